import type { Day } from '../base/calendar.ts';
import { multiply, show, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { Refusal } from '../base/refusal.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { DealTerms } from './dealTerms.ts';

/** An amount in the deal's currency, and the keys of the terms that brought it there: none where list is in that currency. */
export interface Converted {
  readonly amount: Decimal;
  readonly source: readonly string[];
}

/** An amount of the rate book's currency in the deal's, at the exchange rate of the day; undefined before the first one. */
export function inDealCurrency({ exchange }: Pick<DealTerms, 'exchange'>, amount: Decimal, on: Day): Converted | undefined {
  if (exchange === undefined) return { amount, source: [] };
  const place = exchange.rates.findLastIndex(({ from }) => from <= on);
  const row = exchange.rates[place];
  return row && { amount: multiply(amount, row.rate), source: [`exchange.rates[${place}]`] };
}

/** Refuses a rate book in a currency that the deal has no exchange rates for: amounts in two currencies are never added. */
export function checkCurrency({ currency, exchange }: DealTerms, book: RateBook): void {
  if (book.currency === (exchange?.listCurrency ?? currency)) return;
  const never = 'amounts in two currencies are never added';
  if (exchange !== undefined) throw new Refusal('invalid', `The deal's exchange rates are for list in ${exchange.listCurrency}, and the rate book ${book.name} is in ${book.currency}: ${never}. Name a rate book in ${exchange.listCurrency}, or ${book.currency === currency ? 'leave exchange out' : `give exchange rates for ${book.currency}`}.`, 'exchange.listCurrency');
  throw new Refusal('invalid', `The deal is in ${currency} and the rate book ${book.name} in ${book.currency}: ${never}. Add exchange: {listCurrency: ${book.currency}, rates: [{from: …, rate: …}]} with the ${currency} that one ${book.currency} costs, or name a rate book or price sheet in ${currency}.`, 'currency');
}

/** That list was converted, and at what: said once a bill. */
export function exchangeFindings({ currency, exchange, rateBook }: DealTerms): Finding[] {
  if (exchange === undefined) return [];
  const rates = exchange.rates.map(({ from, rate }) => `${currency} ${show(rate)} from ${from}`).join(', ');
  return [finding('info', 'currency-converted', `List prices of ${rateBook} are in ${exchange.listCurrency} and this bill is in ${currency}: one ${exchange.listCurrency} was taken as ${rates}. Every amount that the deal itself names is in ${currency}.`, 'exchange')];
}
