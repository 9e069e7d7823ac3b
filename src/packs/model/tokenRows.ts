import { firstDay, monthOf, monthsFrom } from '../../base/calendar.ts';
import { compare, type Decimal } from '../../base/decimal.ts';
import { pricing } from '../../deal/evaluate.ts';
import type { Subject } from '../../deal/match.ts';
import { share } from '../../deal/percent.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { tokenCharges, type TokenCharge } from '../../deal/tokenCharges.ts';
import { agreedPrice } from './agreedPrice.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { firstMonthColumn, money, monthRow, price, tokens as tokenFormat, type Cell, type Grid } from './grid.ts';
import { here } from './rowRef.ts';
import { spillOf, type SpillRows, type SpillShare } from './spillRows.ts';
import type { MeterRow } from './tierRows.ts';
import { cellAt, overDeal } from './timeline.ts';

/** A meter of a workload, and how its tokens come about. */
export interface TokenRow extends MeterRow {
  readonly price: number;
  /** The tokens that are aimed at provisioned units, and the share of them that spills; undefined where nothing does, or it is not worked out here. */
  readonly spilled: { readonly usage: (column: string) => string; readonly share: SpillShare } | undefined;
  /** Its tokens do not follow when volumes change. */
  readonly isStated: boolean;
}

/** Where the tokens and the charges of each meter stand on the sheet of a deal. */
export interface TokenRows {
  readonly meters: readonly TokenRow[];
  readonly sum: number;
}

/** One meter of one workload over the months; a price that changes within a month has a row of its own. */
interface MeterLine {
  readonly label: string;
  readonly run: number;
  readonly subject: Subject;
  readonly byMonth: (TokenCharge | undefined)[];
  /** "shares[0]", or what a block spilled; '' for what goes as the usage says. */
  readonly sentBy: string;
}

/** Steps 1 to 4: agreed price × tokens, each meter a row. */
export function tokenRows(parts: DealSheetParts, grid: Grid, charges: readonly TokenCharge[], spill: SpillRows | undefined, stated: string[]): TokenRows {
  const { terms, timeline, inputs } = parts;
  const lines = linesOf(charges, terms.months);
  const perPrice = inputs.shared('Tokens_per_price', 'Tokens that a price is for', 1_000_000, 'tokens', 'prices are for a million tokens');
  const section = (title: string): void => void grid.section(title, timeline.months.length + 3);
  const whole = unshared(parts);
  section(`Agreed price of a million tokens, ${terms.currency}`);
  const prices = lines.map((line) => priceRow(parts, grid, line, stated));
  section('Tokens that are charged');
  const counts = lines.map((line) => countRow(parts, grid, line, whole, spill, stated));
  section(`Charges for tokens, ${terms.currency}`);
  const meters = lines.map((line, place): TokenRow => {
    const row = grid.next;
    const count = counts[place];
    grid.add(...monthRow(line.label, terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'sum', formula: `${column}${count?.row}/${perPrice}*${column}${prices[place]}`, format: money })), row));
    return { subject: line.subject, tokens: here(count?.row ?? 0), charge: here(row), price: prices[place] ?? 0, spilled: count?.spilled, isStated: count?.isStated ?? false };
  });
  const sum = grid.next;
  const [first, last] = [meters[0]?.charge.row, meters.at(-1)?.charge.row];
  grid.add(...monthRow('Tokens together', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: first === undefined ? 'SUM(0)' : `SUM(${column}${first}:${column}${last})`, format: money })), sum, 'total'));
  return { meters, sum };
}

function linesOf(charges: readonly TokenCharge[], months: number): readonly MeterLine[] {
  const lines = new Map<string, MeterLine>();
  const seen = new Map<string, number>();
  for (const charge of charges) {
    const { line, subject } = charge;
    const sentBy = line.source.find((key) => key.startsWith('provisioned[') || key.startsWith('shares[')) ?? '';
    const own = `${line.workload ?? ''}: ${line.what}${line.what.includes(subject.region) ? '' : ` in ${subject.region}`}`;
    const run = (seen.get(`${own}\n${charge.month}`) ?? 0) + 1;
    seen.set(`${own}\n${charge.month}`, run);
    const label = run === 1 ? own : `${own} (price ${run} of the month)`;
    const known = lines.get(label) ?? { label, run, subject, sentBy, byMonth: Array.from({ length: months }, () => undefined) };
    known.byMonth[charge.month] = charge;
    lines.set(label, known);
  }
  return [...lines.values()];
}

