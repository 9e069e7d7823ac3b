import { addMonths, firstDay, monthOf, type Month } from '../../base/calendar.ts';
import { sum as sumOf, zero, type Decimal } from '../../base/decimal.ts';
import type { LineKind } from '../../deal/bill.ts';
import { specificity } from '../../deal/match.ts';
import { share } from '../../deal/percent.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, firstMonthColumn, money, monthRow, type Cell, type Grid } from './grid.ts';
import { cellAt, overDeal } from './timeline.ts';

interface Charged {
  readonly tokens: number;
  readonly tier: number;
  readonly ptu: number;
}

export interface Settled {
  readonly support: number;
  readonly credit: number;
  readonly prepayment: number;
  readonly shortfall: number;
}

/** Steps 7 to 10: support, credits, what earlier shortfalls prepaid, and the commitment. */
export function settleRows(parts: DealSheetParts, grid: Grid, charged: Charged, stated: string[]): Settled {
  const { terms } = parts;
  const row = adder(parts, grid);
  grid.add({ kind: 'head', value: `Support, credits and commitment, ${terms.currency}` });
  const net = row('Charges before support', (_, column) => `${column}${charged.tokens}+${column}${charged.tier}+${column}${charged.ptu}`);
  const support = row('Support', supportFormula(parts, net));
  const credits = creditRows(parts, grid, net, stated);
  const credit = row('Credits together', (_, column) => negative(credits.map((each) => `${column}${each.row}`)), 'total');
  const notCounting = credits.filter(({ counts }) => !counts).map((each) => each.row);
  const before = (column: string): string => `${column}${net}+${column}${credit}`;
  if (terms.commitment === undefined) return { support, credit, prepayment: row('Paid from prepayment', () => 'SUM(0)', 'total'), shortfall: row('Shortfall', () => 'SUM(0)', 'total') };
  // The rows of the prepayment look at shortfalls of earlier months, which stand three rows below them.
  const isPrepaid = terms.commitment.shortfall === 'prepayment';
  const onUsageAt = grid.rows.length + 2;
  const onSupportAt = onUsageAt + 1;
  const shortfallAt = onUsageAt + 4;
  const left = row('Prepayment left before the month', (month, column) => (isPrepaid && month > 0 ? earlier(parts, month, (range) => `SUM(${range(shortfallAt)})-SUM(${range(onUsageAt)})-SUM(${range(onSupportAt)})`) : `0*${column}${net}`));
  const onUsage = row('Prepayment used on charges', (_, column) => `MAX(0,MIN(${column}${left},${before(column)}))`);
  const onSupport = row('Prepayment used on support', (_, column) => `MIN(${column}${left}-${column}${onUsage},${column}${support})`);
  const other = otherEligible(parts);
  const countable = row('Counts towards the commitment', (month, column) => `${column}${net}${notCounting.map((each) => `-${column}${each}`).join('')}-${column}${onUsage}${other(month)}`);
  const cumulative = row('Counted so far, shortfalls paid included', (month, column) => (month === 0 ? `${column}${countable}` : `${columnName(parts.timeline.column(terms, month - 1))}${grid.rows.length + 1}+${columnName(parts.timeline.column(terms, month - 1))}${shortfallAt}+${column}${countable}`));
  const shortfall = row('Shortfall', shortfallFormula(parts, cumulative), 'total');
  const prepayment = row('Paid from prepayment', (_, column) => `-${column}${onUsage}-${column}${onSupport}`, 'total');
  return { support, credit, prepayment, shortfall };
}

type Formula = (month: number, column: string) => string;

/** Adds a row with one formula over the months of the deal; comes back with its number. */
function adder({ timeline, terms }: DealSheetParts, grid: Grid): (label: string, formula: Formula, kind?: 'sum' | 'total') => number {
  return (label, formula, kind = 'sum') => {
    const row = grid.rows.length + 1;
    const isState = /left before|so far/.test(label);
    const [name, unit, total, ...months] = monthRow(label, terms.currency, overDeal(timeline, terms, (month, column): Cell => ({ kind, formula: formula(month, column), format: money })), row, kind);
    grid.add(name, unit, isState ? undefined : total, ...months);
    return row;
  };
}

function negative(cells: readonly string[]): string {
  return cells.length === 0 ? 'SUM(0)' : cells.map((cell) => `-${cell}`).join('');
}

function supportFormula({ terms, inputs, prefix }: DealSheetParts, net: number): Formula {
  if (terms.support === undefined) return () => 'SUM(0)';
  const percentName = inputs.add(`${prefix}_support_percent`, 'support: part of charges', share(terms.support.percentOfSpend), 'share', 'deal file');
  const least = inputs.add(`${prefix}_support_least`, 'support: at least a month', terms.support.minimumPerMonth, 'money', 'deal file');
  return (_, column) => `MAX(${column}${net}*${percentName},${least})`;
}

/** The cells of a row in the months of the deal before this one. */
function earlier({ timeline, terms }: DealSheetParts, month: number, make: (range: (row: number) => string) => string): string {
  const [first, last] = [columnName(timeline.column(terms, 0)), columnName(timeline.column(terms, month - 1))];
  return make((row) => `${first}${row}:${last}${row}`);
}

