import { add, compare, decimal, divide, greatest, isZero, multiply, show, signOf, subtract, sum, toDouble, zero, type Decimal } from '../base/decimal.ts';
import { showBook } from '../rates/showBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { alternativeCard, cheapestAlternatives } from './alternativeCard.ts';
import type { Ask, AskBase } from './ask.ts';
import { cheaperBy } from './cheaperBy.ts';
import type { Bill } from '../deal/bill.ts';
import { billFor, pricing } from '../deal/evaluate.ts';
import { splitFuture } from './splitFuture.ts';
import { listTerms } from './structures.ts';

/** Points of list that are asked for on top of the offer. A step to price, not a market fact: worth grows in proportion to it. */
const step = decimal(5);
/** A model is asked about when it carries at least this percent of the token charges. */
const carries = decimal(10);

/** A better price on each model that carries the spend. */
export function discountAsks(base: AskBase): readonly Ask[] {
  const { place, median } = base.offered;
  const future = base.futures[place];
  if (future === undefined) return [];
  const charged = tokenChargesByModel(median);
  const all = sum(charged.values());
  if (isZero(all)) return [];
  // The same tokens on the same blocks, at list.
  const atList = { ...pricing(base.terms, base.book), card: pricing(listTerms(base.terms), base.book).card };
  const list = tokenChargesByModel(billFor(base.terms, splitFuture(base.terms, future, base.book, base.shapes), atList));
  const elsewhere = cheapestElsewhere(base, place);
  return [...charged]
    .filter(([, amount]) => compare(multiply(amount, decimal(100)), multiply(all, carries)) >= 0)
    .toSorted(([, a], [, b]) => compare(b, a))
    .flatMap(([model, amount]): Ask[] => {
      const { worth } = base.saved(base.terms, cheaperBy(model, step));
      const now = offListPercent(amount, list.get(model));
      const carried = show(divide(multiply(amount, decimal(100)), all, 0, 'half-even'));
      const { missed } = base;
      return [
        {
          id: `discount-${model}`,
          title: now === undefined ? `${show(step)} more points off ${model}` : `${show(add(now, step))} % off ${model} instead of ${show(now)} %`,
          why: `${model} carries ${carried} % of the token charges of the median future.${elsewhere.get(model) ?? ''}`,
          worth,
          basis: `The offer's bills less the bills with ${show(step)} more points of list off every ${model} meter, ${base.onFutures}. ${show(step)} points are a step to price, not a market fact; the worth grows in proportion.${missed === 0 ? '' : ` In ${missed} futures the commitment is missed, and there a lower price is eaten up by the shortfall.`}`,
          sources: [`deal file "${base.terms.name}"`, showBook(base.book), 'futures of the forecast'],
        },
      ];
    });
}

function tokenChargesByModel(bill: Bill): ReadonlyMap<string, Decimal> {
  const charged = new Map<string, Decimal>();
  for (const line of bill.lines) {
    if (line.kind !== 'tokens') continue;
    const [model = ''] = line.what.split(' ');
    charged.set(model, add(charged.get(model) ?? zero, line.amount));
  }
  return charged;
}

/** How much less than list is paid, in percent to one digit; undefined where list is unknown. Spilled and direct tokens alike. */
function offListPercent(paid: Decimal, list: Decimal | undefined): Decimal | undefined {
  if (list === undefined || signOf(list) <= 0) return undefined;
  return greatest(zero, divide(multiply(subtract(list, paid), decimal(100)), list, 1, 'half-even'));
}

/** A sentence on what the cheapest comparable model elsewhere would cost for the same tokens, by model. */
function cheapestElsewhere(base: AskBase, place: number): ReadonlyMap<string, string> {
  const future: UsageSeries = base.futures[place] ?? { grain: 'month', rows: [] };
  const choice = cheapestAlternatives(base.alternatives, future, base.terms.currency);
  const bare = listTerms(base.terms);
  const list = pricing(bare, base.book);
  const split = splitFuture(bare, future, base.book, base.shapes);
  const there = tokenChargesByModel(billFor(bare, split, { ...list, card: alternativeCard(choice, list.card) }));
  const here = tokenChargesByModel(billFor(bare, split, list));
  return new Map(
    [...choice.chosen].flatMap(([model, { model: other, channel }]) => {
      const [theirs, ours] = [there.get(model), here.get(model)];
      if (theirs === undefined || ours === undefined || isZero(ours) || compare(theirs, ours) >= 0) return [];
      const less = ((1 - toDouble(theirs) / toDouble(ours)) * 100).toFixed(0);
      return [[model, ` The same tokens would cost ${less} % less than Azure's list with ${other} (${channel}).`]];
    }),
  );
}
