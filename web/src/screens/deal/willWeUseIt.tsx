import { useMemo } from 'react';
import type { StandingShown } from '../../client/answers.ts';
import { FanChart } from '../../parts/fanChart.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useShow } from '../../parts/useShow.tsx';
import { plural } from '../../parts/show.ts';
import { commitmentPace, milestonesReached } from './commitmentPace.ts';
import { backtestWords, commitmentTrail, fanTrail } from './trails.ts';

/** What was billed and what the usage may cost at list, month by month, against what the offer commits to. */
export function WillWeUseIt({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const { currency } = standing;
  const past = useMemo(() => standing.usage.billed.map(({ month, amount }) => ({ month, amount: Number(amount) })), [standing]);
  const fan = useMemo(() => standing.fan.map(({ month, p10, p50, p90 }) => ({ month, p10: Number(p10), p50: Number(p50), p90: Number(p90) })), [standing]);
  const write = useMemo(() => (value: number) => show.about(value, currency), [show, currency]);
  const writeTick = useMemo(() => (value: number) => show.tick(value, currency), [show, currency]);
  const writeFull = (value: number): string => show.money(value.toFixed(2), currency);
  const { coverage80 } = standing.backtest;
  const steps = useMemo(() => commitmentPace(standing), [standing]);
  const pace = useMemo(() => (steps.length === 0 ? undefined : { name: 'commitment', months: steps }), [steps]);
  const milestones = milestonesReached(standing);
  return (
    <FanChart
      title={`Will we use it? Cost a month at list, ${currency}`}
      past={past}
      names={names}
      fan={fan}
      pace={pace}
      write={write}
      writeTick={writeTick}
      writeFull={writeFull}
      aside={
        <>
          {milestones.length > 0 && (
            <Figure trail={() => commitmentTrail(standing)}>
              commitment: {milestones.filter(({ met }) => met).length} of {plural(milestones.length, 'milestone')}
            </Figure>
          )}{' '}
          <Figure trail={() => fanTrail(standing)}>
            <span title={backtestWords(standing.backtest)}>{typeof coverage80 === 'number' ? `said 80 %, was ${show.percent(coverage80)}` : 'history too short to judge'}</span>
          </Figure>
        </>
      }
    />
  );
}

const names = { billed: 'billed', expected: 'at list' };
