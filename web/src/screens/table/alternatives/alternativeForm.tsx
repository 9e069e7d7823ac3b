import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kinds, proofs, type Proof } from '../../../../../src/room/alternatives/alternativesFile.ts';
import type { InputOf, PricedAlternatives } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import form from '../form.module.css';

type Kind = (typeof kinds)[number];

const kindWord: Readonly<Record<Kind, string>> = { openaiDirect: 'OpenAI direct', bedrock: 'Bedrock', vertex: 'Vertex', anthropic: 'Anthropic', other: 'something else', delay: 'wait', statusQuo: 'stay as we are' };
/** The rate books that ship, for those who sell tokens. */
const books: Readonly<Partial<Record<Kind, string>>> = { openaiDirect: 'openai-2026-10', bedrock: 'bedrock-2026-10', vertex: 'google-2026-10', anthropic: 'anthropic-2026-10' };
const proofWord: Readonly<Record<Proof, string>> = { priced: 'Its price, besides our own pricing', piloted: 'A pilot', securityReviewed: 'A security review', migrationCost: 'What moving costs', executive: 'That an executive answers for it' };
/** The field of the operation in which the evidence of a proof is named. */
const proofField = { priced: 'priced', piloted: 'piloted', securityReviewed: 'securityReviewed', migrationCost: 'migrationCost', executive: 'executiveProof' } as const;

