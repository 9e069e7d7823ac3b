import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { waiting, type Waiting } from '../../room/guide/waiting.ts';
import { controlsOf } from '../../worth/controls.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';

/** Months that signing is put off by: to the end of the month, of the quarter, of the half year. */
const delays: readonly number[] = [1, 3, 6];

/** What waiting costs under a deal file, on paths of the usage in some files. */
export function waitingOfDeal(input: DealQuestion, watch: Watch): Outcome<{ readonly currency: string; readonly waits: readonly Waiting[] }> {
  const { value, findings } = readyDeal(input, { paths: 200, futures: 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = value;
  return outcome({ currency: terms.currency, waits: waiting(terms, simulation(sampled.paths, book, shapes), controlsOf(terms, sampled.paths, book), delays) }, findings);
}
