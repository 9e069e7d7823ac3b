import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { functions, places, topics, vehicles } from '../../../../src/ledger/entry.ts';
import { call } from '../../client/call.ts';
import { useRoom } from '../../client/useRoom.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { topicWord } from './topicWord.ts';
import { useLedgerEdit } from './useLedgerEdit.ts';
import css from '../table/form.module.css';

/** A promise as it was made: the words, who said them, when, where and what shows it. */
export function AddPromise({ close }: { readonly close: () => void }) {
  const room = useRoom();
  const { write, busy } = useLedgerEdit();
  const documents = room.files.filter(({ kind, format }) => format === 'mail' || format === 'evidence' || kind === 'contract').map(({ name }) => name);
  const [what, setWhat] = useState('');
  const [who, setWho] = useState('');
  const [organisation, setOrganisation] = useState('Microsoft');
  const [does, setDoes] = useState<(typeof functions)[number]>('sales');
  const [topic, setTopic] = useState<(typeof topics)[number]>('pricing');
  const [where, setWhere] = useState<(typeof places)[number]>('call');
  const [reference, setReference] = useState('');
  const [said, setSaid] = useState(room.today);
  const [vehicle, setVehicle] = useState<(typeof vehicles)[number]>('amendment');
  const [evidence, setEvidence] = useState('');
  const ready = [what, who, organisation, reference, said].every((each) => each.trim() !== '');
  const save = async (): Promise<void> => {
    const entry = { what: what.trim(), who: who.trim(), organisation: organisation.trim(), function: does, topic, where, reference: reference.trim(), said, vehicle, ...(evidence !== '' && { evidence }) };
    if (await write('The promise is in the ledger.', () => call('ledger.add', entry))) close();
  };
  return (
    <Dialog close={close} size="lg" title="A promise that was made">
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <Textarea label="In the words in which it was made" autosize minRows={2} value={what} onChange={({ currentTarget }) => setWhat(currentTarget.value)} data-autofocus />
        <div className={css.row}>
          <TextInput label="Who said it" value={who} onChange={({ currentTarget }) => setWho(currentTarget.value)} />
          <TextInput label="For whom" value={organisation} onChange={({ currentTarget }) => setOrganisation(currentTarget.value)} />
          <NativeSelect label="What they do there" value={does} data={[...functions]} onChange={({ currentTarget: { value } }) => setDoes(functions.find((each) => each === value) ?? does)} />
        </div>
        <div className={css.row}>
          <NativeSelect label="Where" value={where} data={[...places]} onChange={({ currentTarget: { value } }) => setWhere(places.find((each) => each === value) ?? where)} />
          <TextInput label="Which one" placeholder="weekly call, 20 November" value={reference} onChange={({ currentTarget }) => setReference(currentTarget.value)} />
          <TextInput type="date" label="When" value={said} onChange={({ currentTarget }) => setSaid(currentTarget.value)} />
        </div>
        <div className={css.row}>
          <NativeSelect label="What it is about" value={topic} data={topics.map((each) => ({ value: each, label: topicWord(each) }))} onChange={({ currentTarget: { value } }) => setTopic(topics.find((each) => each === value) ?? topic)} />
          <NativeSelect label="What is to carry it" value={vehicle} data={[...vehicles]} onChange={({ currentTarget: { value } }) => setVehicle(vehicles.find((each) => each === value) ?? vehicle)} />
          <NativeSelect label="What shows it" value={evidence} data={[{ value: '', label: 'nothing yet' }, ...documents]} onChange={({ currentTarget }) => setEvidence(currentTarget.value)} />
        </div>
        <p className={css.soft}>What is written stays. A promise that does not hold is marked withdrawn, with the reason.</p>
        <Button type="submit" disabled={!ready || busy}>
          {busy ? 'Writing …' : 'Write it into the ledger'}
        </Button>
      </form>
    </Dialog>
  );
}
