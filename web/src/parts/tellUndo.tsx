import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { tell } from './tell.ts';
import css from './tellUndo.module.css';

/** Says what was done, with the way back for ten seconds; there is one way back at a time, that of what was done last. */
export function tellUndo(said: string, undo: () => void): void {
  notifications.hide(`undo ${told}`);
  const id = `undo ${++told}`;
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
let told = 0;
