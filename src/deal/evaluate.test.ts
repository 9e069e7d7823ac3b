import { describe, expect, it } from 'vitest';
import { show, showPlaces } from '../base/decimal.ts';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

const discount = 'rates: [{match: {model: gpt-5.4}, discountPercent: 12}]';
const month = usage([{ workload: 'support-bot', input: 1_200_000_000, cached: 300_000_000, output: 240_000_000 }]);
const tier = (method: string): string => `${discount}\ntiers: [{match: {model: gpt-5.4}, basis: tokens, period: month, method: ${method}, steps: [{from: 0, percent: 0}, {from: 1000000000, percent: 10}]}]`;

describe('the worked example of deal-terms.md', () => {
  it('charges fresh, cached and output tokens at 12 % off list', () => {
    const { value: bill, findings } = evaluate(deal(discount), month, { book: smallBook });
    expect(bill.lines.map((line) => [line.what, show(line.quantity ?? line.amount), show(line.rate ?? line.amount), show(line.amount), line.source])).toEqual([
      ['gpt-5.4 global standard input', '900000000', '2.2', '1980', ['rates[0]']],
      ['gpt-5.4 global standard cached', '300000000', '0.22', '66', ['rates[0]']],
      ['gpt-5.4 global standard output', '240000000', '13.2', '3168', ['rates[0]']],
    ]);
    expect(show(bill.total)).toBe('5214');
    expect(findings).toEqual([]);
  });

  it('gives a marginal tier on the tokens above its step, rounded on its own line', () => {
    const { value: bill } = evaluate(deal(tier('marginal')), month, { book: smallBook });
    expect(bill.lines.at(-1)).toMatchObject({ kind: 'tier', source: ['tiers[0]'] });
    expect(show(bill.lines.at(-1)?.amount ?? bill.total)).toBe('-159.316666666667');
    expect(show(bill.total)).toBe('5054.683333333333');
    expect(showPlaces(bill.total, 2, 'half-even')).toBe('5054.68');
  });

  it('gives an all-units tier on the whole month', () => {
    expect(show(evaluate(deal(tier('allUnits')), month, { book: smallBook }).value.total)).toBe('4692.6');
  });
});
