import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kinds } from '../../../../../src/room/alternatives/alternativesFile.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import form from '../form.module.css';

const kindWord: Readonly<Record<(typeof kinds)[number], string>> = { openaiDirect: 'OpenAI direct', bedrock: 'Bedrock', vertex: 'Vertex', anthropic: 'Anthropic', other: 'something else', delay: 'wait', statusQuo: 'stay as we are' };
/** The rate books that ship, for those who sell tokens. */
const books: Readonly<Partial<Record<(typeof kinds)[number], string>>> = { openaiDirect: 'openai-2026-10', bedrock: 'bedrock-2026-10' };

/** One more thing that we could do without this deal. */
export function NewAlternative() {
  const { edit, busy } = useRoomEdit();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number]>('vertex');
  const [title, setTitle] = useState('');
  const [book, setBook] = useState('');
  const [months, setMonths] = useState('3');
  const [moving, setMoving] = useState({ low: '', likely: '', high: '', basis: '' });
  const [pros, setPros] = useState('');
  const [cons, setCons] = useState('');
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const [low, likely, high] = [moving.low, moving.likely, moving.high].map(readAmount);
  const saysMoving = Object.values(moving).some((each) => each.trim() !== '');
  const ready = title.trim() !== '' && (!saysMoving || (low !== undefined && likely !== undefined && high !== undefined && moving.basis.trim() !== '')) && (kind !== 'delay' || /^[1-9]\d*$/.test(months));
  const save = async (): Promise<void> => {
    const done = await edit({
      changes: ['alternatives.yaml'],
      said: `${title.trim()} is among the alternatives.`,
      run: async () => {
        await call('alternative.add', {
          kind,
          title: title.trim(),
          ...(book.trim() !== '' && { book: book.trim() }),
          ...(kind === 'delay' && { delayMonths: Number(months) }),
          ...(saysMoving && low !== undefined && likely !== undefined && high !== undefined && { switchingLow: low, switchingLikely: likely, switchingHigh: high, switchingBasis: moving.basis.trim() }),
          ...(lines(pros).length > 0 && { pros: lines(pros) }),
          ...(lines(cons).length > 0 && { cons: lines(cons) }),
        });
        return [];
      },
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add an alternative
      </Button>
      {open && (
        <Dialog close={() => setOpen(false)} size="lg" title="What else we could do">
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) void save();
            }}
          >
            <div className={form.row}>
              <NativeSelect
                label="What it is"
                value={kind}
                data={kinds.map((each) => ({ value: each, label: kindWord[each] }))}
                onChange={({ currentTarget: { value } }) => {
                  const next = kinds.find((each) => each === value) ?? kind;
                  setKind(next);
                  setBook(books[next] ?? '');
                }}
              />
              <TextInput label="What we call it" value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} data-autofocus />
              {kind === 'delay' ? <TextInput label="Months" inputMode="numeric" value={months} onChange={({ currentTarget }) => setMonths(currentTarget.value)} /> : kind !== 'statusQuo' && <TextInput label="Rate book that prices it" description="Without one it is not priced." value={book} onChange={({ currentTarget }) => setBook(currentTarget.value)} />}
            </div>
            {kind !== 'delay' && kind !== 'statusQuo' && (
              <fieldset className={form.group}>
                <legend>What moving costs</legend>
                <div className={form.row}>
                  {(['low', 'likely', 'high'] as const).map((end) => (
                    <TextInput key={end} label={{ low: 'At least', likely: 'Likely', high: 'At most' }[end]} value={moving[end]} onChange={({ currentTarget: { value } }) => setMoving((now) => ({ ...now, [end]: value }))} error={moving[end] !== '' && readAmount(moving[end]) === undefined ? 'Not an amount.' : undefined} />
                  ))}
                </div>
                <TextInput label="Where that comes from" value={moving.basis} onChange={({ currentTarget: { value } }) => setMoving((now) => ({ ...now, basis: value }))} />
              </fieldset>
            )}
            <div className={form.row}>
              <Textarea label="What speaks for it, one a line" autosize minRows={2} value={pros} onChange={({ currentTarget }) => setPros(currentTarget.value)} />
              <Textarea label="What speaks against it" autosize minRows={2} value={cons} onChange={({ currentTarget }) => setCons(currentTarget.value)} />
            </div>
            <Button type="submit" disabled={!ready || busy}>
              {busy ? 'Adding …' : 'Add it'}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
