import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { tell } from './tell.ts';
import css from './tellUndo.module.css';

/** Says what was done, with the way back for ten seconds. */
export function tellUndo(said: string, undo: () => void, id: string): void {
  // A second telling of the same thing takes the place of the first.
  notifications.hide(id);
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
