import { quantileOfSorted } from '../chance/quantile.ts';
import { weightedQuantile, weightedSample, type WeightedSample } from '../chance/weighted.ts';
import { expected, type Learnt } from './models.ts';
import { typicalVolatility, youngErrors, youngShares } from './youngErrors.ts';

/** One history, ready to be judged: logarithms by period (NaN is a gap) and what was learnt at each known period. */
export interface History {
  readonly values: readonly number[];
  readonly learnt: readonly Learnt[];
}

/** How wrong forecasts have been, `ahead` periods out, in units of a series' own scale: logarithms, above zero where more came than expected. */
export interface ErrorPool {
  /** The error that `p` of 1 stay below, for a series whose scale is 1. */
  readonly quantile: (ahead: number, p: number) => number;
  /** What an error of 1 stands for in the series that has learnt so much. */
  readonly scale: (learnt: Learnt, ahead: number) => number;
  /** Share of the range `ahead` periods out that rests on these histories; the rest comes from public series. */
  readonly ownShare: (ahead: number) => number;
}

/**
 * The errors that could be known at period `until` (targets later than that are not looked at), pooled over all histories
 * and, where these are few, with the errors of young public series (docs/inside/forecast.md).
 */
export function errorPool(histories: readonly History[], horizon: number, until: number): ErrorPool {
  const known = Array.from({ length: horizon }, (_, index) => missesAt(histories, index + 1, until));
  const exponents = known.map(exponentOf);
  const typical = typicalOf(histories, until);
  const scale = (learnt: Learnt, ahead: number): number => scaleOf(learnt, exponents[ahead - 1] ?? priorExponent, typical);
  const samples = known.map((misses, index) => sampleOf(misses, index + 1, (learnt) => scale(learnt, index + 1)));
  return {
    quantile: (ahead, p) => {
      const sample = samples[ahead - 1];
      return sample === undefined ? 0 : weightedQuantile(sample.sample, p);
    },
    scale,
    ownShare: (ahead) => samples[ahead - 1]?.ownShare ?? 0,
  };
}

interface Miss {
  readonly learnt: Learnt;
  readonly error: number;
  /** Recent errors count for more, and errors of one history that overlap in time say little more than one. */
  readonly weight: number;
}

/** Histories shorter than this at an origin say more about their youth than about the method. */
const countLeast = 4;
/** Beyond this many errors a quantile does not move; every n-th is taken. */
const missesMost = 3000;
/** An error this many periods older counts for half. */
const ageHalf = 24;
/** Origins further back than this many say less about today. */
const originsMost = 120;
/** As many independent windows as the public series count for. */
const priorWindows = 12;
const priorExponent = 0.5;

function missesAt(histories: readonly History[], ahead: number, until: number): Miss[] {
  const misses: Miss[] = [];
  const ranges = histories.map(({ learnt }) => {
    const end = firstAfter(learnt, until - ahead);
    return { start: Math.max(countLeast - 1, end - originsMost), end };
  });
  const every = Math.max(1, Math.ceil(ranges.reduce((a, { start, end }) => a + Math.max(0, end - start), 0) / missesMost));
  let turn = 0;
  for (const [index, { values, learnt }] of histories.entries()) {
    const range = ranges[index] ?? { start: 0, end: 0 };
    const latest = Math.min(until, learnt.at(-1)?.at ?? 0);
    for (let place = range.start; place < range.end; place++) {
      if (turn++ % every !== 0) continue;
      const origin = learnt[place];
      const seen = origin === undefined ? Number.NaN : (values[origin.at + ahead] ?? Number.NaN);
      if (origin !== undefined && !Number.isNaN(seen)) misses.push({ learnt: origin, error: seen - expected(origin, ahead), weight: (every / ahead) * 0.5 ** ((latest - ahead - origin.at) / ageHalf) });
    }
  }
  return misses;
}

/** How many of them were learnt at period `at` or before. */
function firstAfter(learnt: readonly Learnt[], at: number): number {
  let [low, high] = [0, learnt.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((learnt[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By how much errors grow with a series' volatility: 0 not at all, 1 in proportion; drawn towards ½ where errors are few. */
function exponentOf(misses: readonly Miss[]): number {
  const rows = misses.filter((miss) => miss.error !== 0 && (miss.learnt.volatility ?? 0) > 0).map((miss) => ({ x: Math.log(miss.learnt.volatility ?? 1), y: Math.log(Math.abs(miss.error)), weight: miss.weight }));
  const total = rows.reduce((a, row) => a + row.weight, 0);
  if (total === 0) return priorExponent;
  const x = rows.reduce((a, row) => a + row.weight * row.x, 0) / total;
  const y = rows.reduce((a, row) => a + row.weight * row.y, 0) / total;
  const xx = rows.reduce((a, row) => a + row.weight * (row.x - x) ** 2, 0);
  const xy = rows.reduce((a, row) => a + row.weight * (row.x - x) * (row.y - y), 0);
  return Math.min(Math.max((xy + priorExponent * priorWindows) / (xx + priorWindows), 0), 1);
}

function typicalOf(histories: readonly History[], until: number): number {
  const logs: number[] = [];
  for (const { learnt } of histories) {
    const latest = learnt.findLast((each) => each.at <= until);
    if (latest?.volatility !== undefined && latest.changes >= 3) logs.push(Math.log(Math.max(latest.volatility, volatilityLeast)));
  }
  const own = logs.length === 0 ? 0 : quantileOfSorted(Float64Array.from(logs).sort(), 0.5);
  return Math.exp((logs.length * own + 2 * Math.log(typicalVolatility)) / (logs.length + 2));
}

const volatilityLeast = 1e-5;

function scaleOf(learnt: Learnt, exponent: number, typical: number): number {
  const trust = learnt.changes / (learnt.changes + 1.5);
  const own = Math.max(learnt.volatility ?? typical, volatilityLeast);
  const volatility = own ** trust * typical ** (1 - trust);
  return (volatility / typicalVolatility) ** exponent * (1 + 1.2 / learnt.count);
}

function sampleOf(misses: readonly Miss[], ahead: number, scale: (learnt: Learnt) => number): { readonly sample: WeightedSample; readonly ownShare: number } {
  const own = misses.map((miss) => miss.error / scale(miss.learnt));
  const ownWeight = misses.reduce((a, miss) => a + miss.weight, 0);
  const prior = priorErrors(ahead);
  const each = priorWindows / prior.length;
  const sample = weightedSample([...own, ...prior], [...misses.map((miss) => miss.weight), ...prior.map(() => each)]);
  return { sample, ownShare: ownWeight / (ownWeight + priorWindows) };
}

/** The public errors `ahead` periods out as equally likely values: between the tabled horizons by line, beyond them by the root of time. */
function priorErrors(ahead: number): number[] {
  const next = youngErrors.findIndex((row) => row.ahead >= ahead);
  const after = youngErrors[next];
  const before = youngErrors[next - 1];
  const last = youngErrors.at(-1);
  return youngShares.map((_, index) => {
    if (after === undefined) return (last?.errors[index] ?? 0) * Math.sqrt(ahead / (last?.ahead ?? ahead));
    if (before === undefined || after.ahead === ahead) return after.errors[index] ?? 0;
    const share = (ahead - before.ahead) / (after.ahead - before.ahead);
    return (before.errors[index] ?? 0) * (1 - share) + (after.errors[index] ?? 0) * share;
  });
}
