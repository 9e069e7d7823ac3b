import { expect, it } from 'vitest';
import { day } from '../../../src/base/calendar.ts';
import { microsoftDates } from './microsoftDates.ts';

it.each([
  { today: '2026-11-22', quarter: '2026-12-31', inQuarter: 39, year: '2027-06-30', inYear: 220 },
  { today: '2027-06-29', quarter: '2027-06-30', inQuarter: 1, year: '2027-06-30', inYear: 1 },
  { today: '2027-06-30', quarter: '2027-06-30', inQuarter: 0, year: '2027-06-30', inYear: 0 },
  { today: '2027-07-01', quarter: '2027-09-30', inQuarter: 91, year: '2028-06-30', inYear: 365 },
  { today: '2028-02-29', quarter: '2028-03-31', inQuarter: 31, year: '2028-06-30', inYear: 122 },
])('on $today the quarter ends $quarter and the year $year', ({ today, quarter, inQuarter, year, inYear }) => {
  expect(microsoftDates(day(today))).toEqual({ quarterEnd: { day: quarter, inDays: inQuarter }, yearEnd: { day: year, inDays: inYear } });
});
