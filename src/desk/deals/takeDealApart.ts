import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { takeApart, type TakenApart } from '../../room/guide/takeApart.ts';
import type { RateBookTexts } from '../../rates/readRateBook.ts';
import type { OptionWorth } from '../../room/offers/optionWorths.ts';
import { optionsOfDeal } from './optionsOfDeal.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

export interface TakeDealApartInput extends FuturesAsked {
  readonly deal: { readonly text: string; readonly file: string };
  /** The rate book of the models' maker: what moves list prices. */
  readonly maker: RateBookTexts;
}

/** A deal file taken apart on futures of the usage in some files. */
export function takeDealApart(input: TakeDealApartInput, watch: Watch): Outcome<TakenApart & { readonly currency: string; readonly options: readonly OptionWorth[] }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const futures = futuresFor(deal.value, input, watch);
  const options = optionsOfDeal(deal.value, input, watch);
  return outcome({ ...takeApart({ ...futures.value, watch }, deal.value), options: options.value, currency: deal.value.currency }, [...deal.findings, ...futures.findings, ...options.findings]);
}
