import { addMonths, dayNumber, daysInMonth, firstDay, lastDay, monthOf, monthsBetween, monthsFrom, type Day, type Month } from '../base/calendar.ts';
import { toDouble, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { kinds, type Scope } from '../rates/meter.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { Grain, UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { grainOf } from '../deal/grainOf.ts';
import type { RateCard } from '../deal/rateCard.ts';
import { tokenList } from '../deal/listPrice.ts';
import { sortedColumns, type LoadColumns, type SortedLoad } from './sortedLoad.ts';
import { tokenCounts } from '../deal/traffic.ts';
import type { RateBook } from '../rates/rateBook.ts';

/** Where provisioned throughput would be deployed. */
export interface Deployment {
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
}

/** The standard and provisioned traffic of one deployment as a load that PTU could serve. */
export interface ServableLoad {
  readonly load: SortedLoad;
  /** The same in order of time, quiet stretches included. */
  readonly inTime: LoadColumns;
  /** What one input-equivalent token of each stretch is worth by other measures, beside what it costs under the deal. */
  readonly worths: {
    /** Pay-as-you-go at list. */
    readonly list: Float64Array;
    /** At list, what its cached tokens cost pay-as-you-go more than the load they are for a PTU. */
    readonly cached: Float64Array;
    /** At list by priority processing; undefined where a price is missing. */
    readonly priority: Float64Array | undefined;
  };
  readonly grain: Grain;
  /** First and last period, as the usage writes them. */
  readonly from: string;
  readonly to: string;
  /** What of each calendar month the load covers: 1 for a whole one. */
  readonly months: readonly { readonly month: Month; readonly share: number }[];
}

/**
 * The load of `deployment` in `usage`, priced pay-as-you-go at the deal's rates: each row on its own day, one before the deal
 * on the start day. Rows of the finest grain count; undefined where there are none that PTU can serve.
 */
export function servableLoad(terms: DealTerms, usage: UsageSeries, deployment: Deployment, model: PtuModel, card: RateCard, book: RateBook): Outcome<ServableLoad | undefined> {
  const findings: Finding[] = [];
  const own = usage.rows.filter((row) => row.model === deployment.model && row.scope === deployment.scope && row.region === deployment.region && (row.tier === 'standard' || row.tier === 'provisioned'));
  const within = own.filter((row) => isWithin(terms, row));
  const timed = within.length > 0 ? within : own;
  if (within.length === 0 && own.length > 0) findings.push(finding('info', 'sized-on-history', `The usage of ${deployment.model} lies outside the deal's months, so it is priced as on ${terms.start}, the deal's first day: the sizes are for a load like it.`));
  else if (within.length < own.length) findings.push(finding('info', 'sized-within-deal', `${own.length - within.length} rows of ${deployment.model} lie outside the deal's months and are left out.`));
  const grain = (['minute', 'hour', 'day', 'month'] as const).find((each) => timed.some((row) => grainOf(row.at) === each));
  if (grain === undefined) return outcome(undefined, findings);
  const rows = timed.filter((row) => grainOf(row.at) === grain);
  if (rows.length < timed.length) findings.push(finding('info', 'coarser-left-out', `${timed.length - rows.length} rows of ${deployment.model} by a longer period than the ${grain} are left out: the load is taken from those by the ${grain}.`));
  if (grain === 'month' || grain === 'day') findings.push(finding('warning', 'load-spread-evenly', `${deployment.model} is known by the ${grain} only, so its tokens are spread evenly over the minutes: real load has peaks, and PTU looks better here than it is. Bring a request log or usage by the minute.`));
  const unserved = rows.filter((row) => model.weights[row.context] === undefined);
  if (unserved.length > 0) findings.push(finding('warning', 'long-context-unserved', `${unserved.length} rows of ${deployment.model} are long-context requests, which provisioned throughput of this model does not serve: they stay pay-as-you-go whatever the size, and are in none of these figures.`));
  const served = rows.filter((row) => model.weights[row.context] !== undefined);
  const [first, last] = ends(served);
  if (first === undefined || last === undefined) return outcome(undefined, findings);
  const months = coveredMonths(first, last, grain);
  const columns = columnsOf({ terms, model, card, book, grain, findings }, served, months);
  return outcome({ load: sortedColumns(columns.inTime), ...columns, grain, from: first, to: last, months }, findings);
}

function isWithin(terms: DealTerms, row: UsageRow): boolean {
  const month = monthsBetween(monthOf(terms.start), monthOf(row.at));
  return month >= 0 && month < terms.months;
}

function ends(rows: readonly UsageRow[]): [string | undefined, string | undefined] {
  let [first, last]: [string | undefined, string | undefined] = [undefined, undefined];
  for (const { at } of rows) {
    if (first === undefined || at < first) first = at;
    if (last === undefined || at > last) last = at;
  }
  return [first, last];
}

/** The share of each month between the ends; whole months where the first begins and the last ends within their outermost day. */
function coveredMonths(first: string, last: string, grain: Grain): ServableLoad['months'] {
  const [from, until] = [monthOf(first), monthOf(last)];
  const all = monthsFrom(from, monthsBetween(from, until) + 1);
  const whole = grain === 'month' || (first.slice(0, 10) === firstDay(from) && last.slice(0, 10) === lastDay(until));
  if (whole) return all.map((month) => ({ month, share: 1 }));
  return all.map((month) => {
    const minutes = daysInMonth(month) * 1440;
    const begin = month === from ? minuteInMonth(first) : 0;
    const end = month === until ? minuteInMonth(last) + minutesOf[grain] : minutes;
    return { month, share: (end - begin) / minutes };
  });
}

const minutesOf = { minute: 1, hour: 60, day: 1440, month: 0 } as const;

function minuteInMonth(at: string): number {
  return (Number(at.slice(8, 10)) - 1) * 1440 + Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
}

interface Weighing {
  readonly terms: DealTerms;
  readonly model: PtuModel;
  readonly card: RateCard;
  readonly book: RateBook;
  readonly grain: Grain;
  readonly findings: Finding[];
}

/** What all workloads bring in one period together. */
interface Period {
  weighted: number;
  worth: number;
  list: number;
  cached: number;
  priority: number;
}

/** One stretch a period with load and one for each pause between them, in order of time. */
function columnsOf(weighing: Weighing, rows: readonly UsageRow[], months: ServableLoad['months']): Pick<ServableLoad, 'inTime' | 'worths'> {
  const { grain } = weighing;
  const { periods, isPriority } = periodsOf(weighing, rows);
  const width = (at: string): number => (grain === 'month' ? daysInMonth(monthOf(at)) * 1440 : minutesOf[grain]);
  const stretches: [number, Period][] = [];
  const [firstAt] = periods[0] ?? [''];
  let now = months[0]?.share === 1 ? startOf(firstAt.slice(0, 7)) : startOf(firstAt);
  const end = now + Math.round(months.reduce((total, { month, share }) => total + share * daysInMonth(month) * 1440, 0));
  for (const [at, period] of periods) {
    const from = startOf(at);
    if (from > now) stretches.push([from - now, quiet]);
    stretches.push([width(at), period]);
    now = from + width(at);
  }
  if (end > now) stretches.push([end - now, quiet]);
  const each = (of: (period: Period, minutes: number) => number): Float64Array => Float64Array.from(stretches, ([minutes, period]) => of(period, minutes));
  const perToken = (of: (period: Period) => number) => each((period) => (period.weighted === 0 ? 0 : of(period) / period.weighted));
  return {
    inTime: { minutes: each((_, minutes) => minutes), loads: each(({ weighted }, minutes) => weighted / minutes), values: perToken(({ worth }) => worth) },
    worths: { list: perToken(({ list }) => list), cached: perToken(({ cached }) => cached), priority: isPriority ? perToken(({ priority }) => priority) : undefined },
  };
}

const quiet: Period = { weighted: 0, worth: 0, list: 0, cached: 0, priority: 0 };

/** Minutes since 1970 at which a period begins. */
function startOf(at: string): number {
  return dayNumber((at.length === 7 ? `${at}-01` : at.slice(0, 10)) as Day) * 1440 + Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
}

/** By period, in order of time; whether every kind of token has a price by priority. */
function periodsOf({ terms, model, card, book, findings }: Weighing, rows: readonly UsageRow[]): { readonly periods: readonly (readonly [string, Period])[]; readonly isPriority: boolean } {
  const price = pricer(terms, card, book);
  const weights = { short: doubles(model, 'short'), long: doubles(model, 'long') };
  const periods = new Map<string, Period>();
  const unpriced = new Set<string>();
  let isPriority = true;
  for (const row of rows) {
    const period = periods.get(row.at) ?? { ...quiet };
    periods.set(row.at, period);
    const counts = tokenCounts(row);
    const rates = price(row);
    for (let kind = 0; kind < 4; kind++) {
      const tokens = Number(counts[kind as 0]);
      if (tokens === 0) continue;
      const { agreed, list, priority } = rates[kind] ?? { agreed: undefined, list: undefined, priority: undefined };
      if (agreed === undefined) unpriced.add(`${row.context === 'long' ? 'long-context ' : ''}${kinds[kind] ?? ''}`);
      const weight = weights[row.context]?.[kind] ?? 0;
      period.weighted += tokens * weight;
      period.worth += tokens * (agreed ?? 0);
      period.list += tokens * (list ?? agreed ?? 0);
      if (kinds[kind] === 'cached') period.cached += tokens * Math.max(0, (list ?? agreed ?? 0) - weight * (rates[0]?.list ?? 0));
      period.priority += tokens * (priority ?? 0);
      if (priority === undefined) isPriority = false;
    }
  }
  if (unpriced.size > 0) findings.push(finding('error', 'meter-unpriced', `${rows[0]?.model} has no standard price for ${[...unpriced].join(', ')} tokens on the days of use, so their worth is taken as nothing and PTU looks worse here than it is.`, 'rates'));
  return { periods: [...periods].sort(([a], [b]) => (a < b ? -1 : 1)), isPriority };
}

/** Prices of one token of each kind. */
interface TokenPrices {
  readonly agreed: number | undefined;
  readonly list: number | undefined;
  readonly priority: number | undefined;
}

/** What one token costs under the deal, at list and at list by priority, looked up once a day, context and workload. */
function pricer(terms: DealTerms, card: RateCard, book: RateBook): (row: UsageRow) => readonly TokenPrices[] {
  const known = new Map<string, readonly TokenPrices[]>();
  const end = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  const perToken = (perMillion: Decimal | undefined) => perMillion && toDouble(perMillion) / 1_000_000;
  return (row) => {
    const day = row.at.length === 7 ? firstDay(row.at as Month) : (row.at.slice(0, 10) as Day);
    const on = day < terms.start || day > end ? terms.start : day;
    const key = `${on} ${row.context} ${row.workload}`;
    let rates = known.get(key);
    if (rates === undefined) {
      const meter = { model: row.model, scope: row.scope, tier: 'standard' as const, context: row.context };
      rates = kinds.map((kind) => ({
        agreed: perToken(card.agreed({ ...meter, kind }, row.region, row.workload, on)?.perMillion),
        list: perToken(tokenList(terms, book, { ...meter, kind }, row.region, on)?.amount),
        priority: perToken(tokenList(terms, book, { ...meter, tier: 'priority', kind }, row.region, on)?.amount),
      }));
      known.set(key, rates);
    }
    return rates;
  };
}

function doubles(model: PtuModel, context: 'short' | 'long'): readonly number[] | undefined {
  const table = model.weights[context];
  return table && kinds.map((kind) => toDouble(table[kind]));
}
