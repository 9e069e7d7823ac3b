import { drawNormal } from '../chance/normal.ts';
import type { Random } from '../base/random.ts';
import type { ErrorPool } from './errors.ts';
import { expected, type Learnt } from './models.ts';

/** What all series of a forecast draw on. */
export interface Chances {
  readonly pool: ErrorPool;
  readonly paths: number;
  /** `walks[ahead - 1][path]`: what the errors of all series have in common in each future; so the futures of two workloads belong together. */
  readonly walks: readonly Float64Array[];
  /** `errors[ahead - 1][rank]`: the pool's errors in rising order, as many as there are paths. */
  readonly errors: readonly Float64Array[];
}

export function chancesOf(pool: ErrorPool, paths: number, periods: number, random: Random): Chances {
  const walk = new Float64Array(paths);
  const walks = Array.from({ length: periods }, () => {
    for (let path = 0; path < paths; path++) walk[path] = (walk[path] ?? 0) + drawNormal(random);
    return walk.slice();
  });
  const errors = walks.map((_, index) => Float64Array.from(walk, (_, rank) => pool.quantile(index + 1, (rank + 0.5) / paths)));
  return { pool, paths, walks, errors };
}

/**
 * Futures of one series as logarithms, from `first` to `last` periods ahead: `futures[period][path]`.
 * Each period's values are the stated quantiles of the pool, evenly spaced; the paths run through them as a random walk
 * does, so that a future that is high in one month is high in the next.
 */
export function sampleFutures(learnt: Learnt, chances: Chances, first: number, last: number, random: Random): Float64Array[] {
  const { pool, paths } = chances;
  const own = new Float64Array(paths);
  const place = new Float64Array(paths);
  const futures: Float64Array[] = [];
  for (let ahead = 1; ahead <= last; ahead++) {
    const common = chances.walks[ahead - 1] ?? own;
    const errors = chances.errors[ahead - 1] ?? own;
    for (let path = 0; path < paths; path++) {
      own[path] = (own[path] ?? 0) + drawNormal(random);
      const walked = (Math.sqrt(shared) * (common[path] ?? 0) + Math.sqrt(1 - shared) * (own[path] ?? 0)) / Math.sqrt(ahead);
      place[path] = Math.sqrt(lasting) * walked + Math.sqrt(1 - lasting) * drawNormal(random);
    }
    if (ahead < first) continue;
    const [middle, scale] = [expected(learnt, ahead), pool.scale(learnt, ahead)];
    const values = new Float64Array(paths);
    const order = ranked(place);
    for (let rank = 0; rank < paths; rank++) values[order[rank] ?? 0] = middle + scale * (errors[rank] ?? 0);
    futures.push(values);
  }
  return futures;
}

/**
 * Measured on public series (docs/inside/forecast.md): errors h and h+1 periods out correlate as those of a random walk,
 * times 0.97; and of their variance 0.2 to 0.4 is common to all series of the same months.
 */
const lasting = 0.97;
const shared = 0.3;

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
