import { wholeYearsBetween, type Day } from '../../base/calendar.ts';
import { greatest, least, multiply, power, type Decimal } from '../../base/decimal.ts';
import type { Match, RateRule } from '../../deal/dealTerms.ts';
import { listDay } from '../../deal/listPrice.ts';
import { matches, mostSpecific, type Subject } from '../../deal/match.ts';
import { less, more, share } from '../../deal/percent.ts';
import { lookUp } from '../../rates/lookUp.ts';
import { showMeter, type Meter } from '../../rates/meter.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, firstMonthColumn, price } from './grid.ts';
import { cellAt } from './timeline.ts';

/** A price as a formula, and what it comes to. */
export interface Priced {
  readonly formula: string;
  readonly value: Decimal;
}

/** Steps 2 and 3 for one meter: list, the rate rule, price protection and the cap on new models, in the month and as of the day that counts; undefined where nothing is listed. */
export function agreedPrice(parts: DealSheetParts, subject: Subject, days: readonly Day[]): (month: number) => Priced | undefined {
  const list = listRows(parts, subject, days);
  const { newModels } = parts.terms;
  const cap = newModels?.capOverPredecessorPercent;
  const before = cap === undefined ? undefined : newModels?.predecessors[subject.model];
  const predecessor = before === undefined ? undefined : agreedPrice(parts, { ...subject, model: before }, days);
  return (month) => {
    const held = protectedPrice(parts, subject, days[month] ?? parts.terms.start, month, list);
    const most = predecessor?.(month);
    if (held === undefined || most === undefined || cap === undefined) return held;
    const name = parts.inputs.add(`${parts.prefix}_newModels_cap`, 'A new model costs at most this much more than its predecessor', share(cap), 'share', 'deal file: newModels');
    return { value: least(held.value, multiply(most.value, more(cap))), formula: `MIN(${held.formula},(${most.formula})*(1+${name}))` };
  };
}

interface ListRows {
  readonly byDay: (day: Day, month: number) => Priced | undefined;
  readonly atStart: (month: number) => Priced | undefined;
}

/** List of the meter on the days that count, and on the start day, as rows of the sheet Rates. */
function listRows({ terms, timeline, knowledge, rates }: DealSheetParts, subject: Subject, on: readonly Day[]): ListRows {
  const meter: Meter = { model: subject.model, scope: subject.scope, tier: subject.tier, context: subject.context ?? 'short', kind: subject.kind ?? 'input' };
  const listed = (day: Day) => lookUp(knowledge.book, meter, subject.region, listDay(terms, day));
  const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  for (const [month, day] of on.entries()) values[timeline.column(terms, month) - firstMonthColumn] = listed(day)?.perMillion;
  const currency = terms.exchange?.listCurrency ?? terms.currency;
  const bare = `${showMeter(meter)} in ${subject.region}`;
  const from = (days: readonly Day[]): string => {
    const rate = days.map(listed).find((each) => each !== undefined);
    return rate === undefined ? 'not listed' : `${currency} a million; ${terms.rateBook}, from ${rate.from}, seen ${rate.seen}`;
  };
  const asOf = terms.listPrices === 'frozen' ? `, as of ${terms.start}` : '';
  const start = listed(terms.start)?.perMillion;
  // A row is stated when a formula first reads it: a fixed price needs none.
  let [row, startRow]: (number | undefined)[] = [];
  return {
    byDay: (day, month) => {
      const value = listed(day)?.perMillion;
      if (value === undefined) return undefined;
      row ??= rates.row(`List: ${bare}${asOf}`, from(on), values, price);
      return { value, formula: cellAt(rates.grid, row, columnName(timeline.column(terms, month))) };
    },
    atStart: (month) => {
      if (start === undefined) return undefined;
      startRow ??= rates.row(`List on ${terms.start}: ${bare}`, from([terms.start]), timeline.months.map(() => start), price);
      return { value: start, formula: cellAt(rates.grid, startRow, columnName(timeline.column(terms, month))) };
    },
  };
}

