import { Button, Checkbox } from '@mantine/core';
import type { AnswerOf, PlaybookShown } from '../../../client/answers.ts';
import { AboutFields } from './aboutFields.tsx';
import { linesOf, signsOf, type FieldChange, type Path } from './changes.ts';
import { Checks, sentencesOf } from './checks.tsx';
import { rungs } from './rungs.ts';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

type OverTopic = AnswerOf<'playbook.overlay'>['topics'][number];
type Over = Partial<Pick<OverTopic, 'approver' | 'document' | 'why' | 'mustFind' | 'loopholes' | 'about' | 'headings' | 'favourable' | 'unfavourable' | 'examples'>> & { readonly positions: Readonly<Partial<Record<(typeof rungs)[number]['name'], { readonly says: string; readonly wording: string; readonly when?: readonly string[] }>>>; readonly checks: OverTopic['checks'] };
type Under = PlaybookShown['rows'][number] | PlaybookShown['topics'][number];

interface OverFormProps {
  readonly at: Path;
  readonly over: Over;
  /** The matter as the playbook has it. */
  readonly under: Under;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

/** One matter as an industry wants it: what is left empty stays as the playbook has it, which stands in grey. */
export function OverForm({ at, over, under, problems, change }: OverFormProps) {
  const topic = 'topic' in under;
  const text = (name: 'approver' | 'document' | 'why', label: string, rows = 1) => (
    <TextField label={label} value={over[name] ?? ''} rows={rows} placeholder={under[name] ?? ''} path={[...at, name]} problems={problems} keep={(next) => change({ path: [...at, name], value: next.trim() === '' ? null : next })} />
  );
  const signs = (name: 'favourable' | 'unfavourable' | 'loopholes', label: string) => <TextField key={name} mono label={label} value={linesOf(over[name] ?? [])} rows={2} path={[...at, name]} problems={problems} keep={(next) => change({ path: [...at, name], value: next.trim() === '' ? null : signsOf(next) })} />;
  const examples = over.examples ?? { on: [], off: [] };
  const sentences = (name: 'on' | 'off', label: string) => (
    <TextField label={label} value={examples[name].join('\n')} rows={2} path={[...at, 'examples', name]} problems={problems} keep={(next) => {
      const now = { ...examples, [name]: sentencesOf(next) };
      change({ path: [...at, 'examples'], value: now.on.length + now.off.length === 0 ? null : now });
    }} />
  );
  return (
    <form className={css.form} aria-label={under.title} onSubmit={(event) => event.preventDefault()}>
      <p className={css.hint}>What is left empty stays as the playbook has it, shown in grey. Checks and phrases come on top of those of the playbook.</p>
      <div className={css.pair}>
        {text('approver', 'Who approves a departure')}
        {text('document', 'Which document must hold it')}
      </div>
      {text('why', 'Why it matters', 2)}
      {topic && <Checkbox size="xs" label="Show less likely clauses, too: none may be missed" checked={over.mustFind ?? under.mustFind} onChange={({ currentTarget: { checked } }) => change({ path: [...at, 'mustFind'], value: checked === under.mustFind ? null : checked })} />}
      <h2 className={css.title}>Positions</h2>
      <ol className={css.ladder}>
        {rungs.map(({ name, title, wording }) => {
          const [own, theirs] = [over.positions[name], under.positions?.[name]];
          const path = [...at, 'positions', name];
          if (!theirs) return null;
          return (
            <li key={name} className={css.rung} data-rung={name}>
              {own ? (
                <>
                  <TextField label={title} value={own.says} rows={1} path={[...path, 'says']} problems={problems} keep={(next) => change({ path: [...path, 'says'], value: next })} />
                  <TextField label={wording} value={own.wording.trim()} rows={3} path={[...path, 'wording']} problems={problems} keep={(next) => change({ path: [...path, 'wording'], value: next })} />
                  {own.when && <TextField mono label={name === 'walkAway' ? 'Crossed when any of these holds, one a line' : 'Held when all of these hold, one a line'} value={own.when.join('\n')} rows={2} path={[...path, 'when']} problems={problems} keep={(next) => change({ path: [...path, 'when'], value: sentencesOf(next) })} />}
                  <Button size="compact-xs" variant="subtle" className={css.add} onClick={() => change({ path, value: null })}>
                    As the playbook has it
                  </Button>
                </>
              ) : (
                <>
                  <p className={css.hint}>
                    <strong>{title}:</strong> {theirs.says}
                  </p>
                  <Button size="compact-xs" variant="default" className={css.add} onClick={() => change({ path, value: { ...theirs, wording: theirs.wording.trim() } })}>
                    Want something else
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {topic && (
        <>
          <h2 className={css.title}>Its clauses, beside those that the playbook finds</h2>
          <AboutFields over about={over.about ?? []} headings={over.headings ?? []} at={at} problems={problems} change={change} />
          <div className={css.pair}>
            {signs('favourable', 'Is good for us')}
            {signs('unfavourable', 'Is good for them')}
            {signs('loopholes', 'Takes something back')}
          </div>
          <p className={css.hint}>Sentences it is tried on, one a line, beside those of the playbook.</p>
          <div className={css.pair}>
            {sentences('on', 'Examples on the matter')}
            {sentences('off', 'Examples that are not')}
          </div>
        </>
      )}
      <Checks checks={over.checks} at={at} problems={problems} change={change} />
    </form>
  );
}
