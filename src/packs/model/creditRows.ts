import { addMonths, firstDay, monthOf, monthsBetween, type Month } from '../../base/calendar.ts';
import { negate, sum as sumOf, zero, type Decimal } from '../../base/decimal.ts';
import { matches, specificity } from '../../deal/match.ts';
import type { Match } from '../../deal/dealTerms.ts';
import { onWhat } from './agreedPrice.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, firstMonthColumn, money, type Grid } from './grid.ts';
import { monthAdder, sumBefore, type MonthFormula } from './monthAdder.ts';
import type { ProvisionedRows } from './provisionedRows.ts';
import { sumOfRows } from './rowRef.ts';
import type { MeterRow, TierRows } from './tierRows.ts';
import { cellAt } from './timeline.ts';

/** Charges that credits may pay, on the sheet that is written. */
export interface Payable {
  /** Tokens, tiers and provisioned units together. */
  readonly net: number;
  readonly meters: readonly MeterRow[];
  readonly tiers: TierRows;
  readonly blocks: ProvisionedRows['blocks'];
  /** The row that numbers the months of the deal, 1 for its first. */
  readonly monthNumber: (column: string) => string;
}

/** What one credit pays, and whether that counts towards a commitment. */
export interface CreditRow {
  readonly row: number;
  readonly counts: boolean;
}

/** One credit that is granted, or earned at a milestone. */
interface Account {
  readonly name: string;
  readonly group: number;
  readonly counts: boolean;
  /** The row of what is left of it and usable, and of what it pays. */
  readonly left: number;
  readonly paid: number;
  /** Place of the milestone that earns it; undefined where it is granted. */
  readonly milestone: number | undefined;
  /** For credits that are granted: the month of the deal in which it expires, as a name; '' where no other asks. */
  readonly expires: string;
}

/**
 * Step 8 and 10: what each credit pays, in the order in which they expire, and what spend earns. What credits may pay
 * together is the least that any choice of their rules leaves over (max-flow, min-cut), so no credit takes what only a
 * narrower one could not have paid otherwise.
 */
export function creditRows(parts: DealSheetParts, grid: Grid, payable: Payable, stated: string[]): readonly CreditRow[] {
  const { terms, inputs, prefix } = parts;
  const earned = terms.conditionalCredit?.milestones ?? [];
  if (terms.credits.length === 0 && earned.length === 0) return [];
  const groups = [...new Set([...terms.credits.map(({ match }) => JSON.stringify(match)), ...(earned.length > 0 ? ['{}'] : [])])].map((match) => JSON.parse(match) as Match);
  if (parts.asWorkedOut.credits || groups.length > mostGroups) return statedCredits(parts, grid, stated);
  const row = monthAdder(parts, grid);
  const matched = matchedRows(groups, payable, row);
  const inOrder = terms.credits.map((credit, place) => ({ credit, place })).toSorted((a, b) => (a.credit.until < b.credit.until ? -1 : a.credit.until > b.credit.until ? 1 : 0));
  const first = grid.next;
  const accounts: Account[] = [
    ...inOrder.map(({ credit, place }, at): Account => ({
      name: `Credit ${place + 1}${onWhat(credit.match)}`, group: groups.findIndex((match) => JSON.stringify(match) === JSON.stringify(credit.match)), counts: credit.countsTowardCommitment, left: first + 2 * at, paid: first + 2 * at + 1, milestone: undefined,
      expires: earned.length === 0 ? '' : inputs.add(`${prefix}_credits_${place}_last_month`, `Credit ${place + 1}: month of the deal in which it expires`, monthsBetween(monthOf(terms.start), monthOf(credit.until)) + 1, 'count', `deal file: credits[${place}]`),
    })),
    ...earned.map((_, place): Account => ({ name: `Earned credit ${place + 1}`, group: groups.findIndex((match) => specificity(match) === 0), counts: false, left: first + 2 * (inOrder.length + place), paid: first + 2 * (inOrder.length + place) + 1, milestone: place, expires: '' })),
  ];
  const metRow = (place: number): number => first + 2 * accounts.length + 2 + place;
  const lasts = earned.length === 0 ? '' : inputs.add(`${prefix}_conditional_months`, 'Earned credit: months for which it can be used', terms.conditionalCredit?.expiresAfterMonths ?? 0, 'count', 'deal file: conditionalCredit');
  const before = (month: number): string => columnName(parts.timeline.column(terms, month - 1));
  for (const [at, account] of accounts.entries()) {
    const granted = inOrder[at];
    row(`${account.name}: left before the month`, granted === undefined ? earnedLeft(parts, account, metRow(account.milestone ?? 0), lasts, payable.monthNumber) : grantedLeft(parts, granted, account.paid), 'state');
    row(`${account.name}: pays`, (month, column) => pays(account, accounts, matched, column, (other) => goesBefore(other, account, accounts, month === 0 ? undefined : before(month), metRow, lasts)));
  }
  if (earned.length > 0) earning(parts, grid, payable, accounts);
  return accounts.map(({ paid, counts }) => ({ row: paid, counts }));
}

