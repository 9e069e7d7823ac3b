import { Button, Textarea, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useLedgerEdit } from './useLedgerEdit.ts';
import css from '../table/form.module.css';

/** Somebody answers, by name and with a reason, for what no paper carries. */
export function Override({ of, title, close }: { readonly of: string; readonly title: string; readonly close: () => void }) {
  const [by, setBy] = useLocalStorage({ key: 'parley.author', defaultValue: '', getInitialValueInEffect: false });
  const [reason, setReason] = useState('');
  const { write, busy } = useLedgerEdit();
  const ready = by.trim() !== '' && reason.trim() !== '';
  const save = async (): Promise<void> => {
    if (await write(`${by} answers for ${title}.`, () => call('ledger.override', { of, by: by.trim(), reason: reason.trim() }))) close();
  };
  return (
    <Dialog close={close} title="Sign without it">
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p>{title}</p>
        <TextInput label="Who answers for it" placeholder="H. Vance, platform owner" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} data-autofocus />
        <Textarea label="Why it may be signed without it" autosize minRows={2} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
        <p className={css.soft}>It is written into the ledger for good, with your name. A later promise or paper can make it needless; nothing takes it away.</p>
        <Button type="submit" disabled={!ready || busy}>
          {busy ? 'Writing …' : 'Write it into the ledger'}
        </Button>
      </form>
    </Dialog>
  );
}
