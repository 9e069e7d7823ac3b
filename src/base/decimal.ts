import { assert } from './assert.ts';

/** An exact decimal number: `coefficient` × 10^−`scale`. Never binary floating point. */
export interface Decimal {
  readonly coefficient: bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

/** How a number that does not fit its places is rounded; named at every place that rounds. */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up';

export const zero: Decimal = { coefficient: 0n, scale: 0 };
export const one: Decimal = { coefficient: 1n, scale: 0 };

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** The decimal that `text` writes ("12.40", "-3", "1e-9"), or undefined where it is no plain decimal number. */
export function readDecimal(text: string): Decimal | undefined {
  const match = written.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  const coefficient = sign === '-' ? -digits : digits;
  return scale >= 0 ? { coefficient, scale } : { coefficient: coefficient * ten(-scale), scale: 0 };
}

/** The exact decimal of a literal, a bigint, or the shortest decimal text of a number as a file wrote it. */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === 'bigint') return { coefficient: value, scale: 0 };
  const read = readDecimal(String(value));
  assert(read !== undefined, `"${value}" is a decimal number`);
  return read;
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { coefficient: a.coefficient + b.coefficient, scale: a.scale };
  return a.scale > b.scale
    ? { coefficient: a.coefficient + b.coefficient * ten(a.scale - b.scale), scale: a.scale }
    : { coefficient: a.coefficient * ten(b.scale - a.scale) + b.coefficient, scale: b.scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function negate(a: Decimal): Decimal {
  return { coefficient: -a.coefficient, scale: a.scale };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale };
}

/** a ÷ b to `places` digits after the point, rounded as said. Throws where b is zero: callers decide what that means. */
export function divide(a: Decimal, b: Decimal, places: number, rounding: Rounding): Decimal {
  assert(b.coefficient !== 0n, 'a divisor is not zero');
  const shift = places + b.scale - a.scale;
  const numerator = shift >= 0 ? a.coefficient * ten(shift) : a.coefficient;
  const denominator = shift >= 0 ? b.coefficient : b.coefficient * ten(-shift);
  return { coefficient: divideRounded(numerator, denominator, rounding), scale: places };
}

/** `a` to `places` digits after the point, rounded as said; unchanged where it already fits. */
export function round(a: Decimal, places: number, rounding: Rounding): Decimal {
  if (a.scale <= places) return a;
  return { coefficient: divideRounded(a.coefficient, ten(a.scale - places), rounding), scale: places };
}

export function sum(values: Iterable<Decimal>): Decimal {
  let [coefficient, scale] = [0n, 0];
  for (const value of values) {
    if (value.scale > scale) [coefficient, scale] = [coefficient * ten(value.scale - scale), value.scale];
    coefficient += value.scale === scale ? value.coefficient : value.coefficient * ten(scale - value.scale);
  }
  return { coefficient, scale };
}

/** Below zero, zero, or above it: as `Array.sort` wants it. */
export function compare(a: Decimal, b: Decimal): number {
  const left = a.scale >= b.scale ? a.coefficient : a.coefficient * ten(b.scale - a.scale);
  const right = b.scale >= a.scale ? b.coefficient : b.coefficient * ten(a.scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function isZero(a: Decimal): boolean {
  return a.coefficient === 0n;
}

/** −1, 0 or 1. */
export function signOf(a: Decimal): number {
  return a.coefficient < 0n ? -1 : a.coefficient > 0n ? 1 : 0;
}

export function least(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

export function greatest(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b;
}

/** a to the whole power n ≥ 0, exact. */
export function power(a: Decimal, n: number): Decimal {
  assert(Number.isInteger(n) && n >= 0, 'an exponent is a whole number, not negative');
  return { coefficient: a.coefficient ** BigInt(n), scale: a.scale * n };
}

/** The shortest plain text of the exact value: "12.4", never "12.40" and never an exponent. */
export function show(a: Decimal): string {
  const negative = a.coefficient < 0n;
  const digits = (negative ? -a.coefficient : a.coefficient).toString().padStart(a.scale + 1, '0');
  const whole = digits.slice(0, digits.length - a.scale);
  const fraction = digits.slice(digits.length - a.scale).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}

/** The text with exactly `places` digits after the point, rounded as said. */
export function showPlaces(a: Decimal, places: number, rounding: Rounding): string {
  const rounded = round(a, places, rounding);
  const text = show(rounded);
  if (places === 0) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(places, '0')}`;
}

/** The nearest double: for charts and simulation, never on the way to a bill. */
export function toDouble(a: Decimal): number {
  return Number(show(a));
}

const tens: bigint[] = [1n];

function ten(power: number): bigint {
  let value = tens[power];
  if (value === undefined) {
    value = 10n ** BigInt(power);
    tens[power] = value;
  }
  return value;
}

function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = top / bottom;
  const rest = top % bottom;
  const magnitude = rest === 0n ? quotient : quotient + (goesUp(quotient, rest, bottom, rounding) ? 1n : 0n);
  return negative ? -magnitude : magnitude;
}

/** 'up' and 'down' are away from and towards zero. */
function goesUp(quotient: bigint, rest: bigint, bottom: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half-up':
      return rest * 2n >= bottom;
    case 'half-even':
      return rest * 2n > bottom || (rest * 2n === bottom && quotient % 2n === 1n);
  }
}
