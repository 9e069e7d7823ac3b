import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import { usageAt, type UsagePaths } from '../../worth/simulate/usagePaths.ts';
import { listTerms } from '../../worth/structures.ts';
import { changesIn } from '../../worth/whatIf/changesIn.ts';
import { showChange } from '../../worth/whatIf/showChange.ts';
import { whatIf, whatIfRange, type SimulatedRange, type WhatIf } from '../../worth/whatIf/whatIf.ts';
import { readyDeal, type DealQuestion, type ReadyDeal } from './readyDeal.ts';

export interface WhatIfOfDealInput extends DealQuestion {
  readonly ask: string;
  readonly paths: number;
}

export interface AnsweredWhatIf {
  readonly currency: string;
  readonly understood: readonly string[];
  /** On one usage, exactly: the plan where the file covers the deal, the median future else. */
  readonly bill: WhatIf;
  readonly on: 'the usage given' | 'the median future';
  /** Over the paths, simulated. */
  readonly range: { readonly before: SimulatedRange; readonly after: SimulatedRange; readonly difference: SimulatedRange };
  readonly paths: number;
}

/** What a sentence changes of a deal: an exact bill before and after, and the ranges over sampled usage. */
export function whatIfOfDeal(input: WhatIfOfDealInput, watch: Watch): Outcome<AnsweredWhatIf> {
  const ready = readyDeal(input, { paths: input.paths, futures: input.paths < 200 ? input.paths : 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  const usage = typicalUsage(ready.value);
  const changes = changesIn(input.ask, ready.value, usage);
  const deal = { terms, book, shapes };
  const bill = whatIf(deal, usage, changes);
  watch.progress(0.7, 'Pricing the paths');
  const range = whatIfRange(deal, sampled.paths, changes);
  const on = sampled.how === 'forecast' ? 'the median future' : 'the usage given';
  return outcome({ currency: terms.currency, understood: changes.map((change) => showChange(change, terms.currency)), bill, on, range, paths: sampled.paths.count }, [...ready.findings, ...bill.findings]);
}

/** The usage given for the deal's months, or the path whose cost at list is the median. */
export function typicalUsage({ terms, book, sampled }: ReadyDeal): UsageSeries {
  if (sampled.plan !== undefined) return sampled.plan;
  return usageAt(sampled.paths, medianPath(sampled.paths, simulation(sampled.paths, book, new Map()).totals(listTerms(terms))));
}

function medianPath(paths: UsagePaths, totals: Float64Array): number {
  const order = Array.from(totals.keys()).toSorted((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  return order[Math.floor((paths.count - 1) / 2)] ?? 0;
}
