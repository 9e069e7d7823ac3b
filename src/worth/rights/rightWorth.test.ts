import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../../base/calendar.ts';
import { decimal, one } from '../../base/decimal.ts';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import type { PriceJump } from '../../forecast/prices/priceJumps.ts';
import { simulation } from '../simulate/simulation.ts';
import { pathsOf, type UsagePaths } from '../simulate/usagePaths.ts';
import type { Option } from './option.ts';
import { rightWorth } from './rightWorth.ts';

/** Two years of 1,000 a month at list on every path. */
const plan = usage(Array.from({ length: 24 }, (_, at) => ({ at: addMonths(month('2027-01'), at), input: 400_000_000 })));
const still: UsagePaths = pathsOf(Array.from({ length: 40 }, () => plan));
/** On even paths a successor at half as much again comes in the thirteenth month, and half of the use is to go there within a year. */
const dearer: readonly PriceJump[] = [{ model: 'gpt-5.4', ahead: 13, kind: 'new model', factor: 1.5, moved: 0.5 }];
const succeeded: UsagePaths = {
  ...still,
  list: { levels: [one], families: [{ models: ['gpt-5.4'], places: Array.from({ length: 24 }, () => new Uint8Array(40)) }], successors: Array.from({ length: 40 }, (_, path) => (path % 2 === 0 ? dearer : [])) },
};
const worth = (terms: string, right: Option, paths: UsagePaths, stated = {}) => rightWorth(right, deal(terms, 24), simulation(paths, smallBook, new Map()), smallBook, stated);

describe('a cap on the price at renewal', () => {
  it('saves what list costs more than the agreed price and the uplift, for a year of the use at the end', () => {
    // 12,000 at list; at 20 % off and 5 % on top 10,080.
    const { saved } = worth('rates: [{discountPercent: 20}]', { kind: 'renewal', upliftCapPercent: decimal(5) }, still);
    expect(saved?.every((each) => Math.abs(each - 1920) < 1e-6)).toBe(true);
  });

  it('saves nothing where the uplift eats the discount', () => {
    expect(worth('rates: [{discountPercent: 20}]', { kind: 'renewal', upliftCapPercent: decimal(25) }, still).saved?.every((each) => Math.abs(each) < 1e-6)).toBe(true);
  });
});

describe('what a deal says of models to come', () => {
  // Of 1,000 a month 1/24, 2/24 … 12/24 have gone to a model at half as much again: 78/24 of 500 in all.
  const moved = (78 / 24) * 500;

  it('saves what successors cost above the cap, on the use that goes there', () => {
    const { saved } = worth('', { kind: 'newModels', capOverPredecessorPercent: decimal(10), optIn: false }, succeeded);
    expect(saved?.[0]).toBeCloseTo((moved * 40) / 50, 6);
    expect(saved?.[1]).toBe(0);
  });

  it('with an opt-in saves all that a dearer successor would cost on top', () => {
    expect(worth('rates: [{discountPercent: 10}]', { kind: 'newModels', optIn: true }, succeeded).saved?.[0]).toBeCloseTo(moved * 0.9, 6);
  });

  it('is not valued where nothing is said of how lists move', () => {
    expect(worth('', { kind: 'newModels', optIn: true }, still).saved).toBeUndefined();
  });
});

describe('the right to move to a cheaper model', () => {
  it('is worth what the stated part of the use saves for as long as it can', () => {
    // gpt-5.4-mini is the cheaper one; the right is there from the second month on.
    const { saved, gap, basis } = worth('', { kind: 'downgradeModel' }, still, { downgradePercent: 50 });
    const [list, mini] = [2.5, 0.75];
    expect(basis).toContain('gpt-5.4: gpt-5.4-mini');
    expect(saved?.[0]).toBeCloseTo(23 * 200 * (list - mini), 6);
    expect(gap).toBeLessThan(1e-3);
  });

  it('is worth nothing to who pays for a missed commitment instead', () => {
    const { saved } = worth('commitment: {milestones: [{by: 2028-12-31, amount: 24000}], otherEligible: {perMonth: 0}, shortfall: forfeit}', { kind: 'downgradeModel' }, still, { downgradePercent: 50 });
    expect(saved?.every((each) => Math.abs(each) < 1e-6)).toBe(true);
  });

  it('is not valued where nobody says how much could move', () => {
    expect(worth('', { kind: 'downgradeModel' }, still).saved).toBeUndefined();
  });
});
