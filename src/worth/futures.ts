import { subtract, type Decimal } from '../base/decimal.ts';
import type { Watch } from '../base/progress.ts';
import type { Bill } from '../deal/bill.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { billFor, pricing } from '../deal/evaluate.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { difference } from './figures.ts';
import type { Range } from './range.ts';
import { simulation, type PricesOn, type Simulation } from './simulate/simulation.ts';
import { bookAt, pathsOf, type ListPaths } from './simulate/usagePaths.ts';
import { splitFuture } from './splitFuture.ts';

/** The futures of a deal: simulated to find which of them a range is made of, and those billed exactly. */
export interface Futures {
  readonly simulated: Simulation;
  /** The exact bill of one future. */
  bill(place: number, terms: DealTerms, prices?: PricesOn): Bill;
  /** The exact totals of the futures at 10, 50 and 90 in 100, and the bill of the middle one. */
  total(terms: DealTerms, prices?: PricesOn): { readonly range: Range; readonly median: Bill; readonly place: number };
  /** What `to` costs more than `from`, future by future, as a range of exact differences; and in how many it is more. */
  more(from: Priced, to: Priced): { readonly range: Range; readonly often: number };
}

/** Terms, at other prices than theirs where it says so. */
export interface Priced {
  readonly terms: DealTerms;
  readonly prices?: PricesOn;
}

/** Less than this is nothing: doubles cannot tell. */
const nothing = 1e-6;

/** What futures are priced on. */
export interface FuturesOn {
  readonly futures: readonly UsageSeries[];
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly watch: Watch;
  /** How list prices move on each of the futures; as the rate book announces them where absent. */
  readonly list?: ListPaths;
}

export function futuresOf({ futures, book, shapes, watch, list }: FuturesOn): Futures {
  const paths = { ...pathsOf(futures), ...(list === undefined ? {} : { list }) };
  const simulated = (list === undefined ? known.get(futures)?.get(book) : undefined) ?? simulation(paths, book, shapes);
  if (list === undefined) known.set(futures, (known.get(futures) ?? new WeakMap<RateBook, Simulation>()).set(book, simulated));
  const books = new Map<number, RateBook>();
  const bookOf = (place: number, terms: DealTerms): RateBook => {
    const moved = books.get(place) ?? bookAt(paths, place, book, terms.start);
    books.set(place, moved);
    return moved;
  };
  const billed = new WeakMap<DealTerms, Map<number, Bill>>();
  const bill: Futures['bill'] = (place, terms, prices) => {
    const own = billed.get(terms) ?? new Map<number, Bill>();
    const kept = prices === undefined ? own.get(place) : undefined;
    if (kept !== undefined) return kept;
    watch.signal.throwIfAborted();
    const made = billFor(terms, splitFuture(terms, futures[place] ?? { grain: 'month', rows: [] }, book, shapes), (prices ?? pricing)(terms, bookOf(place, terms)));
    if (prices === undefined) billed.set(terms, own.set(place, made));
    return made;
  };
  return {
    simulated,
    bill,
    total(terms, prices) {
      const [p10, p50, p90] = placesOf(simulated.totals(terms, prices));
      const [low, median, high] = [bill(p10, terms, prices), bill(p50, terms, prices), bill(p90, terms, prices)];
      return { range: { p10: low.total, p50: median.total, p90: high.total }, median, place: p50 };
    },
    more(from, to) {
      const apart = difference(simulated.totals(to.terms, to.prices), simulated.totals(from.terms, from.prices));
      const exact = (place: number): Decimal => subtract(bill(place, to.terms, to.prices).total, bill(place, from.terms, from.prices).total);
      const [p10, p50, p90] = placesOf(apart);
      const often = apart.filter((amount) => amount > nothing).length;
      return { range: { p10: exact(p10), p50: exact(p50), p90: exact(p90) }, often };
    },
  };
}

// Structures and asks are priced on the same futures one after the other.
const known = new WeakMap<readonly UsageSeries[], WeakMap<RateBook, Simulation>>();

/** The futures whose figures are at 10, 50 and 90 in 100 (inverse of the empirical distribution). */
export function placesOf(figures: Float64Array): readonly [number, number, number] {
  const order = Array.from(figures.keys()).toSorted((a, b) => (figures[a] ?? 0) - (figures[b] ?? 0) || a - b);
  const at = (percent: number): number => order[Math.max(0, Math.ceil((order.length * percent) / 100) - 1)] ?? 0;
  return [at(10), at(50), at(90)];
}
