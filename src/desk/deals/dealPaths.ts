import { addMonths, monthOf, monthsBetween, monthsFrom, type Month } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { seeded } from '../../base/random.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { forecastUsage, spreadPaths } from '../../forecast/forecastUsage.ts';
import { recentMixes } from '../../forecast/mix.ts';
import type { UsageHistory } from '../../usage/history.ts';
import type { UsageRow, UsageSeries } from '../../usage/usageSeries.ts';
import { levelPaths, usualSpread } from '../../worth/simulate/levelPaths.ts';
import { countsOf, onePath, pathsOf, somePaths, usageAt, type UsageColumn, type UsagePaths } from '../../worth/simulate/usagePaths.ts';

/** What may be used in the months of a deal. */
export interface DealPaths {
  readonly how: 'forecast' | 'around the file';
  /** For simulation. */
  readonly paths: UsagePaths;
  /** Some of the same as usage that can be billed exactly, spread over all. */
  readonly futures: readonly UsageSeries[];
  /** The usage given for all the months; undefined where it is forecast. */
  readonly plan: UsageSeries | undefined;
  /** Undefined where usage is given for all the months. */
  readonly forecast: Forecast | undefined;
  /** The first month of the deal that is not known yet, 0 for its first. */
  readonly known: number;
}

export interface DealPathsWanted {
  /** For simulation; with 0 there are as many as futures. */
  readonly paths: number;
  readonly futures: number;
  /** What to do where the usage covers the deal's months: refuse, walk around it, or take it as it is. */
  readonly covered: 'refuse' | 'walk' | 'as it is';
}

/** Paths of a forecast at least: fewer are picked out of them, so that a deal costs the same wherever it is asked. */
export const usualPaths = 1000;
/** Below this the paths are those of the futures. */
const fewest = 200;

/** Sampled usage of the deal's months. Months of the deal that are past already are as they were, on every path. */
export function dealPaths(history: UsageHistory, terms: DealTerms, wanted: DealPathsWanted, seed: number, watch: Watch): Outcome<DealPaths> {
  const begins = monthOf(terms.start);
  const end = addMonths(begins, terms.months);
  const whole = history.months.filter(({ forForecast }) => forForecast).at(-1)?.month;
  const last = whole ?? (wanted.covered === 'refuse' ? undefined : history.months.at(-1)?.month);
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so nothing can be said about the months of the deal. Bring an export that covers at least one.');
  const from = monthsBetween(last, begins) > 0 ? begins : addMonths(last, 1);
  const months = monthsBetween(from, end);
  const given = history.usage.rows.filter((row) => monthsBetween(begins, monthOf(row.at)) >= 0 && monthsBetween(monthOf(row.at), end) > 0);
  if (months <= 0) {
    if (wanted.covered === 'refuse') throw new Refusal('invalid', `The deal ends before ${from}, the first month after the usage: there is nothing left to forecast. Check start and months of the deal file.`);
    return aroundPlan(terms, { grain: 'month', rows: given }, wanted, seed);
  }
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const made = forecastUsage(history.usage, { from, months, seed, paths: Math.max(wanted.paths, usualPaths), futures: wanted.futures, partial }, watch);
  const past = given.filter((row) => monthsBetween(monthOf(row.at), from) > 0);
  const notes: Finding[] = past.length === 0 ? [] : [finding('info', 'deal-begun', `The deal's months before ${from} are in the usage already: they are billed as they were.`)];
  const futures = made.value.futures.map((future) => ({ grain: future.grain, rows: [...past, ...future.rows] }));
  const { forecast } = made.value;
  const every = (): UsagePaths => forecastPaths(history, forecast, partial, past, monthsFrom(from, months));
  const paths = wanted.paths < fewest ? pathsOf(futures) : wanted.paths < usualPaths ? somePaths(every(), spreadPaths(forecast, wanted.paths)) : every();
  return outcome({ how: 'forecast', plan: undefined, paths, futures, forecast, known: monthsBetween(begins, from) }, [...made.findings, ...notes]);
}

function aroundPlan(terms: DealTerms, plan: UsageSeries, wanted: DealPathsWanted, seed: number): Outcome<DealPaths> {
  const found = { how: 'around the file' as const, plan, forecast: undefined, known: 0 };
  if (wanted.covered === 'as it is') return outcome({ ...found, paths: onePath(plan), futures: [plan] }, [finding('info', 'usage-as-plan', 'The usage covers the months of the deal, so it is taken as it is, without a range.')]);
  const { common, own } = usualSpread;
  const note = finding('info', 'paths-around-usage', `The usage covers the deal's months, so it is taken as the plan: ${wanted.paths} paths walk around it, with a standard deviation of the logarithm after a year of ${common} for all workloads together and ${own} for each, and the plan as mean. These two figures are assumed, not estimated.`);
  const paths = levelPaths(terms, plan, wanted.paths, seeded(seed));
  return outcome({ ...found, paths, futures: Array.from({ length: Math.min(wanted.futures, paths.count) }, (_, path) => usageAt(paths, path)) }, [note]);
}

/** Every path of the forecast side by side: a month of a workload is its mix times its tokens. */
function forecastPaths(history: UsageHistory, forecast: Forecast, partial: readonly string[], past: readonly UsageRow[], months: readonly Month[]): UsagePaths {
  const count = forecast.series[0]?.paths.length ?? 0;
  const rows = history.usage.rows.filter((row) => !partial.includes(row.at));
  const mixes = recentMixes(rows, (rows.at(-1)?.at ?? '') as Month);
  const sure = new Float64Array(count).fill(1);
  const known = past.map((row): UsageColumn => ({ ...row, counts: countsOf(row), factors: sure }));
  const columns = forecast.series.flatMap((series) => {
    const mix = mixes.get(series.id) ?? [];
    const counts = mix.map((part) => [Number(part.fresh), Number(part.cached), Number(part.cacheWrite), Number(part.output)] as const);
    const total = counts.flat().reduce((a, b) => a + b, 0);
    return months.flatMap((at, month) => {
      const factors = Float64Array.from(series.paths, (path) => (path[month] ?? 0) / total);
      return mix.map((part, place): UsageColumn => ({ ...part.row, at, workload: series.id, counts: counts[place] ?? [0, 0, 0, 0], factors }));
    });
  });
  return { count, columns: [...known, ...columns] };
}
