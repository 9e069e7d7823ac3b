import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { planDeal, type DealPlan } from '../../commit/planDeal.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';

export type PlanOfDealInput = DealQuestion;

/** Futures that a plan is made on together: more move it by less than a step. */
const plannedOn = 25;
/** Futures that judge it. */
const judgedOn = 150;

/** The cheapest reservations over the months of a deal, for the usage in some files. */
export function planOfDeal(input: PlanOfDealInput, watch: Watch): Outcome<DealPlan & { readonly paths: number }> {
  const ready = readyDeal(input, { paths: 0, futures: plannedOn + judgedOn, covered: 'as it is' }, watch);
  watch.progress(0.5, 'Planning reservations');
  const { terms, book, shapes, sampled } = ready.value;
  const plan = planDeal(terms, sampled.futures.slice(0, plannedOn), book, shapes, sampled.futures.slice(plannedOn));
  return outcome({ ...plan.value, paths: Math.min(plannedOn, sampled.futures.length) }, [...ready.findings, ...plan.findings]);
}
