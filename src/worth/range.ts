import { compare, type Decimal } from '../base/decimal.ts';
import { assert } from '../base/assert.ts';

/** A figure with its range: 80 in 100 futures lie between `p10` and `p90`. Exact bills of single futures, so exact decimals. */
export interface Range {
  readonly p10: Decimal;
  readonly p50: Decimal;
  readonly p90: Decimal;
}

/** The range of one figure over futures: order statistics, each the figure of one real future (inverse of the empirical distribution). */
export function rangeOf(figures: readonly Decimal[]): Range {
  const sorted = figures.toSorted(compare);
  return { p10: atQuantile(sorted, 10), p50: atQuantile(sorted, 50), p90: atQuantile(sorted, 90) };
}

/** The place, in a list of futures, of the one whose figure is the median. */
export function medianPlace(figures: readonly Decimal[]): number {
  return figures.findIndex((figure) => compare(figure, rangeOf(figures).p50) === 0);
}

/** The smallest of the sorted figures that at least `percent` in 100 do not exceed. */
export function atQuantile(sorted: readonly Decimal[], percent: number): Decimal {
  const figure = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  assert(figure !== undefined, 'a range is of at least one future');
  return figure;
}
