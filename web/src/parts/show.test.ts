import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideDigits, makeShow, plural, showBytes, showDay } from './show.ts';

const show = makeShow(false);
const hidden = makeShow(true);

describe('figures on a screen', () => {
  it.each([
    { amount: '5214', text: '$5,214.00' },
    { amount: '5054.683333333333', text: '$5,054.68' },
    { amount: '0.005', text: '$0.00' },
    { amount: '0.015', text: '$0.02' },
    { amount: '-159.316666666667', text: '-$159.32' },
    { amount: '12345678901234567890.12', text: '$12,345,678,901,234,567,890.12' },
  ])('writes $amount dollars as $text', ({ amount, text }) => expect(show.money(amount, 'USD')).toBe(text));

  it.each([
    { amount: '7920000', currency: 'USD', text: '$7.92M' },
    { amount: '812000', currency: 'EUR', text: '€812K' },
    { amount: '7000000', currency: 'USD', text: '$7.00M' },
    { amount: '7000000', currency: 'points', text: 'points 7.00M' },
  ])('compares $amount $currency as $text', ({ amount, currency, text }) => expect(show.about(amount, currency)).toBe(text));

  it('writes the steps of an axis short', () => expect([0, 8_000_000, 12_500_000].map((tick) => show.tick(tick, 'USD'))).toEqual(['$0', '$8M', '$12.5M']));

  it('keeps a figure and its percent sign on one line', () => {
    expect(show.percent(0.791)).toBe('79\u00a0%');
    expect(show.words('said 80 %, was 79 %')).toBe('said 80\u00a0%, was 79\u00a0%');
  });

  it.each([
    { day: '2026-06-30', text: '30 Jun 2026' },
    { day: '2026-11-22T09:12:00Z', text: '22 Nov 2026' },
    { day: 'W-17', text: 'W-17' },
  ])('writes the day $day as $text', ({ day, text }) => expect(showDay(day)).toBe(text));

  it('counts in words', () => expect([plural(1, 'file'), plural(2, 'file'), plural(41_233, 'row')]).toEqual(['1 file', '2 files', '41,233 rows']));

  it('writes sizes as people read them', () => expect([999, 1000, 4_812_311, 1_500_000_000].map(showBytes)).toEqual(['999 B', '1 kB', '4.81 MB', '1.5 GB']));
});

describe('hidden numbers', () => {
  it('leave no digit and no size', () => {
    expect(hidden.money('5214', 'USD')).toBe('$•••');
    expect(hidden.money('52140000.12', 'USD')).toBe('$•••');
    expect(hidden.about('7920000', 'USD')).toBe(hidden.about('812000', 'USD'));
    expect(hidden.words('12 % off gpt-5.4 instead of 4 %')).not.toMatch(/\d/);
  });

  it('leave no digit in any sentence', () => fc.assert(fc.property(fc.string(), (text) => !/\d/.test(hideDigits(text)))));
});
