import { daysInMonth, type Month } from '../../base/calendar.ts';

/** How often a budget is passed in one month, quarter or year. */
export interface Exceeding {
  /** "2027-01", "2027-Q1", "2027". */
  readonly period: string;
  /** How many of its months the forecast holds. */
  readonly months: number;
  readonly budget: number;
  /** Share of the futures in which more is spent. */
  readonly probability: number;
  /** What is spent over the budget in the mean of those futures. */
  readonly excess: number;
}

export interface Budgets {
  readonly month?: number;
  readonly quarter?: number;
  readonly year?: number;
}

/** How often the spend of the futures (`spend[path][month]`) passes the budgets. A quarter or year that the forecast holds in part is compared with its part of the budget. */
export function exceeding(spend: readonly Float64Array[], months: readonly Month[], budgets: Budgets): Exceeding[] {
  const periods: { readonly budget: number | undefined; readonly whole: number; readonly name: (month: Month) => string }[] = [
    { budget: budgets.month, whole: 1, name: (month) => month },
    { budget: budgets.quarter, whole: 3, name: (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}` },
    { budget: budgets.year, whole: 12, name: (month) => month.slice(0, 4) },
  ];
  return periods.flatMap(({ budget, whole, name }) => {
    if (budget === undefined) return [];
    return [...Map.groupBy(months.keys(), (index) => name(months[index] ?? ('' as Month)))].map(([period, members]): Exceeding => {
      const own = (budget * members.length) / whole;
      const sums = spend.map((path) => members.reduce((a, at) => a + (path[at] ?? 0), 0));
      const over = sums.filter((sum) => sum > own);
      return { period, months: members.length, budget: own, probability: sums.length === 0 ? 0 : over.length / sums.length, excess: over.length === 0 ? 0 : over.reduce((a, b) => a + b - own, 0) / over.length };
    });
  });
}

/** Tokens a minute granted to one deployment, and what a million of its tokens costs. */
export interface PricedQuota {
  readonly model: string;
  readonly tokensPerMinute: number;
  /** At the dearest kind of token: every minute full of output. */
  readonly dearest: number;
  /** At the kinds of tokens that are used. */
  readonly usual: number;
}

export interface LargestBill {
  readonly month: Month;
  /** Every minute of the month at the granted quota, in the usual mix. */
  readonly usual: number;
  /** The same with nothing but the dearest tokens: no bill for these deployments can be larger at today's list. */
  readonly largest: number;
}

/** The largest bill that the granted quota lets happen in each month, at list: what a runaway job or a leaked key can cost. */
export function largestBills(quota: readonly PricedQuota[], months: readonly Month[]): LargestBill[] {
  return months.map((month) => {
    const minutes = daysInMonth(month) * 1440;
    const sum = (price: (each: PricedQuota) => number): number => quota.reduce((a, each) => a + (each.tokensPerMinute * minutes * price(each)) / 1e6, 0);
    return { month, usual: sum((each) => each.usual), largest: sum((each) => each.dearest) };
  });
}
