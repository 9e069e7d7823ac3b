import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { add, show, zero } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { changedTerms, type LinePair } from './changedTerms.ts';
import { priceTerms } from './priceTerms.ts';

// Each month of gpt-5.4 costs 1,000 at list: 400 million fresh input tokens at 2.50.
const months = ['2027-01', '2027-02', '2027-03'];
const thousands = usage(months.map((at) => ({ model: 'gpt-5.4', input: 400_000_000, at })));
const priced = (terms: DealTerms, ...pairs: LinePair[]) => priceTerms(changedTerms(pairs, terms), { terms, usage: thousands, book: smallBook, shapes: new Map() });
const rows = (terms: DealTerms, ...pairs: LinePair[]) => priced(terms, ...pairs).terms.map(({ key, place, was, is, price, because }) => [place ?? key, was, is, price ? show(price.difference) : because]);
const other = 'It is in no term that is read from a paper or that the deal file holds.';
const threeMonths = (terms: string) => deal(terms, 3);

describe('a changed figure that the deal file holds', () => {
  it.each([
    { case: 'a discount', terms: 'rates: [{match: {model: gpt-5.4}, discountPercent: 6}]', before: 'a discount of six percent (6%) on gpt-5.4', after: 'a discount of four percent (4%) on gpt-5.4', row: ['rates[0]', '6 %', '4 %', '60'] },
    { case: 'a discount in a row of a table', terms: 'rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 6}]', before: 'gpt-5.4\tGlobal\t2.35\t6%', after: 'gpt-5.4\tGlobal\t2.35\t5%', row: ['rates[0] (gpt-5.4)', '6 %', '5 %', '30'] },
    { case: 'a milestone, by its day', terms: 'commitment: {milestones: [{by: 2027-01-31, amount: 900}, {by: 2027-03-31, amount: 2500}], shortfall: forfeit}', before: 'Second\tMarch 31, 2027\tUSD 2,500', after: 'Second\tMarch 31, 2027\tUSD 3,200', row: ['commitment.milestones[1].amount', 'USD 2500', 'USD 3200', '200'] },
    { case: 'a credit', terms: 'credits: [{amount: 300, from: 2027-01-01, until: 2027-03-31}]', before: 'a credit of USD 300 until March 31, 2027', after: 'a credit of USD 100 until March 31, 2027', row: ['credits[0].amount', 'USD 300', 'USD 100', '200'] },
    { case: 'days of payment, at the cost of capital', terms: 'payment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 7.3}', before: 'Invoices are due within thirty (30) days.', after: 'Invoices are due within fifteen (15) days.', row: ['payment.netDays', '30 days', '15 days', '9'] },
    { case: 'support', terms: 'support: {percentOfSpend: 3, minimumPerMonth: 10}', before: 'Support is 3% of spend.', after: 'Support is 5% of spend.', row: ['support.percentOfSpend', '3 %', '5 %', '60'] },
    { case: 'a tier', terms: 'tiers: [{match: {model: gpt-5.4}, basis: spend, period: year, method: marginal, steps: [{from: 0, percent: 0}, {from: 1000, percent: 10}]}]', before: 'charges above USD 1,000 are reduced by ten percent (10%)', after: 'charges above USD 1,000 are reduced by five percent (5%)', row: ['tiers[0].steps[1].percent', '10 %', '5 %', '100'] },
    { case: 'the term: its months at list', terms: 'rates: [{match: {model: gpt-5.4}, discountPercent: 10}]', before: 'The term is three (3) months.', after: 'The term is two (2) months.', row: ['months', '3 months', '2 months', '100'] },
  ])('is priced: $case', ({ terms, before, after, row }) => {
    expect(rows(threeMonths(terms), { before, after })).toEqual([row]);
  });
});

