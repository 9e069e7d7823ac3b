import { firstDay, type Month } from '../base/calendar.ts';
import { compare, multiply, zero, type Decimal } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { ptuList } from '../deal/listPrice.ts';
import { less } from '../deal/percent.ts';
import type { Scope } from '../rates/meter.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';

/** What one PTU reserved from a month on costs for its term: list on the first day of the month, less the best discount of the deal's own blocks bought that way. */
export function reservationPrice(terms: DealTerms, book: RateBook, of: { readonly scope: Scope; readonly region: string }, purchase: Purchase, month: Month): Decimal | undefined {
  const list = ptuList(terms, book, of, purchase, firstDay(month))?.amount;
  const off = terms.provisioned.filter((block) => block.purchase === purchase && block.scope === of.scope).reduce((best, { discountPercent }) => (compare(discountPercent, best) > 0 ? discountPercent : best), zero);
  return list && multiply(list, less(off));
}
