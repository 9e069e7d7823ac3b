import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, dayFromNumber, dayNumber, daysBetween, daysInMonth, hoursInMonth, lastDay, month, monthsBetween, monthsFrom, readDay, readMonth, wholeYearsBetween } from './calendar.ts';

describe('days and months', () => {
  it.each(['2027-02-29', '2027-13-01', '2027-00-10', '2027-04-31', '27-01-01', '2027-1-1', '2027-01-01T00:00'])('%s is no day', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
  it.each(['2028-02-29', '2000-02-29', '2027-12-31'])('%s is a day', (text) => {
    expect(readDay(text)).toBe(text);
  });
  it('a month past December is no month', () => {
    expect(readMonth('2027-13')).toBeUndefined();
    expect(readMonth('2027-12')).toBe('2027-12');
  });

  it('the term of a 36-month deal ends in December 2029', () => {
    expect(monthsFrom(month('2027-01'), 36).at(-1)).toBe('2029-12');
    expect(addMonths(month('2027-01'), -1)).toBe('2026-12');
    expect(monthsBetween(month('2026-11'), month('2027-02'))).toBe(3);
  });

  it.each([
    { of: '2027-02', days: 28 },
    { of: '2028-02', days: 29 },
    { of: '2100-02', days: 28 },
    { of: '2027-07', days: 31 },
  ])('$of has $days days', ({ of, days }) => {
    expect(daysInMonth(month(of))).toBe(days);
    expect(hoursInMonth(month(of))).toBe(days * 24);
    expect(lastDay(month(of))).toBe(`${of}-${days}`);
  });

  it.each([
    { on: '2027-12-31', years: 0 },
    { on: '2028-01-01', years: 1 },
    { on: '2029-06-15', years: 2 },
  ])('by $on a deal of 2027-01-01 is $years whole years old', ({ on, years }) => {
    expect(wholeYearsBetween(day('2027-01-01'), day(on))).toBe(years);
  });

  it('counts days as the platform calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
        return dayFromNumber(number) === text && dayNumber(day(text)) === number;
      }),
    );
    expect(daysBetween(day('2026-11-22'), day('2027-06-30'))).toBe(220);
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
  });
});