/** What the rate rule makes of list, held by price protection. */
function protectedPrice(parts: DealSheetParts, subject: Subject, on: Day, month: number, list: ListRows): Priced | undefined {
  const { terms, prefix, inputs } = parts;
  const ruled = ruledPrice(parts, subject, on, () => list.byDay(on, month));
  const place = mostSpecific(terms.priceProtection, (rule) => matches(rule.match, subject));
  const rule = place === undefined ? undefined : terms.priceProtection[place];
  const start = rule === undefined ? undefined : ruledPrice(parts, subject, terms.start, () => list.atStart(month));
  if (ruled === undefined || rule === undefined || start === undefined) return ruled;
  const years = wholeYearsBetween(terms.start, on);
  const raised = (name: string, sign: '+' | '-') => (years === 0 ? start.formula : `${start.formula}*(1${sign}${name})^${inputs.shared(`Deal_years_${years}`, `Whole deal years after which a price is looked at: ${years}`, years, 'count', 'calendar')}`);
  let made = ruled;
  if (rule.capPercentPerYear !== undefined) {
    const name = inputs.add(`${prefix}_protection_${place}_cap`, `Prices rise by at most, a year${onWhat(rule.match)}`, share(rule.capPercentPerYear), 'share', `deal file: priceProtection[${place}]`);
    made = { value: least(made.value, multiply(start.value, power(more(rule.capPercentPerYear), years))), formula: `MIN(${made.formula},${raised(name, '+')})` };
  }
  if (rule.floorPercentPerYear !== undefined) {
    const name = inputs.add(`${prefix}_protection_${place}_floor`, `Prices fall by at most, a year${onWhat(rule.match)}`, share(rule.floorPercentPerYear), 'share', `deal file: priceProtection[${place}]`);
    made = { value: greatest(made.value, multiply(start.value, power(less(rule.floorPercentPerYear), years))), formula: `MAX(${made.formula},${raised(name, '-')})` };
  }
  return rule.passCuts ? made : { value: greatest(made.value, start.value), formula: `MAX(${made.formula},${start.formula})` };
}

function ruledPrice(parts: DealSheetParts, subject: Subject, on: Day, listed: () => Priced | undefined): Priced | undefined {
  const { terms, prefix, inputs } = parts;
  const place = mostSpecific(terms.rates, (each) => matches(each.match, subject) && (each.from ?? on) <= on && on <= (each.until ?? on));
  const rule: RateRule | undefined = place === undefined ? undefined : terms.rates[place];
  const dated = rule?.from === undefined && rule?.until === undefined ? '' : `, ${rule.from === undefined ? '' : `from ${rule.from} `}${rule.until === undefined ? '' : `until ${rule.until}`}`.trimEnd();
  if (rule?.price.kind === 'fixed') return { value: rule.price.perMillion, formula: inputs.add(`${prefix}_rates_${place}_price`, `Fixed price of a million tokens${onWhat(rule.match)}${dated}`, rule.price.perMillion, 'price', `deal file: rates[${place}]`) };
  const list = listed();
  const converted = list && inCurrency(parts, on, list);
  if (rule === undefined || converted === undefined) return converted;
  const name = inputs.add(`${prefix}_rates_${place}_discount`, `Discount on list${onWhat(rule.match, ': ')}${dated}`, share(rule.price.percent), 'share', `deal file: rates[${place}]`);
  return { value: multiply(converted.value, less(rule.price.percent)), formula: `${converted.formula}*(1-${name})` };
}

/** A list price in the deal's currency, at the rate of a day; undefined where the deal says none. */
export function inCurrency({ terms, prefix, inputs }: DealSheetParts, on: Day, list: Priced): Priced | undefined {
  if (terms.exchange === undefined) return list;
  const place = terms.exchange.rates.findLastIndex(({ from }) => from <= on);
  const rate = terms.exchange.rates[place];
  return rate && { value: multiply(list.value, rate.rate), formula: `${list.formula}*${inputs.add(`${prefix}_exchange_${place}`, `${terms.currency} for one ${terms.exchange.listCurrency}, from ${rate.from}`, rate.rate, 'price', `deal file: exchange.rates[${place}]`)}` };
}

/** " on gpt-5.4, gpt-5 output", as a person says what a rule is about; '' where it is about everything. */
export function onWhat(match: Match, before = ' on '): string {
  const named = Object.values(match).filter((listed): listed is readonly string[] => listed !== undefined).map((listed) => listed.join(', '));
  return named.length === 0 ? '' : `${before}${named.join(' ')}`;
}
