import { assert } from '../../base/assert.ts';
import { quantileOfSorted } from '../../chance/quantile.ts';
import { weightedQuantile, weightedSample, type WeightedSample } from '../../chance/weighted.ts';
import type { Learnt } from '../models/models.ts';
import { firstAfter, middleOf, originsOf, type History, type Middle } from '../models/outlook.ts';
import { typicalVolatility, youngErrors, youngShares } from './youngErrors.ts';

/** What is expected of one series from its latest known period on, and how far off that has been; all logarithms. */
export interface Outlook {
  readonly from: Learnt;
  readonly middle: (ahead: number) => number;
  /** Errors to expect `ahead` periods out, above zero where more came than expected. */
  readonly errors: (ahead: number) => WeightedSample;
}

/** How wrong forecasts of these histories have been, as could be known at one period. */
export interface ErrorPool {
  /** Undefined where nothing of the history was known by then. */
  readonly outlook: (history: History) => Outlook | undefined;
  /** Share of the range `ahead` periods out that rests on these histories; the rest comes from public series. */
  readonly ownShare: (ahead: number) => number;
}

/**
 * The errors that could be known at period `until` (targets later than that are not looked at). A series' range rests on its
 * own errors as far as it has many that do not overlap, then on those of all histories, and where these are few on those of
 * young public series (docs/inside/forecast.md).
 */
export function errorPool(histories: readonly History[], horizon: number, until: number): ErrorPool {
  const typical = typicalOf(histories, until);
  const middles = histories.map((history) => middleOf(history, until));
  const levels: (Level | undefined)[] = [];
  const level = (ahead: number): Level => (levels[ahead] ??= levelAt(histories, middles, ahead, until, typical));
  const places = new Map(histories.map((history, index) => [history, index]));
  return {
    outlook: (history) => {
      const from = history.learnt[firstAfter(history.learnt, until) - 1];
      const place = places.get(history);
      assert(place !== undefined, 'a history has an outlook among those it was pooled with');
      if (from === undefined) return undefined;
      return {
        from,
        middle: (ahead) => middles[place]?.(from, ahead) ?? from.last,
        errors: (ahead) => {
          const { own, points, exponent } = level(ahead);
          const errors = own[place];
          return errors === undefined ? { values: new Float64Array(1), shares: new Float64Array(1) } : withOwn(errors, points, scaleOf(from, exponent, typical) * errors.usual, history.seasons.length > 0 ? poolWindowsSeasonal : poolWindows);
        },
      };
    },
    ownShare: (ahead) => (ahead <= horizon ? level(ahead).ownShare : 0),
  };
}

/** All that is known of errors at one distance. */
interface Level {
  readonly own: readonly OwnErrors[];
  /** The pool as equally likely values in rising order, in units of a series' own scale. */
  readonly points: Float64Array;
  readonly ownShare: number;
  readonly exponent: number;
}

/** One history's errors at one distance, in rising order. */
interface OwnErrors {
  readonly errors: Float64Array;
  readonly weights: Float64Array;
  /** By how much they are larger than what a series that moves so much usually errs. */
  readonly usual: number;
}

interface Miss {
  readonly learnt: Learnt;
  readonly error: number;
  /** Recent errors count for more, and errors of one history that overlap in time say little more than one. */
  readonly weight: number;
}

function levelAt(histories: readonly History[], middles: readonly Middle[], ahead: number, until: number, typical: number): Level {
  const misses = histories.map((history, index) => missesOf(history, middles[index] ?? ((learnt) => learnt.last), ahead, until));
  const total = misses.reduce((a, own) => a + own.length, 0);
  const every = Math.max(1, Math.ceil(total / missesMost));
  const exponent = exponentOf(misses.flatMap((own, index) => own.filter((_, place) => (index + place) % every === 0)));
  const scaled = misses.map((own) => own.map(({ learnt, error, weight }) => ({ error: error / scaleOf(learnt, exponent, typical), weight, at: learnt.at })));
  const usual = usualOf(scaled);
  const pooled = pooledAt(scaled.map((own, index) => own.filter((_, place) => (index + place) % every === 0).map((each) => ({ ...each, error: each.error / (usual[index] ?? 1), weight: each.weight * every }))), ahead, every);
  const own = scaled.map((errors, index): OwnErrors => {
    const sorted = errors.toSorted((a, b) => a.error - b.error);
    return { errors: Float64Array.from(sorted, ({ error }) => error / (usual[index] ?? 1)), weights: Float64Array.from(sorted, ({ weight }) => weight), usual: usual[index] ?? 1 };
  });
  return { own, ...pooled, exponent };
}

/** Beyond this many errors a quantile does not move; every n-th is taken. */
const missesMost = 3000;
/** As many independent windows as the public series count for. */
const priorWindows = 12;
const priorExponent = 0.5;
/** What the errors of one month have in common: a hundred series that a break hits at once are little more than three witnesses. */
const sharedVariance = 0.3;
const ownMost = 120;
/** From so many turns of a short season on, errors are taken from the same hours of the day. */
const turnsLeast = 14;
const shortSeason = 24;
const placesNear = 3;
/** An error this many periods older counts for half. */
const ageHalf = 24;
/** Errors around a season forget sooner than those of a random walk, which overlap for the whole distance. */
const overlapMost = 4;

