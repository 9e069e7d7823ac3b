import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDouble } from '../base/decimal.ts';
import { aDeal, someUsage } from '../../tests/cases/deals/someDeal.ts';
import { smallBook } from '../../tests/cases/deals/smallBook.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import { evaluate } from '../deal/evaluate.ts';
import { simulation } from './simulate.ts';

it('comes, on every path, within 1e-9 of the exact bill of every lever together', () => {
  fc.assert(
    fc.property(aDeal(), aDeal(), fc.array(someUsage(), { minLength: 1, maxLength: 3 }), (one, other, paths) => {
      const simulated = simulation(paths, smallBook, new Map());
      for (const terms of [one, other, one]) {
        const totals = simulated.totals(terms);
        for (const [place, path] of paths.entries()) {
          const exact = toDouble(evaluate(terms, aimAtBlocks(terms, path), { book: smallBook }).value.total);
          expect(Math.abs((totals[place] ?? 0) - exact)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(exact)));
        }
      }
    }),
    { numRuns: 300 },
  );
});
