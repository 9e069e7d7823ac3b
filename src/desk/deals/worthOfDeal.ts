import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { seeded } from '../../base/random.ts';
import type { RateBookTexts } from '../../rates/readRateBook.ts';
import type { Stated } from '../../worth/besideBill.ts';
import { worthOfTerms, type DealWorth } from '../../worth/termWorth.ts';
import { withMoves, type ListMoving } from './listMoves.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';

export interface WorthOfDealInput extends DealQuestion {
  readonly paths: number;
  /** Whether list prices move on the paths, or stay as the rate book announces them. */
  readonly list: ListMoving;
  readonly stated: Stated;
  /** The rate book of the models' maker. */
  readonly maker: RateBookTexts;
}

/** Below this the paths are those of the futures. */
const fewFutures = 200;

/** What every term of a deal file is worth over sampled paths of the usage in some files. */
export function worthOfDeal(input: WorthOfDealInput, watch: Watch): Outcome<DealWorth & { readonly how: 'forecast' | 'around the file' }> {
  const ready = readyDeal(input, { paths: input.paths, futures: input.paths < fewFutures ? input.paths : 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  const moved = withMoves(ready.value, input.maker, input.seed, input.list);
  const worth = worthOfTerms({ terms, paths: moved.paths, book, shapes, random: seeded(input.seed), watch, stated: input.stated });
  return outcome({ ...worth.value, how: sampled.how }, [...ready.findings, ...moved.findings, ...worth.findings]);
}
