import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { optionWorths, type OptionWorth } from '../../room/offers/optionWorths.ts';
import { combine } from '../../usage/combine.ts';
import { dealPaths } from './dealPaths.ts';
import type { FuturesAsked } from './futuresOf.ts';
import { withMoves } from './listMoves.ts';
import { loadShapes } from './loadShapes.ts';

/** Paths on which options are valued: half of them fit the rule, half value it. */
const paths = 400;

/** What the rights of a deal and its cap at renewal are worth, on paths of the usage in some files and of list prices as the dated rate books teach. */
export function optionsOfDeal(terms: DealTerms, { usage, book: texts, seed, maker }: FuturesAsked & { readonly maker: RateBookTexts }, watch: Watch): Outcome<readonly OptionWorth[]> {
  if (terms.rights.length === 0 && terms.renewal === undefined) return outcome([]);
  const book = readRateBook(texts, terms.rateBook).value;
  const history = combine(usage.map(({ value }) => value)).value;
  const sampled = dealPaths(history, terms, { paths, futures: 1, covered: 'walk' }, seed, watch).value;
  const shapes = loadShapes(history, book.ptu).value;
  const moved = withMoves({ terms, book, shapes, sampled }, maker, seed, 'moves');
  const findings: readonly Finding[] = moved.findings;
  return outcome(optionWorths(terms, { paths: moved.paths, book, shapes }), findings);
}
