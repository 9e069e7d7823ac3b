import { monthOf, monthsBetween } from '../base/calendar.ts';
import { tokens } from '../base/quantity.ts';
import type { Random } from '../base/random.ts';
import { drawNormal } from '../chance/normal.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';

/** How far usage may stray from what a file says it will be: standard deviations of its logarithm after one year. */
export interface Spread {
  /** What all workloads have in common. */
  readonly common: number;
  /** What each workload has for itself. */
  readonly own: number;
}

/** Round figures, not estimates: a year out, two of three paths lie within about a third of what was planned. */
export const usualSpread: Spread = { common: 0.25, own: 0.2 };

/**
 * Sampled paths around usage that is given for the months of the deal: the logarithm of each workload's level walks from month
 * to month, in part together with the others, and every month's mean is what the file says.
 */
export function levelPaths(terms: DealTerms, usage: UsageSeries, count: number, random: Random, spread: Spread = usualSpread): readonly UsageSeries[] {
  const workloads = [...new Set(usage.rows.map((row) => row.workload))].toSorted();
  const monthly = { common: spread.common / Math.sqrt(12), own: spread.own / Math.sqrt(12) };
  return Array.from({ length: count }, (): UsageSeries => {
    const walk = (step: number): number[] => {
      let level = 0;
      return Array.from({ length: terms.months }, () => (level += step * drawNormal(random)));
    };
    const common = walk(monthly.common);
    const own = new Map(workloads.map((workload) => [workload, walk(monthly.own)]));
    const factor = (row: UsageRow): number => {
      const month = monthsBetween(monthOf(terms.start), monthOf(row.at));
      const variance = (monthly.common ** 2 + monthly.own ** 2) * (month + 1);
      return Math.exp((common[month] ?? 0) + (own.get(row.workload)?.[month] ?? 0) - variance / 2);
    };
    return { grain: usage.grain, rows: usage.rows.map((row) => scaled(row, factor(row))) };
  });
}

/** The row with all its tokens times the factor; the parts stay parts of the whole. */
function scaled(row: UsageRow, factor: number): UsageRow {
  const times = (count: bigint): bigint => (count * BigInt(Math.round(factor * 1e9))) / 1_000_000_000n;
  const [fresh, cached, cacheWrite] = [times(row.input - row.cached - row.cacheWrite), times(row.cached), times(row.cacheWrite)];
  return { ...row, input: tokens(fresh + cached + cacheWrite), cached: tokens(cached), cacheWrite: tokens(cacheWrite), output: tokens(times(row.output)) };
}
