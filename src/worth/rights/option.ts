import type { Decimal } from '../../base/decimal.ts';
import type { Right } from '../../deal/dealTerms.ts';

/** What is valued as a right: those of the deal file, a cap on the price at renewal, and what a deal says about models to come. */
export type Option =
  | Right
  | { readonly kind: 'renewal'; readonly upliftCapPercent: Decimal }
  | { readonly kind: 'newModels'; readonly capOverPredecessorPercent?: Decimal; readonly optIn: boolean };
