import type { Decimal } from '../../../src/base/decimal.ts';

/** An exact fraction, to hold what is computed in decimals against; `bottom` is above zero. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const of = (top: bigint, bottom = 1n): Fraction => {
  const divisor = common(top < 0n ? -top : top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
};
export const fraction = (value: Decimal): Fraction => of(value.coefficient, 10n ** BigInt(value.scale));
export const plus = (...all: readonly Fraction[]): Fraction => all.reduce((a, b) => of(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom), zero);
export const minus = (a: Fraction, ...others: readonly Fraction[]): Fraction => plus(a, ...others.map((other) => ({ top: -other.top, bottom: other.bottom })));
export const zero: Fraction = { top: 0n, bottom: 1n };
export const times = (...all: readonly Fraction[]): Fraction => all.reduce((a, b) => of(a.top * b.top, a.bottom * b.bottom), of(1n));
export const over = (a: Fraction, b: Fraction): Fraction => (b.top < 0n ? of(-a.top * b.bottom, a.bottom * -b.top) : of(a.top * b.bottom, a.bottom * b.top));

function common(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
