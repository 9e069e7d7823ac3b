import { Button, NativeSelect } from '@mantine/core';
import { plural } from '../../../parts/show.ts';
import type { Draft } from './useDraft.ts';
import type { Choices } from './choices.ts';
import css from './playbookPart.module.css';

interface EditorHeadProps extends Choices {
  readonly inUse: boolean;
  readonly draft: Draft;
  readonly problems: number;
  readonly saving: string | undefined;
  readonly ready: boolean;
  readonly next: string;
  readonly tryOut: () => void;
  readonly save: () => void;
}

/** What is edited, whether it is in use, and what can be done with what was changed. */
export function EditorHead({ chosen, groups, choose, inUse, draft, problems, saving, ready, next, tryOut, save }: EditorHeadProps) {
  const { changes } = draft;
  const state = problems > 0 ? `${plural(problems, 'field')} cannot be read yet: see the words in red` : changes.length > 0 ? `${plural(changes.length, 'field')} changed, not saved yet` : inUse ? 'Papers are read with this version' : 'Not in use: papers are read without it';
  return (
    <header className={css.head}>
      <NativeSelect size="xs" aria-label="Version" value={chosen} data={groups.map(({ group, items }) => ({ group, items: [...items] }))} disabled={changes.length > 0} onChange={({ currentTarget }) => choose(currentTarget.value)} />
      <p className={css.state} role="status" data-bad={problems > 0 || undefined}>
        {saving ?? state}
      </p>
      <div className={css.buttons}>
        {changes.length > 0 && (
          <>
            <Button size="compact-sm" variant="default" onClick={draft.undo}>
              Undo (U)
            </Button>
            <Button size="compact-sm" variant="default" onClick={draft.discard}>
              Discard all
            </Button>
          </>
        )}
        <Button size="compact-sm" variant="default" disabled={problems > 0} onClick={tryOut}>
          Try the examples
        </Button>
        <Button size="compact-sm" disabled={!ready} onClick={save}>
          Save as {next} (W)
        </Button>
      </div>
    </header>
  );
}
