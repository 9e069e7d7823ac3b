import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlaybookShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { keyOf, type FieldChange, type Path } from './changes.ts';
import css from './rowList.module.css';

/** A row or a topic of the playbook, or one of its lists. */
export interface Entry {
  readonly path: Path;
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** Entries of one kind, with what adds to them. */
export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly add?: ReactNode;
}

interface RowListProps {
  readonly groups: readonly Group[];
  readonly at: Entry | undefined;
  readonly choose: (entry: Entry) => void;
  readonly changes: readonly FieldChange[];
  readonly problems: PlaybookShown['problems'];
}

/** The rows of a playbook, its topics and lists, with what was changed and what is wrong in each. */
export function RowList({ groups, at, choose, changes, problems }: RowListProps) {
  return (
    <nav className={css.list} aria-label="Rows and topics of the playbook">
      {groups.map((group) => (
        <div key={group.title} className={css.entry}>
          <p className={css.group}>{group.title}</p>
          {group.entries.map((entry) => {
            const key = keyOf(entry.path);
            const changed = changes.filter(({ path }) => path.length > entry.path.length && keyOf(path).startsWith(key)).length;
            const wrong = problems.some((problem) => problem.at.startsWith(key));
            return (
              <UnstyledButton key={`${key} ${entry.id}`} className={css.row} aria-current={entry === at ? 'true' : undefined} onClick={() => choose(entry)}>
                <span className={css.title}>
                  {entry.title}
                  {wrong ? <span className={css.wrong}>cannot be read</span> : changed > 0 && <span className={css.changed}>{changed} changed</span>}
                </span>
                <span className={css.soft}>{entry.about}</span>
              </UnstyledButton>
            );
          })}
          {group.add}
        </div>
      ))}
    </nav>
  );
}

/** Frameworks and rules of residency, each as one entry. */
export function listsOf({ frameworks, residency }: Pick<PlaybookShown, 'frameworks' | 'residency'>): Entry[] {
  return [
    { path: ['frameworks'], id: 'frameworks', title: 'Frameworks and their evidence', about: frameworks.length === 0 ? 'none' : frameworks.map(({ title }) => title).join(', ') },
    { path: ['residency'], id: 'residency', title: 'Rules of residency', about: residency.length === 0 ? 'none' : plural(residency.length, 'rule') },
  ];
}
