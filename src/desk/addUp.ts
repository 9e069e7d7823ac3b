import type { Grain, UsageSeries } from '../usage/usageSeries.ts';

const finest: readonly Grain[] = ['minute', 'hour', 'day', 'month'];

/** The rows of several series as one; each row's period is as long as its own text, so that grains may stand side by side. */
export function addUp(series: readonly UsageSeries[]): UsageSeries {
  const grain = finest.find((each) => series.some((one) => one.grain === each)) ?? 'month';
  const rows = series.length === 1 ? (series[0]?.rows ?? []) : series.flatMap((one) => one.rows).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { grain, rows };
}
