import type { Decimal } from '../../base/decimal.ts';
import type { Right } from '../../deal/dealTerms.ts';
import type { Stopped } from './stopping.ts';

/** What is valued as a right: those of the deal file, a cap on the price at renewal, and what a deal says about models to come. */
export type Option =
  | Right
  | { readonly kind: 'renewal'; readonly upliftCapPercent: Decimal }
  | { readonly kind: 'newModels'; readonly capOverPredecessorPercent?: Decimal; readonly optIn: boolean };

/** What a right saves on each path when it is used by a rule that sees no future; `saved` is undefined where there is no basis. */
export interface RightWorth extends Omit<Stopped, 'saved'> {
  readonly saved: Float64Array | undefined;
  readonly basis: string;
}
