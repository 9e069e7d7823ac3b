import type { DealTerms } from '../deal/dealTerms.ts';
import type { Futures } from './futures.ts';
import type { Range } from './range.ts';
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

/** What asks are worked out on: the offer, future by future. */
export interface AskBase extends DealInput {
  readonly priced: Futures;
  /** The same futures on lists that move; undefined where nothing is said of how they do. */
  readonly moving: Futures | undefined;
  /** What the offer costs. */
  readonly offered: ReturnType<Futures['total']>;
  /** How many of the futures miss the offered commitment. */
  readonly missed: number;
  /** "on the same 100 futures", for a basis. */
  readonly onFutures: string;
  /** What the offer costs more than it would with `terms` (at `prices`): exact, and in how many futures; no range where it is nowhere more. */
  saved(terms: DealTerms, prices?: PricesOn): { readonly worth: Range | undefined; readonly often: number };
}
