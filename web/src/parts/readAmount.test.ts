import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from './readAmount.ts';

describe('an amount that was typed', () => {
  it.each([
    ['7500000', '7500000'],
    ['7,500,000', '7500000'],
    ['7.500.000', '7500000'],
    ["7'500'000.50", '7500000.5'],
    ['7 500 000,50', '7500000.5'],
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ['1,234', '1234'],
    ['12,5', '12.5'],
    ['7.5M', '7500000'],
    ['7,5m', '7500000'],
    ['7.125M', '7125000'],
    ['812k', '812000'],
    ['1.2B', '1200000000'],
    ['0', '0'],
  ])('%s is %s', (typed, amount) => expect(readAmount(typed)).toBe(amount));

  it.each(['', 'much', '1,23,456', '1.2.3', '1,234.567,8', '-5', '7M5', '12 apples'])('%s is no amount', (typed) => expect(readAmount(typed)).toBeUndefined());

  it('reads back what it would write with separators', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        expect(readAmount(value.toLocaleString('en'))).toBe(String(value));
        expect(readAmount(value.toLocaleString('de'))).toBe(String(value));
      }),
    ));
});
