import { useMutation } from '@tanstack/react-query';
import { tellRefusal } from '../parts/tell.ts';
import { tellUndo } from '../parts/tellUndo.tsx';
import { call } from './call.ts';
import { refusedFrom } from './refused.ts';
import { addressOfFile, sendFile } from './sendFile.ts';
import { useRoom } from './useRoom.ts';
import { useReload } from './useWorkspace.ts';

/** A change of documents of the table. */
export interface RoomEdit {
  /** The documents that it changes, by name: undoing it brings them back as they were. */
  readonly changes: readonly string[];
  /** What was done, for the toast. */
  readonly said: string;
  /** Does it; comes back with the names of files that it added. */
  readonly run: () => Promise<readonly string[]>;
}

/** Changes documents of the table one edit after another, each with its way back; comes back with whether it was done. */
export function useRoomEdit(): { readonly edit: (edit: RoomEdit) => Promise<boolean>; readonly busy: boolean } {
  const room = useRoom();
  const reload = useReload();
  const { mutateAsync, isPending } = useMutation({
    scope: { id: 'room' },
    mutationFn: async ({ changes, said, run }: RoomEdit) => {
      const before = await Promise.all(changes.map(async (name) => ({ name, text: room.has(name) ? await textOf(name) : undefined })));
      const added = await run();
      await reload();
      tellUndo(said, () => void undo([...before, ...added.filter((name) => !changes.includes(name)).map((name) => ({ name, text: undefined }))]).then(reload, tellRefusal));
    },
    onError: tellRefusal,
  });
  return {
    busy: isPending,
    edit: (edit) =>
      mutateAsync(edit).then(
        () => true,
        () => false,
      ),
  };
}

async function textOf(name: string): Promise<string> {
  const response = await fetch(addressOfFile(name), { credentials: 'same-origin' });
  if (!response.ok) throw refusedFrom(response.status, undefined);
  return response.text();
}

async function undo(before: readonly { readonly name: string; readonly text: string | undefined }[]): Promise<void> {
  for (const { name, text } of before) {
    if (text === undefined) await call('workspace.remove', { file: name });
    else await sendFile(new File([text], name), () => undefined, new AbortController().signal);
  }
}
