import { Button, NativeSelect } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { keyOf, linesOf, signsOf, type FieldChange, type Path } from './changes.ts';
import { newCheck } from './newCheck.ts';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

type Check = PlaybookShown['rows'][number]['checks'][number];

interface ChecksProps {
  readonly checks: readonly Check[];
  /** The row or topic they belong to. */
  readonly at: Path;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

/** How the words of a paper are recognised, check by check, each with the sentences it is tried on; checks are added and taken away. */
export function Checks({ checks, at, problems, change }: ChecksProps) {
  const text = (path: Path, label: string, value: string, rows = 1) => <TextField key={label} label={label} value={value} rows={rows} path={path} problems={problems} keep={(next) => change({ path, value: next })} />;
  return (
    <>
      <h2 className={css.title}>Checks</h2>
      <ul className={css.checks}>
        {checks.map((check, place) => {
          const path = [...at, 'checks', place];
          const signs = (name: 'meets' | 'against' | 'weakens' | 'about', label: string) => (
            <TextField key={name} mono label={label} value={linesOf(check[name])} rows={2} path={[...path, name]} problems={problems} keep={(next) => change({ path: [...path, name], value: signsOf(next) })} />
          );
          const sentences = (name: 'meets' | 'weak' | 'silent', label: string) => (
            <TextField key={name} label={label} value={check.examples[name].join('\n')} rows={2} path={[...path, 'examples', name]} problems={problems} keep={(next) => change({ path: [...path, 'examples'], value: { ...check.examples, [name]: sentencesOf(next) } })} />
          );
          return (
            <li key={`${place} ${check.id}`} className={css.check}>
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
              <details className={css.details} open={problems.some((problem) => problem.at.startsWith(keyOf(path))) || undefined}>
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
                <p className={css.hint}>Sentences it is tried on, one a line.</p>
                <div className={css.pair}>
                  {sentences('meets', 'Examples that meet it')}
                  {sentences('weak', 'Examples that fall short')}
                  {sentences('silent', 'Examples it must not see')}
                </div>
              </details>
              <Button size="compact-xs" variant="subtle" color="red" className={css.remove} onClick={() => change({ path, value: null })}>
                Take this check away
              </Button>
            </li>
          );
        })}
      </ul>
      <Button size="compact-sm" variant="default" className={css.add} onClick={() => change({ path: [...at, 'checks', checks.length], value: newCheck(checks.map(({ id }) => id)) })}>
        Add a check
      </Button>
    </>
  );
}

export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
