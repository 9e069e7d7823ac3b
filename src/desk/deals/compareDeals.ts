import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { compareOffers, type Compared } from '../../room/offers/compareOffers.ts';
import type { Offer } from '../../room/offers/offersFile.ts';
import type { RateBookTexts } from '../../rates/readRateBook.ts';
import type { OptionWorth } from '../../room/offers/optionWorths.ts';
import { finding } from '../../base/finding.ts';
import { optionsOfDeal } from './optionsOfDeal.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

export interface CompareDealsInput extends FuturesAsked {
  /** The rate book of the models' maker: what moves list prices. */
  readonly maker: RateBookTexts;
  readonly offers: readonly { readonly offer: Offer; readonly text: string; readonly file: string }[];
  readonly walkAway?: number | undefined;
  readonly target?: number | undefined;
  readonly base?: string | undefined;
}

/** Offers with their deal files, side by side on sampled futures of the usage in some files. */
export function compareDeals(input: CompareDealsInput, watch: Watch): Outcome<Compared & { readonly currency: string; /** By column. */ readonly options: readonly (readonly OptionWorth[])[] }> {
  const read = input.offers.map(({ offer, text, file }) => ({ offer, deal: readDeal(text, file) }));
  const [first] = read;
  if (!first) throw new Refusal('invalid', 'There is no offer to compare. Add one with parley offer add.');
  const other = read.find(({ deal }) => deal.value.rateBook !== first.deal.value.rateBook);
  if (other) throw new Refusal('invalid', `"${other.offer.title}" is priced on ${other.deal.value.rateBook} and "${first.offer.title}" on ${first.deal.value.rateBook}: name one rate book in both deal files.`, other.offer.deal);
  const futures = futuresFor(first.deal.value, input, watch);
  const { walkAway, target, base } = input;
  const compared = compareOffers({
    ...futures.value, watch,
    offers: read.map(({ offer, deal }) => ({ offer, terms: deal.value })),
    ...(walkAway === undefined ? {} : { walkAway }), ...(target === undefined ? {} : { target }), ...(base === undefined ? {} : { base }),
  });
  const options = read.map(({ deal }) => optionsOfDeal(deal.value, input, watch));
  const moves = options.flatMap(({ findings }) => findings).slice(0, 1);
  const unvalued = options.flatMap(({ value }, place) => value.filter(({ worth }) => worth === undefined).map(({ says, basis }) => finding('info', 'not-valued', `"${says}" is in no figure of this comparison: ${basis}`, read[place]?.offer.deal ?? '')));
  return outcome({ ...compared.value, options: options.map(({ value }) => value), currency: first.deal.value.currency }, [...read.flatMap(({ deal }) => deal.findings), ...futures.findings, ...compared.findings, ...moves, ...unvalued]);
}