/** A series' own errors `ahead` periods out that could be known by `until`, in the order of time, the latest first. */
function missesOf(history: History, middle: Middle, ahead: number, until: number): Miss[] {
  const [season] = history.seasons;
  const near = season !== undefined && season.length <= shortSeason && history.learnt.length >= turnsLeast * season.length;
  const origins = originsOf(history, until, ahead, near ? Number.POSITIVE_INFINITY : ownMost);
  const latest = origins[0]?.at ?? 0;
  const half = season === undefined ? Math.max(ageHalf, history.learnt.length / 6) : 4 * (history.seasons.at(-1)?.length ?? season.length);
  const overlap = season === undefined ? ahead : Math.min(ahead, overlapMost);
  const misses: Miss[] = [];
  for (const learnt of origins) {
    const seen = history.values[learnt.at + ahead] ?? Number.NaN;
    if (Number.isNaN(seen)) continue;
    let weight = 0.5 ** ((latest - learnt.at) / half) / overlap;
    if (near) {
      const apart = (until - learnt.at) % season.length;
      const places = Math.min(apart, season.length - apart);
      if (places > placesNear) continue;
      weight *= Math.exp(-places);
    }
    misses.push({ learnt, error: seen - middle(learnt, ahead), weight });
  }
  return misses;
}

interface Scaled {
  readonly error: number;
  readonly weight: number;
  readonly at: number;
}

/** Windows that a series needs for its own size of errors to count for half. */
const windowsToTrust = 4;
const errorLeast = 1e-6;

/** By how much each series' errors are larger than the usual ones, drawn towards 1 where it has few. */
function usualOf(scaled: readonly (readonly Scaled[])[]): number[] {
  const means = scaled.map((own) => {
    const weight = own.reduce((a, each) => a + each.weight, 0);
    return { weight, size: weight > 0 ? Math.log(Math.max(own.reduce((a, each) => a + each.weight * Math.abs(each.error), 0) / weight, errorLeast)) : 0 };
  });
  const known = means.filter(({ weight }) => weight > 0).map(({ size }) => size).sort((a, b) => a - b);
  const middle = known.length === 0 ? 0 : quantileOfSorted(known, 0.5);
  return means.map(({ weight, size }) => (weight > 0 ? Math.exp(((size - middle) * weight) / (weight + windowsToTrust)) : 1));
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
    const latest = learnt[firstAfter(learnt, until) - 1];
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

/** The pool as equally likely values in rising order, and how much of it these histories made. */
function pooledAt(scaled: readonly (readonly Scaled[])[], ahead: number, every: number): { readonly points: Float64Array; readonly ownShare: number } {
  const witnesses = new Map<number, number>();
  for (const own of scaled) for (const { at } of own) witnesses.set(at, (witnesses.get(at) ?? 0) + every);
  const all = scaled.flat().map(({ error, weight, at }) => ({ error, weight: weight / (1 + Math.max(0, (witnesses.get(at) ?? 1) - 1) * sharedVariance) }));
  const ownWeight = all.reduce((a, { weight }) => a + weight, 0);
  const prior = resized(priorErrors(ahead), all, ownWeight);
  const each = priorWindows / prior.length;
  const sample = weightedSample([...all.map(({ error }) => error), ...prior], [...all.map(({ weight }) => weight), ...prior.map(() => each)]);
  return { points: Float64Array.from({ length: pointsOfPool }, (_, index) => weightedQuantile(sample, (index + 0.5) / pointsOfPool)), ownShare: ownWeight / (ownWeight + priorWindows) };
}

const pointsOfPool = 100;

/** The public errors drawn towards the size of the histories' own: what is known of the size is theirs, what is not known of the tails stays public. */
function resized(prior: readonly number[], own: readonly { readonly error: number; readonly weight: number }[], ownWeight: number): number[] {
  if (ownWeight === 0) return [...prior];
  const size = own.reduce((a, { error, weight }) => a + weight * Math.abs(error), 0) / ownWeight;
  const usual = prior.reduce((a, b) => a + Math.abs(b), 0) / prior.length;
  const by = (Math.max(size, errorLeast) / usual) ** (ownWeight / (ownWeight + priorWindows));
  return prior.map((error) => error * by);
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

/** As many independent windows as the pool of all histories counts for beside a series' own errors. */
const poolWindows = 20;
/** The same beside the errors of a series with seasons, whose size the pool knows less about. */
const poolWindowsSeasonal = 3;

/** Own errors and the pool's points as one sample, times the series' scale. */
function withOwn({ errors, weights }: OwnErrors, points: Float64Array, scale: number, poolWindows: number): WeightedSample {
  const count = errors.length + points.length;
  const values = new Float64Array(count);
  const shares = new Float64Array(count);
  const each = poolWindows / points.length;
  const total = weights.reduce((a, b) => a + b, poolWindows);
  let [place, point, before] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const mine = errors[place] ?? Number.POSITIVE_INFINITY;
    const theirs = points[point] ?? Number.POSITIVE_INFINITY;
    const takeOwn = mine <= theirs;
    const weight = takeOwn ? (weights[place] ?? 0) : each;
    values[index] = scale * Math.min(mine, theirs);
    shares[index] = (before + weight / 2) / total;
    before += weight;
    if (takeOwn) place++;
    else point++;
  }
  return { values, shares };
}
