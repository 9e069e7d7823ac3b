import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readDeal } from '../../deal/readDeal.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { combine } from '../../usage/combine.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import type { UsageImport } from '../../usage/usageImport.ts';
import { dealPaths, type DealPaths, type DealPathsWanted } from './dealPaths.ts';
import { loadShapes } from './loadShapes.ts';

/** What a question about a deal over possible usage comes with: texts and plain data that a worker can be sent. */
export interface DealQuestion {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly seed: number;
}

export interface ReadyDeal {
  readonly terms: DealTerms;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly sampled: DealPaths;
}

/** The deal, its rate book and what may be used in its months. */
export function readyDeal(question: DealQuestion, wanted: DealPathsWanted, watch: Watch): Outcome<ReadyDeal> {
  const deal = readDeal(question.deal.text, question.deal.file);
  const book = readRateBook(question.book, deal.value.rateBook);
  const history = combine(question.usage.map(({ value }) => value));
  watch.progress(0.02, 'Sampling paths of usage');
  const sampled = dealPaths(history.value, deal.value, wanted, question.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const findings: Finding[] = [...deal.findings, ...book.findings, ...question.usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...shapes.findings];
  return outcome({ terms: deal.value, book: book.value, shapes: shapes.value, sampled: sampled.value }, findings);
}
