import { decimal, divide, multiply, subtract, add, type Decimal } from '../base/decimal.ts';

const hundred = decimal(100);
const one = decimal(1);
const hundredth = decimal('0.01');

/** `percent` as a factor: 12 is 0.12. */
export function share(percent: Decimal): Decimal {
  return multiply(percent, hundredth);
}

/** What is left after `percent` is taken off: 12 is 0.88. */
export function less(percent: Decimal): Decimal {
  return subtract(one, share(percent));
}

/** What it becomes with `percent` on top: 3 is 1.03. */
export function more(percent: Decimal): Decimal {
  return add(one, share(percent));
}

/** `part` of `whole` in percent, to `places` digits, for a sentence. */
export function percentOf(part: Decimal, whole: Decimal, places: number): Decimal {
  return divide(multiply(part, hundred), whole, places, 'half-even');
}
