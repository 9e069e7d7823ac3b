import { describe, expect, it } from 'vitest';
import { unwatched } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { seeded } from '../../base/random.ts';
import { levelPaths } from '../simulate/levelPaths.ts';
import { simulation } from '../simulate/simulation.ts';
import { pathsOf, type UsagePaths } from '../simulate/usagePaths.ts';
import { indifference } from './indifference.ts';
import { leverOf, type LeverName } from './lever.ts';

const twoPaths = pathsOf([usage([{ input: 2_000_000_000 }]), usage([{ input: 4_000_000_000 }])]);

function solve(terms: DealTerms, lever: LeverName, target: (paths: UsagePaths) => Float64Array, paths = twoPaths) {
  const simulated = simulation(paths, smallBook, new Map());
  return indifference(terms, simulated, smallBook, leverOf(lever, terms, 100_000), target(paths), unwatched);
}

const costs = (terms: DealTerms) => (paths: UsagePaths) => simulation(paths, smallBook, new Map()).totals(terms);

describe('the number that breaks even', () => {
  it('a discount is worth as much as a credit where both save the same on average', () => {
    // Bills of 5,000 and 10,000: a credit of 300 is 4 % of their mean.
    const found = solve(deal(''), 'discount', costs(deal('credits: [{amount: 300, from: 2027-01-01, until: 2027-01-31}]')));
    expect(found.value?.mean).toBeCloseTo(4, 6);
    expect(found.also).toEqual([]);
  });

  it('a credit that makes up for support is its mean', () => {
    expect(solve(deal('support: {percentOfSpend: 10}'), 'credit', costs(deal(''))).value?.mean).toBeCloseTo(750, 4);
  });

  it('is none for a credit that is to make up for a missed commitment: what it pays does not count, and is missing again', () => {
    const committed = deal('commitment: {milestones: [{by: 2027-01-31, amount: 8000}], shortfall: forfeit}');
    // The first path owes 8,000 whatever is credited, the second never less than that: 16,000 where 15,000 are wanted.
    const found = solve(committed, 'credit', costs(deal('')));
    expect(found.value).toBeUndefined();
    expect(found.cost.target).toBeCloseTo(7500, 6);
    expect(found.cost.to).toBeCloseTo(8000, 6);
  });

  it('of a commitment is how far it can be lowered before nothing is saved any more', () => {
    const committed = deal('commitment: {milestones: [{by: 2027-01-31, amount: 8000}], shortfall: forfeit}');
    expect(solve(committed, 'commitment', (paths) => new Float64Array(paths.count).fill(8500)).value?.mean).toBeCloseTo(-1000, 3);
  });

  it('is none where no number does', () => {
    const found = solve(deal(''), 'discount', (paths) => new Float64Array(paths.count).fill(20_000));
    expect(found.value).toBeUndefined();
    expect(found.cost).toMatchObject({ target: 20_000, without: 7500, to: 0 });
  });

  it('is refused for a lever that the deal does not have', () => {
    expect(() => leverOf('commitment', deal(''), 1)).toThrow(Refusal);
  });

  it('comes with an interval that is as wide as the doubt about the costs', () => {
    const plan = usage([{ at: '2027-01', input: 2_000_000_000 }, { at: '2027-12', input: 2_000_000_000 }]);
    const paths = levelPaths(deal('', 12), plan, 2000, seeded(3));
    const found = solve(deal('', 12), 'discount', costs(deal('credits: [{amount: 400, from: 2027-01-01, until: 2027-12-31}]', 12)), paths);
    const { mean = 0, low = 0, high = 0 } = found.value ?? {};
    expect(Math.abs(mean - 4)).toBeLessThan(0.1);
    expect(high - low).toBeLessThan(0.2);
    expect(low <= mean && mean <= high).toBe(true);
  });
});
