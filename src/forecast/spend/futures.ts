import type { Month } from '../../base/calendar.ts';
import { quantileOfSorted } from '../../chance/quantile.ts';
import { measures, type Measure } from '../drivers/drivers.ts';

/** One workload's futures by what they are made of: `of(measure)[path][month]`. Sums over workloads are taken path by path, so that they add up. */
export interface WorkloadFutures {
  readonly id: string;
  readonly of: Readonly<Record<Measure, readonly Float64Array[]>>;
}

/** A business unit, or everything: the workloads in it. */
export interface Group {
  readonly id: string;
  readonly workloads: readonly string[];
}

export interface Quantiles {
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly mean: number;
}

export interface GroupForecast {
  readonly id: string;
  readonly workloads: readonly string[];
  readonly months: readonly ({ readonly month: Month } & Readonly<Record<Measure, Quantiles>>)[];
}

/** The forecast of each group month by month, in every measure. */
export function groupForecasts(futures: readonly WorkloadFutures[], groups: readonly Group[], months: readonly Month[]): GroupForecast[] {
  return groups.map(({ id, workloads }) => {
    const members = futures.filter((each) => workloads.includes(each.id));
    const sums = new Map(measures.map((measure) => [measure, sumOf(members, measure, months.length)]));
    return {
      id,
      workloads: members.map((each) => each.id),
      months: months.map((month, at) => ({ month, ...quantilesBy((measure) => (sums.get(measure) ?? []).map((path) => path[at] ?? 0)) })),
    };
  });
}

function quantilesBy(of: (measure: Measure) => readonly number[]): Readonly<Record<Measure, Quantiles>> {
  const each = (measure: Measure): Quantiles => quantilesOf(of(measure));
  return { fresh: each('fresh'), cached: each('cached'), cacheWrite: each('cacheWrite'), output: each('output'), longContext: each('longContext'), tokens: each('tokens'), requests: each('requests'), spend: each('spend') };
}

/** `sum[path][month]` of some workloads. */
export function sumOf(futures: readonly WorkloadFutures[], measure: Measure, months: number): Float64Array[] {
  const paths = futures[0]?.of[measure].length ?? 0;
  return Array.from({ length: paths }, (_, path) => {
    const sum = new Float64Array(months);
    for (const each of futures) for (let at = 0; at < months; at++) sum[at] = (sum[at] ?? 0) + (each.of[measure][path]?.[at] ?? 0);
    return sum;
  });
}

export function quantilesOf(values: Iterable<number>): Quantiles {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return { p5: 0, p10: 0, p50: 0, p90: 0, p95: 0, mean: 0 };
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return { p5: at(0.05), p10: at(0.1), p50: at(0.5), p90: at(0.9), p95: at(0.95), mean: sorted.reduce((a, b) => a + b, 0) / sorted.length };
}
