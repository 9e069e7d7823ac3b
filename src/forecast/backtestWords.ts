import type { BacktestDetail } from './forecast.ts';

/** What stands beside a range: how often earlier ranges of 80 in 100 held, and how often from the worst start. */
export function backtestWords({ coverage80, worstOrigin80, origins }: Pick<BacktestDetail, 'coverage80' | 'worstOrigin80' | 'origins'>): string {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  if (coverage80 === undefined) return 'The history is too short to say how earlier ranges did; the range rests on public series.';
  return `Said 80 %, was ${percent(coverage80)}; from the worst of ${origins} starting months ${percent(worstOrigin80 ?? coverage80)}.`;
}
