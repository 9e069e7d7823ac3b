import { monthOf, type Day, type Month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { MixedWriter, Sum } from './mixedProblem.ts';

interface MonthOfDeal {
  readonly month: Month;
  readonly first: Day;
  readonly last: Day;
}

/**
 * Support, credits, commitment and conditional credit as rows and costs: steps 7 to 10 of docs/reference/deal-terms.md. The bill
 * spends credits and prepayment as early as it can; here they may wait, which costs at most as much: the bound stays a bound.
 */
export function settleInProblem(writer: MixedWriter, terms: DealTerms, net: readonly number[], rebates: readonly (readonly number[])[], months: readonly MonthOfDeal[]): void {
  const support = net.map((column) => supportColumn(writer, terms, column));
  const paid: { column: number; counts: boolean }[][] = net.map(() => []);
  const grant = (from: number, until: number, counts: boolean, most: (columns: Sum) => void): void => {
    const columns: (readonly [number, number])[] = [];
    for (let month = Math.max(0, from); month <= Math.min(until, net.length - 1); month++) {
      const column = writer.column({ cost: -1 });
      columns.push([column, 1]);
      paid[month]?.push({ column, counts });
    }
    most(columns);
  };
  for (const credit of terms.credits) {
    const from = months.findIndex(({ first }) => credit.from <= first);
    const until = months.findLastIndex(({ first }) => first <= credit.until);
    if (from >= 0 && until >= from) grant(from, until, credit.countsTowardCommitment, (columns) => writer.row(columns, { most: toDouble(credit.amount) }));
  }
  const earned = conditional(writer, terms, months, grant);
  const spend = net.map((column, month): Sum => [[column, 1], ...(paid[month] ?? []).filter(({ counts }) => !counts).map((payment) => [payment.column, -1] as const)]);
  for (const { milestone, by, amount } of earned) writer.row([...spend.slice(0, by + 1).flat(), [milestone, -amount]], { least: 0 });
  const prepaid = commitment(writer, terms, months, spend, support);
  for (const [month, column] of net.entries()) {
    const payments = (paid[month] ?? []).map((payment) => [payment.column, -1] as const);
    const own = prepaid[month];
    if (payments.length === 0 && own === undefined) continue;
    // Payments reach to what is left of the charges, and to none where a rebate is more than them: what they were before it is a bound.
    writer.row([[column, 1], ...(rebates[month] ?? []).map((rebate) => [rebate, 1] as const), ...payments, ...(own === undefined ? [] : [[own, -1] as const])], { least: 0 });
  }
}

function supportColumn(writer: MixedWriter, terms: DealTerms, net: number): number | undefined {
  if (terms.support === undefined) return undefined;
  const column = writer.column({ cost: 1, least: toDouble(terms.support.minimumPerMonth) });
  writer.row([[column, 1], [net, -toDouble(terms.support.percentOfSpend) / 100]], { least: 0 });
  return column;
}

/** Each milestone of conditional credit as a whole number: met or not; its credit is usable from the second month at the earliest. */
function conditional(writer: MixedWriter, { conditionalCredit }: DealTerms, months: readonly MonthOfDeal[], grant: (from: number, until: number, counts: boolean, most: (columns: Sum) => void) => void): { milestone: number; by: number; amount: number }[] {
  if (conditionalCredit === undefined) return [];
  return conditionalCredit.milestones.map(({ by, spend, credit }) => {
    const milestone = writer.column({ whole: true, most: 1 });
    const place = months.findLastIndex(({ month }) => month <= monthOf(by));
    grant(1, place + conditionalCredit.expiresAfterMonths, false, (columns) => writer.row([...columns, [milestone, -toDouble(credit)]], { most: 0 }));
    return { milestone, by: place, amount: toDouble(spend) };
  });
}

/** Shortfall at each milestone, at its cost; returns, by month, what prepayment pays of usage. */
function commitment(writer: MixedWriter, { commitment: clause }: DealTerms, months: readonly MonthOfDeal[], spend: readonly Sum[], support: readonly (number | undefined)[]): readonly (number | undefined)[] {
  if (clause === undefined) return [];
  const other = months.map(({ month }) => (clause.otherEligible.kind === 'perMonth' ? toDouble(clause.otherEligible.amount) : clause.otherEligible.amounts.reduce((sum, { at, amount }) => (at === month ? sum + toDouble(amount) : sum), 0)));
  const due = clause.milestones.map(({ by, amount }) => ({ place: months.findIndex(({ month }) => month === monthOf(by)), amount: toDouble(amount) }));
  const charged = due.map(({ place }, index) => place >= 0 && (clause.shortfall !== 'carryOver' || index === due.length - 1));
  const shortfalls = due.map((_, index) => (charged[index] ? writer.column({ cost: 1 }) : undefined));
  const isPrepaid = clause.shortfall === 'prepayment';
  const [usage, onSupport] = [months.map(() => (isPrepaid ? writer.column({ cost: -1 }) : undefined)), months.map((_, month) => (isPrepaid && support[month] !== undefined ? writer.column({ cost: -1 }) : undefined))];
  const ones = (columns: readonly (number | undefined)[], factor: number): Sum => columns.flatMap((column) => (column === undefined ? [] : [[column, factor] as const]));
  for (const [index, { place, amount }] of due.entries()) {
    if (!charged[index]) continue;
    const before = shortfalls.filter((_, earlier) => earlier <= index && (due[earlier]?.place ?? 0) <= place);
    const counted = other.slice(0, place + 1).reduce((a, b) => a + b, 0);
    writer.row([...spend.slice(0, place + 1).flat(), ...ones(usage.slice(0, place + 1), -1), ...ones(before, 1)], { least: amount - counted });
  }
  if (isPrepaid) {
    for (const [month] of months.entries()) {
      const paidIn = shortfalls.filter((_, index) => (due[index]?.place ?? months.length) < month);
      writer.row([...ones(usage.slice(0, month + 1), 1), ...ones(onSupport.slice(0, month + 1), 1), ...ones(paidIn, -1)], { most: 0 });
      const [column, paying] = [support[month], onSupport[month]];
      if (column !== undefined && paying !== undefined) writer.row([[paying, 1], [column, -1]], { most: 0 });
    }
  }
  return usage;
}

