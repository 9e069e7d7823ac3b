import { addMonths, monthOf } from '../../base/calendar.ts';
import { sum as sumOf } from '../../base/decimal.ts';
import { share } from '../../deal/percent.ts';
import { creditRows, type Payable } from './creditRows.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, type Grid } from './grid.ts';
import { monthAdder, sumBefore, type MonthFormula } from './monthAdder.ts';

export interface Settled {
  readonly support: number;
  readonly credit: number;
  readonly prepayment: number;
  readonly shortfall: number;
}

/** Steps 7 to 10: support, credits, what earlier shortfalls prepaid, and the commitment, on charges whose sums stand in these rows. */
export function settleRows(parts: DealSheetParts, grid: Grid, charged: readonly number[], of: Omit<Payable, 'net'>, stated: string[]): Settled {
  const { terms, timeline } = parts;
  const row = monthAdder(parts, grid);
  grid.section(`Support, credits and commitment, ${terms.currency}`, timeline.months.length + 3);
  const net = row('Charges before support', (_, column) => charged.map((each) => `${column}${each}`).join('+'));
  const support = row('Support', supportFormula(parts, net));
  const credits = creditRows(parts, grid, { ...of, net }, stated);
  const credit = row('Credits together', (_, column) => (credits.length === 0 ? 'SUM(0)' : credits.map((each) => `-${column}${each.row}`).join('')), 'total');
  const notCounting = credits.filter(({ counts }) => !counts).map((each) => each.row);
  const before = (column: string): string => `${column}${net}+${column}${credit}`;
  if (terms.commitment === undefined) return { support, credit, prepayment: row('Paid from prepayment', () => 'SUM(0)', 'total'), shortfall: row('Shortfall', () => 'SUM(0)', 'total') };
  // The rows of the prepayment look at shortfalls of earlier months, which stand below them.
  const isPrepaid = terms.commitment.shortfall === 'prepayment';
  const onUsageAt = grid.next + 1;
  const onSupportAt = onUsageAt + 1;
  const shortfallAt = onUsageAt + 4;
  const left = row('Prepayment left before the month', (month, column) => (isPrepaid && month > 0 ? `${sumBefore(parts, month, shortfallAt)}-${sumBefore(parts, month, onUsageAt)}-${sumBefore(parts, month, onSupportAt)}` : `0*${column}${net}`), 'state');
  const onUsage = row('Prepayment used on charges', (_, column) => `MAX(0,MIN(${column}${left},${before(column)}))`);
  const onSupport = row('Prepayment used on support', (_, column) => `MIN(${column}${left}-${column}${onUsage},${column}${support})`);
  const other = otherEligible(parts);
  const countable = row('Counts towards the commitment', (month, column) => `${column}${net}${notCounting.map((each) => `-${column}${each}`).join('')}-${column}${onUsage}${other(month)}`);
  const cumulative = row('Counted so far, shortfalls paid included', (month, column) => (month === 0 ? `${column}${countable}` : `${columnName(timeline.column(terms, month - 1))}${countable + 1}+${columnName(timeline.column(terms, month - 1))}${shortfallAt}+${column}${countable}`), 'state');
  const shortfall = row('Shortfall', shortfallFormula(parts, cumulative), 'total');
  const prepayment = row('Paid from prepayment', (_, column) => `-${column}${onUsage}-${column}${onSupport}`, 'total');
  return { support, credit, prepayment, shortfall };
}

function supportFormula({ terms, inputs, prefix }: DealSheetParts, net: number): MonthFormula {
  if (terms.support === undefined) return () => 'SUM(0)';
  const percentName = inputs.add(`${prefix}_support_percent`, 'Support: part of charges', share(terms.support.percentOfSpend), 'share', 'deal file: support');
  const least = inputs.add(`${prefix}_support_least`, 'Support: at least, a month', terms.support.minimumPerMonth, 'money', 'deal file: support');
  return (_, column) => `MAX(${column}${net}*${percentName},${least})`;
}

/** Spend on the rest of Azure, as a term to add; '' where there is none. */
function otherEligible({ terms, inputs, prefix }: DealSheetParts): (month: number) => string {
  const other = terms.commitment?.otherEligible;
  if (other === undefined) return () => '';
  const source = 'deal file: commitment.otherEligible';
  if (other.kind === 'perMonth') return other.amount.coefficient === 0n ? () => '' : () => `+${inputs.add(`${prefix}_other_eligible`, 'Spend on the rest of Azure that counts, a month', other.amount, 'money', source)}`;
  return (month) => {
    const at = addMonths(monthOf(terms.start), month);
    const total = sumOf(other.amounts.filter((each) => each.at === at).map(({ amount }) => amount));
    return total.coefficient === 0n ? '' : `+${inputs.add(`${prefix}_other_eligible_${at}`, `Spend on the rest of Azure that counts in ${at}`, total, 'money', source)}`;
  };
}

/** What is missing at the milestones of a month: the last of a month asks for what those before it ask for; carried over, only the very last one charges. */
function shortfallFormula({ terms, inputs, prefix }: DealSheetParts, cumulative: number): MonthFormula {
  const milestones = terms.commitment?.milestones ?? [];
  const named = milestones.map(({ by, amount }, place) => ({ month: monthOf(by), name: inputs.add(`${prefix}_commitment_${place}`, `Commitment, all in all by ${by}`, amount, 'money', `deal file: commitment.milestones[${place}]`), charges: terms.commitment?.shortfall !== 'carryOver' || place === milestones.length - 1 }));
  return (month, column) => {
    const due = named.findLast((each) => each.charges && each.month === addMonths(monthOf(terms.start), month));
    return due === undefined ? 'SUM(0)' : `MAX(0,${due.name}-${column}${cumulative})`;
  };
}
