import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { costOnFutures, rangeOfNumbers } from '../../room/costOnFutures.ts';
import { listTerms } from '../../worth/structures.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

export interface RouteCostsInput extends FuturesAsked {
  readonly deal: { readonly text: string; readonly file: string };
}

type Span = ReturnType<typeof rangeOfNumbers>;

/** What the same use costs over the term under the deal and at list: 80 in 100 futures lie in each range. */
export function routeCosts(input: RouteCostsInput, watch: Watch): Outcome<{ readonly currency: string; readonly deal: Span; readonly list: Span }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const { value, findings } = futuresFor(deal.value, input, watch);
  const on = { ...value, watch };
  return outcome({ currency: deal.value.currency, deal: rangeOfNumbers(costOnFutures(on, deal.value).net), list: rangeOfNumbers(costOnFutures(on, listTerms(deal.value)).net) }, findings);
}

/** Percent that the deal takes off list in all, its commitment and credits included, by the median future: one place. */
export function offList({ deal, list }: { readonly deal: Span; readonly list: Span }): number {
  return list.likely <= 0 ? 0 : Math.round((1000 * (list.likely - deal.likely)) / list.likely) / 10;
}
