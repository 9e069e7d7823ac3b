import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../base/calendar.ts';
import { add, compare, decimal, equals, show, subtract, sum, toDouble, zero } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { evaluate } from '../../deal/evaluate.ts';
import { anyDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { aimAtBlocks } from '../aimAtBlocks.ts';
import { onePath } from '../simulate/usagePaths.ts';
import { changedDeal, changedUsage } from './applyChange.ts';
import type { Change } from './change.ts';
import { whatIf, whatIfRange } from './whatIf.ts';

const on = (terms: string, months = 3) => ({ terms: deal(terms, months), book: smallBook, shapes: new Map() });
const used = usage(['2027-01', '2027-02', '2027-03'].flatMap((at) => [{ at, input: 400_000_000 }, { at, workload: 'search', model: 'gpt-5', input: 800_000_000 }]));
const after = (terms: string, change: Change): string => show(whatIf(on(terms), used, [change]).total.after);

describe('a change', () => {
  // A month is 400M × 2.50 = 1,000 of gpt-5.4 and 800M × 1.25 = 1,000 of gpt-5; three months are 6,000.
  it.each<{ case: string; terms?: string; change: Change; total: string }>([
    { case: 'of usage', change: { kind: 'usage', times: decimal(2) }, total: '12000' },
    { case: 'of one workload from a month on', change: { kind: 'usage', times: decimal('0.5'), workloads: ['search'], from: '2027-02' as never }, total: '5000' },
    { case: 'of the model', change: { kind: 'model', model: 'gpt-5.4', to: 'gpt-5.4-mini' }, total: '3900' },
    { case: 'of list prices from a day on', change: { kind: 'list', percent: decimal(-40), from: day('2027-03-01') }, total: '5200' },
    { case: 'of list prices that a frozen deal does not follow', terms: 'listPrices: frozen', change: { kind: 'list', percent: decimal(-40), from: day('2027-03-01') }, total: '6000' },
    { case: 'of the list of one model', change: { kind: 'list', percent: decimal(10), from: day('2027-01-01'), models: ['gpt-5'] }, total: '6300' },
    { case: 'of a discount in place of what was agreed', terms: 'rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 50}]', change: { kind: 'discount', percent: decimal(20), models: ['gpt-5'] }, total: '3900' },
    { case: 'of the commitment', terms: 'commitment: {milestones: [{by: 2027-02-28, amount: 3500}, {by: 2027-03-31, amount: 7000}], shortfall: forfeit}', change: { kind: 'commitment', by: decimal(1000), unit: 'amount' }, total: '8000' },
    { case: 'of the commitment in percent', terms: 'commitment: {milestones: [{by: 2027-03-31, amount: 7000}], shortfall: forfeit}', change: { kind: 'commitment', by: decimal(-50), unit: 'percent' }, total: '6000' },
    { case: 'by a credit', change: { kind: 'credit', credit: { amount: decimal(500), from: day('2027-01-01'), until: day('2027-03-31'), match: {}, countsTowardCommitment: false } }, total: '5500' },
    { case: 'by a term that goes', terms: 'rates: [{discountPercent: 10}]\nsupport: {percentOfSpend: 10}', change: { kind: 'without', term: 'support' }, total: '5400' },
    { case: 'by blocks that go', terms: 'provisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 3, purchase: oneMonth}]', change: { kind: 'ptu', ptu: 0 }, total: '6000' },
  ])('$case', ({ terms = '', change, total }) => {
    expect(after(terms, change)).toBe(total);
  });

  it('of what the deal does not have is refused', () => {
    expect(() => after('', { kind: 'commitment', by: decimal(1), unit: 'percent' })).toThrow(Refusal);
    expect(() => after('', { kind: 'ptu', ptu: 5 })).toThrow('no provisioned block');
    expect(() => after('support: {percentOfSpend: 1}', { kind: 'without', term: 'credits' })).toThrow('It has support');
  });

  it('is the difference of two exact bills, and its kinds and months add up to it', () => {
    const changes: readonly Change[] = [{ kind: 'usage', times: decimal('1.7') }, { kind: 'list', percent: decimal(-15), from: day('2027-04-01') }];
    fc.assert(
      fc.property(anyDeal(), someUsage(), (terms, rows) => {
        const base = { terms, book: smallBook, shapes: new Map() };
        const found = whatIf(base, rows, changes);
        const [changed, more] = [changedDeal(base, changes), changedUsage(rows, changes)];
        const exact = evaluate(terms, aimAtBlocks(terms, rows), base).value.total;
        expect(equals(found.total.before, exact)).toBe(true);
        expect(equals(found.total.after, evaluate(terms, aimAtBlocks(terms, more), changed).value.total)).toBe(true);
        expect(equals(found.total.difference, subtract(found.total.after, found.total.before))).toBe(true);
        for (const parts of [found.byKind, found.byMonth]) {
          expect(equals(sum(parts.map(({ difference }) => difference)), found.total.difference)).toBe(true);
          expect(equals(parts.reduce((total, part) => add(total, part.after), zero), found.total.after)).toBe(true);
        }
        // The range over that one usage is the same figure; tokens are not rounded there.
        const range = whatIfRange(base, onePath(rows), changes);
        const scale = 1e-6 * Math.max(1, Math.abs(toDouble(found.total.after)));
        expect(Math.abs(range.after.p50 - toDouble(found.total.after))).toBeLessThanOrEqual(Math.max(scale, 0.01));
      }),
      { numRuns: 60 },
    );
  });

  it('of nothing changes nothing', () => {
    const found = whatIf(on('rates: [{discountPercent: 10}]'), used, []);
    expect(compare(found.total.difference, zero)).toBe(0);
  });
});
