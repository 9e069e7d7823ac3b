import { NativeSelect } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { linesOf, signsOf, type FieldChange } from './changes.ts';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

type Row = PlaybookShown['rows'][number];

interface RowFormProps {
  readonly row: Row;
  readonly index: number;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

const rungs = [
  { name: 'preferred', title: 'What we want', wording: 'Our language' },
  { name: 'fallback', title: 'Fallback: what we accept without asking', wording: 'Fallback language' },
  { name: 'walkAway', title: 'Bottom line: what we do not sign', wording: 'The least we sign' },
] as const;

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
      <h2 className={css.title}>Checks</h2>
      <ul className={css.checks}>
        {row.checks.map((check, place) => {
          const path = [...at, 'checks', place] as const;
          const signs = (name: 'meets' | 'against' | 'weakens' | 'about', label: string) => (
            <TextField key={name} mono label={label} value={linesOf(check[name])} rows={2} path={[...path, name]} problems={problems} keep={(next) => change({ path: [...path, name], value: signsOf(next) })} />
          );
          return (
            <li key={check.id} className={css.check}>
              <div className={css.pair}>
                {text([...path, 'asks'], `Check: ${check.id}`, check.asks)}
                <NativeSelect
                  size="xs"
                  label="Importance"
                  value={check.required ? 'required' : 'against'}
                  data={[
                    { value: 'required', label: 'Must be there' },
                    { value: 'against', label: 'Counts only where the paper says the opposite' },
                  ]}
                  onChange={({ currentTarget: { value } }) => change({ path: [...path, 'required'], value: value === 'required' })}
                />
              </div>
              <details className={css.details} open={problems.some((problem) => problem.at.startsWith(`rows[${index}].checks[${place}]`)) || undefined}>
                <summary>How it is recognised</summary>
                <p className={css.hint}>
                  One phrase a line. <code>word*</code> takes longer forms, <code>a/b</code> is a choice, <code>..</code> is up to six words between, <code>{'<duration>'}</code> a quantity.
                </p>
                <div className={css.pair}>
                  {signs('meets', 'Says what we want')}
                  {signs('against', 'Says the opposite')}
                  {signs('weakens', 'Weakens it')}
                  {signs('about', 'Is on the matter')}
                </div>
                <div className={css.pair}>
                  <TextField label="Limit of its first quantity" placeholder="at most 30 days" value={check.limit ?? ''} rows={1} path={[...path, 'limit']} problems={problems} keep={(next) => change({ path: [...path, 'limit'], value: next === '' ? null : next })} />
                  {text([...path, 'met'], 'Said where it is met', check.met)}
                  {text([...path, 'absent'], 'Said where nothing was found', check.absent)}
                </div>
              </details>
            </li>
          );
        })}
      </ul>
    </form>
  );
}
