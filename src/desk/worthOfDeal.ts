import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { readDeal } from '../deal/readDeal.ts';
import { listPaths, usualMoves } from '../worth/simulate/listPaths.ts';
import { worthOfTerms, type DealWorth } from '../worth/termWorth.ts';
import { readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import { dealPaths } from './dealPaths.ts';
import { loadShapes } from './loadShapes.ts';

export interface WorthOfDealInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly paths: number;
  readonly seed: number;
  /** Whether list prices move on the paths, or stay as the rate book announces them. */
  readonly list: 'moves' | 'announced';
}

/** Below this the paths are those of the futures. */
const fewFutures = 200;

/** What every term of a deal file is worth over sampled paths of the usage in some files. */
export function worthOfDeal(input: WorthOfDealInput, watch: Watch): Outcome<DealWorth & { readonly how: 'forecast' | 'around the file' }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.book, deal.value.rateBook);
  const history = combine(input.usage.map(({ value }) => value));
  watch.progress(0.02, 'Sampling paths of usage');
  const sampled = dealPaths(history.value, deal.value, { paths: input.paths, futures: input.paths < fewFutures ? input.paths : 1, covered: 'walk' }, input.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const { paths, known } = sampled.value;
  // A stream of its own, so that usage is the same with and without moves of the list.
  const moving = input.list === 'announced' ? paths : { ...paths, list: listPaths(deal.value.months, paths.count, seeded(input.seed + 7919), Math.max(1, known)) };
  const worth = worthOfTerms({ terms: deal.value, paths: moving, book: book.value, shapes: shapes.value, random: seeded(input.seed), watch });
  const findings = [...deal.findings, ...book.findings, ...input.usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...(input.list === 'moves' ? [listFinding()] : []), ...shapes.findings, ...worth.findings];
  return outcome({ ...worth.value, how: sampled.value.how }, findings);
}

function listFinding(): Finding {
  const { cut, deepCut, rise } = usualMoves;
  const chance = (of: number): string => `${(of * 1200).toFixed(0)} in 100 a year`;
  return finding('info', 'list-moves', `List prices move on the paths, all models together: 20 % down (${chance(cut)}), 36 % down (${chance(deepCut)}), 25 % up (${chance(rise)}). These chances are assumed, not estimated; ask with list "announced" for prices as the rate book announces them.`);
}
