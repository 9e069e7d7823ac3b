import type { Day } from '../base/calendar.ts';
import { lookUp, ptuPrice } from '../rates/lookUp.ts';
import type { Meter, Scope } from '../rates/meter.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { DealTerms } from './dealTerms.ts';
import { inDealCurrency, type Converted } from './exchange.ts';

type ListTerms = Pick<DealTerms, 'listPrices' | 'start' | 'exchange'>;

/** List of a million tokens in the deal's currency; undefined where nothing is listed. Step 2 of docs/reference/deal-terms.md. */
export function tokenList(terms: ListTerms, book: RateBook, meter: Meter, region: string, on: Day): Converted | undefined {
  const list = lookUp(book, meter, region, listDay(terms, on))?.perMillion;
  return list && inDealCurrency(terms, list, on);
}

/** List of one PTU in the deal's currency, an hour or a whole term of it, bought on a day; undefined where nothing is listed. */
export function ptuList(terms: ListTerms, book: RateBook, of: { readonly scope: Scope; readonly region: string }, purchase: Purchase, on: Day): Converted | undefined {
  const list = ptuPrice(book.ptu, of.scope, purchase, of.region, listDay(terms, on))?.perPtu;
  return list && inDealCurrency(terms, list, on);
}

/** The day whose list holds; exchange rates follow the day of use where list is frozen too. */
export function listDay({ listPrices, start }: Pick<ListTerms, 'listPrices' | 'start'>, on: Day): Day {
  return listPrices === 'frozen' ? start : on;
}