/** The lines as they would be if no share of the deal sent anything elsewhere: a share takes its part of one of these. */
function unshared({ terms, usage, knowledge }: DealSheetParts): readonly MeterLine[] {
  if (terms.shares === undefined || terms.shares.length === 0) return [];
  const { shares: _shares, ...rest } = terms;
  const split = splitTraffic(rest, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  return linesOf(tokenCharges(rest, split.traffic, pricing(rest, knowledge.book).card).charges, terms.months);
}

interface CountRow {
  readonly row: number;
  readonly spilled: TokenRow['spilled'];
  readonly isStated: boolean;
}

function countRow(parts: DealSheetParts, grid: Grid, line: MeterLine, whole: readonly MeterLine[], spill: SpillRows | undefined, stated: string[]): CountRow {
  const { terms, timeline, used, inputs, prefix } = parts;
  const source = sharePart(parts, line, whole);
  const spilled = line.sentBy.startsWith('provisioned[') && line.run === 1 ? spillOf(spill, line.subject) : undefined;
  const isStated = source === undefined && spilled === undefined && line.sentBy !== '';
  const of = source?.line ?? line;
  const usedRow = spilled?.used ?? used.row(isStated ? `${line.label} (${prefix})` : of.label, isStated ? `stated: split by the minute under ${parts.title}` : 'usage files and plan', overMonths(parts, of), tokenFormat, isStated ? 'stated' : 'input');
  if (isStated) stated.push(`${line.label}: its tokens are stated, because they are split minute by minute (${line.sentBy}); they do not follow when volumes or PTU change.`);
  const factor = isStated ? '' : `*${inputs.shared('Volume_factor', 'All volumes times', 1, 'count', 'for what-if: 1 is the usage as it stands')}`;
  const row = grid.next;
  const usage = (column: string): string => `${cellAt(used.grid, usedRow, column)}${factor}`;
  grid.add(...monthRow(line.label, isStated ? 'tokens; stated, does not follow' : 'tokens', overDeal(timeline, terms, (_, column) => ({ kind: isStated ? 'stated' : 'sum', formula: `${usage(column)}${source === undefined ? '' : `*${source.part}`}${spilled === undefined ? '' : `*${column}${spilled.row}`}`, format: tokenFormat })), row, 'sum', tokenFormat));
  return { row, spilled: spilled && { usage, share: spilled }, isStated };
}

/** The row that a share takes its part of, and the part as a formula; undefined where it is no plain part of one row. */
function sharePart({ terms, prefix, inputs }: DealSheetParts, line: MeterLine, whole: readonly MeterLine[]): { readonly line: MeterLine; readonly part: string } | undefined {
  const place = Number(/^shares\[(\d+)\]$/.exec(line.sentBy)?.[1] ?? Number.NaN);
  const rule = terms.shares?.[place];
  if (rule === undefined) return undefined;
  const { subject } = line;
  const of = whole.find(({ subject: other, run }) => run === line.run && other.tier === 'standard' && other.workload === subject.workload && other.model === subject.model && other.scope === subject.scope && other.region === subject.region && other.context === subject.context && other.kind === subject.kind);
  const [batch, priority] = [share(rule.batchPercent), share(rule.priorityPercent)];
  if (of === undefined) return undefined;
  const names = [inputs.add(`${prefix}_shares_${place}_batch`, 'Part of standard traffic that goes by batch', batch, 'share', `deal file: shares[${place}]`), inputs.add(`${prefix}_shares_${place}_priority`, 'Part of standard traffic that goes by priority', priority, 'share', `deal file: shares[${place}]`)];
  return { line: of, part: subject.tier === 'batch' ? (names[0] ?? '') : subject.tier === 'priority' ? (names[1] ?? '') : `(1-${names.join('-')})` };
}

/** Tokens by column of the timeline. */
function overMonths({ timeline, terms }: DealSheetParts, line: MeterLine): (Decimal | undefined)[] {
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, charge] of line.byMonth.entries()) values[timeline.column(terms, month) - firstMonthColumn] = charge?.tokens;
  return values;
}

function priceRow(parts: DealSheetParts, grid: Grid, line: MeterLine, stated: string[]): number {
  const { terms, timeline, rates, prefix } = parts;
  const days = monthsFrom(monthOf(terms.start), terms.months).map((month, place) => line.byMonth[place]?.days?.[0] ?? firstDay(month));
  const made = agreedPrice(parts, line.subject, days);
  const live = days.map((_, month) => made(month));
  const holds = live.every((each, month) => {
    const charged = line.byMonth[month]?.line.rate;
    return charged === undefined || (each !== undefined && compare(each.value, charged) === 0);
  });
  const row = grid.next;
  if (holds) {
    grid.add(...noSum(monthRow(line.label, terms.currency, overDeal(timeline, terms, (month) => ({ kind: 'sum', formula: live[month]?.formula ?? 'SUM(0)', format: price })), row)));
    return row;
  }
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, charge] of line.byMonth.entries()) values[timeline.column(terms, month) - firstMonthColumn] = charge?.line.rate;
  const at = rates.row(`${line.label}: agreed price (${prefix})`, 'stated: the price changes within the month', values, price, 'stated');
  stated.push(`${line.label}: its price is stated, because it changes within a month (${[...new Set(line.byMonth.flatMap((charge) => charge?.line.source ?? []))].join(', ')}); it does not follow when those terms change.`);
  grid.add(...noSum(monthRow(line.label, `${terms.currency}; stated, does not follow`, overDeal(timeline, terms, (_, column) => ({ kind: 'stated', formula: cellAt(rates.grid, at, column), format: price })), row)));
  return row;
}

/** Prices are not added up. */
function noSum([label, unit, , ...months]: readonly (Cell | undefined)[]): (Cell | undefined)[] {
  return [label, unit, undefined, ...months];
}
