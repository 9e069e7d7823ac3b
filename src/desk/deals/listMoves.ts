import { finding, type Finding } from '../../base/finding.ts';
import { seeded } from '../../base/random.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { showUncertain } from '../../forecast/drivers/uncertain.ts';
import { estimatePrices } from '../../forecast/prices/estimatePrices.ts';
import type { EstimatedPrices } from '../../forecast/prices/priceAssumptions.ts';
import { plainModel } from '../../rates/lookUp.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { cheaperModels } from '../../worth/rights/downgrade.ts';
import { listPaths } from '../../worth/simulate/listPaths.ts';
import type { UsagePaths } from '../../worth/simulate/usagePaths.ts';
import type { ReadyDeal } from './readyDeal.ts';

/** Whether list prices move on the paths, or stay as the rate book announces them. */
export type ListMoving = 'moves' | 'announced';

/** The paths with list prices as was asked, and how they were taken to move: as the dated rate books teach a forecast of prices. */
export interface MovedPaths {
  readonly paths: UsagePaths;
  readonly prices: EstimatedPrices;
  readonly findings: readonly Finding[];
}

/** `maker` is the rate book of the models' maker: what is cheaper there first teaches how long Azure takes. */
export function withMoves({ terms, book, sampled }: ReadyDeal, maker: RateBookTexts, seed: number, list: ListMoving): MovedPaths {
  const prices = estimatePrices(book, readRateBook(maker).value);
  if (list === 'announced') return { paths: sampled.paths, prices, findings: [] };
  const over = { families: familiesOf(terms, book, sampled.paths), months: terms.months, count: sampled.paths.count, still: Math.max(1, sampled.known) };
  // A stream of its own, so that usage is the same with and without moves of the list.
  return { paths: { ...sampled.paths, list: listPaths(over, prices.assumptions, seeded(seed + 7919)) }, prices, findings: [movesFinding(prices)] };
}

/** Models that move together: the versions of one, and a model with its predecessor where a cap ties the two. */
function familiesOf(terms: DealTerms, book: RateBook, paths: UsagePaths): readonly (readonly string[])[] {
  const head = (model: string): string => {
    const before = terms.newModels?.capOverPredecessorPercent === undefined ? undefined : terms.newModels.predecessors[model];
    return before === undefined ? plainModel(book, model) : head(before);
  };
  // What use could move to has a list of its own, too.
  const cheaper = paths.count === 0 ? [] : cheaperModels(terms, paths, book).map(({ to }) => to);
  const models = [...new Set([...paths.columns.map(({ model }) => model), ...cheaper, ...Object.entries(terms.newModels?.predecessors ?? {}).flat()])].toSorted();
  const families = [...Map.groupBy(models, head).values()];
  return families.length === 0 ? [[]] : families;
}

function movesFinding({ assumptions, grounds }: EstimatedPrices): Finding {
  const { cutsPerYear, cutDepth, risesPerYear } = assumptions;
  const message = `List prices move on the paths in jumps, model by model: ${cutsPerYear.toFixed(2)} cuts a year of ${showUncertain(cutDepth)} (${grounds.cutsPerYear}) and ${risesPerYear.toFixed(2)} rises (${grounds.risesPerYear}) How usage answers a cut is not in it. Ask with list "announced" for prices as the rate book announces them.`;
  return finding('info', 'list-moves', message);
}
