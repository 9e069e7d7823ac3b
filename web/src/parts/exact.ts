import { compare, decimal, readDecimal, show, subtract, sum, type Decimal } from '../../../src/base/decimal.ts';

/** a − b of two exact amounts, exact. */
export function difference(a: string, b: string): string {
  return show(subtract(decimal(a), decimal(b)));
}

/** The exact sum. */
export function total(amounts: Iterable<string>): string {
  return show(sum([...amounts].map(decimal)));
}

/** The element with the least amount; undefined of none. */
export function cheapest<Item>(items: readonly Item[], amount: (item: Item) => string): Item | undefined {
  let best: { readonly item: Item; readonly amount: Decimal } | undefined;
  for (const item of items) {
    const read = readDecimal(amount(item));
    if (read && (!best || compare(read, best.amount) < 0)) best = { item, amount: read };
  }
  return best?.item;
}
