import type { Month } from '../../base/calendar.ts';
import { add, divide, isZero, subtract, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { UsageHistory } from '../history.ts';
import { monthAt, type PricedTokens } from './listCost.ts';

/** List against effective cost of a month. */
export interface MonthSavings {
  readonly month: Month;
  /** What the month's tokens cost at list. */
  readonly list: Decimal;
  /** What was charged for them: usage and purchases of reservations, credits not taken off. */
  readonly effective: Decimal;
  /** Effective savings rate: 1 less effective over list (FinOps Foundation, "How to calculate effective savings rate"); four places. */
  readonly rate: Decimal;
}

/** List against effective cost by whole month and over them together; months without a bill, without a price or in another currency than the list's are left out with a finding. */
export function savingsRate(history: UsageHistory, priced: readonly PricedTokens[], currency: string): Outcome<{ readonly months: readonly MonthSavings[]; readonly list: Decimal; readonly effective: Decimal; readonly rate: Decimal | undefined }> {
  const findings: Finding[] = [];
  const foreign = new Set(history.charges.filter((charge) => charge.currency !== currency && charge.category !== 'credit').map((charge) => charge.currency));
  for (const other of [...foreign].sort()) findings.push(finding('warning', 'other-currency', `Charges in ${other} are left out of the effective savings rate: list prices are in ${currency}, and no exchange rate is assumed.`));
  const lists = Map.groupBy(priced, ({ row }) => monthAt(row.at));
  const months: MonthSavings[] = [];
  for (const { month, kind } of history.months) {
    const list = (lists.get(month) ?? []).reduce((sum, each) => add(sum, each.cost), zero);
    const charges = history.charges.filter((charge) => charge.month === month && (charge.category === 'usage' || charge.category === 'purchase'));
    if (charges.length === 0 || isZero(list) || kind !== 'whole' || charges.some((charge) => charge.currency !== currency)) continue;
    const effective = charges.reduce((sum, { amount }) => add(sum, amount), zero);
    months.push({ month, list, effective, rate: rateOf(list, effective) });
  }
  const [list, effective] = [months.reduce((sum, each) => add(sum, each.list), zero), months.reduce((sum, each) => add(sum, each.effective), zero)];
  if (months.length === 0) findings.push(finding('info', 'no-savings-rate', 'No whole month has both a bill and list prices, so there is no effective savings rate: bring a cost export (EA, MCA or FOCUS) of whole months.'));
  return outcome({ months, list, effective, rate: isZero(list) ? undefined : rateOf(list, effective) }, findings);
}

function rateOf(list: Decimal, effective: Decimal): Decimal {
  return divide(subtract(list, effective), list, 4, 'half-even');
}
