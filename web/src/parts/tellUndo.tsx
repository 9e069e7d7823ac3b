import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { tell } from './tell.ts';
import css from './tellUndo.module.css';

/** Says what was done, with the way back for ten seconds. What is told under the same name later takes its place. */
export function tellUndo(said: string, undo: () => void, name: string): void {
  const before = told.get(name);
  if (before !== undefined) notifications.hide(before);
  const id = `${name} ${next++}`;
  told.set(name, id);
  tell(
    <span className={css.toast}>
      {said}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          undo();
          notifications.hide(id);
        }}
      >
        Undo
      </Button>
    </span>,
    id,
  );
}

// A notice that goes away keeps its id until it is gone, so each has one of its own.
const told = new Map<string, string>();
let next = 1;
