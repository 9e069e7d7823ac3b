import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leasePlan, type LeaseProblem } from './leasePlan.ts';

/** The cheapest of all ways to take up to two units of each lease. */
function exhaustive({ worth, leases }: LeaseProblem): number {
  const units = worth[0]?.length ?? 0;
  let best = Number.POSITIVE_INFINITY;
  const covered = worth.map(() => 0);
  const tryLease = (place: number, paid: number): void => {
    const lease = leases[place];
    if (lease === undefined) {
      best = Math.min(best, paid + worth.reduce((total, of, month) => total + of.slice(covered[month] ?? 0).reduce((a, b) => a + b, 0), 0));
      return;
    }
    for (let taken = 0; taken <= units; taken++) {
      const move = (by: number) => {
        for (let month = lease.from; month < Math.min(worth.length, lease.from + lease.months); month++) covered[month] = (covered[month] ?? 0) + by;
      };
      move(taken);
      tryLease(place + 1, paid + taken * lease.price);
      move(-taken);
    }
  };
  tryLease(0, 0);
  return best;
}

describe('a lease plan', () => {
  it('is as cheap as the cheapest of all plans', () => {
    const problem = fc.record({ months: fc.integer({ min: 1, max: 5 }), units: fc.integer({ min: 1, max: 2 }), long: fc.integer({ min: 2, max: 3 }), short: fc.integer({ min: 1, max: 30 }), off: fc.integer({ min: 0, max: 60 }) }).chain(({ months, units, long, short, off }) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: units, maxLength: units }), { minLength: months, maxLength: months }).map((written): LeaseProblem => {
        const price = (short * long * (100 - off)) / 100;
        const leases = written.flatMap((_, from) => [{ from, months: 1, price: short }, { from, months: long, price: (price * Math.min(long, months - from)) / long }]);
        return { worth: written.map((of) => of.toSorted((a, b) => b - a)), leases };
      }),
    );
    fc.assert(
      fc.property(problem, (given) => {
        const { cost, taken, covered } = leasePlan(given);
        expect(cost).toBeCloseTo(exhaustive(given), 5);
        expect(covered).toEqual(given.worth.map((_, month) => given.leases.reduce((total, lease, place) => total + (lease.from <= month && month < lease.from + lease.months ? (taken[place] ?? 0) : 0), 0)));
      }),
      { numRuns: 60 },
    );
  });

  it('lets leases overlap where no layer by itself would', () => {
    // Months 0-1 and 1-2 are leased once each, month 1 twice.
    const leases = [0, 1].map((from) => ({ from, months: 2, price: 10 }));
    expect(leasePlan({ worth: [[8, 0], [8, 8], [8, 0]], leases })).toEqual({ taken: [1, 1], covered: [1, 2, 1], cost: 20 });
  });

  it('covers nothing where nothing pays', () => {
    expect(leasePlan({ worth: [[5, 1], [5, 1]], leases: [{ from: 0, months: 2, price: 11 }] })).toEqual({ taken: [0], covered: [0, 0], cost: 12 });
  });
});
