import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { deal, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';
import { readDeal } from './readDeal.ts';
import { writeDeal } from './writeDeal.ts';

const inEuro = (terms: string, rows: readonly Written[], months = 1) => {
  const { value, findings } = evaluate(deal(terms, months, 'EUR'), usage(rows), { book: smallBook });
  return { lines: value.lines.map((line) => `${line.month} ${show(line.rate ?? line.amount)} ${show(line.amount)} ${line.source.join(' + ')}`), currency: value.currency, codes: findings.map(({ code }) => code) };
};
const rates = 'exchange: {listCurrency: USD, rates: [{from: 2026-12-01, rate: 0.9}, {from: 2027-02-01, rate: 0.95}]}';
const million = (at: string): Written => ({ at, input: 1_000_000 });

// gpt-5.4 input is listed at USD 2.50 a million.
describe('a deal in another currency than list', () => {
  it('takes list at the exchange rate of the day, and every line names the rate', () => {
    expect(inEuro(rates, [million('2027-01'), million('2027-02')], 2)).toEqual({
      lines: ['2027-01 2.25 2.25 rateBook + exchange.rates[0]', '2027-02 2.375 2.375 rateBook + exchange.rates[1]'],
      currency: 'EUR',
      codes: ['currency-converted'],
    });
  });

  it.each([
    { at: '2027-01-31', price: '2.25' },
    { at: '2027-02-01', price: '2.375' },
    { at: '2027-02-02', price: '2.375' },
  ])('takes the rate that began last: $at', ({ at, price }) => {
    expect(inEuro(rates, [million(at)], 2).lines[0]).toContain(` ${price} `);
  });

  it('converts what is taken from list, never what the deal itself names', () => {
    expect(inEuro(`${rates}\nrates: [{match: {}, fixedPerMillion: 2}]\nsupport: {minimumPerMonth: 7}`, [million('2027-01')]).lines).toEqual(['2027-01 2 2 rates[0]', '2027-01 7 7 support']);
    expect(inEuro(`${rates}\nrates: [{match: {}, discountPercent: 10}]`, [million('2027-01')]).lines).toEqual(['2027-01 2.025 2.025 rates[0] + exchange.rates[0]']);
  });

  it('lets the exchange rate move where list is frozen, and holds it by price protection', () => {
    expect(inEuro(`${rates}\nlistPrices: frozen`, [million('2027-02')], 2).lines).toEqual(['2027-02 2.375 2.375 rateBook + exchange.rates[1]']);
    expect(inEuro(`${rates}\npriceProtection: [{capPercentPerYear: 0}]`, [million('2027-02')], 2).lines).toEqual(['2027-02 2.25 2.25 rateBook + exchange.rates[1] + priceProtection[0]']);
  });

  it('converts provisioned units on the day that they are bought', () => {
    const block = 'provisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 2, purchase: oneMonth}]';
    expect(inEuro(`${rates}\n${block}`, [], 2).lines).toEqual(['2027-01 234 3510 provisioned[b] + exchange.rates[0]', '2027-02 247 3705 provisioned[b] + exchange.rates[1]']);
  });

  it.each([
    { case: 'no exchange rates', terms: '', says: 'The deal is in EUR and the rate book small in USD: amounts in two currencies are never added.' },
    { case: 'rates for another currency', terms: 'exchange: {listCurrency: GBP, rates: [{from: 2027-01-01, rate: 1.1}]}', says: 'for list in GBP, and the rate book small is in USD' },
  ])('is refused with $case', ({ terms, says }) => {
    expect(() => inEuro(terms, [])).toThrow(says);
  });

  it.each([
    { case: 'a first rate after the start', terms: 'exchange: {listCurrency: EUR, rates: [{from: 2027-01-02, rate: 1}]}', says: 'after the deal starts on 2027-01-01' },
    { case: 'rates for its own currency', terms: 'exchange: {listCurrency: USD, rates: [{from: 2027-01-01, rate: 1}]}', says: 'the currency of the deal itself' },
    { case: 'a currency that is no code', terms: 'exchange: {listCurrency: euro, rates: [{from: 2027-01-01, rate: 1}]}', says: 'a currency code of three capital letters' },
    { case: 'days that do not rise', terms: 'exchange: {listCurrency: EUR, rates: [{from: 2027-01-01, rate: 1}, {from: 2027-01-01, rate: 2}]}', says: 'not after the rate before it' },
    { case: 'a rate of nothing', terms: 'exchange: {listCurrency: EUR, rates: [{from: 2027-01-01, rate: 0}]}', says: 'must be above 0' },
    { case: 'no rate', terms: 'exchange: {listCurrency: EUR, rates: []}', says: 'has no rate' },
  ])('that gives $case is refused', ({ terms, says }) => {
    expect(() => deal(terms)).toThrow(says);
  });

  it('is written as it was read', () => {
    const terms = deal('exchange: {listCurrency: EUR, rates: [{from: 2027-01-01, rate: 1.087}]}\nshares: [{match: {workload: bot}, batchPercent: 40}]');
    expect(readDeal(writeDeal(terms), 'deal.yaml').value).toEqual(terms);
  });
});
