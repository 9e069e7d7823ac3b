import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useUploads } from '../client/uploads.tsx';
import { tell } from './tell.ts';
import css from './dropAnywhere.module.css';

/** Files can be dropped on any screen; the whole window says so while they hover over it. */
export function DropAnywhere() {
  const { add } = useUploads();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const take = useRef<(files: DataTransfer) => void>(() => undefined);
  useEffect(() => {
    take.current = (dropped) => {
      const files = filesOf(dropped);
      if (files.length < dropped.files.length) tell('A folder was dropped, which is not read as one file. Open it and drop the files in it.');
      if (files.length === 0) return;
      add(files);
      void navigate({ to: '/files' });
    };
  });

  useEffect(() => {
    // Entering a child leaves its parent: only when all that was entered was left are the files away.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      take.current(event.dataTransfer);
    };
    const listeners = [['dragenter', enter], ['dragleave', leave], ['dragover', hover], ['drop', drop]] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={css.over} aria-hidden="true">
      <p>Drop the files: usage exports, the draft contract, a deal file. They stay on this computer.</p>
    </div>
  );
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The dropped files, without folders. */
function filesOf(dropped: DataTransfer): File[] {
  const folders = [...dropped.items].map((item) => item.webkitGetAsEntry()?.isDirectory ?? false);
  return [...dropped.files].filter((_, index) => folders[index] !== true);
}
