import { multiply, sum, toDouble, type Decimal } from '../base/decimal.ts';
import type { Watch } from '../base/progress.ts';
import type { Bill } from '../deal/bill.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { percentOfDays } from '../worth/paymentShare.ts';
import { medianPlace } from '../worth/range.ts';
import { billFutures, listTerms } from '../worth/structures.ts';

/** What deals are priced on, so that they compare: the same futures. */
export interface Futures {
  readonly futures: readonly UsageSeries[];
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly watch: Watch;
}

/** What a deal costs over its term, future by future. */
export interface Costs {
  readonly bills: readonly Bill[];
  /** Bills less what later payment and stated non-cash concessions are worth. */
  readonly net: readonly number[];
}

/** The deal's exact bills on every future, and what they come to with what stands beside a bill. */
export function costOnFutures(on: Futures, terms: DealTerms): Costs {
  const bills = billFutures(on, terms);
  return { bills, net: bills.map((bill) => netOf(terms, bill.total)) };
}

/** A bill less the worth of paying later and of stated non-cash concessions. */
export function netOf(terms: DealTerms, total: Decimal): number {
  const later = terms.payment === undefined ? 0 : percentOfDays(terms.payment);
  return toDouble(total) * (1 - later) - toDouble(nonCashOf(terms));
}

/** Stated non-cash concessions, each at its confidence. */
export function nonCashOf(terms: DealTerms): Decimal {
  return sum(terms.nonCash.map(({ worth, confidence }) => multiply(worth, confidence)));
}

/** The one future that stands for all where a single figure is wanted: the median at list prices. */
export function planOf(on: Futures, terms: DealTerms): Futures {
  const place = medianPlace(billFutures(on, listTerms(terms)).map(({ total }) => total));
  const plan = on.futures[place];
  return { ...on, futures: plan === undefined ? [] : [plan] };
}

/** Five futures that stand for all where every one is too many: those at 10, 30, 50, 70 and 90 in 100 of the cost at list. */
export function standInsOf(on: Futures, terms: DealTerms): Futures {
  const order = billFutures(on, listTerms(terms)).map(({ total }, place) => ({ total: toDouble(total), place })).toSorted((a, b) => a.total - b.total);
  const places = new Set([10, 30, 50, 70, 90].flatMap((percent) => order[Math.max(0, Math.ceil((order.length * percent) / 100) - 1)]?.place ?? []));
  return { ...on, futures: on.futures.filter((_, place) => places.has(place)) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** 80 in 100 futures lie between low and high. */
export function rangeOfNumbers(values: readonly number[]): { readonly low: number; readonly likely: number; readonly high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  return { low: at(10), likely: at(50), high: at(90) };
}
