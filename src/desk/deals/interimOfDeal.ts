import type { Day } from '../../base/calendar.ts';
import { show } from '../../base/decimal.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { writeDeal } from '../../deal/writeDeal.ts';
import { costOnFutures, planOf, rangeOfNumbers } from '../../room/costOnFutures.ts';
import { interimDeal } from '../../room/dates/interimDeal.ts';
import { listTerms } from '../../worth/structures.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

export interface InterimOfDealInput extends FuturesAsked {
  readonly deal: { readonly text: string; readonly file: string };
  readonly ends: Day;
}

export interface InterimBills {
  readonly currency: string;
  readonly months: number;
  readonly of: number;
  readonly ends: Day;
  /** The prorated deal file. */
  readonly deal: string;
  /** Exact totals on the plan of the interim months. */
  readonly bills: { readonly list: string; readonly asWritten: string; readonly prorated: string };
  /** What proration saves over the futures: as written less prorated. */
  readonly saves: { readonly low: number; readonly likely: number; readonly high: number };
}

/** The interim months of a deal billed exactly: at list, as it is written, and prorated. */
export function interimOfDeal(input: InterimOfDealInput, watch: Watch): Outcome<InterimBills> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const made = interimDeal(deal.value, input.ends);
  const { asWritten, prorated, months, ends } = made.value;
  const sampled = futuresFor(prorated, input, watch);
  const on = { ...sampled.value, watch };
  const plan = planOf(on, prorated);
  const bill = (terms: DealTerms): string => {
    const [only] = costOnFutures(plan, terms).bills;
    return only === undefined ? '0' : show(only.total);
  };
  const [whole, shared] = [costOnFutures(on, asWritten).net, costOnFutures(on, prorated).net];
  return outcome(
    { currency: deal.value.currency, months, of: deal.value.months, ends, deal: writeDeal(prorated), bills: { list: bill(listTerms(prorated)), asWritten: bill(asWritten), prorated: bill(prorated) }, saves: rangeOfNumbers(whole.map((each, future) => each - (shared[future] ?? 0))) },
    [...deal.findings, ...made.findings, ...sampled.findings],
  );
}
