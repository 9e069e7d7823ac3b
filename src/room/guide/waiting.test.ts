import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { controlsOf } from '../../worth/controls.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import { pathsOf } from '../../worth/simulate/usagePaths.ts';
import { waiting } from './waiting.ts';

// 1,000 a month at list, 900 under the deal.
const months = ['2027-01', '2027-02', '2027-03', '2027-04'];
const paths = pathsOf([1, 1].map((factor) => usage(months.map((at) => ({ model: 'gpt-5.4', input: 400_000_000 * factor, at })))));
const wait = (yaml: string, delays: readonly number[]) => {
  const terms = { ...deal(yaml), months: 4 };
  return waiting(terms, simulation(paths, smallBook, new Map()), controlsOf(terms, paths, smallBook), delays);
};

describe('waiting', () => {
  it('costs list prices instead of the deal, and pays from a better offer for the rest on', () => {
    const [one, two] = wait('rates: [{match: {}, discountPercent: 10}]', [1, 2, 4]);
    expect(one?.months).toBe(1);
    expect(one?.costs.mean).toBeCloseTo(100, 6);
    // 100 lost against three months at 900.
    expect(one?.paysFrom).toBeCloseTo(100 / 27, 9);
    expect(two?.paysFrom).toBeCloseTo(200 / 18, 9);
  });

  it('of the whole deal is no waiting', () => {
    expect(wait('rates: [{match: {}, discountPercent: 10}]', [4, 12])).toEqual([]);
  });

  it('costs nothing where the deal is no cheaper than list', () => {
    expect(wait('rates: []', [1])).toMatchObject([{ costs: { mean: 0 }, paysFrom: 0 }]);
  });
});
