import { Button, UnstyledButton } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { keyOf, type FieldChange, type Path } from './changes.ts';
import css from './rowList.module.css';

/** A row or a topic of the playbook. */
export interface Entry {
  readonly path: Path;
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

interface RowListProps {
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly choose: (at: number) => void;
  readonly changes: readonly FieldChange[];
  readonly problems: PlaybookShown['problems'];
  readonly add: () => void;
}

/** The rows of a playbook and its topics, with what was changed and what is wrong in each. */
export function RowList({ entries, at, choose, changes, problems, add }: RowListProps) {
  const firstTopic = entries.findIndex(({ path }) => path[0] === 'topics');
  return (
    <nav className={css.list} aria-label="Rows and topics of the playbook">
      {entries.map(({ path, id, title, about }, index) => {
        const key = keyOf(path);
        const changed = changes.filter((change) => keyOf(change.path).startsWith(key) && change.path.length > 2).length;
        const wrong = problems.some((problem) => problem.at.startsWith(key));
        return (
          <div key={`${key} ${id}`} className={css.entry}>
            {index === 0 && <p className={css.group}>Rows</p>}
            {index === firstTopic && (
              <>
                <Button size="compact-xs" variant="default" onClick={add}>
                  Add a row
                </Button>
                <p className={css.group}>{plural(entries.length - firstTopic, 'topic')}</p>
              </>
            )}
            <UnstyledButton className={css.row} aria-current={index === at ? 'true' : undefined} onClick={() => choose(index)}>
              <span className={css.title}>
                {title}
                {wrong ? <span className={css.wrong}>cannot be read</span> : changed > 0 && <span className={css.changed}>{changed} changed</span>}
              </span>
              <span className={css.soft}>{about}</span>
            </UnstyledButton>
          </div>
        );
      })}
      {firstTopic === -1 && (
        <Button size="compact-xs" variant="default" onClick={add}>
          Add a row
        </Button>
      )}
    </nav>
  );
}

/** Rows first, then topics, as one list. */
export function entriesOf({ rows, topics }: Pick<PlaybookShown, 'rows' | 'topics'>): Entry[] {
  return [
    ...rows.map(({ id, title, checks, approver }, index): Entry => ({ path: ['rows', index], id, title, about: `${plural(checks.length, 'check')} · ${approver}` })),
    ...topics.map(({ topic, title, positions, approver }, index): Entry => ({ path: ['topics', index], id: topic, title, about: positions ? (approver ?? '') : 'found only, no position' })),
  ];
}
