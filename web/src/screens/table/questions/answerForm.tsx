import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Question } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import form from '../form.module.css';

/** The last answer to a question, put right or taken back. */
export function AnswerForm({ question, close }: { readonly question: Question; readonly close: () => void }) {
  const last = question.answers.at(-1);
  const { edit, busy } = useRoomEdit();
  const [said, setSaid] = useState({ answer: last?.answer ?? '', by: last?.by ?? '', on: last?.on ?? '' });
  if (last === undefined) return null;
  const changed = said.answer !== last.answer || said.by !== last.by || said.on !== last.on;
  const ready = changed && Object.values(said).every((each) => each.trim() !== '');
  const change = async (told: string, run: () => Promise<unknown>): Promise<void> => {
    if (await edit({ changes: ['answers.yaml'], said: told, run: async () => (await run(), []) })) close();
  };
  return (
    <Dialog close={close} title={question.asks}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void change('The answer was put right.', () => call('question.edit', { question: question.id, answer: said.answer.trim(), by: said.by.trim(), on: said.on }));
        }}
      >
        <Textarea label="Their answer, in their words" autosize minRows={2} value={said.answer} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, answer: value }))} data-autofocus />
        <div className={form.row}>
          <TextInput label="Who answered" value={said.by} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, by: value }))} />
          <TextInput type="date" label="On" value={said.on} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, on: value }))} />
        </div>
        {last.promise !== null && <p className={form.soft}>It is in the ledger as {last.promise} and stays there as it was written down; withdraw it there where it is wrong.</p>}
        <div className={form.buttons}>
          <Button type="submit" disabled={!ready || busy}>
            {busy ? 'Keeping …' : 'Keep it'}
          </Button>
          <LinkButton type="button" onClick={() => void change('The answer was taken back.', () => call('question.remove', { of: question.id }))}>
            Take the answer back
          </LinkButton>
        </div>
      </form>
    </Dialog>
  );
}