describe('a changed figure that only the papers hold', () => {
  it.each([
    { case: 'a discount that went down', before: 'We offer 10% off gpt-5.4.', after: 'We offer 8% off gpt-5.4.', row: ['rates', '10 % off on gpt-5.4', '8 % off on gpt-5.4', '60'] },
    { case: 'a credit that was taken out', before: 'A credit of USD 200 is usable until 2027-02-28.', after: '', row: ['credits', 'a credit of USD 200, usable until 2027-02-28', '', '200'] },
    { case: 'a commitment that was put in', before: '', after: 'A commitment of USD 4,000 in total.', row: ['commitment', '', 'a commitment of USD 4000 in all', '1000'] },
  ])('is read as an offer is: $case', ({ before, after, row }) => {
    expect(rows(threeMonths(''), { before, after })).toEqual([row]);
  });

  const halves = (input: string, output: string) => `GPT-5.4 Global: ${input} per 1M input tokens and ${output} per 1M output tokens.`;
  const half = ['rates', '2.5 a million input tokens on gpt-5.4; 15 a million output tokens on gpt-5.4', '2 a million input tokens on gpt-5.4; 12 a million output tokens on gpt-5.4', '-600'];

  it.each([
    { case: 'two prices of a sentence, each with its kind behind it', before: halves('$2.50', '$15.00'), after: halves('$2.00', '$12.00') },
    { case: 'two prices with their kinds before them', before: 'GPT-5.4 Global: input $2.50, output $15.00 per 1M tokens.', after: 'GPT-5.4 Global: input $2.00, output $12.00 per 1M tokens.' },
    { case: 'a row of a price sheet under its heads', before: 'GPT-5.4 Global\t$2.50\t$15.00', after: 'GPT-5.4 Global\t$2.00\t$12.00', head: 'Model\tInput per 1M tokens\tOutput per 1M tokens' },
    { case: 'a row whose currency stands in the head', before: 'GPT-5.4 Global\t2.50\t15.00', after: 'GPT-5.4 Global\t2.00\t12.00', head: 'Model\tInput, USD per 1M tokens\tOutput, USD per 1M tokens' },
  ])('is priced as the order form prices it: $case', ({ before, after, head }) => {
    expect(rows(threeMonths(''), { before, after, ...(head === undefined ? {} : { columns: { before: head, after: head } }) })).toEqual([half]);
  });

  it('is a price of PTU, told as a discount on list', () => {
    const terms = threeMonths('provisioned: [{id: a, model: gpt-5.4, scope: global, region: eastus2, ptu: 10, from: 2027-01, months: 3, purchase: hourly, pay: monthly, spillTo: standard}]');
    const price = (amount: string) => `Provisioned throughput units are charged at ${amount} per PTU per hour.`;
    const changed = changedTerms([{ before: price('$0.90'), after: price('$1.20') }], terms, smallBook);
    const [first] = priceTerms(changed, { terms, usage: thousands, book: smallBook, shapes: new Map() }).terms;
    // Ten units in the 2,160 hours of three months, thirty cents more each.
    expect([first?.key, first?.was, first?.is, show(first?.price?.difference ?? zero)]).toEqual(['provisioned', '$0.90 a PTU an hour', '$1.20 a PTU an hour', '6480']);
    expect(changedTerms([{ before: price('$0.90'), after: price('$1.20') }], threeMonths(''), smallBook)[0]?.put).toBe('The deal file holds no block of PTU that $0.90 a PTU an hour would be for.');
  });

  it('has no price where it cannot have one, and says why', () => {
    const terms = threeMonths('rates: [{match: {model: gpt-5.4}, discountPercent: 6}]');
    expect(rows(terms, { before: 'Claims within fifteen (15) days.', after: 'Claims within ten (10) days.' })).toEqual([['other', 'fifteen (15) days', 'ten (10) days', other]]);
    expect(rows(terms, { before: '', after: 'A credit of EUR 200 until 2027-02-28.' })[0]?.[3]).toContain('The text speaks of EUR');
    expect(rows(terms, { before: 'At renewal the uplift is capped at 5%.', after: 'At renewal the uplift is capped at 9%.' })[0]?.[3]).toBe('What holds after the term changes no bill within it.');
    expect(rows(terms, { before: 'Invoices are payable after 30 days.', after: 'Invoices are payable after 60 days.' })[0]?.[3]).toContain('your cost of capital');
    expect(rows(terms, { before: 'a discount of 6% on gpt-5.4', after: 'a discount of 4% on gpt-5.4' }, { before: 'gpt-5.4\tGlobal\t6%', after: 'gpt-5.4\tGlobal\t3%' })[0]?.[3]).toContain('two things: 4 % and 3 %');
  });

  it('two terms of the deal with the same figure are not told apart by a line that names neither', () => {
    const terms = threeMonths('rates: [{match: {model: gpt-5.4}, discountPercent: 6}, {match: {model: gpt-5}, discountPercent: 6}]');
    expect(rows(terms, { before: 'The discount is 6%.', after: 'The discount is 4%.' })[0]?.[3]).toContain('does not tell which is meant');
  });
});

it('a discount changed in a clause and in its table is one change', () => {
  const terms = threeMonths('rates: [{match: {model: gpt-5.4}, discountPercent: 6}]');
  expect(rows(terms, { before: 'a discount of 6% on gpt-5.4', after: 'a discount of 4% on gpt-5.4' }, { before: 'gpt-5.4\t6%', after: 'gpt-5.4\t4%' })).toHaveLength(1);
});

it('two percentages of one sentence go each with the models it names next', () => {
  const terms = threeMonths('rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 6}, {match: {model: gpt-5-mini}, discountPercent: 4}]');
  const clause = (first: string, second: string) => `a discount of ${first} on gpt-5.4 and gpt-5 and of ${second} on the smaller models`;
  expect(rows(terms, { before: clause('6%', '4%'), after: clause('5%', '2%') })).toEqual([['rates[0]', '6 %', '5 %', '30'], ['rates[1]', '4 %', '2 %', '0']]);
});

it('whatever changes, the differences add up to the whole, to the last digit', () => {
  const terms = threeMonths('rates: [{match: {model: gpt-5.4}, discountPercent: 6}]\ncommitment: {milestones: [{by: 2027-03-31, amount: 2500}], shortfall: forfeit}\ncredits: [{amount: 300, from: 2027-01-01, until: 2027-03-31}]\npayment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}');
  const figure = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(figure, fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999 }), figure, fc.integer({ min: 1, max: 3 }), (percent, amount, credit, days, term) => {
      const all = priced(terms, { before: 'a discount of 6% on gpt-5.4', after: `a discount of ${percent}% on gpt-5.4` }, { before: 'by March 31, 2027 USD 2,500', after: `by March 31, 2027 USD ${amount}` }, { before: 'a credit of USD 300', after: `a credit of USD ${credit}` }, { before: 'due within 30 days', after: `due within ${days} days` }, { before: 'The term is 3 months.', after: `The term is ${term} months.` });
      expect(show(all.terms.reduce((total, { price }) => add(total, price?.difference ?? zero), zero))).toBe(show(all.difference));
      expect(all.terms.every(({ price }) => price !== undefined)).toBe(true);
      expect(show(all.before)).toBe(show(priced(terms).before));
    }),
    { numRuns: 30 },
  );
});
