import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Question } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { showDay } from '../../../parts/show.ts';
import { tell, tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './meeting.module.css';

interface MeetingProps {
  readonly questions: readonly Question[];
  readonly at: string;
  readonly go: (id: string) => void;
  readonly close: () => void;
}

/** One question at a time in big type, with a field for the answer; what promises something goes into the ledger. */
export function Meeting({ questions, at, go, close }: MeetingProps) {
  const place = Math.max(0, questions.findIndex(({ id }) => id === at));
  const question = questions[place];
  const [by, setBy] = useState('');
  const [reference, setReference] = useState('');
  if (!question) return null;
  const step = (by_: number): void => {
    const next = questions[place + by_];
    if (next) go(next.id);
  };
  return (
    <Dialog close={close} fullScreen title={`Question ${place + 1} of ${questions.length} · ${question.topic}`} closeLabel="End the meeting">
      <div
        className={css.meeting}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
          event.preventDefault();
          step(event.key === 'ArrowRight' ? 1 : -1);
        }}
      >
        <Body key={question.id} question={question} by={by} setBy={setBy} reference={reference} setReference={setReference} />
        <div className={css.steps}>
          <Button variant="default" disabled={place === 0} onClick={() => step(-1)}>
            ← Before
          </Button>
          <Button variant="default" disabled={place === questions.length - 1} onClick={() => step(1)}>
            Next →
          </Button>
          <span className={css.soft}>Alt + arrow keys</span>
        </div>
      </div>
    </Dialog>
  );
}

interface BodyProps {
  readonly question: Question;
  readonly by: string;
  readonly setBy: (by: string) => void;
  readonly reference: string;
  readonly setReference: (reference: string) => void;
}

function Body({ question: { id, asks, why, good, followUp, answers }, by, setBy, reference, setReference }: BodyProps) {
  const show = useShow();
  const reload = useReload();
  const { edit, busy } = useRoomEdit();
  const [answer, setAnswer] = useState('');
  const [promises, setPromises] = useState(false);
  const [writing, setWriting] = useState(false);
  const ready = answer.trim() !== '' && by.trim() !== '' && !busy && !writing;
  const entry = { question: id, answer: answer.trim(), by: by.trim(), promises, where: 'meeting' as const, ...(reference.trim() !== '' && { reference: reference.trim() }) };
  const keep = async (): Promise<void> => {
    if (!promises) {
      const run = async (): Promise<string[]> => {
        await call('question.answer', entry);
        return [];
      };
      if (await edit({ changes: ['answers.yaml'], said: 'The answer is kept.', run })) setAnswer('');
      return;
    }
    setWriting(true);
    try {
      const { promise } = await call('question.answer', entry);
      await reload();
      tell(`The answer is kept, and the promise is in the ledger as ${promise ?? 'an entry'}.`);
      setAnswer('');
      setPromises(false);
    } catch (thrown) {
      tellRefusal(thrown);
    }
    setWriting(false);
  };
  return (
    <>
      <h2 className={css.asks}>{show.words(asks)}</h2>
      <p className={css.good}>
        <strong>A good answer:</strong> {show.words(good)}
      </p>
      {followUp !== null && (
        <p className={css.good}>
          <strong>Then ask:</strong> {show.words(followUp)}
        </p>
      )}
      <p className={css.soft}>{show.words(why)}</p>
      {answers.map(({ answer: said, by: who, on, promise }) => (
        <p key={`${on} ${said}`} className={css.said}>
          “{show.words(said)}” <span className={css.soft}>{who}, {showDay(on)}{promise !== null && `, in the ledger as ${promise}`}</span>
        </p>
      ))}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void keep();
        }}
      >
        <Textarea size="lg" label="Their answer, in their words" autosize minRows={2} value={answer} onChange={({ currentTarget }) => setAnswer(currentTarget.value)} data-autofocus />
        <div className={css.row}>
          <TextInput label="Who answers" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} />
          <TextInput label="Which meeting" placeholder="call of Thursday" value={reference} onChange={({ currentTarget }) => setReference(currentTarget.value)} />
          <Switch label="It promises something: into the ledger" checked={promises} onChange={({ currentTarget }) => setPromises(currentTarget.checked)} />
          <Button type="submit" disabled={!ready}>
            {busy || writing ? 'Keeping …' : 'Keep the answer'}
          </Button>
        </div>
      </form>
    </>
  );
}
