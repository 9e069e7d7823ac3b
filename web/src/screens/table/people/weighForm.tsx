import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf, InputOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { useShow } from '../../../parts/useShow.tsx';
import form from '../form.module.css';

type Elicited = AnswerOf<'ask.elicit'>;
type Kind = 'worth' | 'weight' | 'than' | 'redLine' | 'noRedLine';

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'worth', label: 'A price' },
  { value: 'weight', label: 'A weight' },
  { value: 'than', label: 'One of two' },
  { value: 'redLine', label: 'A red line' },
];

/** One answer to one trade-off question; what it leads to is asked at once. */
export function WeighForm({ elicited, name: asked, close }: { readonly elicited: Elicited | undefined; readonly name: string | undefined; readonly close: () => void }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const [issues, stakeholders] = [elicited?.issues ?? [], elicited?.stakeholders ?? []];
  const [name, setName] = useState(asked ?? stakeholders[0]?.name ?? '');
  const [role, setRole] = useState('');
  const [issue, setIssue] = useState(issues[0]?.issue ?? '');
  const [fresh, setFresh] = useState({ title: '', worst: '', best: '' });
  const [kind, setKind] = useState<Kind>('worth');
  const [amount, setAmount] = useState('');
  const [than, setThan] = useState('');
  const [then, setThen] = useState<AnswerOf<'ask.weigh'>>();
  const [isNew, knownPerson] = [issue === '', stakeholders.some((one) => one.name === name)];
  const read = readAmount(amount);
  const others = issues.filter((each) => each.issue !== issue);
  const rather = others.find((each) => each.issue === than)?.issue ?? others[0]?.issue ?? '';
  const step = issues.find((each) => each.issue === issue);
  const isRed = step?.redLineOf.includes(name) === true;
  const said: InputOf<'ask.weigh'> | undefined =
    kind === 'worth' || kind === 'weight'
      ? read === undefined || (kind === 'weight' && Number(read) > 100) ? undefined : { name: name.trim(), issue, [kind]: read }
      : kind === 'than' ? (rather === '' ? undefined : { name: name.trim(), issue, than: rather }) : { name: name.trim(), issue, redLine: !isRed };
  const ready = said !== undefined && name.trim() !== '' && (knownPerson || role.trim() !== '') && (!isNew || Object.values(fresh).every((each) => each.trim() !== ''));

  // What they said of the term itself; a red line is taken back under its own kind.
  const how = stakeholders.find((one) => one.name === name)?.worths.find((each) => each.issue === issue)?.how;
  const taken = kind === 'worth' && how === 'even swap' ? (['worth'] as const) : kind === 'weight' && how === 'swing weight' ? (['weight'] as const) : undefined;
  const write = (input: InputOf<'ask.weigh'>, done: string): Promise<boolean> =>
    edit({
      changes: ['preferences.yaml'],
      said: done,
      run: async () => {
        setThen(await call('ask.weigh', input));
        return [];
      },
    });
  const save = async (): Promise<void> => {
    if (said === undefined) return;
    const id = isNew ? fresh.title.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') : issue;
    if (await write({ ...said, issue: id, ...(!knownPerson && { role: role.trim() }), ...(isNew && { title: fresh.title.trim(), worst: fresh.worst.trim(), best: fresh.best.trim() }) }, `What ${name.trim()} says is written down.`)) {
      setIssue(id);
      setAmount('');
    }
  };

  return (
    <Dialog close={close} size="lg" title="What is it worth to us?">
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div className={form.row}>
          <TextInput label="Who says it" value={name} list="stakeholders" onChange={({ currentTarget }) => setName(currentTarget.value)} {...(asked === undefined && { 'data-autofocus': true })} />
          <datalist id="stakeholders">
            {stakeholders.map((one) => (
              <option key={one.name} value={one.name} />
            ))}
          </datalist>
          {!knownPerson && <TextInput label="What they are" placeholder="legal, platform owner …" value={role} onChange={({ currentTarget }) => setRole(currentTarget.value)} />}
          <NativeSelect label="Of which term" value={issue} data={[...issues.map((each) => ({ value: each.issue, label: each.title })), { value: '', label: 'another one …' }]} onChange={({ currentTarget }) => setIssue(currentTarget.value)} />
        </div>
        {isNew && (
          <div className={form.row}>
            {(['title', 'worst', 'best'] as const).map((field) => (
              <TextInput key={field} label={{ title: 'What it is called', worst: 'Its worst end', best: 'Its best end' }[field]} value={fresh[field]} onChange={({ currentTarget: { value } }) => setFresh((now) => ({ ...now, [field]: value }))} />
            ))}
          </div>
        )}
        {step && (
          <p>
            The step from “{show.words(step.worst)}” to “{show.words(step.best)}”.
          </p>
        )}
        <SegmentedControl size="xs" aria-label="What kind of answer" value={kind} onChange={setKind} data={kinds.map(({ value, label }) => ({ value, label }))} />
        {kind === 'worth' && <TextInput label="What rise of the price over the whole term would you accept to have its best end?" inputMode="decimal" value={amount} onChange={({ currentTarget }) => setAmount(currentTarget.value)} error={amount !== '' && read === undefined ? 'Not an amount.' : undefined} />}
        {kind === 'weight' && <TextInput label="Against the step you would take first at 100, how much is this one?" inputMode="decimal" value={amount} onChange={({ currentTarget }) => setAmount(currentTarget.value)} error={amount !== '' && (read === undefined || Number(read) > 100) ? 'A number from 0 to 100.' : undefined} />}
        {kind === 'than' && <NativeSelect label="You would rather have it than" value={rather} data={others.map((each) => ({ value: each.issue, label: each.title }))} onChange={({ currentTarget }) => setThan(currentTarget.value)} />}
        {kind === 'redLine' && <p className={form.soft}>{isRed ? 'It is a red line of theirs now: keeping this takes it back.' : 'They do not sign without its best end: it is a condition, and is never traded.'}</p>}
        <div className={form.buttons}>
          <Button type="submit" disabled={!ready || busy}>
            {busy ? 'Keeping …' : 'Write it down'}
          </Button>
          {taken && (
            <Button variant="default" disabled={busy} onClick={() => void write({ name, issue, clear: [...taken] }, `What ${name} said of it is taken back.`)}>
              Take their answer back
            </Button>
          )}
          <Button variant="default" onClick={close}>
            Done
          </Button>
        </div>
        {then && (
          <div role="status">
            <p>{then.consistent ? '✓ What was said goes together.' : '△ Two answers contradict each other:'}</p>
            {then.findings.filter(({ code }) => code === 'answers-contradict').map(({ message }) => (
              <p key={message} className={form.soft}>{show.words(message)}</p>
            ))}
            {then.next.length > 0 && <p>Ask next: {show.words(then.next[0] ?? '')}</p>}
          </div>
        )}
      </form>
    </Dialog>
  );
}
