import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { functions } from '../../../../../src/ledger/entry.ts';
import { ourRoles } from '../../../../../src/room/people/people.ts';
import type { AnswerOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import form from '../form.module.css';

type People = AnswerOf<'people.show'>;

/** Somebody who is at the table already, with what they sign off or decide. */
export type Known = { readonly side: 'ours'; readonly name: string; readonly role: string; readonly signsOff: readonly string[] } | ({ readonly side: 'theirs' } & People['theirs'][number]);

/** Somebody at the table, of either side: new, or changed where they are known. */
export function PersonForm({ known, close }: { readonly known: Known | undefined; readonly close: () => void }) {
  const { edit, busy } = useRoomEdit();
  const [side, setSide] = useState<'ours' | 'theirs'>(known?.side ?? 'theirs');
  const [name, setName] = useState(known?.name ?? '');
  const [role, setRole] = useState<(typeof ourRoles)[number]>(ourRoles.find((each) => known?.side === 'ours' && each === known.role) ?? 'procurement');
  const [title, setTitle] = useState(known?.side === 'theirs' ? known.title : '');
  const [does, setDoes] = useState<(typeof functions)[number]>(functions.find((each) => known?.side === 'theirs' && each === known.function) ?? 'sales');
  const [reportsTo, setReportsTo] = useState(known?.side === 'theirs' ? (known.reportsTo ?? '') : '');
  const [many, setMany] = useState((known === undefined ? [] : known.side === 'ours' ? known.signsOff : known.decides).join('\n'));
  const lines = many.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const ready = name.trim() !== '' && (side === 'ours' || title.trim() !== '');
  const change = (said: string, run: () => Promise<unknown>): Promise<boolean> => edit({ changes: ['people.yaml'], said, run: async () => (await run(), []) });

  const save = async (): Promise<void> => {
    const said = side === 'ours' ? { role, ...(lines.length > 0 && { signsOff: lines }) } : { title: title.trim(), function: does, ...(reportsTo.trim() !== '' && { reportsTo: reportsTo.trim() }), ...(lines.length > 0 && { decides: lines }) };
    const emptied = side === 'theirs' ? [...(reportsTo.trim() === '' ? (['reportsTo'] as const) : []), ...(lines.length === 0 ? (['decides'] as const) : [])] : [];
    const done = known
      ? await change(`What stands of ${name.trim()} was changed.`, () => call('people.edit', { of: known.name, name: name.trim(), ...said, ...(emptied.length > 0 && { clear: emptied }) }))
      : await change(`${name.trim()} is at the table.`, () => call('people.add', { name: name.trim(), ...said }));
    if (done) close();
  };
  const remove = async (): Promise<void> => {
    if (known && (await change(`${known.name} was taken out.`, () => call('people.remove', { of: known.name })))) close();
  };

  return (
    <Dialog close={close} title={known ? known.name : 'Somebody at the table'}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        {!known && <SegmentedControl aria-label="Side" value={side} onChange={setSide} data={[{ value: 'theirs', label: 'Their side' }, { value: 'ours', label: 'Our side' }]} />}
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
        <div className={form.buttons}>
          <Button type="submit" disabled={!ready || busy}>
            {busy ? 'Keeping …' : known ? 'Keep it' : 'Add them'}
          </Button>
          {known && (
            <LinkButton type="button" onClick={() => void remove()}>
              Take them out of the list
            </LinkButton>
          )}
        </div>
      </form>
    </Dialog>
  );
}
