import type { Month } from '../../base/calendar.ts';
import { quantileOfSorted } from '../../chance/quantile.ts';
import { measures, type Measure } from '../drivers/drivers.ts';
import type { SeriesForecast } from '../forecast.ts';
import { sumOf, type Group, type WorkloadFutures } from './futures.ts';

/** Two views of the same months, and what was made of them. */
export interface Difference {
  /** A workload, a business unit, or "total". */
  readonly id: string;
  readonly between: 'history and drivers' | 'sum and whole';
  readonly month: Month;
  /** Middles, in tokens a month: the history's or the sum's, the drivers' or the whole's, and the one that stands. */
  readonly first: number;
  readonly second: number;
  readonly stands: number;
  /** How much the first counts. */
  readonly weight: number;
  /** One or two sentences. */
  readonly why: string;
}

/** One view of a workload that history and drivers both tell of: month by month each counts by how sure it is, future by future. */
export function reconcileViews(history: WorkloadFutures, drivers: WorkloadFutures, months: readonly Month[]): { readonly futures: WorkloadFutures; readonly differences: readonly Difference[] } {
  const weights = months.map((_, at) => weightOf(monthOf(history.of.tokens, at), monthOf(drivers.of.tokens, at)));
  const blended = history.of.tokens.map((path, place) => path.map((tokens, at) => blend(tokens, drivers.of.tokens[place]?.[at] ?? 0, weights[at] ?? 1)));
  const of = (measure: Measure): readonly Float64Array[] => {
    if (measure === 'tokens') return blended;
    return blended.map((path, place) => path.map((tokens, at) => {
      const weight = weights[at] ?? 1;
      const share = (from: WorkloadFutures): number => ((from.of.tokens[place]?.[at] ?? 0) > 0 ? (from.of[measure][place]?.[at] ?? 0) / (from.of.tokens[place]?.[at] ?? 1) : Number.NaN);
      const [first, second] = [share(history), share(drivers)];
      return tokens * (Number.isNaN(first) ? (Number.isNaN(second) ? 0 : second) : Number.isNaN(second) ? first : weight * first + (1 - weight) * second);
    }));
  };
  const futures: WorkloadFutures = { id: history.id, of: byMeasure(of) };
  const differences = shown(months).map(({ month, at }) => {
    const [first, second, stands] = [middleOf(history.of.tokens, at), middleOf(drivers.of.tokens, at), middleOf(blended, at)];
    const weight = weights[at] ?? 1;
    const why = `Drivers say ${compared(second, first)} history in ${month}. History counts for ${percent(weight)}, drivers for ${percent(1 - weight)}: each by how narrow its range is.`;
    return { id: history.id, between: 'history and drivers' as const, month, first, second, stands, weight, why };
  });
  return { futures, differences };
}

/** The workloads moved, month by month, so that their sum is what the sum and a forecast of the whole say together, each by how sure it is. `whole` is the forecast of the group's own history. */
export function reconcileWhole(members: readonly WorkloadFutures[], group: Group, whole: SeriesForecast, months: readonly Month[]): { readonly futures: readonly WorkloadFutures[]; readonly differences: readonly Difference[] } {
  const sums = sumOf(members, 'tokens', months.length);
  const weights = months.map((_, at) => weightOf(monthOf(sums, at), monthOf(whole.paths, at)));
  const factors = months.map((_, at) => {
    const [sum, direct] = [middleOf(sums, at), middleOf(whole.paths, at)];
    return sum > 0 && direct > 0 ? (direct / sum) ** (1 - (weights[at] ?? 1)) : 1;
  });
  const scaled = members.map((member): WorkloadFutures => ({ id: member.id, of: byMeasure((measure) => member.of[measure].map((path) => path.map((value, at) => value * (factors[at] ?? 1)))) }));
  const after = sumOf(scaled, 'tokens', months.length);
  const differences = shown(months).map(({ month, at }) => {
    const [first, second, stands] = [middleOf(sums, at), middleOf(whole.paths, at), middleOf(after, at)];
    const weight = weights[at] ?? 1;
    const why = `The forecast of ${group.id === 'total' ? 'everything' : group.id} as one is ${compared(second, first)} the sum of its workloads in ${month}. Each workload is moved by ${signed((factors[at] ?? 1) - 1)} so that they add up to what stands; the sum counts for ${percent(weight)}.`;
    return { id: group.id, between: 'sum and whole' as const, month, first, second, stands, weight, why };
  });
  return { futures: scaled, differences };
}

function byMeasure(of: (measure: Measure) => readonly Float64Array[]): WorkloadFutures['of'] {
  return Object.fromEntries(measures.map((measure) => [measure, of(measure)])) as Record<Measure, readonly Float64Array[]>;
}

/** The weight of the first of two views: the inverse of its variance in logarithms over those of both. A view that expects nothing half of the time is taken as it is, half and half. */
function weightOf(first: readonly number[], second: readonly number[]): number {
  const [a, b] = [variance(first), variance(second)];
  if (a === undefined || b === undefined) return 0.5;
  return Math.min(Math.max(b / (a + b), weightLeast), 1 - weightLeast);
}

/** Neither view is ever quite silenced: a range may be too narrow. */
const weightLeast = 0.1;
const varianceLeast = 1e-6;

function variance(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return undefined;
  const [low, high] = [quantileOfSorted(sorted, 0.1), quantileOfSorted(sorted, 0.9)];
  return low > 0 ? Math.max((Math.log(high / low) / 2.5631) ** 2, varianceLeast) : undefined;
}

/** Two views of one month in one future: the weighted geometric mean, and the plain one where either expects nothing. */
function blend(first: number, second: number, weight: number): number {
  return first > 0 && second > 0 ? first ** weight * second ** (1 - weight) : weight * first + (1 - weight) * second;
}

function monthOf(paths: readonly Float64Array[], at: number): number[] {
  return paths.map((path) => path[at] ?? 0);
}

function middleOf(paths: readonly Float64Array[], at: number): number {
  const sorted = Float64Array.from(monthOf(paths, at)).sort();
  return sorted.length === 0 ? 0 : quantileOfSorted(sorted, 0.5);
}

/** The months that are worth reading: the first, then one a quarter of a year, and the last. */
function shown(months: readonly Month[]): { readonly month: Month; readonly at: number }[] {
  return months.map((month, at) => ({ month, at })).filter(({ at }) => at === 0 || at % 3 === 2 || at === months.length - 1);
}

function compared(value: number, other: number): string {
  if (!(other > 0)) return value > 0 ? 'above' : 'the same as';
  const part = value / other - 1;
  return Math.abs(part) < 0.005 ? 'the same as' : `${percent(Math.abs(part))} ${part > 0 ? 'above' : 'below'}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;
}
