import type { UsageSeries } from '../../usage/usageSeries.ts';
import type { DealOn } from './applyChange.ts';
import type { Change } from './change.ts';
import { cheaperModel } from './cheaperModel.ts';
import { readChanges } from './readChanges.ts';

/** The changes that words ask for about this deal and its usage; refuses what is not understood, and says what can be asked. */
export function changesIn(ask: string, { terms, book }: Pick<DealOn, 'terms' | 'book'>, usage: UsageSeries): readonly Change[] {
  const distinct = (of: readonly string[]): string[] => [...new Set(of)].toSorted();
  return readChanges(ask, {
    terms,
    models: distinct(usage.rows.map(({ model }) => model)),
    workloads: distinct(usage.rows.map(({ workload }) => workload)),
    listed: distinct(book.rates.map(({ model }) => model)),
    cheaperThan: (model) => cheaperModel(model, terms, usage, book),
  });
}
