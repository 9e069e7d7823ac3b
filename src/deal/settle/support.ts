import { addMonths, monthOf } from '../../base/calendar.ts';
import { greatest, isZero, multiply, type Decimal } from '../../base/decimal.ts';
import type { BillLine } from '../bill.ts';
import type { DealTerms } from '../dealTerms.ts';
import { share } from '../percent.ts';

/** Step 7 of docs/reference/deal-terms.md: support on a month's charges so far, or its minimum; undefined where there is none. */
export function supportLine(terms: DealTerms, month: number, charges: Decimal): BillLine | undefined {
  if (terms.support === undefined) return undefined;
  const amount = greatest(multiply(charges, share(terms.support.percentOfSpend)), terms.support.minimumPerMonth);
  if (isZero(amount)) return undefined;
  return { month: addMonths(monthOf(terms.start), month), kind: 'support', what: 'support', amount, source: ['support'] };
}
