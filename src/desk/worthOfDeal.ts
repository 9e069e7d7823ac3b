import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import type { Stated } from '../worth/besideBill.ts';
import { listPaths, usualMoves } from '../worth/simulate/listPaths.ts';
import type { UsagePaths } from '../worth/simulate/usagePaths.ts';
import { worthOfTerms, type DealWorth } from '../worth/termWorth.ts';
import { readyDeal, type DealQuestion, type ReadyDeal } from './readyDeal.ts';

export interface WorthOfDealInput extends DealQuestion {
  readonly paths: number;
  /** Whether list prices move on the paths, or stay as the rate book announces them. */
  readonly list: ListMoving;
  readonly stated: Stated;
}

export type ListMoving = 'moves' | 'announced';

/** Below this the paths are those of the futures. */
const fewFutures = 200;

/** What every term of a deal file is worth over sampled paths of the usage in some files. */
export function worthOfDeal(input: WorthOfDealInput, watch: Watch): Outcome<DealWorth & { readonly how: 'forecast' | 'around the file' }> {
  const ready = readyDeal(input, { paths: input.paths, futures: input.paths < fewFutures ? input.paths : 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  const worth = worthOfTerms({ terms, paths: withMoves(ready.value, input.seed, input.list), book, shapes, random: seeded(input.seed), watch, stated: input.stated });
  return outcome({ ...worth.value, how: sampled.how }, [...ready.findings, ...movesFindings(input.list), ...worth.findings]);
}

/** The paths with list prices as was asked. */
export function withMoves({ terms, sampled }: ReadyDeal, seed: number, list: ListMoving): UsagePaths {
  if (list === 'announced') return sampled.paths;
  // A stream of its own, so that usage is the same with and without moves of the list.
  return { ...sampled.paths, list: listPaths(terms.months, sampled.paths.count, seeded(seed + 7919), Math.max(1, sampled.known)) };
}

/** That the list moves, and by which chances. */
export function movesFindings(list: ListMoving): Finding[] {
  if (list === 'announced') return [];
  const { cut, deepCut, rise } = usualMoves;
  const chance = (of: number): string => `${(of * 1200).toFixed(0)} in 100 a year`;
  return [finding('info', 'list-moves', `List prices move on the paths, all models together: 20 % down (${chance(cut)}), 36 % down (${chance(deepCut)}), 25 % up (${chance(rise)}). These chances are assumed, not estimated; ask with list "announced" for prices as the rate book announces them.`)];
}