/** More rules than this make formulas that nobody reads; what such credits pay is stated. */
const mostGroups = 4;

/** The rows of what each choice of rules matches, by its bits. */
function matchedRows(groups: readonly Match[], { net, meters, tiers, blocks }: Payable, row: ReturnType<typeof monthAdder>): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (let set = 1; set < 1 << groups.length; set++) {
    const own = groups.filter((_, group) => (set & (1 << group)) !== 0);
    if (own.some((match) => specificity(match) === 0)) rows.set(set, net);
    else {
      const isIn = ({ subject }: { readonly subject: MeterRow['subject'] }): boolean => own.some((match) => matches(match, subject));
      const [charged, reserved] = [meters.filter(isIn), blocks.filter(isIn)];
      rows.set(set, row(`Charges that credits${own.map((match) => onWhat(match)).join(' and')} may pay`, (month, column) => {
        const given = tiers.rebates.flatMap(({ on, partOn }) => partOn(on.filter(isIn), month) ?? []);
        return [sumOfRows([...charged.map(({ charge }) => charge), ...reserved.map(({ charge }) => charge)], column), ...given].join('+');
      }));
    }
  }
  return rows;
}

/** What is left of a credit that is granted, in the months in which it can be used. */
function grantedLeft(parts: DealSheetParts, { credit, place }: { readonly credit: DealSheetParts['terms']['credits'][number]; readonly place: number }, paid: number): MonthFormula {
  const { terms, inputs, prefix } = parts;
  const granted = inputs.add(`${prefix}_credits_${place}`, `Credit ${place + 1}${onWhat(credit.match)}, usable ${credit.from} to ${credit.until}`, credit.amount, 'money', `deal file: credits[${place}]`);
  return (month) => {
    const day = firstDay(addMonths(monthOf(terms.start), month));
    if (day < credit.from || day > credit.until) return 'SUM(0)';
    return month === 0 ? granted : `${granted}-${sumBefore(parts, month, paid)}`;
  };
}

/** What is left of a credit that was earned, from the month after for as long as it lasts. */
function earnedLeft(parts: DealSheetParts, { milestone = 0, paid }: Account, met: number, lasts: string, monthNumber: (column: string) => string): MonthFormula {
  const { terms, timeline, inputs, prefix } = parts;
  const amount = inputs.add(`${prefix}_conditional_${milestone}_credit`, `Earned credit ${milestone + 1}`, terms.conditionalCredit?.milestones[milestone]?.credit ?? zero, 'money', `deal file: conditionalCredit.milestones[${milestone}]`);
  return (month, column) => {
    if (month === 0) return 'SUM(0)';
    const earned = `${columnName(timeline.column(terms, month - 1))}${met}`;
    return `IF(AND(${earned}>0,${monthNumber(column)}<=${earned}+${lasts}),${amount}-${sumBefore(parts, month, paid)},0)`;
  };
}

/** What one credit pays: what all up to it may pay together, less what all before it may. */
function pays(account: Account, accounts: readonly Account[], matched: ReadonlyMap<number, number>, column: string, before: (other: Account) => string | undefined): string {
  const left = ({ left: row }: Account): string => `${column}${row}`;
  const earlier = accounts.flatMap((other) => {
    const weight = other === account ? undefined : before(other);
    return weight === undefined ? [] : [{ group: other.group, term: weight === '' ? left(other) : `${weight}*${left(other)}` }];
  });
  const sets = [0, ...matched.keys()];
  if (sets.length === 2) return `MAX(0,MIN(${left(account)},${column}${matched.get(1)}${earlier.map(({ term }) => `-${term}`).join('')}))`;
  const least = (terms: readonly { readonly group: number; readonly term: string }[]): string =>
    `MIN(${sets.map((set) => [...(set === 0 ? [] : [`${column}${matched.get(set)}`]), ...terms.filter(({ group }) => (set & (1 << group)) === 0).map(({ term }) => term)].join('+') || '0').join(',')})`;
  return `MAX(0,${least([...earlier, { group: account.group, term: left(account) }])}-${least(earlier)})`;
}

