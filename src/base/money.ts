import { add as addDecimals, compare as compareDecimals, decimal, multiply, negate, showPlaces, zero, type Decimal } from './decimal.ts';
import { assert } from './assert.ts';

/** An exact amount in one ISO 4217 currency; two currencies never meet in one sum. */
export interface Money<C extends string = string> {
  readonly currency: C;
  readonly amount: Decimal;
}

export function money<const C extends string>(currency: C, amount: Decimal | string | number | bigint): Money<C> {
  return { currency, amount: typeof amount === 'object' ? amount : decimal(amount) };
}

export function nothing<const C extends string>(currency: C): Money<C> {
  return { currency, amount: zero };
}

export function plus<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  assert(a.currency === b.currency, `${a.currency} and ${b.currency} are not added`);
  return { currency: a.currency, amount: addDecimals(a.amount, b.amount) };
}

export function minus<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  return plus(a, { currency: b.currency, amount: negate(b.amount) });
}

export function times<C extends string>(a: Money<C>, factor: Decimal): Money<C> {
  return { currency: a.currency, amount: multiply(a.amount, factor) };
}

export function compareMoney<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): number {
  assert(a.currency === b.currency, `${a.currency} and ${b.currency} are not compared`);
  return compareDecimals(a.amount, b.amount);
}

/** "USD 5,214.00": cents, half-even, for a person to read. */
export function showMoney(value: Money): string {
  const [whole = '0', cents = '00'] = showPlaces(value.amount, 2, 'half-even').split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  return `${sign}${value.currency} ${whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** Shares of `whole` in the proportion of `weights` that add up to `whole` again, to the last of `places` digits. */
export function allocate<C extends string>(whole: Money<C>, weights: readonly bigint[], places: number): Money<C>[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  assert(total > 0n && weights.every((weight) => weight >= 0n), 'weights are not negative and one is above zero');
  const scale = Math.max(places, whole.amount.scale);
  const units = whole.amount.coefficient * 10n ** BigInt(scale - whole.amount.scale);
  let given = 0n;
  let seen = 0n;
  // Each share ends where the running total of weights ends, so that no remainder is left over.
  return weights.map((weight) => {
    seen += weight;
    const until = (units * seen) / total;
    const share = until - given;
    given = until;
    return { currency: whole.currency, amount: { coefficient: share, scale } };
  });
}
