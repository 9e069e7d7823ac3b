import { Button, Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { asRefused, type Refused } from '../../../client/refused.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice } from '../../../parts/notice.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { ClausesRead } from './clausesRead.tsx';
import { standingWords, termWord } from './offerWords.ts';
import css from './newOffer.module.css';

type Read = AnswerOf<'offer.read'>;
type Key = Read['silent'][number]['key'];

/** An offer that came: pasted or a file, read with what was not understood, and put on the table when it is confirmed. */
export function NewOffer({ clauses, close }: { /** Clauses that earlier offers speak of. */ readonly clauses: readonly string[]; readonly close: () => void }) {
  const room = useRoom();
  const { edit, busy } = useRoomEdit();
  const documents = room.files.filter(({ kind, format }) => format === 'mail' || kind === 'contract').map(({ name }) => name);
  const [file, setFile] = useState('');
  const [words, setWords] = useState('');
  const [by, setBy] = useState<'them' | 'us'>('them');
  const [title, setTitle] = useState('');
  const [on, setOn] = useState(room.today);
  const [start, setStart] = useState('');
  const [months, setMonths] = useState('');
  const [kept, setKept] = useState<readonly Key[]>([]);
  const [keptClauses, setKeptClauses] = useState<readonly string[]>([]);
  /** Where a clause stands that a person said, over what was read. */
  const [stands, setStands] = useState<Readonly<Record<string, string>>>({});
  const [read, setRead] = useState<Read>();
  const [refused, setRefused] = useState<Refused>();
  const [reading, setReading] = useState(false);
  const name = title.trim() === '' ? (by === 'them' ? 'Their offer' : 'Our offer') : title.trim();

  const ask = async (keep: Key[] = [], keepClauses: string[] = []): Promise<void> => {
    setKept(keep);
    setKeptClauses(keepClauses);
    setReading(true);
    setRefused(undefined);
    try {
      setRead(await call('offer.read', { ...(file === '' ? { text: words } : { file }), name, by, ...(start !== '' && { start }), ...(/^[1-9]\d*$/.test(months) && { months: Number(months) }), ...(keep.length > 0 && { keep }), ...(keepClauses.length > 0 && { keepClauses }) }));
    } catch (thrown) {
      setRefused(asRefused(thrown));
    }
    setReading(false);
  };
  const asRead = new Map(read?.clauses.map((each) => [each.clause, each]));
  const standing = [...new Set([...asRead.keys(), ...Object.keys(stands)])].flatMap((clause) => {
    const [said, each] = [stands[clause], asRead.get(clause)];
    // What a person changed was not read in the paper.
    return said === undefined || said === each?.stands ? (each === undefined ? [] : [each.as]) : said === '' ? [] : [`${clause}=${said}`];
  });
  const others = clauses.filter((clause) => !asRead.has(clause));
  const take = async (): Promise<void> => {
    const deal = read?.deal;
    if (!deal) return;
    const done = await edit({
      changes: ['offers.yaml'],
      said: `${name} is on the table.`,
      run: async () => (await call('offer.take', { by, title: name, deal, on, ...(file === '' ? { words } : { source: file }), ...(read.expires !== null && { expires: read.expires }), ...(standing.length > 0 && { clauses: standing }) })).files,
    });
    if (done) close();
  };

  return (
    <Dialog close={close} size="xl" title="An offer that came">
      <div className={css.form}>
        <div className={css.row}>
          <SegmentedControl size="xs" aria-label="Whose offer it is" value={by} onChange={(side) => (setBy(side), setRead(undefined))} data={[{ value: 'them', label: 'Theirs' }, { value: 'us', label: 'Ours' }]} />
          {documents.length > 0 && <NativeSelect size="xs" aria-label="Where it came" value={file} data={[{ value: '', label: 'pasted below' }, ...documents]} onChange={({ currentTarget }) => (setFile(currentTarget.value), setRead(undefined))} />}
        </div>
        {file === '' && <Textarea label="The mail, quote or order form" description="Paste it as it came. Only figures that are said are taken; nothing is guessed." autosize minRows={5} maxRows={12} value={words} onChange={({ currentTarget }) => (setWords(currentTarget.value), setRead(undefined))} data-autofocus />}
        <div className={css.row}>
          <TextInput size="xs" label="What it is called" placeholder={by === 'them' ? 'Their third offer' : 'Our second counter'} value={title} onChange={({ currentTarget }) => (setTitle(currentTarget.value), setRead(undefined))} />
          <TextInput size="xs" type="date" label="Made on" value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} />
          <TextInput size="xs" type="date" label="First day, if not said" description="Empty: as in the offer before." value={start} onChange={({ currentTarget }) => (setStart(currentTarget.value), setRead(undefined))} />
          <TextInput size="xs" inputMode="numeric" label="Months, if not said" description="Empty: as in the offer before." value={months} onChange={({ currentTarget }) => (setMonths(currentTarget.value), setRead(undefined))} error={months === '' || (/^\d{1,3}$/.test(months) && Number(months) > 0) ? undefined : 'A number of months.'} />
        </div>
        {!read && (
          <Button disabled={reading || (file === '' && words.trim() === '')} onClick={() => void ask()}>
            {reading ? 'Reading …' : 'Read it'}
          </Button>
        )}
        {refused && <RefusedNotice refused={refused} />}
        {read && <AsRead read={read} kept={kept} keep={(keys) => void ask(keys, [...keptClauses])} />}
        {read && <ClausesRead read={read} stands={stands} say={(clause, where) => setStands((now) => ({ ...now, [clause]: where }))} keep={(keep) => void ask([...kept], keep)} />}
        {read && others.length > 0 && (
          <div className={css.row}>
            {others.map((clause) => (
              <NativeSelect key={clause} size="xs" label={`${termWord(clause)}: where it stands`} value={stands[clause] ?? ''} data={standingWords} onChange={({ currentTarget: { value } }) => setStands((now) => ({ ...now, [clause]: value }))} />
            ))}
          </div>
        )}
        {read && (
          <div className={css.row}>
            <Button disabled={read.deal === null || busy || reading || on === ''} onClick={() => void take()}>
              {busy ? 'Putting it on the table …' : 'It is right: put it on the table'}
            </Button>
            <Button variant="default" onClick={() => setRead(undefined)}>
              Change the words
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function AsRead({ read, kept, keep }: { readonly read: Read; readonly kept: readonly Key[]; readonly keep: (keys: Key[]) => void }) {
  const show = useShow();
  return (
    <section aria-label="As it was read" className={css.read}>
      <h3>{read.understood.length === 0 ? 'No term was found in figures' : 'As it was read'}</h3>
      <ul className={css.terms}>
        {read.understood.map(({ key, says, line, quote, inDeal }) => (
          <li key={`${key} ${line} ${says}`}>
            <span className={css.says}>
              {inDeal ? '✓' : '○'} {show.words(says)}
              {!inDeal && <span className={css.soft}> noted, not in the bill</span>}
            </span>
            <span className={css.soft}>
              line {line}: “{show.words(quote)}”
            </span>
          </li>
        ))}
      </ul>
      <FindingList findings={read.findings.filter(({ code }) => code !== 'offer-silent' && code !== 'clauses-silent')} none="Nothing was left over." />
      {read.silent.length > 0 && (
        <fieldset className={css.silent}>
          <legend>What {read.earlier} had and these words do not say</legend>
          {read.silent.map(({ key, says }) => (
            <Checkbox key={key} size="xs" checked={kept.includes(key)} label={`Still holds: ${termWord(key).toLowerCase()}, ${show.words(says)}`} onChange={({ currentTarget: { checked } }) => keep(read.silent.filter((each) => (each.key === key ? checked : kept.includes(each.key))).map((each) => each.key))} />
          ))}
          <p className={css.soft}>What is not ticked is in no bill of this offer. Ask them, where you are not sure.</p>
        </fieldset>
      )}
    </section>
  );
}