/** Whether another credit pays before this one: '' always, a formula of 0 or 1, undefined never. What expires first pays first. */
function goesBefore(other: Account, account: Account, accounts: readonly Account[], earlier: string | undefined, metRow: (place: number) => number, lasts: string): string | undefined {
  const [a, b] = [other.milestone, account.milestone];
  if (a === undefined && b === undefined) return accounts.indexOf(other) < accounts.indexOf(account) ? '' : undefined;
  // Nothing is earned before the first month is over.
  if (earlier === undefined) return a === undefined ? '' : undefined;
  const met = (place: number): string => `${earlier}${metRow(place)}`;
  if (a === undefined) return `(${other.expires}<=${met(b ?? 0)}+${lasts})`;
  if (b === undefined) return `(${met(a)}+${lasts}<${account.expires})`;
  return `(${met(a)}${a < b ? '<=' : '<'}${met(b)})`;
}

/** What counts towards credits that are earned, and the month in which each milestone is met. */
function earning(parts: DealSheetParts, grid: Grid, { net, monthNumber }: Payable, accounts: readonly Account[]): void {
  const { terms, timeline, inputs, prefix } = parts;
  const row = monthAdder(parts, grid);
  const counted = row('Spend that earns credits', (_, column) => `${column}${net}${accounts.filter(({ counts }) => !counts).map(({ paid }) => `-${column}${paid}`).join('')}`);
  const soFar = row('Spend that earns credits, so far', (month, column) => (month === 0 ? `${column}${counted}` : `${columnName(timeline.column(terms, month - 1))}${counted + 1}+${column}${counted}`), 'state');
  for (const [place, { by, spend }] of (terms.conditionalCredit?.milestones ?? []).entries()) {
    const asked = inputs.add(`${prefix}_conditional_${place}_spend`, `Earned credit ${place + 1}: for spending this by ${by}`, spend, 'money', `deal file: conditionalCredit.milestones[${place}]`);
    const own = grid.next;
    row(`Earned credit ${place + 1}: month of the deal in which it was earned`, (month, column) => {
      const known = month === 0 ? '0' : `${columnName(timeline.column(terms, month - 1))}${own}`;
      const isOpen = addMonths(monthOf(terms.start), month) <= monthOf(by);
      const reached = isOpen ? `IF(${column}${soFar}>=${asked},${monthNumber(column)},0)` : '0';
      return month === 0 ? (isOpen ? reached : 'SUM(0)') : `IF(${known}>0,${known},${reached})`;
    }, 'number');
  }
}

/** Each credit with what it pays as it was worked out, for rules that no formula of a sensible length says. */
function statedCredits(parts: DealSheetParts, grid: Grid, stated: string[]): readonly CreditRow[] {
  const { terms, timeline, rates, prefix, bill } = parts;
  const row = monthAdder(parts, grid);
  const ids = [...new Set(bill.lines.filter(({ kind }) => kind === 'credit').flatMap(({ source: [id = ''] }) => id))];
  return ids.map((id) => {
    const at = rates.row(`${id}: what it pays (${prefix})`, 'stated: many credits, each for some charges only', amountsOf(parts, id), money, 'stated');
    stated.push(`${id}: what it pays is stated, because too many credits share out different charges; it does not follow when inputs change.`);
    const place = Number(/^credits\[(\d+)\]$/.exec(id)?.[1] ?? Number.NaN);
    return { row: row(`${id}: pays (stated)`, (month) => cellAt(rates.grid, at, columnName(timeline.column(terms, month))), 'stated'), counts: terms.credits[place]?.countsTowardCommitment ?? false };
  });
}

/** What a credit pays, as positive amounts by column of the timeline. */
function amountsOf({ bill, terms, timeline }: DealSheetParts, id: string): Decimal[] {
  const values: Decimal[] = timeline.months.map(() => zero);
  for (let month = 0; month < terms.months; month++) {
    const own: Month = addMonths(monthOf(terms.start), month);
    values[timeline.column(terms, month) - firstMonthColumn] = negate(sumOf(bill.lines.filter((line) => line.kind === 'credit' && line.month === own && line.source[0] === id).map(({ amount }) => amount)));
  }
  return values;
}
