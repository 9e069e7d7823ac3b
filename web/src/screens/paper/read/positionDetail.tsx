import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PositionShown, SpanShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { VerdictMark } from '../../../parts/verdictMark.tsx';
import type { PossibleShown } from '../possibleRows.ts';
import type { GoTo } from './goTo.ts';
import { MayBeOn } from './mayBeOn.tsx';
import css from './positionDetail.module.css';

/** All that is known about one row: the words that decided it, each check, where was looked, and what we would write. */
export function PositionDetail({ position, goTo, possible, proposal }: { readonly position: PositionShown; readonly goTo: GoTo; readonly possible: readonly PossibleShown[]; readonly proposal: ReactNode }) {
  const show = useShow();
  const { spans, checks, searched, wording, why, approver } = position;
  return (
    <div className={css.detail}>
      {spans.length > 0 && (
        <>
          <h3>In the paper</h3>
          <ul className={css.list}>
            {spans.map((span) => (
              <li key={`${span.start} ${span.end}`}>
                <Quote span={span} goTo={goTo} />
              </li>
            ))}
          </ul>
        </>
      )}
      {possible.length > 0 && (
        <>
          <h3>May be on it, not counted</h3>
          <MayBeOn possible={possible} goTo={goTo} />
        </>
      )}
      {checks.length > 0 && (
        <>
          <h3>Checked</h3>
          <ul className={css.list}>
            {checks.map((check) => (
              <li key={check.id} className={css.check}>
                <VerdictMark verdict={check.verdict} wordless />
                <div>
                  <p>{show.words(check.asks)}</p>
                  <p className={css.soft}>
                    {show.words(check.reason)}
                    {Object.entries(check.parameters).map(([name, value]) => (
                      <span key={name} className={css.parameter}>
                        {name}: {show.words(String(value))}
                      </span>
                    ))}
                  </p>
                </div>
                {check.spans[0] && (
                  <UnstyledButton className={css.place} onClick={() => check.spans[0] && goTo(check.spans[0])}>
                    ¶ {check.spans[0].paragraph}
                  </UnstyledButton>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {proposal}
      <Ladder wording={wording} />
      {searched.length > 0 && (
        <details className={css.searched}>
          <summary>Looked in {plural(searched.length, 'place')}</summary>
          <ul>
            {searched.map((place) => (
              <li key={place}>{show.words(place)}</li>
            ))}
          </ul>
        </details>
      )}
      {!show.hidden && (
        <p className={css.soft}>
          {why} {approver !== '' && `A departure is approved by ${approver}.`}
        </p>
      )}
    </div>
  );
}

function Quote({ span, goTo }: { readonly span: SpanShown; readonly goTo: GoTo }) {
  const show = useShow();
  return (
    <UnstyledButton className={css.quote} title="Show in the paper" onClick={() => goTo(span)}>
      <span className={css.words}>“{show.words(span.quote)}”</span>
      <span className={css.soft}>paragraph {span.paragraph}</span>
    </UnstyledButton>
  );
}

/** What we want, what we accept, and what we do not sign. */
function Ladder({ wording }: { readonly wording: PositionShown['wording'] }) {
  const show = useShow();
  if (show.hidden) return null;
  const rungs = [
    { name: 'Preferred', says: wording.preferred.says },
    { name: 'Fallback', says: wording.fallback.says },
    { name: 'We do not sign', says: wording.walkAway.says },
  ];
  return (
    <dl className={css.ladder}>
      {rungs.map(({ name, says }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{show.words(says)}</dd>
        </div>
      ))}
    </dl>
  );
}
