import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { aDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { unwatched } from '../../base/progress.ts';
import { takeApart } from './takeApart.ts';

// 1,000 at list in one month.
const on = { futures: [usage([{ model: 'gpt-5.4', input: 400_000_000, at: '2027-01' }])], book: smallBook, shapes: new Map(), watch: unwatched };

describe('a bundle', () => {
  it('is taken apart into elements that add up, and into the commitment that it forces', () => {
    const made = takeApart(on, deal('rates: [{match: {}, discountPercent: 10}]\ncredits: [{amount: 100, from: 2027-01-01, until: 2027-01-31}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 1200}], shortfall: forfeit}'));
    // 900 less 100 in credits is 800; the commitment of 1,200 adds 400 of shortfall: 1,200 in all, 200 above list.
    expect(made.saves).toBeCloseTo(-200, 9);
    expect(made.elements.map(({ key }) => key)).toEqual(['rates', 'commitment', 'credits']);
    expect(made.elements.find(({ key }) => key === 'commitment')?.worth).toBeCloseTo(-300, 6);
    expect(made.forced).toEqual({ committed: '1200', spentAnyway: '800', extra: '400', missedIn: 100 });
    // Without the discount 900 would be spent toward it, without the credit 900, and without the commitment nothing is forced.
    expect(made.elements.map(({ key, forces }) => [key, forces])).toEqual([['rates', 100], ['commitment', 400], ['credits', 100]]);
  });

  it('without a commitment forces nothing, and a right has no figure', () => {
    const made = takeApart(on, deal('rates: [{match: {}, discountPercent: 10}]\nrights: [{kind: downgradeModel}]'));
    expect(made.forced).toBeUndefined();
    expect(made.elements.map(({ key, worth }) => [key, worth && Math.round(worth)])).toEqual([['rates', 100], ['rights', undefined]]);
  });

  it('has elements that add up to what it saves, whatever it holds', () => {
    fc.assert(
      fc.property(aDeal(), someUsage(), (terms, some) => {
        const made = takeApart({ ...on, futures: [some] }, terms);
        expect(Math.abs(made.saves - made.range.likely)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(made.saves)));
      }),
      { numRuns: 15 },
    );
  });
});
