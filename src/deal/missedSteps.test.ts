import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

const found = (terms: string, dollars: number) => evaluate(deal(terms), usage([{ input: dollars * 400_000 }]), { book: smallBook }).findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
const tier = (rest: string): string => `tiers: [{match: {}, period: month, steps: [{from: 0, percent: 0}, {from: 1000, percent: 10}], ${rest}}]`;
const discount = (percent: number): string => `\nrates: [{discountPercent: ${percent}}]`;

// 1,050 at list; the step of 1,000 gives 10 % of everything back.
describe('a step of an all-units spend tier', () => {
  it.each([
    { percent: 4, findings: [] },
    { percent: 5, findings: ['warning spend-step-missed: tiers[0] counted USD 997.5 in the period that ends in 2027-01, 2.5 short of its step at 1,000, which the charges before discounts (1,050) would have reached. Spending 2.5 more would have cost USD 97.5 less.'] },
    { percent: 20, findings: ['info spend-step-missed: tiers[0] counted USD 840 in the period that ends in 2027-01, 160 short of its step at 1,000, which the charges before discounts (1,050) would have reached.'] },
  ])('is missed by a discount of $percent %, and the bill says so', ({ percent, findings }) => {
    expect(found(tier('basis: spend, method: allUnits') + discount(percent), 1050)).toEqual(findings);
  });

  it('is not missed by a discount that was never going to reach it, in bands of their own, or on tokens', () => {
    expect(found(tier('basis: spend, method: allUnits') + discount(5), 999)).toEqual([]);
    expect(found(tier('basis: spend, method: marginal') + discount(5), 1050)).toEqual([]);
    expect(found(tier('basis: tokens, method: allUnits') + discount(5), 1050)).toEqual([]);
  });
});
