import type { RateBook } from '../src/rates/rateBook.ts';
import { seeded } from '../src/base/random.ts';
import { toDouble } from '../src/base/decimal.ts';
import type { DealTerms } from '../src/deal/dealTerms.ts';
import { aimAtBlocks } from '../src/worth/aimAtBlocks.ts';
import { evaluate } from '../src/deal/evaluate.ts';
import { levelPaths } from '../src/worth/simulate/levelPaths.ts';
import { simulation } from '../src/worth/simulate/simulation.ts';
import { costOfSize, sizeOn } from '../src/capacity/sizeProvisioned.ts';
import { sortedLoad } from '../src/capacity/sortedLoad.ts';
import { usageAt } from '../src/worth/simulate/usagePaths.ts';
import type { UsageSeries } from '../src/usage/usageSeries.ts';
import { ratio } from './ratio.ts';

/** Totals of one deal on many paths, simulated against exact, same within 1e-9; and the PTU optimum of a year of minutes against brute force, same size. */
export async function benchPaths(terms: DealTerms, usage: UsageSeries, book: RateBook): Promise<string[]> {
  const paths = levelPaths(terms, usage, 40, seeded(1));
  const simulated = simulation(paths, book, new Map());
  const series = Array.from({ length: paths.count }, (_, path) => usageAt(paths, path));
  const exact = () => series.map((path) => toDouble(evaluate(terms, aimAtBlocks(terms, path), { book }).value.total));
  const expected = exact();
  const apart = simulated.totals(terms).map((total, place) => Math.abs(total / (expected[place] ?? 1) - 1));
  if (!apart.every((each) => each < 1e-9)) throw new Error('the simulation is not within 1e-9 of the exact bills');
  const deals = await ratio(5, () => simulated.totals(terms), exact);

  const random = seeded(1);
  const minutes = Array.from({ length: 525_600 }, (_, minute) => ({ minutes: 1, load: Math.exp(random.next() * 3) * 50_000 * (1.2 + Math.sin(minute / 230)), value: 2e-6 * (0.7 + random.next()) }));
  const offer = { perPtu: 2652, tpmPerPtu: 3000, minimum: 15, increment: 5 };
  const load = sortedLoad(minutes);
  const brute = () => Array.from({ length: 200 }, (_, step) => (step === 0 ? 0 : 10 + step * 5)).reduce((best, ptu) => (bruteCost(ptu) < bruteCost(best) ? ptu : best), 0);
  const bruteCost = (ptu: number) => minutes.reduce((total, minute) => total + minute.value * Math.max(0, minute.load - ptu * offer.tpmPerPtu), ptu * offer.perPtu);
  const cheapest = sizeOn(load, offer);
  if (cheapest.ptu !== brute() || Math.abs(costOfSize(load, offer, cheapest.ptu) / bruteCost(cheapest.ptu) - 1) > 1e-9) throw new Error('the two do not find the same size');
  const sized = await ratio(1, () => sizeOn(sortedLoad(minutes), offer), brute);
  const further = await ratio(200, () => sizeOn(load, offer), () => undefined);
  return [
    `a deal with every lever on one path of ${terms.months} months: simulated ${((deals.ours / paths.count) * 1e6).toFixed(0)} µs, exact ${((deals.theirs / paths.count) * 1e6).toFixed(0)} µs, ratio ${deals.ratio.toFixed(4)} (${deals.least.toFixed(4)} to ${deals.most.toFixed(4)}), same within 1e-9`,
    `cheapest PTU on 525,600 minutes, same size: sorted ${(sized.ours * 1000).toFixed(0)} ms, each further price ${(further.ours * 1000).toFixed(3)} ms, brute force over 200 sizes ${(sized.theirs * 1000).toFixed(0)} ms, ratio ${sized.ratio.toFixed(4)}`,
  ];
}
