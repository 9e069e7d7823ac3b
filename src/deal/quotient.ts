import { divide, type Decimal } from '../base/decimal.ts';

/** Digits after the point of a line whose quotient does not terminate. */
export const lineDigits = 12;

/** a ÷ b: exact where the quotient terminates, else rounded half-even to the 12 digits of a line. b is not zero. */
export function quotient(a: Decimal, b: Decimal): Decimal {
  return exactQuotient(a, b) ?? divide(a, b, lineDigits, 'half-even');
}

/** a ÷ b where it terminates, with the fewest digits; undefined where it does not. b is not zero. */
export function exactQuotient(a: Decimal, b: Decimal): Decimal | undefined {
  const { rest, digits } = withoutTens(b.coefficient < 0n ? -b.coefficient : b.coefficient);
  // Only the prime factors 2 and 5 of a divisor end in a decimal; the others must be in the dividend too.
  if (a.coefficient % rest !== 0n) return undefined;
  return trimmed(divide(a, b, Math.max(0, a.scale - b.scale + digits), 'half-even'));
}

/** The same value with the fewest digits after the point. */
export function trimmed(value: Decimal): Decimal {
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) [coefficient, scale] = [coefficient / 10n, scale - 1];
  return scale === value.scale ? value : { coefficient, scale };
}

/** The divisor without its factors 2 and 5, and how many digits those need at most. */
function withoutTens(divisor: bigint): { readonly rest: bigint; readonly digits: number } {
  let [rest, twos, fives] = [divisor, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  return { rest, digits: Math.max(twos, fives) };
}
