import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import type { Futures } from '../../room/costOnFutures.ts';
import { combine } from '../../usage/combine.ts';
import type { UsageImport } from '../../usage/usageImport.ts';
import { dealPaths } from './dealPaths.ts';
import { loadShapes } from './loadShapes.ts';

export interface FuturesAsked {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly book: RateBookTexts;
  readonly paths: number;
  readonly seed: number;
}

/** The futures that deals of the same months are priced on. */
export function futuresFor(terms: DealTerms, { usage, book: texts, paths, seed }: FuturesAsked, watch: Watch): Outcome<Futures> {
  const book = readRateBook(texts, terms.rateBook);
  const history = combine(usage.map(({ value }) => value));
  const sampled = dealPaths(history.value, terms, { paths, futures: paths, covered: 'walk' }, seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const findings: Finding[] = [...book.findings, ...usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...shapes.findings];
  return outcome({ futures: sampled.value.futures, book: book.value, shapes: shapes.value, watch }, findings);
}
