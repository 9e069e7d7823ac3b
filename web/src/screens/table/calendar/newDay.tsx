import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import form from '../form.module.css';

/** A day that only we know. */
export function NewDay() {
  const { edit, busy } = useRoomEdit();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState({ what: '', day: '', why: '', owner: '' });
  const ready = said.what.trim() !== '' && said.day !== '';
  const save = async (): Promise<void> => {
    const done = await edit({
      changes: ['dates.yaml'],
      said: `“${said.what.trim()}” is in the calendar.`,
      run: async () => {
        await call('calendar.add', { what: said.what.trim(), day: said.day, ...(said.why.trim() !== '' && { why: said.why.trim() }), ...(said.owner.trim() !== '' && { owner: said.owner.trim() }) });
        return [];
      },
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add a day
      </Button>
      {open && (
        <Dialog close={() => setOpen(false)} title="A day that matters">
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) void save();
            }}
          >
            {(['what', 'day', 'why', 'owner'] as const).map((field) => (
              <TextInput key={field} type={field === 'day' ? 'date' : 'text'} label={{ what: 'What happens', day: 'When', why: 'Why it matters', owner: 'Who answers for it' }[field]} value={said[field]} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, [field]: value }))} {...(field === 'what' && { 'data-autofocus': true })} />
            ))}
            <Button type="submit" disabled={!ready || busy}>
              {busy ? 'Adding …' : 'Add it'}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
