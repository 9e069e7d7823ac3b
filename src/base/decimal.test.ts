import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, divide, equals, multiply, negate, power, readDecimal, round, show, showPlaces, subtract, type Rounding } from './decimal.ts';

const decimals = fc.record({ coefficient: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.integer({ min: 0, max: 20 }) });

describe('a decimal', () => {
  it.each([
    { text: '12.40', shown: '12.4' },
    { text: '-3', shown: '-3' },
    { text: '.5', shown: '0.5' },
    { text: '5.', shown: '5' },
    { text: '1e-9', shown: '0.000000001' },
    { text: '2.5E3', shown: '2500' },
    { text: '-0.00', shown: '0' },
    { text: ' 7 ', shown: '7' },
  ])('is read from "$text" and shown as $shown', ({ text, shown }) => {
    const read = readDecimal(text);
    expect(read && show(read)).toBe(shown);
  });

  it.each(['', '.', '1,000', '0x10', 'NaN', 'Infinity', '1.2.3', '--1', '1e', '１２'])('is not read from "%s"', (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });

  it.each<{ rounding: Rounding; value: string; to: string }>([
    { rounding: 'half-even', value: '0.125', to: '0.12' },
    { rounding: 'half-even', value: '0.135', to: '0.14' },
    { rounding: 'half-even', value: '-0.125', to: '-0.12' },
    { rounding: 'half-even', value: '0.1251', to: '0.13' },
    { rounding: 'half-up', value: '0.125', to: '0.13' },
    { rounding: 'half-up', value: '-0.125', to: '-0.13' },
    { rounding: 'down', value: '0.129', to: '0.12' },
    { rounding: 'up', value: '0.121', to: '0.13' },
  ])('rounds $value to $to by $rounding', ({ rounding, value, to }) => {
    expect(show(round(decimal(value), 2, rounding))).toBe(to);
  });

  it('divides to the places asked for: two thirds of a cent', () => {
    expect(show(divide(decimal(2), decimal(3), 12, 'half-even'))).toBe('0.666666666667');
    expect(show(divide(decimal('-1'), decimal('0.08'), 1, 'half-even'))).toBe('-12.5');
  });

  it('is shown with exactly the places of an invoice', () => {
    expect(showPlaces(decimal('5054.683333333333'), 2, 'half-even')).toBe('5054.68');
    expect(showPlaces(decimal('-0.001'), 2, 'half-even')).toBe('0.00');
    expect(showPlaces(decimal('4692.6'), 2, 'half-even')).toBe('4692.60');
  });

  it('compounds exactly: three per cent a year for two years', () => {
    expect(show(power(decimal('1.03'), 2))).toBe('1.0609');
  });
});

describe('decimal laws', () => {
  it('what is shown is read back as the same number', () => {
    fc.assert(fc.property(decimals, (a) => equals(decimal(show(a)), a)));
  });
  it('adding then subtracting changes nothing', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => equals(subtract(add(a, b), b), a)));
  });
  it('multiplication distributes over addition', () => {
    fc.assert(fc.property(decimals, decimals, decimals, (a, b, c) => equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))));
  });
  it('comparison is the sign of the difference', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => compare(a, b) === compare(subtract(a, b), decimal(0))));
  });
  it('a quotient times the divisor misses the dividend by less than the divisor takes of one last place', () => {
    fc.assert(
      fc.property(decimals, decimals.filter((b) => b.coefficient !== 0n), (a, b) => {
        const quotient = divide(a, b, 12, 'half-even');
        const miss = subtract(a, multiply(quotient, b));
        const size = miss.coefficient < 0n ? negate(miss) : miss;
        const allowed = multiply(b.coefficient < 0n ? negate(b) : b, decimal('0.0000000000005'));
        return compare(size, allowed) <= 0;
      }),
    );
  });
});
