import { expect, it } from 'vitest';
import { lookBackCost } from './lookBack.ts';

const prices = (oneMonth: number, oneYear: number | undefined, months: number) => ({ oneMonth: Array.from({ length: months }, () => oneMonth), oneYear: Array.from({ length: months }, () => oneYear) });

it.each([
  { case: 'buys in the first month what pays in it', values: [[10, 3]], oneMonth: 6, oneYear: undefined, cost: 6 - 10 },
  { case: 'follows growth a month late', values: [[10, 1], [10, 9], [10, 9]], oneMonth: 6, oneYear: undefined, cost: 6 - 10 + (6 - 10) + (12 - 19) },
  { case: 'is a month late on the way down too', values: [[10], [1], [1]], oneMonth: 6, oneYear: undefined, cost: 6 - 10 + (6 - 1) },
  { case: 'is bound for the rest of the deal by a year that has become too much', values: [[10], [1], [1]], oneMonth: 6, oneYear: 60, cost: 15 - 12 },
  { case: 'buys nothing where nothing paid', values: [[1], [1]], oneMonth: 6, oneYear: 60, cost: 0 },
])('the simple rule $case', ({ values, oneMonth, oneYear, cost }) => {
  expect(lookBackCost(values, prices(oneMonth, oneYear, values.length), 1)).toBe(cost);
});
