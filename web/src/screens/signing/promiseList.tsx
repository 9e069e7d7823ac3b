import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../client/answers.ts';
import { addressOfFile } from '../../client/sendFile.ts';
import { Panel } from '../../parts/panel.tsx';
import { plural, showDay } from '../../parts/show.ts';
import { useShow } from '../../parts/useShow.tsx';
import { Mark } from './mark.tsx';
import { Override } from './override.tsx';
import { topicWord } from './topicWord.ts';
import css from './promiseList.module.css';

type Kept = AnswerOf<'ledger.show'>['promises'][number];
type Held = AnswerOf<'ledger.check'>['promises'][number];

/** Every promise with who made it, what shows it, what became of it and what the paper says. */
export function PromiseList({ ledger, gate, paper }: { readonly ledger: AnswerOf<'ledger.show'>; readonly gate: AnswerOf<'ledger.check'> | undefined; readonly paper: string | undefined }) {
  const [marking, setMarking] = useState<Kept>();
  const [answering, setAnswering] = useState<Kept>();
  return (
    <Panel title={plural(ledger.promises.length, 'promise')}>
      <ul className={css.list}>
        {ledger.promises.map((promise) => (
          <One key={promise.id} promise={promise} held={gate?.promises.find(({ id }) => id === promise.id)} paper={paper} mark={() => setMarking(promise)} answer={() => setAnswering(promise)} />
        ))}
      </ul>
      {marking && <Mark of={marking.id} what={marking.what} now={marking.status} close={() => setMarking(undefined)} />}
      {answering && <Override of={answering.id} title={answering.what} close={() => setAnswering(undefined)} />}
    </Panel>
  );
}

interface OneProps {
  readonly promise: Kept;
  readonly held: Held | undefined;
  readonly paper: string | undefined;
  readonly mark: () => void;
  readonly answer: () => void;
}

function One({ promise, held, paper, mark, answer }: OneProps) {
  const show = useShow();
  const { who, where, evidence, override, history } = promise;
  const [span] = held?.spans ?? [];
  return (
    <li className={css.one} data-blocks={held?.blocks || undefined}>
      <div className={css.said}>
        <p className={css.head}>
          <strong>{promise.id}</strong> · {topicWord(promise.topic)} · <span className={css.status} data-status={promise.status}>{promise.status}</span>
          {!promise.contractual && <span className={css.warn}> not contractual: it comes from marketing</span>}
        </p>
        <p className={css.what}>“{show.words(promise.what)}”</p>
        <p className={css.soft}>
          {who.name}, {who.organisation} ({who.function}), {showDay(promise.said)}, {where.kind}: {show.words(where.reference)} · to be carried by {promise.vehicle === 'none' ? 'nothing yet' : `the ${promise.vehicle}`} ·{' '}
          {evidence === null ? (
            <span className={css.warn}>no evidence</span>
          ) : evidence.file === null ? (
            <span className={css.warn}>its evidence is not among the files here</span>
          ) : (
            <a className={css.link} href={addressOfFile(evidence.file)} download>
              {evidence.file}
            </a>
          )}
        </p>
        {history.map(({ status, at, by, reason }) => (
          <p key={`${at} ${status}`} className={css.soft}>
            {showDay(at)}: {status}, says {by}
            {reason !== null && `: ${show.words(reason)}`}
          </p>
        ))}
        {override && (
          <p className={css.soft}>
            Answered for by {override.by}: {show.words(override.reason)}
          </p>
        )}
      </div>
      <div className={css.paper}>
        {held && (
          <>
            <p className={css.verdict} data-verdict={held.status}>
              {verdictMark[held.status]} {held.status}
              {held.blocks && ' · blocks the signature'}
            </p>
            {span && (
              <p className={css.quote}>
                “{show.words(span.quote)}”{' '}
                {paper !== undefined && (
                  <Link className={css.link} to="/paper" search={{ file: held.file === '' ? paper : held.file, paragraph: span.paragraph }}>
                    ¶ {span.paragraph}
                  </Link>
                )}
              </p>
            )}
            {held.by.map(({ says }) => (
              <p key={says} className={css.soft}>
                {show.words(says)}
              </p>
            ))}
          </>
        )}
        {paper === undefined && <p className={css.soft}>no draft to hold it against</p>}
      </div>
      <div className={css.buttons}>
        <Button size="compact-xs" variant="default" onClick={mark} aria-label={`Mark ${promise.id}`}>
          Mark
        </Button>
        {held?.blocks === true && (
          <Button size="compact-xs" variant="default" onClick={answer} aria-label={`Answer for it: ${promise.id}`}>
            Answer for it
          </Button>
        )}
      </div>
    </li>
  );
}

const verdictMark: Readonly<Record<Held['status'], string>> = { 'in paper': '✓', weaker: '△', contradicted: '✕', missing: '✕', 'not contractual': '○', withdrawn: '–' };
