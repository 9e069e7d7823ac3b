import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { splitTraffic, type Split } from '../deal/splitTraffic.ts';

interface KnownSplit {
  readonly terms: DealTerms;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly split: Split;
}

const known = new WeakMap<UsageSeries, KnownSplit>();

/** A future's traffic on the deal's blocks. Kept, because terms that differ in price only split the same future the same way. */
export function splitFuture(terms: DealTerms, future: UsageSeries, book: RateBook, shapes: ReadonlyMap<string, LoadShape>): Split {
  const last = known.get(future);
  if (last !== undefined && last.book === book && last.shapes === shapes && splitAlike(last.terms, terms)) return last.split;
  const split = splitTraffic(terms, aimAtBlocks(terms, future), book.ptu, shapes);
  known.set(future, { terms, book, shapes, split });
  return split;
}

function splitAlike(a: DealTerms, b: DealTerms): boolean {
  const sameBlocks = a.provisioned === b.provisioned || (a.provisioned.length === 0 && b.provisioned.length === 0);
  return sameBlocks && a.shares === b.shares && a.start === b.start && a.months === b.months;
}
