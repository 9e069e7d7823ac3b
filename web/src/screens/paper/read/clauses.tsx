import { UnstyledButton } from '@mantine/core';
import type { ReviewShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { PossibleShown } from '../possibleRows.ts';
import { MayBeOn } from './mayBeOn.tsx';
import type { GoTo } from './goTo.ts';
import css from './clauses.module.css';

const stances: Readonly<Record<string, string>> = { 'customer-favourable': 'good for us', neutral: 'neutral', 'vendor-favourable': 'good for them', unsure: 'unsure' };

/** The clauses that were recognised, in the order of the paper, each with whom it favours and why. */
export function Clauses({ clauses, possible, titles, goTo }: { readonly titles: ReadonlyMap<string, string>; readonly clauses: ReviewShown['clauses']; readonly possible: readonly PossibleShown[]; readonly goTo: GoTo }) {
  const show = useShow();
  if (clauses.length === 0 && possible.length === 0) return <p className={css.none}>No clause was recognised in this paper.</p>;
  const titleOf = (topic: string): string => titles.get(topic) ?? topicName(topic);
  return (
    <ul className={css.list} tabIndex={0} aria-label="Clauses">
      {clauses
        .toSorted((a, b) => a.start - b.start)
        .map((clause) => (
          <li key={`${clause.topic} ${clause.start} ${clause.end}`}>
            <UnstyledButton className={css.clause} onClick={() => goTo(clause)}>
              <span className={css.head}>
                <strong>{titleOf(clause.topic)}</strong>
                <span className={css.stance} data-stance={clause.stance}>
                  {stances[clause.stance] ?? clause.stance}
                </span>
              </span>
              <span className={css.quote}>“{show.words(clause.quote)}”</span>
              <span className={css.soft}>{show.words(clause.reason)}</span>
            </UnstyledButton>
          </li>
        ))}
      {possible.length > 0 && (
        <li>
          <details>
            <summary className={css.possible}>{plural(possible.length, 'sentence')} beside them may be on a topic and {possible.length === 1 ? 'is' : 'are'} not counted</summary>
            <MayBeOn possible={possible} goTo={goTo} titleOf={(topic) => titleOf(topic.replace(/^topic /, ''))} />
          </details>
        </li>
      )}
    </ul>
  );
}

/** "data-use" as a reader says it: "Data use". */
function topicName(topic: string): string {
  const words = topic.replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
