import { monthOf, monthsBetween } from '../../base/calendar.ts';
import type { Random } from '../../base/random.ts';
import { addNormals } from '../../chance/manyNormals.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { countsOf, type UsagePaths } from './usagePaths.ts';

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
export function levelPaths(terms: Pick<DealTerms, 'start' | 'months'>, usage: UsageSeries, count: number, random: Random, spread: Spread = usualSpread): UsagePaths {
  const workloads = [...new Set(usage.rows.map((row) => row.workload))].toSorted();
  const [common, own] = [spread.common / Math.sqrt(12), spread.own / Math.sqrt(12)];
  const walk = new Float64Array(count);
  const together = Array.from({ length: terms.months }, () => {
    addNormals(walk, common, random);
    return walk.slice();
  });
  const factors = new Map(
    workloads.map((workload) => {
      const level = new Float64Array(count);
      const months = together.map((shared, month) => {
        const middle = ((common ** 2 + own ** 2) * (month + 1)) / 2;
        addNormals(level, own, random);
        const factor = new Float64Array(count);
        for (let path = 0; path < count; path++) factor[path] = Math.exp((shared[path] ?? 0) + (level[path] ?? 0) - middle);
        return factor;
      });
      return [workload, months] as const;
    }),
  );
  const columns = usage.rows.flatMap((row) => {
    const own = factors.get(row.workload)?.[monthsBetween(monthOf(terms.start), monthOf(row.at))];
    return own === undefined ? [] : [{ ...row, counts: countsOf(row), factors: own }];
  });
  return { count, columns, meanFactor: 1 };
}
