import { addMonths, monthOf, monthsBetween } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { levelPaths, usualSpread } from '../worth/levelPaths.ts';
import { forecastUsage } from '../forecast/forecastUsage.ts';
import type { UsageHistory } from '../usage/history.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';

export interface SampledPaths {
  readonly paths: readonly UsageSeries[];
  readonly how: 'forecast' | 'around the file';
}

/** Futures of usage that ends before the deal does, `count` of them; around usage that is given for all its months `around` paths, and for 1 the usage itself. */
export function sampledPaths(history: UsageHistory, terms: DealTerms, { count, around }: { readonly count: number; readonly around: number }, seed: number, watch: Watch): Outcome<SampledPaths> {
  const begins = monthOf(terms.start);
  const end = addMonths(begins, terms.months);
  const given = history.usage.rows.filter((row) => monthsBetween(begins, monthOf(row.at)) >= 0 && monthsBetween(monthOf(row.at), end) > 0);
  const known = history.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? history.months.at(-1)?.month;
  const from = known !== undefined && monthsBetween(known, begins) <= 0 ? addMonths(known, 1) : begins;
  const months = monthsBetween(from, end);
  if (months <= 0 || known === undefined) {
    if (around === 1) return outcome({ paths: [{ grain: 'month', rows: given }], how: 'around the file' }, [finding('info', 'usage-as-plan', 'The usage covers the months of the deal, so it is taken as it is, without a range.')]);
    const { common, own } = usualSpread;
    const note = finding('info', 'paths-around-usage', `The usage covers the deal's months, so it is taken as the plan: ${around} paths walk around it, with a standard deviation of the logarithm after a year of ${common} for all workloads together and ${own} for each, and the plan as mean. These two figures are assumed, not estimated.`);
    return outcome({ paths: levelPaths(terms, { grain: 'month', rows: given }, around, seeded(seed)), how: 'around the file' }, [note]);
  }
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const made = forecastUsage(history.usage, { from, months, seed, paths: Math.max(count, 200), futures: count, partial }, watch);
  const past = given.filter((row) => monthsBetween(monthOf(row.at), from) > 0);
  const notes: Finding[] = past.length === 0 ? [] : [finding('info', 'deal-begun', `The deal's months before ${from} are in the usage already: they are as they were on every path.`)];
  return outcome({ paths: made.value.futures.map((future) => ({ grain: future.grain, rows: [...past, ...future.rows] })), how: 'forecast' }, [...made.findings, ...notes]);
}
