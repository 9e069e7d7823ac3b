import { UnstyledButton } from '@mantine/core';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { PossibleShown } from '../possibleRows.ts';
import type { GoTo } from './goTo.ts';
import css from './mayBeOn.module.css';

/** Sentences that may be on a topic: fainter than clauses, each leading to its words. */
export function MayBeOn({ possible, goTo, titleOf }: { readonly possible: readonly PossibleShown[]; readonly goTo: GoTo; readonly titleOf?: (topic: string) => string }) {
  const show = useShow();
  return (
    <ul className={css.list}>
      {possible.map((one) => (
        <li key={`${one.topic} ${one.start}`}>
          <UnstyledButton className={css.quote} title="Show in the paper" onClick={() => goTo(one)}>
            {titleOf && <span className={css.topic}>May be on {titleOf(one.topic)}</span>}
            <span className={css.words}>“{show.words(one.quote)}”</span>
            <span className={css.soft}>
              {one.paragraph > 0 && `paragraph ${one.paragraph}, `}
              {one.likelihood === undefined ? 'a rule saw it' : `likely to ${Math.round(100 * one.likelihood)} %`}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** How many sentences may be on a topic, as a badge beside its name. */
export function MayBeBadge({ count }: { readonly count: number }) {
  return (
    <span className={css.badge} title={`${plural(count, 'sentence')} may be on it and ${count === 1 ? 'is' : 'are'} not counted`}>
      {count} maybe
    </span>
  );
}
