import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../base/calendar.ts';
import { compare, decimal, multiply, show } from '../../base/decimal.ts';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { interimDeal } from './interimDeal.ts';

const terms = { ...deal('commitment: {milestones: [{by: 2027-06-30, amount: 1000}, {by: 2029-12-31, amount: 36000}], shortfall: forfeit}\ncredits: [{amount: 3600, from: 2027-01-01, until: 2029-12-31}, {amount: 10, from: 2029-01-01, until: 2029-12-31}]'), months: 36 };

describe('a deal that ends with the agreement it stands under', () => {
  it('has what was promised for the whole time shared out by months', () => {
    const { value, findings } = interimDeal(terms, day('2028-06-30'));
    expect([value.months, value.ends, findings]).toEqual([18, '2028-06-30', []]);
    expect(value.prorated.commitment?.milestones.map(({ by, amount }) => [by, show(amount)])).toEqual([['2027-06-30', '1000'], ['2028-06-30', '18000']]);
    expect(value.prorated.credits.map(({ amount, until }) => [show(amount), until])).toEqual([['1800', '2028-06-30']]);
    expect(value.asWritten.commitment?.milestones.map(({ amount }) => show(amount))).toEqual(['1000', '36000']);
  });

  it('leaves no milestone that asks for less than the one before', () => {
    const { value } = interimDeal(terms, day('2027-07-31'));
    expect(value.prorated.commitment?.milestones.map(({ amount }) => show(amount))).toEqual(['1000', '7000']);
    const early = { ...terms, commitment: { ...terms.commitment!, milestones: [{ by: day('2027-06-30'), amount: decimal(9000) }, { by: day('2029-12-31'), amount: decimal(36000) }] } };
    expect(interimDeal(early, day('2027-07-31')).value.prorated.commitment?.milestones.map(({ amount }) => show(amount))).toEqual(['9000']);
  });

  it('says which block outlasts it, and that yearly tiers are not shared out', () => {
    const more = { ...terms, ...deal('tiers: [{match: {}, basis: spend, period: year, method: marginal, steps: [{from: 100, percent: 5}]}]\nprovisioned: [{id: a, model: gpt-5.4, scope: global, region: eastus, ptu: 50, from: 2028-01, months: 12, purchase: oneYear}]'), months: 36 };
    expect(interimDeal(more, day('2028-06-30')).findings.map(({ code }) => code)).toEqual(['block-outlasts', 'yearly-tiers']);
  });

  it.each([
    { case: 'before the deal starts', on: '2026-12-31', says: 'there is no interim deal' },
    { case: 'after it ends by itself', on: '2030-01-31', says: 'there is nothing to prorate' },
  ])('is none where the agreement ends $case', ({ on, says }) => {
    expect(() => interimDeal(terms, day(on))).toThrow(says);
  });

  it('never asks for more than its share of the whole by more than half a cent', () => {
    assert(
      property(integer({ min: 2, max: 60 }), integer({ min: 1, max: 10 ** 9 }), integer({ min: 1, max: 59 }), (months, amount, some) => {
        const short = Math.min(some, months - 1);
        const whole = { ...terms, months, commitment: { ...terms.commitment!, milestones: [{ by: day('2040-12-31'), amount: decimal(amount) }] }, credits: [] };
        const until = day(`${2027 + Math.floor((short - 1) / 12)}-${String(((short - 1) % 12) + 1).padStart(2, '0')}-15`);
        const { value } = interimDeal(whole, until);
        const [milestone] = value.prorated.commitment?.milestones ?? [];
        const twice = multiply(milestone?.amount ?? decimal(0), decimal(months * 2));
        expect(compare(twice, decimal(amount * short * 2 + months * 0.01))).toBeLessThanOrEqual(0);
        expect(compare(twice, decimal(amount * short * 2 - months * 0.01))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
