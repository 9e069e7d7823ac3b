/** The price of one PTU by the month in which it is bought; undefined where it is not sold. */
export interface LeasePrices {
  readonly oneMonth: readonly (number | undefined)[];
  readonly oneYear: readonly (number | undefined)[];
}

/**
 * What the simple rule costs less than pay-as-you-go, as a negative number: each month buy the layers that would have paid last
 * month (in the first month: that pay in it) and are not held already, for a year where a twelfth of it is cheaper than a month.
 * `values[month]` is what each unit saves, falling; a lease that runs on after the last month counts for its months before it.
 */
export function lookBackCost(values: readonly (readonly number[])[], prices: LeasePrices, unit: number): number {
  const months = values.length;
  const held = new Int32Array(months);
  let cost = 0;
  for (let month = 0; month < months; month++) {
    const seen = values[Math.max(0, month - 1)] ?? [];
    const [one, year] = [prices.oneMonth[month] ?? Number.POSITIVE_INFINITY, (prices.oneYear[month] ?? Number.POSITIVE_INFINITY) / 12];
    const price = Math.min(one, year) * unit;
    const pays = seen.findLastIndex((value) => value > price) + 1;
    const bought = Math.max(0, pays - (held[month] ?? 0));
    const runs = year <= one ? Math.min(12, months - month) : 1;
    for (let later = month; later < month + runs; later++) held[later] = (held[later] ?? 0) + bought;
    if (bought > 0) cost += bought * price * runs;
    for (const value of (values[month] ?? []).slice(0, held[month])) cost -= value;
  }
  return cost;
}

/** What the simple rule buys now, from what each unit saves this month: for a year where a twelfth of it is cheaper than a month. */
export function lookBackToday(values: readonly number[], prices: LeasePrices, unit: number): { readonly oneMonth: number; readonly oneYear: number } {
  const [one, year] = [prices.oneMonth[0] ?? Number.POSITIVE_INFINITY, (prices.oneYear[0] ?? Number.POSITIVE_INFINITY) / 12];
  const units = values.findLastIndex((value) => value > Math.min(one, year) * unit) + 1;
  return year <= one ? { oneMonth: 0, oneYear: units * unit } : { oneMonth: units * unit, oneYear: 0 };
}
