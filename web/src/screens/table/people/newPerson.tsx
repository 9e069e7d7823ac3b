import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { functions } from '../../../../../src/ledger/entry.ts';
import { ourRoles } from '../../../../../src/room/people/people.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import form from '../form.module.css';

/** Somebody more at the table, of either side. */
export function NewPerson() {
  const { edit, busy } = useRoomEdit();
  const [open, setOpen] = useState(false);
  const [side, setSide] = useState<'ours' | 'theirs'>('theirs');
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof ourRoles)[number]>('procurement');
  const [title, setTitle] = useState('');
  const [does, setDoes] = useState<(typeof functions)[number]>('sales');
  const [reportsTo, setReportsTo] = useState('');
  const [many, setMany] = useState('');
  const lines = many.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const ready = name.trim() !== '' && (side === 'ours' || title.trim() !== '');
  const save = async (): Promise<void> => {
    const done = await edit({
      changes: ['people.yaml'],
      said: `${name.trim()} is at the table.`,
      run: async () => {
        await call('people.add', side === 'ours' ? { name: name.trim(), role, ...(lines.length > 0 && { signsOff: lines }) } : { name: name.trim(), title: title.trim(), function: does, ...(reportsTo.trim() !== '' && { reportsTo: reportsTo.trim() }), ...(lines.length > 0 && { decides: lines }) });
        return [];
      },
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add somebody
      </Button>
      {open && (
        <Dialog close={() => setOpen(false)} title="Somebody at the table">
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) void save();
            }}
          >
            <SegmentedControl aria-label="Side" value={side} onChange={setSide} data={[{ value: 'theirs', label: 'Their side' }, { value: 'ours', label: 'Our side' }]} />
            <TextInput label="Name" value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} data-autofocus />
            {side === 'ours' ? (
              <NativeSelect label="Role" value={role} data={[...ourRoles]} onChange={({ currentTarget: { value } }) => setRole(ourRoles.find((each) => each === value) ?? role)} />
            ) : (
              <>
                <TextInput label="Title" value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} />
                <NativeSelect label="What they do there" value={does} data={[...functions]} onChange={({ currentTarget: { value } }) => setDoes(functions.find((each) => each === value) ?? does)} />
                <TextInput label="Reports to" description="A name that is in the list already." value={reportsTo} onChange={({ currentTarget }) => setReportsTo(currentTarget.value)} />
              </>
            )}
            <Textarea label={side === 'ours' ? 'What they sign off, one a line' : 'What they may decide, one a line'} autosize minRows={2} value={many} onChange={({ currentTarget }) => setMany(currentTarget.value)} />
            <Button type="submit" disabled={!ready || busy}>
              {busy ? 'Adding …' : 'Add them'}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
