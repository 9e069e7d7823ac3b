import type { Month } from '../../base/calendar.ts';
import { add, decimal, divide, multiply, subtract, zero, type Decimal } from '../../base/decimal.ts';
import type { PricedTokens } from './listCost.ts';
import { monthAt } from './listCost.ts';

/** Why the list cost of one month differs from that of another; the four add up to `change` to the last digit. */
export interface GrowthSplit {
  readonly from: Month;
  readonly to: Month;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly change: Decimal;
  /** More or fewer tokens, at the first month's mean price a token; twelve places. */
  readonly volume: Decimal;
  /** Tokens moved between models, deployment types and kinds, at the first month's prices. */
  readonly mix: Decimal;
  /** The same meters at new list prices. */
  readonly price: Decimal;
  /** Meters that the first month did not have: new models and deployment types, whole. */
  readonly newMeters: Decimal;
}

/**
 * The change of list cost between two months split into volume, mix, price and new meters (price-volume-mix analysis: price on the
 * second month's quantities, volume at the first month's mean price, mix the rest). Undefined where the first month has no priced tokens.
 */
export function growthSplit(priced: readonly PricedTokens[], from: Month, to: Month): GrowthSplit | undefined {
  const [before, after] = [byMeter(priced, from), byMeter(priced, to)];
  const tokensBefore = [...before.values()].reduce((sum, each) => sum + each.tokens, 0n);
  if (tokensBefore === 0n) return undefined;
  const costBefore = total(before);
  const costAfter = total(after);
  let [price, newMeters, comparable] = [zero, zero, 0n];
  for (const [meter, now] of after) {
    const then = before.get(meter);
    if (then === undefined) {
      newMeters = add(newMeters, now.cost);
      continue;
    }
    comparable += now.tokens;
    // Mean prices of the meter in each month: what the tokens of now cost less what they would have cost then; twelve places.
    price = add(price, subtract(now.cost, divide(multiply(then.cost, decimal(now.tokens)), decimal(then.tokens), 12, 'half-even')));
  }
  const change = subtract(costAfter, costBefore);
  const volume = divide(multiply(costBefore, decimal(comparable - tokensBefore)), decimal(tokensBefore), 12, 'half-even');
  return { from, to, before: costBefore, after: costAfter, change, volume, price, newMeters, mix: subtract(subtract(subtract(change, volume), price), newMeters) };
}

function byMeter(priced: readonly PricedTokens[], month: Month): Map<string, { tokens: bigint; cost: Decimal }> {
  const meters = new Map<string, { tokens: bigint; cost: Decimal }>();
  for (const { row, kind, tokens, cost } of priced) {
    if (monthAt(row.at) !== month) continue;
    const key = `${row.model} ${row.scope} ${row.tier} ${row.context} ${row.region} ${kind}`;
    const sum = meters.get(key);
    meters.set(key, sum === undefined ? { tokens, cost } : { tokens: sum.tokens + tokens, cost: add(sum.cost, cost) });
  }
  return meters;
}

function total(meters: ReadonlyMap<string, { cost: Decimal }>): Decimal {
  return [...meters.values()].reduce((sum, { cost }) => add(sum, cost), zero);
}
