import { UnstyledButton } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import type { FieldChange } from './changes.ts';
import css from './rowList.module.css';

interface RowListProps {
  readonly rows: PlaybookShown['rows'];
  readonly at: number;
  readonly choose: (at: number) => void;
  readonly changes: readonly FieldChange[];
  readonly problems: PlaybookShown['problems'];
}

/** The rows of a playbook, with what was changed and what is wrong in each. */
export function RowList({ rows, at, choose, changes, problems }: RowListProps) {
  return (
    <nav className={css.list} aria-label="Rows of the playbook">
      {rows.map(({ id, title, approver, checks }, index) => {
        const changed = changes.filter(({ path }) => path[0] === 'rows' && path[1] === index).length;
        const wrong = problems.some((problem) => problem.at.startsWith(`rows[${index}]`));
        return (
          <UnstyledButton key={id} className={css.row} aria-current={index === at ? 'true' : undefined} onClick={() => choose(index)}>
            <span className={css.title}>
              {title}
              {wrong ? <span className={css.wrong}>cannot be read</span> : changed > 0 && <span className={css.changed}>{changed} changed</span>}
            </span>
            <span className={css.soft}>
              {plural(checks.length, 'check')} · {approver}
            </span>
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
