import type { Day } from '../../base/calendar.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { readEquivalents } from '../../rates/alternatives.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { readAlternatives, readTalkLines } from '../../room/alternatives/alternativesFile.ts';
import { priceAlternatives, type PricedAlternatives } from '../../room/alternatives/priceAlternatives.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

export interface AlternativesOfDealInput extends FuturesAsked {
  readonly deal: { readonly text: string; readonly file: string };
  readonly alternatives: { readonly text: string; readonly file: string };
  readonly books: readonly RateBookTexts[];
  readonly equivalents: string;
  readonly lines: string;
  readonly present: readonly string[];
  /** For the age of prices. */
  readonly today: Day;
}

/** The alternatives to a deal, priced on futures of our own use. */
export function alternativesOfDeal(input: AlternativesOfDealInput, watch: Watch): Outcome<PricedAlternatives & { readonly currency: string }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const futures = futuresFor(deal.value, input, watch);
  const priced = priceAlternatives({
    ...futures.value, watch, terms: deal.value,
    file: readAlternatives(input.alternatives.text, input.alternatives.file),
    knowledge: { books: input.books.map((texts) => readRateBook(texts).value), equivalents: readEquivalents(input.equivalents), today: input.today },
    present: new Set(input.present), lines: readTalkLines(input.lines),
  });
  return outcome({ ...priced.value, currency: deal.value.currency }, [...deal.findings, ...futures.findings, ...priced.findings]);
}
