import type { PlaybookShown } from '../../../client/answers.ts';
import type { FieldChange } from './changes.ts';
import { Checks } from './checks.tsx';
import { rungs } from './rungs.ts';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

type Row = PlaybookShown['rows'][number];

interface RowFormProps {
  readonly row: Row;
  readonly index: number;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

/** One row of the playbook: why it matters, who approves, the three positions with our language, and the checks with how words are recognised. */
export function RowForm({ row, index, problems, change }: RowFormProps) {
  const text = (path: FieldChange['path'], label: string, value: string, rows = 1) => <TextField key={label} label={label} value={value} rows={rows} path={path} problems={problems} keep={(next) => change({ path, value: next })} />;
  const at = ['rows', index] as const;
  return (
    <form className={css.form} aria-label={row.title} onSubmit={(event) => event.preventDefault()}>
      <div className={css.pair}>
        {text([...at, 'title'], 'Matter', row.title)}
        {text([...at, 'approver'], 'Who approves a departure', row.approver)}
      </div>
      {text([...at, 'why'], 'Why it matters', row.why, 2)}
      {text([...at, 'document'], 'Which document must hold it', row.document)}
      <h2 className={css.title}>Positions</h2>
      <ol className={css.ladder}>
        {rungs.map(({ name, title, wording }) => (
          <li key={name} className={css.rung} data-rung={name}>
            {text([...at, 'positions', name, 'says'], title, row.positions[name].says, 1)}
            {text([...at, 'positions', name, 'wording'], wording, row.positions[name].wording.trim(), 3)}
          </li>
        ))}
      </ol>
      <Checks checks={row.checks} at={at} problems={problems} change={change} />
    </form>
  );
}
