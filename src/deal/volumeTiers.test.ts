import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { deal, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

const million = 1_000_000;

function tierLines(tier: string, rows: readonly Written[], months = 1): readonly string[] {
  const { value } = evaluate(deal(`tiers: [${tier}]`, months), usage(rows), { book: smallBook });
  return value.lines.filter((line) => line.kind === 'tier').map((line) => `${line.month} ${line.what.split(' ')[0]} ${show(line.amount)}`);
}

// gpt-5.4 fresh input is 2.50 a million: 1,000M tokens are 2,500.
describe('a volume tier', () => {
  it.each([
    { tokens: 999_999_999, marginal: [], allUnits: [] },
    { tokens: 1_000_000_000, marginal: [], allUnits: ['2027-01 gpt-5.4 -250'] },
    { tokens: 1_000_000_001, marginal: ['2027-01 gpt-5.4 -0.00000025'], allUnits: ['2027-01 gpt-5.4 -250.00000025'] },
  ])('on tokens has its step reached at $tokens tokens', ({ tokens, marginal, allUnits }) => {
    const tier = (method: string): string => `{match: {}, basis: tokens, period: month, method: ${method}, steps: [{from: 0, percent: 0}, {from: 1000000000, percent: 10}]}`;
    expect(tierLines(tier('marginal'), [{ input: tokens }])).toEqual(marginal);
    expect(tierLines(tier('allUnits'), [{ input: tokens }])).toEqual(allUnits);
  });

  it.each([
    { tokens: 400 * million - 1, marginal: [], allUnits: [] },
    { tokens: 400 * million, marginal: [], allUnits: ['2027-01 gpt-5.4 -100'] },
    { tokens: 400 * million + 1, marginal: ['2027-01 gpt-5.4 -0.00000025'], allUnits: ['2027-01 gpt-5.4 -100.00000025'] },
  ])('on spend has its step reached at USD 1,000 ($tokens tokens)', ({ tokens, marginal, allUnits }) => {
    const tier = (method: string): string => `{match: {}, basis: spend, period: month, method: ${method}, steps: [{from: 1000, percent: 10}]}`;
    expect(tierLines(tier('marginal'), [{ input: tokens }])).toEqual(marginal);
    expect(tierLines(tier('allUnits'), [{ input: tokens }])).toEqual(allUnits);
  });

  it('gives each band its own percent', () => {
    const tier = '{match: {}, basis: tokens, period: month, method: marginal, steps: [{from: 0, percent: 1}, {from: 100000000, percent: 5}, {from: 300000000, percent: 20}]}';
    // 400M tokens for 1,000: 100M at 1 %, 200M at 5 %, 100M at 20 %: 2.50 + 25 + 50.
    expect(tierLines(tier, [{ input: 400 * million }])).toEqual(['2027-01 gpt-5.4 -77.5']);
  });

  it('counts all matched models together and is a line for each, in proportion to its charges', () => {
    const tier = '{match: {model: [gpt-5.4, gpt-5.4-mini]}, basis: tokens, period: month, method: marginal, steps: [{from: 1000000000, percent: 10}]}';
    // 1,500M tokens, a third above the step: 3.333… % of 2,500 and of 375; gpt-5 counts for nothing.
    expect(tierLines(tier, [{ input: 1000 * million }, { model: 'gpt-5.4-mini', input: 500 * million }, { model: 'gpt-5', input: 9000 * million }])).toEqual(['2027-01 gpt-5.4 -83.333333333333', '2027-01 gpt-5.4-mini -12.5']);
  });

  it('of a deal year posts in its last month, and in the last month of the deal', () => {
    const tier = '{match: {}, basis: spend, period: year, method: allUnits, steps: [{from: 5000, percent: 10}]}';
    const rows = [{ at: '2027-01', input: 1000 * million }, { at: '2027-12', input: 1000 * million }, { at: '2028-01', input: 2000 * million }];
    expect(tierLines(tier, rows, 15)).toEqual(['2027-12 gpt-5.4 -500', '2028-03 gpt-5.4 -500']);
  });

  it('leaves out of a deal year what falls into the next', () => {
    const tier = '{match: {}, basis: spend, period: year, method: allUnits, steps: [{from: 5000, percent: 10}]}';
    expect(tierLines(tier, [{ at: '2027-12', input: 1000 * million }, { at: '2028-01', input: 1000 * million }], 24)).toEqual([]);
  });

  it('works on the charges before other tiers: rules do not discount each other', () => {
    const tier = '{match: {}, basis: spend, period: month, method: allUnits, steps: [{from: 0, percent: 10}]}';
    expect(tierLines(`${tier}, ${tier}`, [{ input: 400 * million }])).toEqual(['2027-01 gpt-5.4 -100', '2027-01 gpt-5.4 -100']);
  });

  it('works on agreed charges, not on list', () => {
    const { value } = evaluate(deal('rates: [{discountPercent: 50}]\ntiers: [{basis: spend, period: month, method: allUnits, steps: [{from: 500, percent: 10}]}]'), usage([{ input: 400 * million }]), { book: smallBook });
    expect(show(value.total)).toBe('450');
  });
});
