import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDeal } from '../../tests/cases/commit/randomDeal.ts';
import { smallBook } from '../../tests/cases/deals/smallBook.ts';
import type { Lease } from './leasePlan.ts';
import { planDeal } from './planDeal.ts';
import { steppedPlan, type SteppedProblem } from './steppedPlan.ts';

/** The cheapest of all ways to take leases, each as often as there are units. */
function exhaustive({ saved, leases }: SteppedProblem): number {
  const units = (saved[0]?.length ?? 1) - 1;
  const covered = saved.map(() => 0);
  let best = Number.POSITIVE_INFINITY;
  const tryLease = (place: number, paid: number): void => {
    const lease = leases[place];
    if (lease === undefined) {
      best = Math.min(best, paid - saved.reduce((total, of, month) => total + (of[Math.min(covered[month] ?? 0, units)] ?? 0), 0));
      return;
    }
    for (let taken = 0; taken <= units; taken++) {
      const move = (by: number) => {
        for (let month = lease.from; month < Math.min(saved.length, lease.from + lease.months); month++) covered[month] = (covered[month] ?? 0) + by;
      };
      move(taken);
      tryLease(place + 1, paid + taken * lease.price);
      move(-taken);
    }
  };
  tryLease(0, 0);
  return best;
}

describe('a plan of leases where only some sizes can be used', () => {
  it('is as cheap as the cheapest of all plans, and says so', () => {
    const problem = fc.record({ months: fc.integer({ min: 1, max: 3 }), units: fc.integer({ min: 1, max: 4 }), long: fc.integer({ min: 2, max: 3 }), short: fc.integer({ min: 1, max: 20 }), off: fc.integer({ min: 0, max: 60 }) }).chain(({ months, units, long, short, off }) =>
      fc.array(fc.array(fc.constantFrom(0, 0, 0, 7, 15, 40), { minLength: units, maxLength: units }), { minLength: months, maxLength: months }).map((steps): SteppedProblem => {
        const saved = steps.map((of) => {
          let sum = 0;
          return Float64Array.from([0, ...of.map((step) => (sum += step))]);
        });
        const leases = steps.flatMap((_, from): Lease[] => {
          const runs = Math.min(long, months - from);
          return [{ from, months: 1, price: short }, { from, months: runs, price: (short * runs * (100 - off)) / 100 }];
        });
        return { saved, leases };
      }),
    );
    fc.assert(
      fc.property(problem, (given) => {
        const { cost, bound, taken, covered } = steppedPlan(given);
        expect(cost).toBeCloseTo(exhaustive(given), 6);
        expect(cost - bound).toBeLessThan(1e-4);
        expect(covered).toEqual(given.saved.map((_, month) => given.leases.reduce((total, lease, place) => total + (lease.from <= month && month < lease.from + lease.months ? (taken[place] ?? 0) : 0), 0)));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no gap on random deals of 36 months whose models share their reservations, at once', () => {
    const count = process.env['PARLEY_FULL'] ? 500 : 60;
    const seconds = Array.from({ length: count }, (_, seed) => {
      const { terms, usage, shapes } = randomDeal(seed);
      const from = performance.now();
      const { gap, cost, payAsYouGo, lookBack } = planDeal(terms, [usage], smallBook, shapes).value;
      const took = (performance.now() - from) / 1000;
      expect(gap).toBe(0);
      expect(cost).toBeLessThanOrEqual(Math.min(payAsYouGo, lookBack) * (1 + 1e-9));
      return took;
    }).toSorted((a, b) => a - b);
    const p95 = seconds[Math.floor(count * 0.95)] ?? 0;
    if (process.env['PARLEY_FULL']) console.log(`36-month plans of ${count} random deals: median ${(1000 * (seconds[count >> 1] ?? 0)).toFixed(0)} ms, p95 ${(p95 * 1000).toFixed(0)} ms, slowest ${(1000 * (seconds.at(-1) ?? 0)).toFixed(0)} ms, gap 0`);
    // The aim is 0.3 s on an idle machine (bench prints it); a busy one must not turn the build red.
    expect(p95).toBeLessThan(1);
  }, 120_000);
});
