import loadHighs from 'highs';
import { seeded } from '../src/base/random.ts';
import { costOfSize, sizeOn, type PtuOffer } from '../src/capacity/sizeProvisioned.ts';
import { sortedColumns, type LoadColumns } from '../src/capacity/sortedLoad.ts';
import { ratio } from './ratio.ts';

const offer: PtuOffer = { perPtu: 2652, tpmPerPtu: 3000, minimum: 15, increment: 5 };
const sizes = Array.from({ length: 200 }, (_, step) => (step === 0 ? 0 : 10 + step * 5));

/** The PTU optimum on a year of minutes: from the sort, by brute force over 200 sizes, and as a linear problem in HiGHS; same answer. */
export async function benchPtu(): Promise<string[]> {
  const year = minutes(525_600);
  const load = sortedColumns(year);
  const brute = () => sizes.reduce((best, ptu) => (bruteCost(year, ptu) < bruteCost(year, best) ? ptu : best), 0);
  const cheapest = sizeOn(load, offer);
  if (cheapest.ptu !== brute() || Math.abs(costOfSize(load, offer, cheapest.ptu) / bruteCost(year, cheapest.ptu) - 1) > 1e-9) throw new Error('the two do not find the same size');
  const sized = await ratio(3, () => sizeOn(sortedColumns(year), offer), brute);
  const best = Math.min(...Array.from({ length: 12 }, () => secondsOf(() => sizeOn(sortedColumns(year), offer))));
  const further = Math.min(...Array.from({ length: 50 }, () => secondsOf(() => sizeOn(load, offer))));
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  let solved = { ptu: 0, cost: 0 };
  const solving = secondsOf(() => (solved = solvedBy(highs, year)));
  // The solver may buy parts of a unit, so it can only be cheaper, by less than one step of sizes.
  const whole = solvedBy(highs, year, Math.floor(solved.ptu / offer.increment) * offer.increment);
  const next = solvedBy(highs, year, Math.floor(solved.ptu / offer.increment) * offer.increment + offer.increment);
  const same = Math.min(whole.cost, next.cost);
  if (Math.abs(same / cheapest.cost - 1) > 1e-7 || solved.cost > cheapest.cost * (1 + 1e-7)) throw new Error(`HiGHS does not find the same cost: ${same} and ${cheapest.cost}`);
  const ms = (seconds: number) => (seconds * 1000).toFixed(seconds < 0.01 ? 3 : 0);
  return [
    `cheapest PTU on 525,600 minutes, ${cheapest.ptu} PTU by each of three ways: with the sort ${ms(sized.ours)} ms (best of 12: ${ms(best)} ms), each further price ${ms(further)} ms`,
    `  brute force over 200 sizes ${ms(sized.theirs)} ms, ratio ${sized.ratio.toFixed(4)} (${sized.least.toFixed(4)} to ${sized.most.toFixed(4)}); HiGHS as a linear problem of 525,600 rows ${ms(solving)} ms, ratio ${(sized.ours / solving).toFixed(5)}`,
  ];
}

function secondsOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
}

function minutes(count: number): LoadColumns {
  const random = seeded(1);
  const loads = Float64Array.from({ length: count }, (_, minute) => Math.exp(random.next() * 3) * 50_000 * (1.2 + Math.sin(minute / 230)));
  return { minutes: new Float64Array(count).fill(1), loads, values: Float64Array.from({ length: count }, () => 2e-6 * (0.7 + random.next())) };
}

function bruteCost({ loads, values }: LoadColumns, ptu: number): number {
  let total = ptu * offer.perPtu;
  for (let minute = 0; minute < loads.length; minute++) total += (values[minute] ?? 0) * Math.max(0, (loads[minute] ?? 0) - ptu * offer.tpmPerPtu);
  return total;
}

/** Least cost over PTU and the spill of each minute, which is at least what its load is above them; loads in thousands of tokens. */
function solvedBy(highs: Awaited<ReturnType<typeof loadHighs.default>>, { loads, values }: LoadColumns, fixed?: number): { readonly ptu: number; readonly cost: number } {
  const count = loads.length;
  const starts = Int32Array.from({ length: count + 1 }, (_, row) => row * 2);
  const indices = Int32Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? 0 : (at >> 1) + 1));
  const entries = Float64Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? offer.tpmPerPtu / 1000 : 1));
  const first = (value: number, rest: number) => Float64Array.from({ length: count + 1 }, (_, column) => (column === 0 ? value : rest));
  return highs.withModel(
    {
      numCols: count + 1,
      numRows: count,
      colCost: Float64Array.from({ length: count + 1 }, (_, column) => (column === 0 ? offer.perPtu : (values[column - 1] ?? 0) * 1000)),
      colLower: first(fixed ?? 0, 0),
      colUpper: first(fixed ?? 10_000, highs.infinity),
      rowLower: loads.map((load) => load / 1000),
      rowUpper: new Float64Array(count).fill(highs.infinity),
      matrix: { format: 'csr', numRows: count, numCols: count + 1, starts, indices, values: entries },
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: 300 });
      model.run();
      return { ptu: model.getSolution().colValue[0] ?? 0, cost: model.getObjectiveValue() };
    },
  );
}
