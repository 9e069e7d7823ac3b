import { Button, CopyButton, Tabs, UnstyledButton } from '@mantine/core';
import type { Span } from '../../../../src/paper/paper.ts';
import type { PositionShown } from '../../client/answers.ts';
import { plural } from '../../parts/show.ts';
import { useShow } from '../../parts/useShow.tsx';
import { VerdictMark } from '../../parts/verdictMark.tsx';
import css from './positionDetail.module.css';

export type GoTo = (place: { readonly start: number; readonly end: number }) => void;

/** All that is known about one row: the words that decided it, each check, where was looked, and what we would write. */
export function PositionDetail({ position, goTo }: { readonly position: PositionShown; readonly goTo: GoTo }) {
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
      {wording && <Wording wording={wording} />}
      {(why !== undefined || approver !== undefined) && (
        <p className={css.soft}>
          {why !== undefined && show.words(why)} {approver !== undefined && `A departure is approved by ${approver}.`}
        </p>
      )}
    </div>
  );
}

function Quote({ span, goTo }: { readonly span: Span; readonly goTo: GoTo }) {
  const show = useShow();
  return (
    <UnstyledButton className={css.quote} title="Show in the paper" onClick={() => goTo(span)}>
      <span className={css.words}>“{show.words(span.quote)}”</span>
      <span className={css.soft}>paragraph {span.paragraph}</span>
    </UnstyledButton>
  );
}

function Wording({ wording }: { readonly wording: NonNullable<PositionShown['wording']> }) {
  const show = useShow();
  const positions = [
    { value: 'preferred', name: 'Preferred', ...wording.preferred },
    { value: 'fallback', name: 'Fallback', ...wording.fallback },
    { value: 'walkAway', name: 'Walk-away', ...wording.walkAway },
  ];
  return (
    <>
      <h3>Our wording</h3>
      <Tabs defaultValue="preferred">
        <Tabs.List>
          {positions.map(({ value, name }) => (
            <Tabs.Tab key={value} value={value} className={css.tab}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {positions.map(({ value, says, wording: text }) => (
          <Tabs.Panel key={value} value={value}>
            <p className={css.says}>{show.words(says)}</p>
            <p className={css.ours}>{show.words(text)}</p>
            {!show.hidden && (
              <CopyButton value={text}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
