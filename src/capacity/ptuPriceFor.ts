import { firstDay, hoursInMonth } from '../base/calendar.ts';
import { compare, toDouble, zero, type Decimal } from '../base/decimal.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { ptuList } from '../deal/listPrice.ts';
import type { Deployment, ServableLoad } from './servableLoad.ts';

export interface PriceForLoad {
  /** One PTU for all the minutes of the load, after the deal's discount. */
  readonly perPtu: number;
  /** The same at list. */
  readonly listPerPtu: number;
  /** One PTU for its own term, when first bought, after the discount. */
  readonly term: number;
  readonly discountPercent: number;
}

/** What one PTU costs for a load: list on the first day of each term, less the discount of the deal's own block; months are paid for as far as the load covers them. */
export function ptuPriceFor(terms: DealTerms, book: RateBook, of: Deployment, purchase: Purchase, { months }: Pick<ServableLoad, 'months'>): PriceForLoad | undefined {
  const off = discountOf(terms, of, purchase);
  const less = 1 - toDouble(off) / 100;
  const first = months[0]?.month;
  let [listPerPtu, term]: [number, number | undefined] = [0, undefined];
  for (const [place, { month, share }] of months.entries()) {
    const bought = purchase === 'oneYear' ? (months[place - (place % 12)]?.month ?? month) : month;
    const inside = first !== undefined && firstDay(first) >= terms.start;
    const list = ptuList(terms, book, of, purchase, inside ? firstDay(bought) : terms.start)?.amount;
    if (list === undefined) return undefined;
    const price = toDouble(list);
    term ??= price * less;
    listPerPtu += price * share * (purchase === 'hourly' ? hoursInMonth(month) : purchase === 'oneMonth' ? 1 : 1 / 12);
  }
  return term === undefined ? undefined : { perPtu: listPerPtu * less, listPerPtu, term, discountPercent: toDouble(off) };
}

/** The best discount that the deal gives on blocks bought the same way for the same deployment. */
function discountOf(terms: DealTerms, of: Deployment, purchase: Purchase): Decimal {
  const own = terms.provisioned.filter((block) => block.model === of.model && block.scope === of.scope && block.region === of.region && block.purchase === purchase);
  return own.reduce((best, { discountPercent }) => (compare(discountPercent, best) > 0 ? discountPercent : best), zero);
}
