import type { Day } from '../../base/calendar.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { Budgets } from '../../forecast/spend/tail.ts';
import type { RateBookTexts } from '../../rates/readRateBook.ts';
import type { UsageImport } from '../../usage/usageImport.ts';

/** What a whole outlook is made from, as texts and plain data that a worker can be sent. */
export interface OutlookInput {
  readonly usage?: readonly Outcome<UsageImport>[];
  readonly drivers?: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  /** The maker's own book, for the parity lag. */
  readonly maker: RateBookTexts;
  readonly months: number;
  readonly seed: number;
  readonly paths: number;
  readonly budgets: Budgets;
  /** Whether units and the total are forecast as wholes too, and the sums moved towards them. */
  readonly reconcile: boolean;
  readonly today: Day;
}
