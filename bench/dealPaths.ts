import type { RateBook } from '../src/rates/rateBook.ts';
import { seeded } from '../src/base/random.ts';
import { toDouble } from '../src/base/decimal.ts';
import type { DealTerms } from '../src/deal/dealTerms.ts';
import { aimAtBlocks } from '../src/worth/aimAtBlocks.ts';
import { evaluate } from '../src/deal/evaluate.ts';
import { levelPaths } from '../src/worth/simulate/levelPaths.ts';
import { simulation } from '../src/worth/simulate/simulation.ts';
import { usageAt } from '../src/worth/simulate/usagePaths.ts';
import type { UsageSeries } from '../src/usage/usageSeries.ts';
import { ratio } from './ratio.ts';

/** Totals of one deal on many paths, simulated against exact, same within 1e-9. */
export async function benchPaths(terms: DealTerms, usage: UsageSeries, book: RateBook): Promise<string[]> {
  const paths = levelPaths(terms, usage, 40, seeded(1));
  const simulated = simulation(paths, book, new Map());
  const series = Array.from({ length: paths.count }, (_, path) => usageAt(paths, path));
  const exact = () => series.map((path) => toDouble(evaluate(terms, aimAtBlocks(terms, path), { book }).value.total));
  const expected = exact();
  const apart = simulated.totals(terms).map((total, place) => Math.abs(total / (expected[place] ?? 1) - 1));
  if (!apart.every((each) => each < 1e-9)) throw new Error('the simulation is not within 1e-9 of the exact bills');
  const deals = await ratio(5, () => simulated.totals(terms), exact);

  return [
    `a deal with every lever on one path of ${terms.months} months: simulated ${((deals.ours / paths.count) * 1e6).toFixed(0)} µs, exact ${((deals.theirs / paths.count) * 1e6).toFixed(0)} µs, ratio ${deals.ratio.toFixed(4)} (${deals.least.toFixed(4)} to ${deals.most.toFixed(4)}), same within 1e-9`,
  ];
}
