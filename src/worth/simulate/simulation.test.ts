import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, toDouble } from '../../base/decimal.ts';
import { evaluate } from '../../deal/evaluate.ts';
import { aDeal, anyDeal, aRow } from '../../../tests/cases/deals/someDeal.ts';
import { row, smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { freshInput } from '../../usage/usageSeries.ts';
import { aimAtBlocks } from '../aimAtBlocks.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import { simulation } from './simulation.ts';
import { bookAt, pathsOf, somePaths, usageAt, type UsageColumn, type UsagePaths } from './usagePaths.ts';

const peaky: LoadShape = { steps: [{ share: 0.9, load: 0.1 }, { share: 0.1, load: 9.1 }] };
const shapes = [new Map<string, LoadShape>(), new Map([['bot', peaky]]), new Map([['bot', peaky], ['search', peaky]])];
const levels = [1, 0.8, 1.25].map((level) => decimal(level));

/** Paths on which every row is some whole number of times its plan, and list prices move. */
function somePathsOfUsage(): fc.Arbitrary<UsagePaths> {
  return fc.tuple(fc.array(aRow(), { maxLength: 10 }), fc.integer({ min: 1, max: 3 }), fc.infiniteStream(fc.integer({ min: 0, max: 3 })), fc.boolean()).map(([rows, count, numbers, moving]) => {
    const next = (): number => numbers.next().value as number;
    const columns = rows.map((written): UsageColumn => {
      const of = row(written);
      return { ...of, counts: [Number(freshInput(of)), Number(of.cached), 0, Number(of.output)], factors: Float64Array.from({ length: count }, next) };
    });
    const moves = (models: readonly string[]) => ({ models, places: Array.from({ length: 15 }, (_, month) => Uint8Array.from({ length: count }, () => (month === 0 ? 0 : next() % 3))) });
    // One family of everything, or one model that moves on its own.
    const families = next() < 2 ? [moves([])] : [moves([]), moves(['gpt-5'])];
    return { count, columns, ...(moving ? { list: { levels, families } } : {}) };
  });
}

it('comes, on every path, within 1e-9 of the exact bill of every lever together, at list prices that move and loads that peak', () => {
  fc.assert(
    fc.property(anyDeal(), anyDeal(), somePathsOfUsage(), fc.constantFrom(...shapes), (one, other, paths, load) => {
      const simulated = simulation(paths, smallBook, load);
      for (const terms of [one, other, one]) {
        const totals = simulated.totals(terms);
        const months = simulated.byMonth(terms);
        for (let path = 0; path < paths.count; path++) {
          const at = { usage: usageAt(paths, path), book: bookAt(paths, path, smallBook, terms.start) };
          const exact = evaluate(terms, aimAtBlocks(terms, at.usage), { book: at.book, shapes: load }).value;
          const slack = 1e-9 * Math.max(1, Math.abs(toDouble(exact.total)));
          expect(Math.abs((totals[path] ?? 0) - toDouble(exact.total))).toBeLessThanOrEqual(slack);
          for (const [month, { amount }] of exact.byMonth.entries()) expect(Math.abs((months[month]?.[path] ?? 0) - toDouble(amount))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(toDouble(amount)), slack * 1e9));
        }
      }
    }),
    { numRuns: process.env['PARLEY_FULL'] === undefined ? 200 : 10_000 },
  );
}, 3_600_000);

it('is the same for series as for paths, and for some of the paths as for all', () => {
  fc.assert(
    fc.property(aDeal({ provisioned: false }), somePathsOfUsage(), (terms, { list: _none, ...paths }) => {
      const totals = simulation(paths, smallBook, new Map()).totals(terms);
      const series = pathsOf(totals.length === 0 ? [] : Array.from(totals, (_, path) => usageAt(paths, path)));
      const again = simulation(series, smallBook, new Map()).totals(terms);
      for (const [path, total] of totals.entries()) expect(Math.abs((again[path] ?? 0) - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(total)));
      expect([...simulation(somePaths(paths, [paths.count - 1]), smallBook, new Map()).totals(terms)]).toEqual([totals[paths.count - 1]]);
    }),
    { numRuns: 60 },
  );
});
