import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Question } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { AnswerForm } from './answerForm.tsx';
import { Meeting } from './meeting.tsx';
import css from './questionsPart.module.css';

/** What to ask them: the questions that fit the deal, what was answered, and the meeting. */
export function QuestionsPart() {
  const room = useRoom();
  const work = useWork('question.list', {}, room.basisOf(['answers.yaml', 'offers.yaml'], ['deal']), !room.opening);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  return (
    <Answered work={work} what="Choosing the questions that fit">
      {({ questions, deal }) => <Questions questions={questions} deal={deal ?? undefined} />}
    </Answered>
  );
}

function Questions({ questions, deal }: { readonly questions: readonly Question[]; readonly deal: string | undefined }) {
  const show = useShow();
  const [topic, setTopic] = useState('');
  const [open, setOpen] = useState(false);
  const [meeting, setMeeting] = useState<string>();
  const [changing, change] = useState<string>();
  const changed = questions.find(({ id }) => id === changing);
  const topics = [...new Set(questions.map((each) => each.topic))];
  const listed = questions.filter((each) => (topic === '' || each.topic === topic) && (!open || each.answers.length === 0));
  const begin = (): void => setMeeting(listed.find(({ answers }) => answers.length === 0)?.id ?? listed[0]?.id);
  useKeys('Questions', [{ key: 'm', does: 'Meeting mode', run: begin }]);
  return (
    <div className={css.part}>
      <div className={css.bar}>
        <Button size="compact-sm" disabled={listed.length === 0} onClick={begin}>
          Meeting mode (M)
        </Button>
        <NativeSelect size="xs" aria-label="Subject" value={topic} data={[{ value: '', label: 'every subject' }, ...topics]} onChange={({ currentTarget }) => setTopic(currentTarget.value)} />
        <NativeSelect size="xs" aria-label="Answered or not" value={open ? 'open' : ''} data={[{ value: '', label: 'answered and open' }, { value: 'open', label: 'only open ones' }]} onChange={({ currentTarget }) => setOpen(currentTarget.value === 'open')} />
        <span className={css.soft}>
          {plural(listed.length, 'question')}
          {deal === undefined ? ' of the bank; with a deal file, those that fit it' : ` that fit ${deal}`}, {questions.filter(({ answers }) => answers.length > 0).length} answered
        </span>
      </div>
      {topics
        .filter((one) => listed.some((each) => each.topic === one))
        .map((one) => (
          <Panel key={one} title={one.replace(/^./, (first) => first.toUpperCase())}>
            <ul className={css.list}>
              {listed
                .filter((each) => each.topic === one)
                .map(({ id, asks, why, good, followUp, answers }) => (
                  <li key={id} className={css.question} data-answered={answers.length > 0 || undefined}>
                    <div>
                      <p className={css.asks}>
                        {answers.length > 0 ? '✓' : '○'} {show.words(asks)}
                      </p>
                      <p className={css.soft}>{show.words(why)}</p>
                    </div>
                    <div>
                      <p className={css.soft}>
                        <strong>A good answer:</strong> {show.words(good)}
                      </p>
                      {followUp !== null && (
                        <p className={css.soft}>
                          <strong>Then:</strong> {show.words(followUp)}
                        </p>
                      )}
                      {answers.map(({ answer, by, on, promise }) => (
                        <p key={`${on} ${answer}`} className={css.answer}>
                          “{show.words(answer)}” <span className={css.soft}>{by}, {showDay(on)}{promise !== null && `, in the ledger as ${promise}`}</span>
                        </p>
                      ))}
                      {answers.length > 0 && (
                        <LinkButton onClick={() => change(id)} aria-label={`Put it right: ${asks}`}>
                          Put it right
                        </LinkButton>
                      )}
                    </div>
                    <Button size="compact-xs" variant="default" onClick={() => setMeeting(id)} aria-label={`Ask it: ${asks}`}>
                      Ask it
                    </Button>
                  </li>
                ))}
            </ul>
          </Panel>
        ))}
      {changed && <AnswerForm key={changed.id} question={changed} close={() => change(undefined)} />}
      {meeting !== undefined && <Meeting questions={listed.some(({ id }) => id === meeting) ? listed : questions} at={meeting} go={setMeeting} close={() => setMeeting(undefined)} />}
    </div>
  );
}
