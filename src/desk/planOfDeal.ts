import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { planDeal, type DealPlan } from '../commit/planDeal.ts';
import { readDeal } from '../deal/readDeal.ts';
import { readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import { dealPaths } from './dealPaths.ts';
import { loadShapes } from './loadShapes.ts';

export interface PlanOfDealInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly seed: number;
}

/** Futures that a plan is made on together: more move it by less than a step. */
const plannedOn = 25;
/** Futures that judge it. */
const judgedOn = 150;

/** The cheapest reservations over the months of a deal, for the usage in some files. */
export function planOfDeal(input: PlanOfDealInput, watch: Watch): Outcome<DealPlan & { readonly paths: number }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.book, deal.value.rateBook);
  const history = combine(input.usage.map(({ value }) => value));
  const sampled = dealPaths(history.value, deal.value, { paths: 0, futures: plannedOn + judgedOn, covered: 'as it is' }, input.seed, watch);
  watch.progress(0.5, 'Planning reservations');
  const shapes = loadShapes(history.value, book.value.ptu);
  const paths = sampled.value.futures;
  const plan = planDeal(deal.value, paths.slice(0, plannedOn), book.value, shapes.value, paths.slice(plannedOn));
  const findings = [...deal.findings, ...book.findings, ...input.usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...shapes.findings, ...plan.findings];
  return outcome({ ...plan.value, paths: Math.min(plannedOn, paths.length) }, findings);
}
