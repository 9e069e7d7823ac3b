import { expect, it } from 'vitest';
import { month, monthsFrom } from '../../base/calendar.ts';
import { exceeding, largestBills } from './tail.ts';

const months = monthsFrom(month('2026-11'), 14);
const spend = [100, 110, 120, 130].map((each) => new Float64Array(14).fill(each));

it.each([
  { case: 'a month', budgets: { month: 115 }, period: '2027-02', probability: 0.5, excess: 10, months: 1 },
  { case: 'a quarter', budgets: { quarter: 330 }, period: '2027-Q2', probability: 0.5, excess: 45, months: 3 },
  { case: 'a quarter of which two months are left', budgets: { quarter: 375 }, period: '2026-Q4', probability: 0.25, excess: 10, months: 2 },
  { case: 'a year', budgets: { year: 1500 }, period: '2027', probability: 0.25, excess: 60, months: 12 },
  { case: 'a year whose budget is just met', budgets: { year: 1560 }, period: '2027', probability: 0, excess: 0, months: 12 },
])('$case passes its budget as often as its futures do', ({ budgets, period, probability, excess, months: held }) => {
  expect(exceeding(spend, months, budgets).find((each) => each.period === period)).toMatchObject({ probability, excess, months: held });
});

it('the largest bill fills every minute of the month at the granted quota', () => {
  const [bill] = largestBills([{ model: 'gpt-5.4', tokensPerMinute: 1_000_000, dearest: 15, usual: 3 }], [month('2027-02')]);
  expect(bill).toEqual({ month: '2027-02', usual: 28 * 1440 * 3, largest: 28 * 1440 * 15 });
});
