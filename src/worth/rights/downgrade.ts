import type { DealTerms } from '../../deal/dealTerms.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { Simulation } from '../simulate/simulation.ts';
import { usageAt, type Counts, type UsagePaths } from '../simulate/usagePaths.ts';
import { cheaperModel } from '../whatIf/cheaperModel.ts';

/** The deal with a part of the use of every model bought from its cheaper model; undefined where none has one. */
export interface Downgraded {
  readonly simulated: Simulation;
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

export function downgraded(terms: DealTerms, simulated: Simulation, book: RateBook, share: number): Downgraded | undefined {
  const pairs = cheaperModels(terms, simulated.paths, book);
  if (pairs.length === 0) return undefined;
  const to = new Map(pairs.map((pair) => [pair.from, pair.to]));
  const columns = simulated.paths.columns.flatMap((column) => {
    const model = to.get(column.model);
    return model === undefined ? [column] : [{ ...column, counts: scaled(column.counts, 1 - share) }, { ...column, model, counts: scaled(column.counts, share) }];
  });
  return { simulated: simulated.on({ ...simulated.paths, columns }), pairs };
}

/** Every model in use that has a cheaper one, and that one. */
export function cheaperModels(terms: DealTerms, paths: UsagePaths, book: RateBook): Downgraded['pairs'] {
  const usage = usageAt(paths, 0);
  return [...new Set(paths.columns.map(({ model }) => model))].toSorted().flatMap((from) => {
    const to = cheaperModel(from, terms, usage, book);
    return to === undefined ? [] : [{ from, to }];
  });
}

function scaled([fresh, cached, cacheWrite, output]: Counts, by: number): Counts {
  return [fresh * by, cached * by, cacheWrite * by, output * by];
}
