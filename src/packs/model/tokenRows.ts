import { firstDay, monthsFrom, monthOf, wholeYearsBetween, type Day } from '../../base/calendar.ts';
import { compare, greatest, least, multiply, power, round, subtract, zero, type Decimal } from '../../base/decimal.ts';
import type { RateRule } from '../../deal/dealTerms.ts';
import { listDay } from '../../deal/listPrice.ts';
import { matches, mostSpecific, type Subject } from '../../deal/match.ts';
import { less, more, share } from '../../deal/percent.ts';
import { tokenCharges, type TokenCharge } from '../../deal/tokenCharges.ts';
import { pricing } from '../../deal/evaluate.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { lookUp } from '../../rates/lookUp.ts';
import type { Meter } from '../../rates/meter.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, firstMonthColumn, money, monthRow, price, tokens as tokenFormat, type Grid } from './grid.ts';
import { cellAt, overDeal } from './timeline.ts';

/** Where the tokens and the charges of each meter stand on the sheet of a deal. */
export interface TokenRows {
  readonly meters: readonly { readonly subject: Subject; readonly tokens: number; readonly charge: number }[];
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

/** Steps 2 to 4: agreed price × tokens, each meter a row. What is split by the minute is stated; everything else follows its inputs. */
export function tokenRows(parts: DealSheetParts, grid: Grid, charges: readonly TokenCharge[], stated: string[]): TokenRows {
  const { terms, timeline, inputs } = parts;
  const lines = linesOf(charges, terms.months);
  const perPrice = inputs.add('Tokens_per_price', 'Tokens that a price is for', 1_000_000, 'tokens', 'prices are for a million tokens');
  const section = (title: string): void => void grid.add({ kind: 'head', value: title });
  const whole = unshared(parts);
  section(`Agreed price of a million tokens, ${terms.currency}`);
  const prices = lines.map((line) => priceRow(parts, grid, line, stated));
  section('Tokens');
  const counts = lines.map((line) => countRow(parts, grid, line, whole, stated));
  section(`Charges for tokens, ${terms.currency}`);
  const meters = lines.map((line, place) => {
    const row = grid.rows.length + 1;
    grid.add(...monthRow(line.label, terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'sum', formula: `${column}${counts[place]}/${perPrice}*${column}${prices[place]}`, format: money })), row));
    return { subject: line.subject, tokens: counts[place] ?? 0, charge: row };
  });
  const sum = grid.rows.length + 1;
  const [first, last] = [meters[0]?.charge, meters.at(-1)?.charge];
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

/** The charges as they would be if no share of the deal sent traffic elsewhere: what shares are parts of. */
function unshared({ terms, usage, knowledge }: DealSheetParts): readonly MeterLine[] {
  if (terms.shares === undefined || terms.shares.length === 0) return [];
  const { shares: _shares, ...rest } = terms;
  const split = splitTraffic(rest, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  return linesOf(tokenCharges(rest, split.traffic, pricing(rest, knowledge.book).card).charges, terms.months);
}

function countRow(parts: DealSheetParts, grid: Grid, line: MeterLine, whole: readonly MeterLine[], stated: string[]): number {
  const { terms, timeline, used, inputs, prefix } = parts;
  const source = sharePart(parts, line, whole);
  const of = source?.line ?? line;
  const values = overMonths(parts, of);
  const isSplit = source === undefined && line.sentBy !== '';
  const from = isSplit ? `stated: split by the minute under ${parts.title}` : 'usage files';
  const usedRow = used.row(isSplit ? `${line.label} (${prefix})` : of.label, from, values, tokenFormat);
  if (isSplit) stated.push(`${line.label}: its tokens are split by the minute (${line.sentBy}); they do not follow when volumes or PTU change.`);
  const factor = isSplit ? '' : `*${inputs.add('Volume_factor', 'All volumes times', 1, 'count', 'for what-if: 1 is the usage as it stands')}`;
  const row = grid.rows.length + 1;
  grid.add(...monthRow(line.label, 'tokens', overDeal(timeline, terms, (_, column) => ({ kind: 'sum', formula: `${cellAt(used.grid, usedRow, column)}${factor}${source === undefined ? '' : `*${source.part}`}`, format: tokenFormat })), row, 'sum', tokenFormat));
  return row;
}

/** The row that a share takes its part of, and the part as a formula; undefined where it is no plain part of one row. */
function sharePart({ terms, prefix, inputs }: DealSheetParts, line: MeterLine, whole: readonly MeterLine[]): { readonly line: MeterLine; readonly part: string } | undefined {
  const place = Number(/^shares\[(\d+)\]$/.exec(line.sentBy)?.[1] ?? Number.NaN);
  const rule = terms.shares?.[place];
  if (rule === undefined) return undefined;
  const { subject } = line;
  const of = whole.find(({ subject: other, run }) => run === line.run && other.tier === 'standard' && other.workload === subject.workload && other.model === subject.model && other.scope === subject.scope && other.region === subject.region && other.context === subject.context && other.kind === subject.kind);
  const [batch, priority] = [share(rule.batchPercent), share(rule.priorityPercent)];
  const part = subject.tier === 'batch' ? batch : subject.tier === 'priority' ? priority : subtract(subtract({ coefficient: 1n, scale: 0 }, batch), priority);
  const fits = of !== undefined && line.byMonth.every((charge, month) => compare(round(charge?.tokens ?? zero, 6, 'half-even'), round(multiply(of.byMonth[month]?.tokens ?? zero, part), 6, 'half-even')) === 0);
  if (!fits) return undefined;
  const names = [inputs.add(`${prefix}_shares_${place}_batch`, `shares[${place}]: part that goes by batch`, batch, 'share', 'deal file'), inputs.add(`${prefix}_shares_${place}_priority`, `shares[${place}]: part that goes by priority`, priority, 'share', 'deal file')];
  return { line: of, part: subject.tier === 'batch' ? (names[0] ?? '') : subject.tier === 'priority' ? (names[1] ?? '') : `(1-${names.join('-')})` };
}

/** Tokens by column of the timeline. */
function overMonths({ timeline, terms }: DealSheetParts, line: MeterLine): (Decimal | undefined)[] {
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, charge] of line.byMonth.entries()) values[timeline.column(terms, month) - firstMonthColumn] = charge?.tokens;
  return values;
}