/** One row a credit, in the order in which they pay: earliest expiry first. Where credits pay for some charges only, or are earned, what they pay is stated. */
function creditRows(parts: DealSheetParts, grid: Grid, net: number, stated: string[]): readonly { readonly row: number; readonly counts: boolean }[] {
  const { terms, inputs, prefix } = parts;
  const row = adder(parts, grid);
  const isPlain = terms.conditionalCredit === undefined && terms.credits.every(({ match }) => specificity(match) === 0);
  if (!isPlain) return statedCredits(parts, grid, stated);
  const inOrder = terms.credits.map((credit, place) => ({ credit, place })).toSorted((a, b) => (a.credit.until < b.credit.until ? -1 : a.credit.until > b.credit.until ? 1 : 0));
  const rows: { row: number; counts: boolean }[] = [];
  for (const { credit, place } of inOrder) {
    const granted = inputs.add(`${prefix}_credits_${place}`, `credits[${place}], usable from ${credit.from} to ${credit.until}`, credit.amount, 'money', 'deal file');
    const own = grid.rows.length + 1;
    const paidBefore = rows.map((each) => each.row);
    row(`credits[${place}]: paid from it`, (month, column) => {
      const day = firstDay(addMonths(monthOf(terms.start), month));
      if (day < credit.from || day > credit.until) return 'SUM(0)';
      const left = month === 0 ? granted : `${granted}-${earlier(parts, month, (range) => `SUM(${range(own)})`)}`;
      return `MAX(0,MIN(${left},${column}${net}${paidBefore.map((each) => `-${column}${each}`).join('')}))`;
    });
    rows.push({ row: own, counts: credit.countsTowardCommitment });
  }
  return rows;
}

function statedCredits(parts: DealSheetParts, grid: Grid, stated: string[]): readonly { readonly row: number; readonly counts: boolean }[] {
  const { terms, timeline, rates, prefix, bill } = parts;
  const row = adder(parts, grid);
  const ids = [...new Set(bill.lines.filter(({ kind }) => kind === 'credit').flatMap(({ source: [id = ''] }) => id))];
  return ids.map((id) => {
    const values = amountsOf(parts, 'credit', id);
    const at = rates.row(`${id}: what it pays (${prefix})`, 'stated: it pays for some charges only, or has to be earned', values, money);
    stated.push(`${id}: what it pays is stated as Parley worked it out, because it pays for some charges only or has to be earned; it does not follow when inputs change.`);
    const place = Number(/^credits\[(\d+)\]$/.exec(id)?.[1] ?? Number.NaN);
    return { row: row(`${id}: paid from it`, (month) => cellAt(rates.grid, at, columnName(timeline.column(terms, month)))), counts: terms.credits[place]?.countsTowardCommitment ?? false };
  });
}

/** What lines of a kind from one term come to, as positive amounts by column of the timeline. */
function amountsOf({ bill, terms, timeline }: DealSheetParts, kind: LineKind, id: string): Decimal[] {
  const values: Decimal[] = timeline.months.map(() => zero);
  for (let month = 0; month < terms.months; month++) {
    const own: Month = addMonths(monthOf(terms.start), month);
    const total = sumOf(bill.lines.filter((line) => line.kind === kind && line.month === own && line.source[0] === id).map(({ amount }) => amount));
    values[timeline.column(terms, month) - firstMonthColumn] = { ...total, coefficient: -total.coefficient };
  }
  return values;
}

/** Spend on the rest of Azure, as a term to add; '' where there is none. */
function otherEligible({ terms, inputs, prefix }: DealSheetParts): (month: number) => string {
  const other = terms.commitment?.otherEligible;
  if (other === undefined) return () => '';
  if (other.kind === 'perMonth') return other.amount.coefficient === 0n ? () => '' : () => `+${inputs.add(`${prefix}_other_eligible`, 'commitment: spend on the rest of Azure a month', other.amount, 'money', 'deal file')}`;
  return (month) => {
    const at = addMonths(monthOf(terms.start), month);
    const total = sumOf(other.amounts.filter((each) => each.at === at).map(({ amount }) => amount));
    return total.coefficient === 0n ? '' : `+${inputs.add(`${prefix}_other_eligible_${at}`, `commitment: spend on the rest of Azure in ${at}`, total, 'money', 'deal file')}`;
  };
}

/** What is missing at the milestones of a month: the last of a month asks for what those before it ask for; carried over, only the very last one charges. */
function shortfallFormula({ terms, inputs, prefix }: DealSheetParts, cumulative: number): Formula {
  const milestones = terms.commitment?.milestones ?? [];
  const named = milestones.map(({ by, amount }, place) => ({ month: monthOf(by), name: inputs.add(`${prefix}_commitment_${place}`, `commitment: by ${by}`, amount, 'money', 'deal file'), charges: terms.commitment?.shortfall !== 'carryOver' || place === milestones.length - 1 }));
  return (month, column) => {
    const due = named.findLast((each) => each.charges && each.month === addMonths(monthOf(terms.start), month));
    return due === undefined ? 'SUM(0)' : `MAX(0,${due.name}-${column}${cumulative})`;
  };
}
