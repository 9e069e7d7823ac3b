import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { statuses } from '../../../../src/ledger/entry.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useShow } from '../../parts/useShow.tsx';
import { useLedgerEdit } from './useLedgerEdit.ts';
import css from '../table/form.module.css';

type Status = (typeof statuses)[number];

/** What became of a promise, said by somebody. */
export function Mark({ of, what, now, close }: { readonly of: string; readonly what: string; readonly now: Status; readonly close: () => void }) {
  const show = useShow();
  const [by, setBy] = useLocalStorage({ key: 'parley.author', defaultValue: '', getInitialValueInEffect: false });
  const others = statuses.filter((each) => each !== now);
  const [to, setTo] = useState<Status>(statuses[Math.min(statuses.indexOf(now) + 1, statuses.length - 2)] ?? 'in paper');
  const [reason, setReason] = useState('');
  const { write, busy } = useLedgerEdit();
  const back = to === 'withdrawn' || now === 'withdrawn' || statuses.indexOf(to) < statuses.indexOf(now);
  const ready = by.trim() !== '' && to !== now && (!back || reason.trim() !== '');
  const save = async (): Promise<void> => {
    if (await write(`${of} is “${to}”.`, () => call('ledger.mark', { of, status: to, by: by.trim(), ...(reason.trim() !== '' && { reason: reason.trim() }) }))) close();
  };
  return (
    <Dialog close={close} title={`What became of ${of}`}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p>{show.words(what)}</p>
        <NativeSelect label="It is now" value={to} data={others.map((each) => ({ value: each, label: each }))} onChange={({ currentTarget: { value } }) => setTo(others.find((each) => each === value) ?? to)} />
        <TextInput label="Who says so" placeholder="R. Amsel, procurement" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} data-autofocus />
        <Textarea label={back ? 'Why (needed for a step back)' : 'On what ground'} placeholder="clause 3.1 of the draft of 9 November" autosize minRows={2} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
        <p className={css.soft}>The promise itself stays as it was written; this is added behind it.</p>
        <Button type="submit" disabled={!ready || busy}>
          {busy ? 'Writing …' : 'Write it into the ledger'}
        </Button>
      </form>
    </Dialog>
  );
}
