import { Button } from '@mantine/core';
import { useState } from 'react';
import { gateTopics } from '../../../../src/ledger/entry.ts';
import type { AnswerOf } from '../../client/answers.ts';
import { Panel } from '../../parts/panel.tsx';
import { plural } from '../../parts/show.ts';
import { Override } from './override.tsx';
import { topicWord } from './topicWord.ts';
import css from './gate.module.css';

/** Whether one may sign: five subjects covered, and no promise that the paper leaves out unanswered for. */
export function Gate({ gate, paper }: { readonly gate: AnswerOf<'ledger.check'>; readonly paper: string }) {
  const [answering, setAnswering] = useState<{ readonly of: string; readonly title: string }>();
  const blocking = gate.promises.filter(({ blocks }) => blocks);
  return (
    <Panel title="May we sign?" aside={<span className={css.soft}>{paper}</span>}>
      <p className={css.verdict} data-may={gate.maySign || undefined}>
        {gate.maySign ? '✓ Yes: every subject is covered and every promise stands or is answered for.' : `✕ Not yet: ${[blocking.length > 0 ? `${plural(blocking.length, 'promise')} ${blocking.length === 1 ? 'blocks' : 'block'}` : '', ...gateTopics.filter((topic) => !gate.covered[topic]).map((topic) => `${topicWord(topic).toLowerCase()} is not covered`)].filter((each) => each !== '').join(', ')}.`}
      </p>
      <ul className={css.topics}>
        {gateTopics.map((topic) => {
          const own = gate.promises.filter((each) => each.topic === topic);
          const covered = gate.covered[topic];
          return (
            <li key={topic} data-covered={covered || undefined}>
              <span className={css.mark}>
                {covered ? '✓' : '✕'} {topicWord(topic)}
              </span>
              <span className={css.soft}>{covered ? 'the paper speaks of it, and nothing promised is missing' : own.some(({ blocks }) => blocks) ? `${plural(own.filter(({ blocks }) => blocks).length, 'promise')} not in the paper as made` : 'the paper does not speak of it: ask, or answer for it'}</span>
              {!covered && (
                <Button size="compact-xs" variant="default" onClick={() => setAnswering({ of: topic, title: topicWord(topic) })} aria-label={`Answer for it: ${topicWord(topic)}`}>
                  Answer for it
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {answering && <Override {...answering} close={() => setAnswering(undefined)} />}
    </Panel>
  );
}
