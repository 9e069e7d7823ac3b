import { Button, Checkbox } from '@mantine/core';
import type { PlaybookShown } from '../../../client/answers.ts';
import { reaches } from '../../../client/usePaperFacts.ts';
import type { FieldChange } from './changes.ts';
import { sentencesOf } from './checks.tsx';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

interface ListsProps {
  readonly frameworks: PlaybookShown['frameworks'];
  readonly residency: PlaybookShown['residency'];
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
}

/** The laws, standards and certificates that a paper should name, each with what proves it. */
export function FrameworksForm({ frameworks, problems, change }: Omit<ListsProps, 'residency'>) {
  const put = (next: PlaybookShown['frameworks']): void => change({ path: ['frameworks'], value: next });
  return (
    <form className={css.form} aria-label="Frameworks and their evidence" onSubmit={(event) => event.preventDefault()}>
      <p className={css.hint}>The compliance matrix shows each of these against the clause that names it, the document that proves it, who keeps that and how long it holds.</p>
      <ul className={css.checks}>
        {frameworks.map((one, place) => {
          const text = (name: 'title' | 'evidence' | 'owner', label: string) => <TextField label={label} value={one[name]} rows={1} path={['frameworks', place, name]} problems={problems} keep={(next) => put(frameworks.with(place, { ...one, [name]: next }))} />;
          return (
            <li key={`${place} ${one.id}`} className={css.check}>
              <div className={css.pair}>
                {text('title', `Framework: ${one.id}`)}
                {text('evidence', 'What proves it')}
                {text('owner', 'Who keeps the proof')}
                <TextField label="Holds for, days" value={String(one.validDays)} rows={1} path={['frameworks', place, 'validDays']} problems={problems} keep={(next) => put(frameworks.with(place, { ...one, validDays: Number(next) }))} />
              </div>
              <TextField mono label="Named in a paper as, one phrase a line" value={one.says.join('\n')} rows={2} path={['frameworks', place, 'says']} problems={problems} keep={(next) => put(frameworks.with(place, { ...one, says: sentencesOf(next) }))} />
              <Button size="compact-xs" variant="subtle" color="red" className={css.remove} onClick={() => put(frameworks.toSpliced(place, 1))}>
                Take this framework away
              </Button>
            </li>
          );
        })}
      </ul>
      <Button size="compact-sm" variant="default" className={css.add} onClick={() => put([...frameworks, { id: freeId('framework', frameworks), title: 'A framework of ours', says: ['its name as papers write it'], evidence: 'Say what proves it', owner: 'Say who keeps it', validDays: 365 }])}>
        Add a framework
      </Button>
    </form>
  );
}

/** How far our deployments may reach under each rule that binds us. */
export function ResidencyForm({ residency, problems, change }: Omit<ListsProps, 'frameworks'>) {
  const put = (next: PlaybookShown['residency']): void => change({ path: ['residency'], value: next });
  return (
    <form className={css.form} aria-label="Rules of residency" onSubmit={(event) => event.preventDefault()}>
      <p className={css.hint}>The residency matrix holds the deployments in use against each of these.</p>
      <ul className={css.checks}>
        {residency.map((one, place) => (
          <li key={`${place} ${one.id}`} className={css.check}>
            <TextField label={`Rule: ${one.id}`} value={one.title} rows={1} path={['residency', place, 'title']} problems={problems} keep={(next) => put(residency.with(place, { ...one, title: next }))} />
            <Checkbox.Group size="xs" label="It allows" value={[...one.allows]} onChange={(values) => put(residency.with(place, { ...one, allows: reaches.map(({ value }) => value).filter((value) => values.includes(value)) }))}>
              {reaches.map(({ value, label }) => (
                <Checkbox key={value} size="xs" mt={4} value={value} label={label} />
              ))}
            </Checkbox.Group>
            <Button size="compact-xs" variant="subtle" color="red" className={css.remove} onClick={() => put(residency.toSpliced(place, 1))}>
              Take this rule away
            </Button>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" className={css.add} onClick={() => put([...residency, { id: freeId('rule', residency), title: 'A rule of ours', allows: ['region'] }])}>
        Add a rule
      </Button>
    </form>
  );
}

function freeId(stem: string, taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