/** Something that we could do without this deal: new, or changed with what makes it credible. */
export function AlternativeForm({ known, close }: { readonly known: PricedAlternatives['alternatives'][number] | undefined; readonly close: () => void }) {
  const room = useRoom();
  const { edit, busy } = useRoomEdit();
  const said = known?.said;
  const [kind, setKind] = useState<Kind>(kinds.find((each) => each === known?.kind) ?? 'vertex');
  const [title, setTitle] = useState(known?.title ?? '');
  const [book, setBook] = useState(said ? (said.book ?? '') : (books.vertex ?? ''));
  const [months, setMonths] = useState(String(said?.delayMonths ?? 3));
  const [moving, setMoving] = useState({ low: said?.switching?.low ?? '', likely: said?.switching?.likely ?? '', high: said?.switching?.high ?? '', basis: said?.switching?.basis ?? '' });
  const [evidence, setEvidence] = useState<Readonly<Partial<Record<Proof, string>>>>(said?.evidence ?? {});
  const [executive, setExecutive] = useState(said?.executive ?? '');
  const [gaps, setGaps] = useState((known?.gaps ?? []).map(({ what, kind: of, blocks, costs }) => `${of}${blocks ? ', blocks' : ''}${costs === null ? '' : `, costs ${costs}`}: ${what}`).join('\n'));
  const [pros, setPros] = useState((known?.pros ?? []).join('\n'));
  const [cons, setCons] = useState((known?.cons ?? []).join('\n'));
  const [low, likely, high] = [moving.low, moving.likely, moving.high].map(readAmount);
  const saysMoving = Object.values(moving).some((each) => each.trim() !== '');
  const elsewhere = kind !== 'delay' && kind !== 'statusQuo';
  const wrongGap = lines(gaps).find((line) => !/^(?:capability|compliance)(?:, blocks)?(?:, costs \d[\d.]*)?: \S/.test(line));
  const ready = title.trim() !== '' && wrongGap === undefined && (!saysMoving || (low !== undefined && likely !== undefined && high !== undefined && moving.basis.trim() !== '')) && (kind !== 'delay' || /^[1-9]\d*$/.test(months));
  const documents = room.files.filter(({ kind: of }) => of !== 'usage' && of !== 'deal').map(({ name }) => name);

  const save = async (): Promise<void> => {
    const shown = Object.fromEntries(proofs.flatMap((proof) => ((evidence[proof] ?? '') === '' ? [] : [[proofField[proof], evidence[proof]]])));
    const filled = {
      kind,
      title: title.trim(),
      ...(elsewhere && book.trim() !== '' && { book: book.trim() }),
      ...(kind === 'delay' && { delayMonths: Number(months) }),
      ...(elsewhere && saysMoving && low !== undefined && likely !== undefined && high !== undefined && { switchingLow: low, switchingLikely: likely, switchingHigh: high, switchingBasis: moving.basis.trim() }),
      ...(lines(gaps).length > 0 && { gaps: lines(gaps) }),
      ...(lines(pros).length > 0 && { pros: lines(pros) }),
      ...(lines(cons).length > 0 && { cons: lines(cons) }),
      ...(elsewhere && executive.trim() !== '' && { executive: executive.trim() }),
      ...(elsewhere && shown),
    };
    const done = await edit({
      changes: ['alternatives.yaml'],
      said: known ? `${title.trim()} was changed.` : `${title.trim()} is among the alternatives.`,
      run: async () => {
        if (!known) await call('alternative.add', filled);
        else {
          const emptied = emptiedOf(known, { book, moving: saysMoving, gaps, pros, cons, executive });
          // A proof that is taken away goes with the others, which are named again.
          const fewer = proofs.some((proof) => known.said.evidence[proof] !== undefined && (evidence[proof] ?? '') === '');
          if (fewer || emptied.length > 0) await call('alternative.edit', { of: known.id, clear: [...emptied, ...(fewer ? (['evidence'] as const) : [])] });
          await call('alternative.edit', { of: known.id, ...filled });
        }
        return [];
      },
    });
    if (done) close();
  };
  const remove = async (): Promise<void> => {
    if (known && (await edit({ changes: ['alternatives.yaml'], said: `${known.title} was taken out.`, run: async () => (await call('alternative.remove', { of: known.id }), []) }))) close();
  };

  return (
    <Dialog close={close} size="lg" title={known ? known.title : 'What else we could do'}>
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
          {kind === 'delay' && <TextInput label="Months" inputMode="numeric" value={months} onChange={({ currentTarget }) => setMonths(currentTarget.value)} />}
          {elsewhere && <TextInput label="Rate book that prices it" description="Without one it is not priced." value={book} onChange={({ currentTarget }) => setBook(currentTarget.value)} />}
        </div>
        {elsewhere && (
          <>
            <fieldset className={form.group}>
              <legend>What moving costs</legend>
              <div className={form.row}>
                {(['low', 'likely', 'high'] as const).map((end) => (
                  <TextInput key={end} label={{ low: 'At least', likely: 'Likely', high: 'At most' }[end]} value={moving[end]} onChange={({ currentTarget: { value } }) => setMoving((now) => ({ ...now, [end]: value }))} error={moving[end] !== '' && readAmount(moving[end]) === undefined ? 'Not an amount.' : undefined} />
                ))}
              </div>
              <TextInput label="Where that comes from" value={moving.basis} onChange={({ currentTarget: { value } }) => setMoving((now) => ({ ...now, basis: value }))} />
            </fieldset>
            <fieldset className={form.group}>
              <legend>What shows it: credible with four of five</legend>
              <div className={form.row}>
                {proofs.map((proof) => (
                  <NativeSelect key={proof} label={proofWord[proof]} value={evidence[proof] ?? ''} data={[{ value: '', label: proof === 'priced' ? 'our own pricing' : 'no evidence yet' }, ...new Set([...documents, ...Object.values(evidence).filter((each) => each !== '')])]} onChange={({ currentTarget: { value } }) => setEvidence((now) => ({ ...now, [proof]: value }))} />
                ))}
                <TextInput label="Who answers for moving" value={executive} onChange={({ currentTarget }) => setExecutive(currentTarget.value)} />
              </div>
              <p className={form.soft}>Evidence is a file of this workspace: bring the report or the mail under Files first. A line is offered only with its evidence here.</p>
            </fieldset>
          </>
        )}
        <Textarea label="What it lacks, one a line" description="“compliance, blocks: no EU data zone” or “capability, costs 40000: no private network”" autosize minRows={2} value={gaps} onChange={({ currentTarget }) => setGaps(currentTarget.value)} error={wrongGap === undefined ? undefined : `“${wrongGap}” does not say capability or compliance.`} />
        <div className={form.row}>
          <Textarea label="What speaks for it, one a line" autosize minRows={2} value={pros} onChange={({ currentTarget }) => setPros(currentTarget.value)} />
          <Textarea label="What speaks against it" autosize minRows={2} value={cons} onChange={({ currentTarget }) => setCons(currentTarget.value)} />
        </div>
        <div className={form.buttons}>
          <Button type="submit" disabled={!ready || busy}>
            {busy ? 'Keeping …' : known ? 'Keep it' : 'Add it'}
          </Button>
          {known && (
            <LinkButton type="button" onClick={() => void remove()}>
              Take it out of the list
            </LinkButton>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

interface Filled {
  readonly book: string;
  readonly moving: boolean;
  readonly gaps: string;
  readonly pros: string;
  readonly cons: string;
  readonly executive: string;
}

/** What the list says and the form no longer does. */
function emptiedOf({ said, gaps, pros, cons }: PricedAlternatives['alternatives'][number], now: Filled): NonNullable<InputOf<'alternative.edit'>['clear']> {
  return [
    ...(said.book !== null && now.book.trim() === '' ? (['book'] as const) : []),
    ...(said.switching !== null && !now.moving ? (['switching'] as const) : []),
    ...(gaps.length > 0 && lines(now.gaps).length === 0 ? (['gaps'] as const) : []),
    ...(pros.length > 0 && lines(now.pros).length === 0 ? (['pros'] as const) : []),
    ...(cons.length > 0 && lines(now.cons).length === 0 ? (['cons'] as const) : []),
    ...(said.executive !== null && now.executive.trim() === '' ? (['executive'] as const) : []),
  ];
}
