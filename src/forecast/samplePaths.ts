import type { Random } from '../base/random.ts';
import { drawNormal } from '../chance/normal.ts';
import type { WeightedSample } from '../chance/weighted.ts';
import type { Outlook } from './errors/errorPool.ts';
import { carriedBy, type Shock, type ShockKind } from './shocks/shocks.ts';

/** What all series of a forecast draw on. */
export interface Chances {
  readonly paths: number;
  /** Shocks by path: so the futures of two workloads belong together. */
  readonly shocks: readonly (readonly Shock[])[];
  readonly kinds: readonly ShockKind[];
  /** By how much ranges are wider than earlier errors say: the correction that the back-test taught. */
  readonly factor: number;
}

/** One period of all futures: the values in rising order, and the path that each belongs to. */
export interface Period {
  readonly rising: Float64Array;
  readonly order: Float64Array;
}

/**
 * Futures of one series as logarithms, from `first` to `last` periods ahead.
 * Each period's values are the stated quantiles, evenly spaced; the paths run through them as a random walk does, so that a
 * future that is high in one month is high in the next. What series have in common comes from shared shocks alone.
 */
export function sampleFutures(outlook: Outlook, chances: Chances, first: number, last: number, random: Random): Period[] {
  const { paths, factor } = chances;
  const carried = carriedBy(chances.shocks, chances.kinds, last, random);
  const own = new Float64Array(paths);
  const place = new Float64Array(paths);
  const futures: Period[] = [];
  const none = new Float64Array(paths);
  for (let ahead = 1; ahead <= last; ahead++) {
    const common = carried[ahead - 1] ?? none;
    const root = Math.sqrt(ahead);
    for (let path = 0; path < paths; path++) {
      own[path] = (own[path] ?? 0) + drawNormal(random);
      const walked = (Math.sqrt(shared) * (common[path] ?? 0) + Math.sqrt(1 - shared) * (own[path] ?? 0)) / root;
      place[path] = Math.sqrt(lasting) * walked + Math.sqrt(1 - lasting) * drawNormal(random);
    }
    if (ahead < first) continue;
    const errors = evenly(outlook.errors(ahead), paths);
    const base = outlook.middle(ahead);
    const median = ((errors[(paths - 1) >> 1] ?? 0) + (errors[paths >> 1] ?? 0)) / 2;
    for (let rank = 0; rank < paths; rank++) errors[rank] = base + median + factor * ((errors[rank] ?? 0) - median);
    futures.push({ rising: errors, order: ranked(place) });
  }
  return futures;
}

/**
 * Measured on public series (docs/inside/forecast.md): errors h and h+1 periods out correlate as those of a random walk,
 * times 0.97; and of their variance 0.2 to 0.4 is common to all series of the same months.
 */
const lasting = 0.97;
const shared = 0.3;

/** The quantiles at the middles of `count` equal parts, in one walk along the sample. */
function evenly(sample: WeightedSample, count: number): Float64Array {
  const { values, shares } = sample;
  let place = 0;
  return Float64Array.from({ length: count }, (_, index) => {
    const p = (index + 0.5) / count;
    while (place < shares.length && (shares[place] ?? 1) < p) place++;
    const [left, right] = [shares[place - 1], shares[place]];
    if (left === undefined) return values[0] ?? 0;
    if (right === undefined) return values[place - 1] ?? 0;
    const share = right > left ? (p - left) / (right - left) : 0;
    return (values[place - 1] ?? 0) + ((values[place] ?? 0) - (values[place - 1] ?? 0)) * share;
  });
}

/** Indices of the values in rising order. */
function ranked(values: Float64Array): Float64Array {
  // Value and index share one whole number below 2^53, so that numbers are sorted and not objects.
  const keys = new Float64Array(values.length);
  for (let index = 0; index < keys.length; index++) {
    const value = Math.min(Math.max(values[index] ?? 0, -16), 16);
    keys[index] = Math.floor((value + 16) * 2 ** 25) * keys.length + index;
  }
  keys.sort();
  for (let rank = 0; rank < keys.length; rank++) keys[rank] = (keys[rank] ?? 0) % keys.length;
  return keys;
}
