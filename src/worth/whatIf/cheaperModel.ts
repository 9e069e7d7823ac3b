import { toDouble } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { tokenList } from '../../deal/listPrice.ts';
import { kinds } from '../../rates/meter.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { countsOf } from '../simulate/usagePaths.ts';

/**
 * The dearest model of the rate book that is still cheaper at list than `model` for the same tokens: its smaller sister
 * ("gpt-5.4-mini") where there is one, else any. What it does to quality no price list can say. Undefined where none is cheaper.
 */
export function cheaperModel(model: string, terms: DealTerms, usage: UsageSeries, book: RateBook): string | undefined {
  const rows = usage.rows.filter((row) => row.model === model);
  const costOf = (candidate: string): number | undefined => {
    let total = 0;
    for (const row of rows) {
      for (const [place, kind] of kinds.entries()) {
        const count = countsOf(row)[place as 0];
        if (count === 0) continue;
        const { scope, tier, context, region } = row;
        const list = tokenList(terms, book, { model: candidate, scope, tier: tier === 'provisioned' ? 'standard' : tier, context, kind }, region, terms.start);
        if (list === undefined) return undefined;
        total += toDouble(list.amount) * count;
      }
    }
    return total;
  };
  const own = costOf(model);
  if (own === undefined || own === 0) return undefined;
  const cheaper = [...new Set(book.rates.map((rate) => rate.model))].flatMap((candidate) => {
    const cost = candidate === model ? undefined : costOf(candidate);
    return cost === undefined || cost >= own ? [] : [{ candidate, cost, sister: candidate.startsWith(`${model}-`) }];
  });
  return cheaper.toSorted((a, b) => Number(b.sister) - Number(a.sister) || b.cost - a.cost || (a.candidate < b.candidate ? -1 : 1))[0]?.candidate;
}
