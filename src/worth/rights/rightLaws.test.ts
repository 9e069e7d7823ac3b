import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal } from '../../base/decimal.ts';
import { anyDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { runs } from '../../../tests/cases/runs.ts';
import { controlsOf } from '../controls.ts';
import { simulation } from '../simulate/simulation.ts';
import { pathsOf } from '../simulate/usagePaths.ts';
import type { Option } from './option.ts';
import { rightFigures } from './rightFigures.ts';

function aRight(): fc.Arbitrary<Option> {
  const percent = (most: number) => fc.integer({ min: 0, max: most }).map((each) => decimal(each));
  return fc.oneof(
    fc.record({ kind: fc.constant('terminate' as const), afterMonth: fc.integer({ min: 0, max: 16 }), feePercent: percent(120) }),
    fc.record({ kind: fc.constant('resizeReservation' as const), maxRefundPer12Months: percent(60_000) }),
    fc.constant({ kind: 'convertToReserved' as const }),
    fc.constant({ kind: 'downgradeModel' as const }),
    fc.record({ kind: fc.constant('renewal' as const), upliftCapPercent: percent(30) }),
    fc.record({ kind: fc.constant('expandCommitment' as const), byPercent: percent(100), atSameRates: fc.boolean() }),
  );
}

it('a right is never worth less than nothing, nor more than its bound, on any deal and whatever is used', () => {
  let valued = 0;
  fc.assert(
    fc.property(anyDeal(), aRight(), fc.array(someUsage(), { minLength: 4, maxLength: 8 }), (terms, right, futures) => {
      const paths = pathsOf(futures);
      const simulated = simulation(paths, smallBook, new Map());
      const { worth, basis } = rightFigures(right, terms, simulated, smallBook, simulated.totals(terms), controlsOf(terms, paths, smallBook), { downgradePercent: 30 });
      if (worth === undefined) {
        expect(basis).toMatch(/^Not valued: /);
        return;
      }
      valued++;
      expect(worth.alone.mean).toBeGreaterThanOrEqual(0);
      expect(worth.alone.low).toBeGreaterThanOrEqual(0);
      expect(worth.alone.high).toBeGreaterThanOrEqual(0);
      expect(worth.atMost).toBeGreaterThanOrEqual(worth.alone.mean);
    }),
    runs(150),
  );
  expect(valued).toBeGreaterThan(20);
}, 600_000);
