import { describe, expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { show } from '../base/decimal.ts';
import type { Kind, Meter } from '../rates/meter.ts';
import { deal, smallBook } from '../../tests/cases/deals/smallBook.ts';
import { rateCard } from './rateCard.ts';

const meter = (model: string, kind: Kind = 'output', rest: Partial<Meter> = {}): Meter => ({ model, scope: 'global', tier: 'standard', context: 'short', kind, ...rest });

function priceOf(terms: string, of: Meter, on: string, months = 36): string {
  const rate = rateCard(deal(terms, months), smallBook).agreed(of, 'eastus2', 'bot', day(on));
  return rate === undefined ? 'none' : `${show(rate.perMillion)} by ${rate.source.join(' + ')}`;
}

describe('the agreed rate', () => {
  it.each([
    { case: 'list where no rule applies', terms: '', price: '15 by rateBook' },
    { case: 'a discount on list', terms: 'rates: [{match: {model: gpt-5.4}, discountPercent: 12}]', price: '13.2 by rates[0]' },
    { case: 'a discount with a fraction', terms: 'rates: [{match: {}, discountPercent: 12.345}]', price: '13.14825 by rates[0]' },
    { case: 'a fixed price', terms: 'rates: [{match: {kind: output}, fixedPerMillion: 12.40}]', price: '12.4 by rates[0]' },
    { case: 'the rule with more keys wins, whatever its place', terms: 'rates: [{match: {model: gpt-5.4, kind: output}, discountPercent: 1}, {match: {model: gpt-5.4}, discountPercent: 30}]', price: '14.85 by rates[0]' },
    { case: 'of rules with as many keys the later wins', terms: 'rates: [{match: {model: gpt-5.4}, discountPercent: 1}, {match: {kind: output}, discountPercent: 2}]', price: '14.7 by rates[1]' },
    { case: 'a key with several values counts as one key', terms: 'rates: [{match: {model: gpt-5.4}, discountPercent: 1}, {match: {model: [gpt-5.4, gpt-5, gpt-4o]}, discountPercent: 2}]', price: '14.7 by rates[1]' },
    { case: 'a rule for another workload does not apply', terms: 'rates: [{match: {workload: search}, discountPercent: 50}]', price: '15 by rateBook' },
    { case: 'a rule for the workload applies', terms: 'rates: [{match: {workload: [search, bot]}, discountPercent: 50}]', price: '7.5 by rates[0]' },
    { case: 'a rule that names a tier holds for it only', terms: 'rates: [{match: {tier: [batch, priority]}, discountPercent: 50}]', price: '15 by rateBook' },
  ])('$case', ({ terms, price }) => {
    expect(priceOf(terms, meter('gpt-5.4'), '2027-03-15')).toBe(price);
  });

  it.each([
    { on: '2027-03-30', price: '15 by rateBook' },
    { on: '2027-03-31', price: '12 by rates[0]' },
    { on: '2027-04-01', price: '12 by rates[0]' },
    { on: '2027-06-29', price: '12 by rates[0]' },
    { on: '2027-06-30', price: '12 by rates[0]' },
    { on: '2027-07-01', price: '15 by rateBook' },
  ])('a rule holds from its first day to its last, both included: $on', ({ on, price }) => {
    expect(priceOf('rates: [{match: {}, discountPercent: 20, from: 2027-03-31, until: 2027-06-30}]', meter('gpt-5.4'), on)).toBe(price);
  });

  it.each([
    { prices: 'follow', on: '2027-06-30', price: '10 by rateBook' },
    { prices: 'follow', on: '2027-07-01', price: '8 by rateBook' },
    { prices: 'follow', on: '2028-07-01', price: '16 by rateBook' },
    { prices: 'frozen', on: '2027-07-01', price: '10 by rateBook' },
    { prices: 'frozen', on: '2028-07-01', price: '10 by rateBook' },
  ])('list prices that $prices, on $on', ({ prices, on, price }) => {
    expect(priceOf(`listPrices: ${prices}`, meter('gpt-5'), on)).toBe(price);
  });

  it('a model that comes later has no frozen price, and one once it is listed where prices follow', () => {
    expect(priceOf('listPrices: frozen', meter('gpt-7'), '2027-04-01')).toBe('none');
    expect(priceOf('', meter('gpt-7'), '2027-02-28')).toBe('none');
    expect(priceOf('', meter('gpt-7'), '2027-03-01')).toBe('24 by rateBook');
  });

  it('a fixed price needs no list price, a discount does', () => {
    expect(priceOf('rates: [{match: {model: gpt-9}, fixedPerMillion: 3}]', meter('gpt-9'), '2027-01-01')).toBe('3 by rates[0]');
    expect(priceOf('rates: [{match: {model: gpt-9}, discountPercent: 3}]', meter('gpt-9'), '2027-01-01')).toBe('none');
  });
});

// List of gpt-5 output: 10 from 2026, 8 from 2027-07-01, 16 from 2028-07-01. The deal starts on 2027-01-01.
describe('price protection', () => {
  it.each([
    { case: 'a cap does not hold back a cut', rule: '{capPercentPerYear: 3}', on: '2027-08-01', price: '8 by rateBook' },
    { case: 'a cap of 3 % a year after one year', rule: '{capPercentPerYear: 3}', on: '2028-12-31', price: '10.3 by rateBook + priceProtection[0]' },
    { case: 'and after two', rule: '{capPercentPerYear: 3}', on: '2029-01-01', price: '10.609 by rateBook + priceProtection[0]' },
    { case: 'a cap above the price does nothing', rule: '{capPercentPerYear: 60}', on: '2028-08-01', price: '16 by rateBook' },
    { case: 'cuts that are not passed through', rule: '{passCuts: false}', on: '2027-08-01', price: '10 by rateBook + priceProtection[0]' },
    { case: 'a rise is no cut', rule: '{passCuts: false}', on: '2028-08-01', price: '16 by rateBook' },
    { case: 'a floor of 5 % a year is not reached in the first year', rule: '{floorPercentPerYear: 5}', on: '2027-08-01', price: '10 by rateBook + priceProtection[0]' },
    { case: 'a floor of 5 % a year after one year', rule: '{floorPercentPerYear: 5}', on: '2028-02-01', price: '9.5 by rateBook + priceProtection[0]' },
    { case: 'a collar holds from above', rule: '{capPercentPerYear: 0, floorPercentPerYear: 5}', on: '2028-08-01', price: '10 by rateBook + priceProtection[0]' },
  ])('$case', ({ rule, on, price }) => {
    expect(priceOf(`priceProtection: [${rule}]`, meter('gpt-5'), on)).toBe(price);
  });

  it.each([
    { on: '2027-12-31', price: '10 by rates[0]' },
    { on: '2028-01-01', price: '10.3 by rateBook + priceProtection[0]' },
    { on: '2028-01-02', price: '10.3 by rateBook + priceProtection[0]' },
  ])('holds list to the agreed price of the start day when an agreed price ends: $on', ({ on, price }) => {
    expect(priceOf('rates: [{match: {model: gpt-5.4}, fixedPerMillion: 10, until: 2027-12-31}]\npriceProtection: [{match: {model: gpt-5.4}, capPercentPerYear: 3}]', meter('gpt-5.4'), on)).toBe(price);
  });

  it('the most specific protection decides', () => {
    const rules = 'priceProtection: [{match: {model: gpt-5}, capPercentPerYear: 1}, {match: {}, capPercentPerYear: 9}]';
    expect(priceOf(rules, meter('gpt-5'), '2028-08-01')).toBe('10.1 by rateBook + priceProtection[0]');
  });

  it('has nothing to hold a model to that was not on sale on the start day, and says so', () => {
    const rate = rateCard(deal('priceProtection: [{capPercentPerYear: 0}]', 36), smallBook).agreed(meter('gpt-7'), 'eastus2', 'bot', day('2027-03-01'));
    expect(rate).toMatchObject({ source: ['rateBook'], note: { code: 'protection-without-start-rate' } });
  });
});

describe('the new-model cap', () => {
  const clause = (percent: number): string => `newModels: {capOverPredecessorPercent: ${percent}, predecessors: {gpt-7: gpt-5.4, gpt-8: gpt-7, gpt-6-sol: gpt-none}}`;

  it.each([
    { case: 'holds a new model to its predecessor and the cap', terms: clause(10), price: '16.5 by rateBook + newModels' },
    { case: 'takes the agreed price of the predecessor', terms: `${clause(10)}\nrates: [{match: {model: gpt-5.4}, discountPercent: 20}]`, price: '13.2 by rateBook + newModels' },
    { case: 'does nothing where the new model is cheaper', terms: clause(60), price: '24 by rateBook' },
    { case: 'exactly at the cap is not above it', terms: clause(60), price: '24 by rateBook' },
  ])('$case', ({ terms, price }) => {
    expect(priceOf(terms, meter('gpt-7'), '2027-03-01')).toBe(price);
  });

  it('compares the same kind of token', () => {
    expect(priceOf(clause(0), meter('gpt-7', 'cached'), '2027-03-01')).toBe('0.25 by rateBook + newModels');
  });

  it('gives no price to a model that has none, and a note where the predecessor has none', () => {
    expect(priceOf(clause(0), meter('gpt-8'), '2027-04-01')).toBe('none');
    const rate = rateCard(deal(clause(0), 36), smallBook).agreed(meter('gpt-6-sol'), 'eastus2', 'bot', day('2027-01-01'));
    expect(rate).toMatchObject({ source: ['rateBook'], note: { code: 'predecessor-unpriced' } });
  });
});