interface Priced {
  readonly formula: string;
  readonly value: Decimal;
}

function priceRow(parts: DealSheetParts, grid: Grid, line: MeterLine, stated: string[]): number {
  const { terms, timeline, rates, prefix } = parts;
  const months = monthsFrom(monthOf(terms.start), terms.months);
  const on = months.map((month, place) => line.byMonth[place]?.days?.[0] ?? firstDay(month));
  const list = listRows(parts, line, on);
  const live = on.map((day, month) => agreed(parts, line.subject, day, month, list));
  const holds = live.every((made, month) => {
    const charged = line.byMonth[month]?.line.rate;
    return charged === undefined || (made !== undefined && compare(made.value, charged) === 0);
  });
  const row = grid.rows.length + 1;
  if (holds) {
    grid.add(...noSum(monthRow(line.label, terms.currency, overDeal(timeline, terms, (month) => ({ kind: 'sum', formula: live[month]?.formula ?? 'SUM(0)', format: price })), row)));
    return row;
  }
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, charge] of line.byMonth.entries()) values[timeline.column(terms, month) - firstMonthColumn] = charge?.line.rate;
  const at = rates.row(`${line.label}: agreed price (${prefix})`, 'stated: a cap on new models, or a price that changes within the month', values, price);
  stated.push(`${line.label}: its price is stated as Parley worked it out (${[...new Set(line.byMonth.flatMap((charge) => charge?.line.source ?? []))].join(', ')}); it does not follow when those terms change.`);
  grid.add(...noSum(monthRow(line.label, terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'sum', formula: cellAt(rates.grid, at, column), format: price })), row)));
  return row;
}

/** Prices are not added up. */
function noSum<Row>([label, unit, , ...months]: readonly Row[]): (Row | undefined)[] {
  return [label, unit, undefined, ...months];
}

interface ListRows {
  readonly byDay: (day: Day, month: number) => Priced | undefined;
  readonly atStart: (month: number) => Priced | undefined;
}

