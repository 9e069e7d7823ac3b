import { assert } from '../base/assert.ts';

/** The `p` quantile of values in rising order: linear between them, the i-th of n standing at (i − ½)/n (Hyndman and Fan 1996, type 5). */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  assert(sorted.length > 0, 'a quantile is taken of at least one value');
  const position = p * sorted.length - 0.5;
  const below = Math.min(Math.max(Math.floor(position), 0), sorted.length - 1);
  const above = Math.min(below + 1, sorted.length - 1);
  const left = sorted[below] ?? 0;
  const right = sorted[above] ?? 0;
  const share = Math.min(Math.max(position - below, 0), 1);
  return left === right ? left : left + (right - left) * share;
}

/** The quantiles at `ps` of values in any order, by the same rule; the values are left as they are. */
export function quantiles(values: Iterable<number>, ps: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => quantileOfSorted(sorted, p));
}
