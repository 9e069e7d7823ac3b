import type { Day, Month } from '../../base/calendar.ts';
import type { Decimal } from '../../base/decimal.ts';
import type { Credit } from '../../deal/dealTerms.ts';

/** One thing that is otherwise than in the deal and its usage. */
export type Change =
  /** Tokens times a factor, of some models or workloads, from a month on. */
  | { readonly kind: 'usage'; readonly times: Decimal; readonly models?: readonly string[]; readonly workloads?: readonly string[]; readonly from?: Month }
  /** The same tokens by another model. */
  | { readonly kind: 'model'; readonly model: string; readonly to: string; readonly from?: Month }
  /** List prices of the rate book up or down, from a day on; agreed prices follow as the deal says. */
  | { readonly kind: 'list'; readonly percent: Decimal; readonly from: Day; readonly models?: readonly string[] }
  /** A discount on list in place of what is agreed for a model, or for all of them. */
  | { readonly kind: 'discount'; readonly percent: Decimal; readonly models?: readonly string[] }
  /** Every milestone of the commitment more or less by an amount or in percent. */
  | { readonly kind: 'commitment'; readonly by: Decimal; readonly unit: 'amount' | 'percent' }
  | { readonly kind: 'ptu'; readonly ptu: number; readonly model?: string }
  | { readonly kind: 'credit'; readonly credit: Credit }
  | { readonly kind: 'listPrices'; readonly listPrices: 'follow' | 'frozen' }
  | { readonly kind: 'shortfall'; readonly shortfall: 'prepayment' | 'forfeit' | 'carryOver' }
  | { readonly kind: 'netDays'; readonly netDays: number }
  /** The deal without a term, by the key that deal.worth uses: "commitment", "rates[0]", "provisioned[bot]". */
  | { readonly kind: 'without'; readonly term: string };
