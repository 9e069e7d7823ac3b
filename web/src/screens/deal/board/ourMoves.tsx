import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RankedAsk, StandingShown } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Figure } from '../../../parts/figure.tsx';
import { showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './moves.module.css';

/** The first three asks of our own list: worth, what to give for each, who and by when, and what to do with it. */
export function OurMoves({ asks, standing }: { readonly asks: readonly RankedAsk[]; readonly standing: StandingShown }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const takeOff = (ask: RankedAsk, because: string, said: string): void =>
    void edit({
      changes: ['asks.yaml'],
      said: `${ask.title}: ${said}.`,
      run: async () => {
        await call('ask.remove', { of: ask.id, because });
        return [];
      },
    });
  return (
    <ol className={css.moves}>
      {asks.slice(0, 3).map((ask, index) => (
        <li key={ask.id} className={css.move}>
          <span className={css.rank} aria-hidden="true">
            {index + 1}
          </span>
          <div className={css.words}>
            <p className={css.title} title={show.words(ask.title)}>
              {show.words(ask.title)}
            </p>
            <p className={css.why} title={show.words(`${ask.why ?? ''} ${ask.keptBecause}`.trim())}>
              {ask.trades.length > 0 && <>give: {show.words(ask.trades.join('; '))} · </>}
              {ask.owner ?? 'nobody named'}
              {ask.approver !== null && <>, {ask.approver} approves</>}
              {!ask.mayLeave && <strong> · {ask.keptBecause}</strong>}
            </p>
            <p className={css.buttons}>
              <Button component={Link} to="/table" size="compact-xs" variant="default" aria-label={`Counter: ${ask.title}`}>
                Counter
              </Button>
              <Button size="compact-xs" variant="default" disabled={busy} aria-label={`Accept offered: ${ask.title}`} onClick={() => takeOff(ask, 'What they offer is accepted.', 'what they offer is accepted')}>
                Accept offered
              </Button>
              <Button size="compact-xs" variant="default" disabled={busy} aria-label={`Park: ${ask.title}`} onClick={() => takeOff(ask, 'Parked.', 'parked')}>
                Park
              </Button>
            </p>
          </div>
          <Worth ask={ask} currency={standing.currency} />
        </li>
      ))}
    </ol>
  );
}

function Worth({ ask, currency }: { readonly ask: RankedAsk; readonly currency: string }) {
  const show = useShow();
  const { worth } = ask;
  if (worth === 'not valued') return <span className={css.worth}>not valued</span>;
  const trail = () => ({
    title: ask.title,
    value: show.about(worth.likely, currency),
    how: [ask.basis, `Likely to be got: ${show.percent(ask.likelihood)}. The list is in the order of worth × likelihood.`, ...(ask.costsThem ? [`What it may cost them is an assumption: ${show.about(ask.costsThem.low, currency)} to ${show.about(ask.costsThem.high, currency)}. ${ask.costsThem.because}`] : [])],
    sources: ['asks.yaml'],
  });
  return (
    <span className={css.worth}>
      <Figure strong trail={trail}>
        {show.about(worth.likely, currency)}
      </Figure>
      <span className={css.range}>
        {show.about(worth.low, currency)} to {show.about(worth.high, currency)}
      </span>
    </span>
  );
}

/** The next day by which something has to happen: "before 18 Dec 2026". */
export function nextDay({ calendar, asOf }: StandingShown): { readonly words: string; readonly title: string } | undefined {
  const [next] = calendar.filter(({ day }) => day >= asOf).toSorted((a, b) => a.day.localeCompare(b.day));
  return next && { words: `before ${showDay(next.day)}`, title: next.what };
}
