import { Checkbox } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { AboutFields } from './aboutFields.tsx';
import { linesOf, signsOf, type FieldChange, type Path } from './changes.ts';
import { Checks, sentencesOf } from './checks.tsx';
import { rungs } from './rungs.ts';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

type Topic = PlaybookShown['topics'][number];

interface TopicFormProps {
  readonly topic: Topic;
  readonly index: number;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

/** One topic: how its clauses are found and whom they favour, our three positions with their conditions and wording, and the sentences it is tried on. */
export function TopicForm({ topic, index, problems, change }: TopicFormProps) {
  const at = ['topics', index] as const;
  const text = (path: Path, label: string, value: string, rows = 1) => <TextField key={label} label={label} value={value} rows={rows} path={path} problems={problems} keep={(next) => change({ path, value: next })} />;
  const signs = (name: 'favourable' | 'unfavourable' | 'loopholes', label: string) => <TextField key={name} mono label={label} value={linesOf(topic[name])} rows={3} path={[...at, name]} problems={problems} keep={(next) => change({ path: [...at, name], value: signsOf(next) })} />;
  const sentences = (name: 'on' | 'off', label: string) => <TextField key={name} label={label} value={topic.examples[name].join('\n')} rows={2} path={[...at, 'examples', name]} problems={problems} keep={(next) => change({ path: [...at, 'examples'], value: { ...topic.examples, [name]: sentencesOf(next) } })} />;
  return (
    <form className={css.form} aria-label={topic.title} onSubmit={(event) => event.preventDefault()}>
      <div className={css.pair}>
        {text([...at, 'title'], 'Matter', topic.title)}
        {text([...at, 'approver'], 'Who approves a departure', topic.approver ?? '')}
      </div>
      {text([...at, 'why'], 'Why it matters', topic.why ?? '', 2)}
      {text([...at, 'document'], 'Which document must hold it', topic.document ?? '')}
      <div className={css.pair}>
        <Checkbox size="xs" label="Show less likely clauses, too: none may be missed" checked={topic.mustFind} onChange={({ currentTarget: { checked } }) => change({ path: [...at, 'mustFind'], value: checked })} />
        <Checkbox size="xs" label="May be absent: nothing on it is good for us" checked={topic.mayBeAbsent} onChange={({ currentTarget: { checked } }) => change({ path: [...at, 'mayBeAbsent'], value: checked })} />
      </div>
      {topic.positions && (
        <>
          <h2 className={css.title}>Positions</h2>
          <ol className={css.ladder}>
            {rungs.map(({ name, title, wording }) => {
              const position = topic.positions?.[name];
              const path = [...at, 'positions', name];
              return (
                position && (
                  <li key={name} className={css.rung} data-rung={name}>
                    {text([...path, 'says'], title, position.says)}
                    {text([...path, 'wording'], wording, position.wording.trim(), 3)}
                    <TextField mono label={name === 'walkAway' ? 'Crossed when any of these holds, one a line' : 'Held when all of these hold, one a line'} value={position.when.join('\n')} rows={2} path={[...path, 'when']} problems={problems} keep={(next) => change({ path: [...path, 'when'], value: sentencesOf(next) })} />
                  </li>
                )
              );
            })}
          </ol>
        </>
      )}
      <h2 className={css.title}>Its clauses</h2>
      <AboutFields about={topic.about} headings={topic.headings} at={at} problems={problems} change={change} />
      <div className={css.pair}>
        {signs('favourable', 'Is good for us')}
        {signs('unfavourable', 'Is good for them')}
        {signs('loopholes', 'Takes something back')}
      </div>
      <p className={css.hint}>Sentences it is tried on, one a line.</p>
      <div className={css.pair}>
        {sentences('on', 'Examples on the matter')}
        {sentences('off', 'Examples that are not')}
      </div>
      {topic.positions && <Checks checks={topic.checks} at={at} problems={problems} change={change} />}
    </form>
  );
}