/** List of the meter on the days that count, and on the start day, as rows of the sheet Rates. */
function listRows({ terms, timeline, knowledge, rates }: DealSheetParts, line: MeterLine, on: readonly Day[]): ListRows {
  const { subject } = line;
  const meter: Meter = { model: subject.model, scope: subject.scope, tier: subject.tier, context: subject.context ?? 'short', kind: subject.kind ?? 'input' };
  const listed = (day: Day) => lookUp(knowledge.book, meter, subject.region, listDay(terms, day));
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, day] of on.entries()) values[timeline.column(terms, month) - firstMonthColumn] = listed(day)?.perMillion;
  const currency = terms.exchange?.listCurrency ?? terms.currency;
  const bare = line.label.replace(/^.*?: /, '').replace(/, (?:spilled from|by) [^,]*?(?= in |$)/, '');
  const from = (day: Day): string => `${currency} a million; ${terms.rateBook}, from ${listed(day)?.from ?? 'nothing listed'}, seen ${listed(day)?.seen ?? ''}`;
  const row = rates.row(`List: ${bare}${terms.listPrices === 'frozen' ? `, as of ${terms.start}` : ''}`, from(on[0] ?? terms.start), values, price);
  const start = listed(terms.start)?.perMillion;
  let startRow: number | undefined;
  return {
    byDay: (day, month) => {
      const value = listed(day)?.perMillion;
      return value && { value, formula: cellAt(rates.grid, row, columnName(timeline.column(terms, month))) };
    },
    atStart: (month) => {
      if (start === undefined) return undefined;
      startRow ??= rates.row(`List on ${terms.start}: ${bare}`, from(terms.start), timeline.months.map(() => start), price);
      return { value: start, formula: cellAt(rates.grid, startRow, columnName(timeline.column(terms, month))) };
    },
  };
}

/** Step 3: what the rate rule makes of list, held by price protection. */
function agreed(parts: DealSheetParts, subject: Subject, on: Day, month: number, list: ListRows): Priced | undefined {
  const { terms, prefix, inputs } = parts;
  const ruled = ruledPrice(parts, subject, on, list.byDay(on, month));
  const place = mostSpecific(terms.priceProtection, (rule) => matches(rule.match, subject));
  const rule = place === undefined ? undefined : terms.priceProtection[place];
  const start = rule === undefined ? undefined : ruledPrice(parts, subject, terms.start, list.atStart(month));
  if (ruled === undefined || rule === undefined || start === undefined) return ruled;
  const years = wholeYearsBetween(terms.start, on);
  const raised = (name: string, sign: '+' | '-') => (years === 0 ? start.formula : `${start.formula}*(1${sign}${name})^${inputs.add(`Deal_years_${years}`, `Whole deal years after which a price is looked at: ${years}`, years, 'count', 'calendar')}`);
  let made = ruled;
  if (rule.capPercentPerYear !== undefined) {
    const name = inputs.add(`${prefix}_protection_${place}_cap`, `priceProtection[${place}]: cap a year`, share(rule.capPercentPerYear), 'share', 'deal file');
    made = { value: least(made.value, multiply(start.value, power(more(rule.capPercentPerYear), years))), formula: `MIN(${made.formula},${raised(name, '+')})` };
  }
  if (rule.floorPercentPerYear !== undefined) {
    const name = inputs.add(`${prefix}_protection_${place}_floor`, `priceProtection[${place}]: floor a year`, share(rule.floorPercentPerYear), 'share', 'deal file');
    made = { value: greatest(made.value, multiply(start.value, power(less(rule.floorPercentPerYear), years))), formula: `MAX(${made.formula},${raised(name, '-')})` };
  }
  return rule.passCuts ? made : { value: greatest(made.value, start.value), formula: `MAX(${made.formula},${start.formula})` };
}

function ruledPrice({ terms, prefix, inputs }: DealSheetParts, subject: Subject, on: Day, list: Priced | undefined): Priced | undefined {
  const converted = list && inCurrency(terms, prefix, inputs, on, list);
  const place = mostSpecific(terms.rates, (each) => matches(each.match, subject) && (each.from ?? on) <= on && on <= (each.until ?? on));
  const rule: RateRule | undefined = place === undefined ? undefined : terms.rates[place];
  if (rule === undefined) return converted;
  if (rule.price.kind === 'fixed') return { value: rule.price.perMillion, formula: inputs.add(`${prefix}_rates_${place}_price`, `rates[${place}]: fixed price of a million tokens`, rule.price.perMillion, 'price', 'deal file') };
  if (converted === undefined) return undefined;
  const name = inputs.add(`${prefix}_rates_${place}_discount`, `rates[${place}]: discount on list`, share(rule.price.percent), 'share', 'deal file');
  return { value: multiply(converted.value, less(rule.price.percent)), formula: `${converted.formula}*(1-${name})` };
}

function inCurrency(terms: DealSheetParts['terms'], prefix: string, inputs: DealSheetParts['inputs'], on: Day, list: Priced): Priced | undefined {
  if (terms.exchange === undefined) return list;
  const place = terms.exchange.rates.findLastIndex(({ from }) => from <= on);
  const rate = terms.exchange.rates[place];
  return rate && { value: multiply(list.value, rate.rate), formula: `${list.formula}*${inputs.add(`${prefix}_exchange_${place}`, `exchange.rates[${place}]: ${terms.currency} for one ${terms.exchange.listCurrency} from ${rate.from}`, rate.rate, 'price', 'deal file')}` };
}
