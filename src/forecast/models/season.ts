import { learn, type Learnt } from './models.ts';

/** What one season of a history does to it, learnt period by period. */
export interface Season {
  readonly length: number;
  /** What the place in the season adds to the logarithm, as known after each period. */
  readonly adds: Float64Array;
  /** The history less its season. */
  readonly rest: Float64Array;
  readonly learnt: readonly (Learnt | undefined)[];
  /** The level of the rest, followed fast and slowly. */
  readonly fast: Float64Array;
  readonly slow: Float64Array;
}

/** The season of `length` periods in a history of logarithms (NaN is a gap), each period's from that period and earlier ones only. */
export function learnSeason(values: readonly number[], length: number): Season {
  const count = values.length;
  const adds = new Float64Array(count);
  const rest = new Float64Array(count);
  const first = values.slice(0, length).filter((value) => !Number.isNaN(value));
  const base = first.reduce((a, b) => a + b, 0) / Math.max(first.length, 1);
  let level = base;
  for (let at = 0; at < count; at++) {
    const value = values[at] ?? Number.NaN;
    const known = !Number.isNaN(value);
    if (at < length) {
      adds[at] = known ? value - base : 0;
      rest[at] = known ? base : Number.NaN;
      continue;
    }
    const before = values[at - length] ?? Number.NaN;
    if (known && !Number.isNaN(before)) level += (value - before) / length;
    const last = adds[at - length] ?? 0;
    const weight = Math.max(1 / (Math.floor(at / length) + 1), adaptLeast);
    adds[at] = known ? last + weight * (value - level - last) : last;
    rest[at] = known ? value - last : Number.NaN;
  }
  const learnt: (Learnt | undefined)[] = [];
  for (const each of learn(Array.from(rest))) learnt[each.at] = each;
  return { length, adds, rest, learnt, fast: followed(rest, fastShare), slow: followed(rest, Math.min(2 / length, slowMost)) };
}

/** What the season will add `ahead` periods after period `at`, as known then. */
export function addedBy(season: Season, at: number, ahead: number): number {
  return season.adds[at + ahead - season.length * Math.ceil(ahead / season.length)] ?? 0;
}

/** A season is learnt with at least this weight for its latest turn. */
const adaptLeast = 0.25;
const fastShare = 0.9;
const slowMost = 0.05;

/** The running level of what is known, `share` of each miss at a time. */
function followed(rest: Float64Array, share: number): Float64Array {
  let [level, count] = [Number.NaN, 0];
  return rest.map((value) => {
    if (!Number.isNaN(value)) level = Number.isNaN(level) ? value : level + Math.max(share, 1 / ++count) * (value - level);
    return level;
  });
}
