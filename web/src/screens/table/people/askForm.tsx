import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { needs } from '../../../../../src/room/asks/asksFile.ts';
import type { RankedAsk } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import form from '../form.module.css';

const words = ['why', 'opening', 'target', 'walkAway', 'owner', 'approver'] as const;
/** Lists, one entry a line. */
const lists = ['trades', 'consulted', 'informed'] as const;
type Many = (typeof lists)[number];
const listLabels: Readonly<Record<Many, string>> = { trades: 'What we may give for it, one a line', consulted: 'Who is asked before, one a line', informed: 'Who is told after, one a line' };
const labels: Readonly<Record<(typeof words)[number], string>> = { why: 'Why (without it the ask stays in the house)', opening: 'Opening', target: 'Target', walkAway: 'Walk-away', owner: 'Who pursues it', approver: 'Who may give it up' };

/** An ask, new or changed: what it is about, why, how much we need it, and its ladder. */
export function AskForm({ ask, close }: { readonly ask: RankedAsk | undefined; readonly close: () => void }) {
  const { edit, busy } = useRoomEdit();
  const [title, setTitle] = useState(ask?.title ?? '');
  const [about, setAbout] = useState(ask?.about ?? '');
  const [need, setNeed] = useState(ask?.need ?? 'should');
  const [likely, setLikely] = useState(String(Math.round((ask?.likelihood ?? 0.5) * 100)));
  const [said, setSaid] = useState<Readonly<Record<(typeof words)[number], string>>>({ why: ask?.why ?? '', opening: ask?.opening ?? '', target: ask?.target ?? '', walkAway: ask?.walkAway ?? '', owner: ask?.owner ?? '', approver: ask?.approver ?? '' });
  const [many, setMany] = useState<Readonly<Record<Many, string>>>({ trades: (ask?.trades ?? []).join('\n'), consulted: (ask?.consulted ?? []).join('\n'), informed: (ask?.informed ?? []).join('\n') });
  const [worth, setWorth] = useState({ low: '', likely: '', high: '', basis: '' });
  const [low, middle, high] = [worth.low, worth.likely, worth.high].map(readAmount);
  const saysWorth = Object.values(worth).some((each) => each.trim() !== '');
  const share = /^\d{1,3}$/.test(likely) && Number(likely) <= 100 ? (Number(likely) / 100).toString() : undefined;
  const ready = title.trim() !== '' && (ask !== undefined || about.trim() !== '') && share !== undefined && (!saysWorth || (low !== undefined && middle !== undefined && high !== undefined && worth.basis.trim() !== ''));

  const save = async (): Promise<void> => {
    const filled = Object.fromEntries(words.filter((word) => said[word].trim() !== '').map((word) => [word, said[word].trim()]));
    const listed = Object.fromEntries(lists.flatMap((key) => (linesOf(many[key]).length === 0 ? [] : [[key, linesOf(many[key])]])));
    const emptied = [...words.filter((word) => said[word].trim() === '' && (ask?.[word] ?? null) !== null), ...lists.filter((key) => linesOf(many[key]).length === 0 && (ask?.[key].length ?? 0) > 0)];
    const common = { ...filled, ...listed, need, likelihood: share ?? '0.5', ...(saysWorth && { worthLow: low, worthLikely: middle, worthHigh: high, worthBasis: worth.basis.trim() }) };
    const done = await edit({
      changes: ['asks.yaml'],
      said: ask ? `“${title.trim()}” was changed.` : `“${title.trim()}” is among the asks.`,
      run: async () => {
        if (ask) await call('ask.edit', { of: ask.id, title: title.trim(), ...common, ...(emptied.length > 0 && { clear: emptied }) });
        else await call('ask.add', { title: title.trim(), ...(/^(?:rates|tiers|provisioned|commitment|credits|support|payment|priceProtection|newModels|rights|listPrices)\b/.test(about.trim()) ? { term: about.trim() } : { clause: about.trim() }), ...common });
        return [];
      },
    });
    if (done) close();
  };
  const remove = async (): Promise<void> => {
    if (!ask) return;
    const done = await edit({
      changes: ['asks.yaml'],
      said: `“${ask.title}” was taken out.`,
      run: async () => {
        await call('ask.remove', { of: ask.id });
        return [];
      },
    });
    if (done) close();
  };

  return (
    <Dialog close={close} size="lg" title={ask ? 'Change an ask' : 'A new ask'}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <TextInput label="What we ask for" value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} data-autofocus />
        <div className={form.row}>
          {!ask && <TextInput label="Term or clause" description="commitment, rates[0], data-use …" value={about} onChange={({ currentTarget }) => setAbout(currentTarget.value)} />}
          <NativeSelect label="How much we need it" value={need} data={[...needs]} onChange={({ currentTarget: { value } }) => setNeed(needs.find((each) => each === value) ?? need)} />
          <TextInput label="Likely, in 100" inputMode="numeric" value={likely} onChange={({ currentTarget }) => setLikely(currentTarget.value)} error={share === undefined ? 'A number from 0 to 100.' : undefined} />
        </div>
        <Textarea label={labels.why} autosize minRows={2} value={said.why} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, why: value }))} />
        <div className={form.row}>
          {words.slice(1).map((word) => (
            <TextInput key={word} label={labels[word]} value={said[word]} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, [word]: value }))} />
          ))}
        </div>
        <div className={form.row}>
          {lists.map((key) => (
            <Textarea key={key} label={listLabels[key]} autosize minRows={1} value={many[key]} onChange={({ currentTarget: { value } }) => setMany((now) => ({ ...now, [key]: value }))} />
          ))}
        </div>
        <fieldset className={form.group}>
          <legend>What it is worth over the term{ask && ' (empty: stays as it is)'}</legend>
          <div className={form.row}>
            {(['low', 'likely', 'high'] as const).map((end) => (
              <TextInput key={end} label={{ low: 'At least', likely: 'Likely', high: 'At most' }[end]} value={worth[end]} onChange={({ currentTarget: { value } }) => setWorth((now) => ({ ...now, [end]: value }))} error={worth[end] !== '' && readAmount(worth[end]) === undefined ? 'Not an amount.' : undefined} />
            ))}
          </div>
          <TextInput label="Where that comes from" value={worth.basis} onChange={({ currentTarget: { value } }) => setWorth((now) => ({ ...now, basis: value }))} />
        </fieldset>
        <div className={form.buttons}>
          <Button type="submit" disabled={!ready || busy}>
            {busy ? 'Keeping …' : ask ? 'Keep it' : 'Add it'}
          </Button>
          {ask && <LinkButton type="button" onClick={() => void remove()}>Take it out of the list</LinkButton>}
        </div>
      </form>
    </Dialog>
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
