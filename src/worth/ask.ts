import { signOf, type Decimal } from '../base/decimal.ts';
import type { Bill } from '../deal/bill.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { rangeOf, type Range } from './range.ts';
import type { PricesOn } from './simulate/simulation.ts';
import type { DealInput } from './structures.ts';

/** A term we want, with what it is worth. */
export interface Ask {
  /** "discount-gpt-5.4": stable. */
  readonly id: string;
  /** "12 % off gpt-5.4 instead of 8 %". */
  readonly title: string;
  /** Why they could agree, and why we need it: one or two sentences. */
  readonly why: string;
  /** Difference in cost over the term with and without it; undefined where there is no basis: 'not valued', never zero. */
  readonly worth: Range | undefined;
  /** How the figure was made, in words, or why there is none. */
  readonly basis: string;
  readonly sources: readonly string[];
}

/** What asks are worked out on: the offer's bills, future by future. */
export interface AskBase extends DealInput {
  readonly offered: readonly Bill[];
  /** "on the same 100 futures", for a basis. */
  readonly onFutures: string;
  /** What the offer costs more than it would with `terms` (at `prices`), future by future. */
  saved(terms: DealTerms, prices?: PricesOn): readonly Decimal[];
}

/** The range of what is saved; undefined where it never saves anything. */
export function worthOf(saved: readonly Decimal[]): Range | undefined {
  return saved.some((amount) => signOf(amount) > 0) ? rangeOf(saved) : undefined;
}

/** How many of the futures miss the offered commitment. */
export function missedIn(base: AskBase): number {
  return base.offered.filter((bill) => bill.lines.some((line) => line.kind === 'shortfall')).length;
}
