import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { unwatched } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { costOnFutures, meanOf, type Futures } from '../costOnFutures.ts';
import { DealsOnce } from './dealsOnce.ts';

it('is to the last digit what each deal costs when it is billed by itself, whatever was billed before', () => {
  fc.assert(
    fc.property(aDeal(), aDeal(), fc.array(someUsage(), { minLength: 1, maxLength: 2 }), (one, other, futures) => {
      const on: Futures = { futures, book: smallBook, shapes: new Map(), watch: unwatched };
      const { commitment: _none, ...uncommitted } = one;
      // Deals that share what use costs, and one that shares nothing.
      const deals: DealTerms[] = [one, uncommitted, { ...one, credits: other.credits }, { ...one, payment: { netDays: 60, baselineNetDays: 30, costOfCapitalPercent: { coefficient: 8n, scale: 0 } } }, { ...one, rates: other.rates }, other];
      const table = new DealsOnce(on);
      for (const terms of [...deals, ...deals]) expect(table.of(terms).net).toBe(meanOf(costOnFutures(on, terms).net));
    }),
    { numRuns: 40 },
  );
});
