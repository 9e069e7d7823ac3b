import { addDays, addMonths, firstDay, type Month } from '../../base/calendar.ts';
import { decimal, multiply, round } from '../../base/decimal.ts';
import { plainModel } from '../../rates/lookUp.ts';
import type { Rate, RateBook } from '../../rates/rateBook.ts';
import type { PriceJump } from './priceJumps.ts';

/**
 * The rate book as it will be in one future: rows are added with the day of each cut and none is changed, so that a deal is
 * priced on the future by the same look-up as a bill. Successors come as models of their own, "gpt-5.4 successor 1". Prices to six places.
 */
export function futureBook(book: RateBook, jumps: readonly PriceJump[], from: Month): RateBook {
  const added: Rate[] = [];
  for (const [model, own] of Map.groupBy(jumps, (jump) => jump.model)) {
    const rates = book.rates.filter((rate) => plainModel(book, rate.model) === plainModel(book, model) && rate.status !== 'notApplied' && rate.lifetime === undefined);
    let [factor, successors] = [1, 0];
    for (const jump of own.toSorted((a, b) => a.ahead - b.ahead)) {
      const on = firstDay(addMonths(from, jump.ahead - 1));
      const cut = jump.kind !== 'new model';
      if (cut) factor *= jump.factor;
      const times = decimal((cut ? factor : factor * jump.factor).toFixed(6));
      const named = cut ? model : `${model} successor ${++successors}`;
      for (const { until: _until, ...rate } of latest(rates, on)) added.push({ ...rate, model: cut ? rate.model : named, from: on, seen: on, perMillion: round(multiply(rate.perMillion, times), 6, 'half-even'), derived: `assumed ${jump.kind} in ${addMonths(from, jump.ahead - 1)}` });
    }
  }
  return { ...book, name: `${book.name} in one future`, rates: [...book.rates, ...added] };
}

/** Of each meter and set of regions the row that holds on the day before. */
function latest(rates: readonly Rate[], on: Rate['from']): Rate[] {
  const before = addDays(on, -1);
  const holding = rates.filter((rate) => rate.from <= before && (rate.until === undefined || rate.until >= before));
  const found = new Map<string, Rate>();
  for (const rate of holding) {
    const key = [rate.channel, rate.scope, rate.tier, rate.context, rate.kind, rate.regions === 'any' ? 'any' : rate.regions.join(' ')].join('\n');
    const other = found.get(key);
    if (other === undefined || rate.from >= other.from) found.set(key, rate);
  }
  return [...found.values()];
}
