import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { readDeal } from '../deal/readDeal.ts';
import { worthOfTerms, type DealWorth } from '../worth/termWorth.ts';
import { readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import { loadShapes } from './loadShapes.ts';
import { sampledPaths } from './sampledPaths.ts';

export interface WorthOfDealInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly paths: number;
  readonly seed: number;
}

/** What every term of a deal file is worth over sampled paths of the usage in some files. */
export function worthOfDeal(input: WorthOfDealInput, watch: Watch): Outcome<DealWorth & { readonly how: 'forecast' | 'around the file' }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.book, deal.value.rateBook);
  const history = combine(input.usage.map(({ value }) => value));
  watch.progress(0.02, 'Sampling paths of usage');
  const sampled = sampledPaths(history.value, deal.value, { count: input.paths, around: input.paths }, input.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const worth = worthOfTerms({ terms: deal.value, paths: sampled.value.paths, book: book.value, shapes: shapes.value, random: seeded(input.seed), watch });
  const findings = [...deal.findings, ...book.findings, ...input.usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...shapes.findings, ...worth.findings];
  return outcome({ ...worth.value, how: sampled.value.how }, findings);
}
