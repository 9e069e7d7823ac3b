import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../base/calendar.ts';
import { unwatched } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { levelPaths } from './simulate/levelPaths.ts';
import type { PriceAssumptions } from '../forecast/prices/priceAssumptions.ts';
import { listPaths } from './simulate/listPaths.ts';
import { worthOfTerms } from './termWorth.ts';

/** A cut every two years and a rise every ten, as a book might teach. */
const assumed: PriceAssumptions = {
  cutsPerYear: 0.5,
  cutDepth: { kind: 'range', low: 0.2, high: 0.5, share: true },
  risesPerYear: 0.1,
  riseSize: { kind: 'range', low: 1.1, high: 1.4, share: false },
  newModelsPerYear: 0.7,
  newModelPrice: { kind: 'range', low: 0.6, high: 1.6, share: false },
  moveShare: { kind: 'range', low: 0.2, high: 0.8, share: true },
  parityLagMonths: { kind: 'range', low: 0, high: 2, share: false },
};
const moving24 = (count: number, seed: number) => listPaths({ families: [['gpt-5.4']], months: 24, count }, assumed, seeded(seed));

/** Two years of 1,000 a month at list, used more or less. */
const plan = usage(Array.from({ length: 24 }, (_, at) => ({ at: addMonths(month('2027-01'), at), input: 400_000_000 })));

function worth(terms: string, count: number, moving: boolean) {
  const of = deal(terms, 24);
  const paths = { ...levelPaths(of, plan, count, seeded(2)), ...(moving ? { list: moving24(count, 3) } : {}) };
  const { value } = worthOfTerms({ terms: of, paths, book: smallBook, shapes: new Map(), random: seeded(1), watch: unwatched });
  return { ...value, asked: new Map(value.asks.map((each) => [each.term, each])) };
}

describe('what paths are known to use', () => {
  it('makes the worth of what is proportional to use exact: a tenth of the plan', () => {
    const [discount] = worth('rates: [{discountPercent: 10}]', 400, false).terms;
    const { mean = 0, low = 0, high = 0 } = discount?.worth?.alone ?? {};
    expect(mean).toBeCloseTo(2400, 6);
    expect(high - low).toBeLessThan(1e-6);
    expect(discount?.worth?.share).toBeCloseTo(2400, 6);
  });

  it('and keeps it within its interval where the list moves too', () => {
    const intervals = [11, 12, 13, 14].map((seed) => {
      const of = deal('priceProtection: [{capPercentPerYear: 0}]', 24);
      const paths = { ...levelPaths(of, plan, 1000, seeded(seed)), list: moving24(1000, seed + 100) };
      return worthOfTerms({ terms: of, paths, book: smallBook, shapes: new Map(), random: seeded(1), watch: unwatched }).value.terms[0]?.worth?.alone;
    });
    // All four estimate the same: none lies further from their middle than a few of its own half-widths.
    const middle = intervals.reduce((total, each) => total + (each?.mean ?? 0), 0) / intervals.length;
    for (const each of intervals) expect(Math.abs((each?.mean ?? 0) - middle)).toBeLessThan(2 * ((each?.high ?? 0) - (each?.low ?? 0)));
    expect(middle).toBeGreaterThan(0);
  });
});

describe('what could be asked for', () => {
  it('is worth its difference on the same paths, and says so where there is no basis', () => {
    const { asked, asks } = worth('rates: [{discountPercent: 10}]\npayment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 7.3}\nsupport: {percentOfSpend: 10}', 400, false);
    // Five points of 24,000 and the support on them; thirty days at 7.3 % a year are 0.6 %; half of the support on 21,600.
    expect(asked.get('rates[gpt-5.4]')?.worth?.alone.mean).toBeCloseTo(1320, 5);
    expect(asked.get('payment')?.worth?.alone.mean).toBeCloseTo(23_760 * 0.006, 5);
    expect(asked.get('support')?.worth?.alone.mean).toBeCloseTo(1080, 5);
    expect(asked.get('priceProtection')?.worth?.alone.mean).toBeCloseTo(0, 9);
    expect(asked.get('newModels')).toMatchObject({ worth: undefined, basis: expect.stringMatching(/^Not valued: /) as string });
    const firstWithout = asks.findIndex((each) => each.worth === undefined);
    expect(asks.slice(firstWithout).every((each) => each.worth === undefined)).toBe(true);
  });

  it('a price cap is worth something once the list can rise, and frozen prices cost where it mostly falls', () => {
    const { asked } = worth('', 1000, true);
    expect(asked.get('priceProtection')?.worth?.alone.low).toBeGreaterThan(0);
    expect(asked.get('listPrices')?.worth?.alone.high).toBeLessThan(0);
  });

  it('matching of list is worth something where a price was fixed', () => {
    const { asked } = worth('rates: [{fixedPerMillion: 2.5}]', 1000, true);
    expect(asked.get('priceMatch')?.worth?.alone.low).toBeGreaterThan(0);
    expect(worth('', 1000, true).asked.get('priceMatch')?.worth?.alone.mean).toBeCloseTo(0, 9);
  });

  it('the right to leave a commitment is worth something to who may miss it, and nothing to who cannot', () => {
    const right = (amount: number) => worth(`commitment: {milestones: [{by: 2028-12-31, amount: ${amount}}], shortfall: forfeit}`, 2000, false).asked.get('rights[terminate]')?.worth;
    expect(right(24_000)?.alone.low).toBeGreaterThan(0);
    expect(right(24_000)?.atMost).toBeGreaterThanOrEqual(right(24_000)?.alone.mean ?? Number.NaN);
    expect(right(10)?.alone.mean).toBeCloseTo(0, 6);
  });
});
