import { addMonths, daysInMonth, firstDay, lastDay, monthOf, monthsBetween, monthsFrom, type Day, type Month } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { kinds, type Scope } from '../rates/meter.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { Grain, UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { grainOf } from '../deal/grainOf.ts';
import type { RateCard } from '../deal/rateCard.ts';
import { sortedLoad, type SortedLoad } from './sortedLoad.ts';
import { tokenCounts } from '../deal/traffic.ts';

/** Where provisioned throughput would be deployed. */
export interface Deployment {
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
}

/** The standard and provisioned traffic of one deployment as a load that PTU could serve. */
export interface ServableLoad {
  readonly load: SortedLoad;
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
export function servableLoad(terms: DealTerms, usage: UsageSeries, deployment: Deployment, model: PtuModel, card: RateCard): Outcome<ServableLoad | undefined> {
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
  const stretches = stretchesOf(terms, served, grain, model, card, findings);
  const minutes = months.reduce((total, { month, share }) => total + share * daysInMonth(month) * 1440, 0);
  const busy = stretches.reduce((total, stretch) => total + stretch.minutes, 0);
  if (minutes > busy) stretches.push({ minutes: minutes - busy, load: 0, value: 0 });
  return outcome({ load: sortedLoad(stretches), grain, from: first, to: last, months }, findings);
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

/** One stretch a period with load: what all workloads bring in it together. */
function stretchesOf(terms: DealTerms, rows: readonly UsageRow[], grain: Grain, model: PtuModel, card: RateCard, findings: Finding[]): { minutes: number; load: number; value: number }[] {
  const price = pricer(terms, card);
  const weights = { short: doubles(model, 'short'), long: doubles(model, 'long') };
  const periods = new Map<string, { weighted: number; worth: number }>();
  const unpriced = new Set<string>();
  for (const row of rows) {
    const period = periods.get(row.at) ?? { weighted: 0, worth: 0 };
    periods.set(row.at, period);
    const counts = tokenCounts(row);
    for (let kind = 0; kind < 4; kind++) {
      const tokens = Number(counts[kind as 0]);
      if (tokens === 0) continue;
      const rate = price(row, kind);
      if (rate === undefined) unpriced.add(`${row.context === 'long' ? 'long-context ' : ''}${kinds[kind] ?? ''}`);
      period.weighted += tokens * (weights[row.context]?.[kind] ?? 0);
      period.worth += tokens * (rate ?? 0);
    }
  }
  if (unpriced.size > 0) findings.push(finding('error', 'meter-unpriced', `${rows[0]?.model} has no standard price for ${[...unpriced].join(', ')} tokens on the days of use, so their worth is taken as nothing and PTU looks worse here than it is.`, 'rates'));
  return [...periods].map(([at, { weighted, worth }]) => {
    const minutes = grain === 'month' ? daysInMonth(monthOf(at)) * 1440 : minutesOf[grain];
    return { minutes, load: weighted / minutes, value: weighted === 0 ? 0 : worth / weighted };
  });
}

/** What one token costs pay-as-you-go, looked up once a day, context, workload and kind. */
function pricer(terms: DealTerms, card: RateCard): (row: UsageRow, kind: number) => number | undefined {
  const known = new Map<string, (number | undefined)[]>();
  const end = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  return (row, kind) => {
    const day = row.at.length === 7 ? firstDay(row.at as Month) : (row.at.slice(0, 10) as Day);
    const on = day < terms.start || day > end ? terms.start : day;
    const key = `${on} ${row.context} ${row.workload}`;
    let rates = known.get(key);
    if (rates === undefined) {
      rates = kinds.map((each) => {
        const rate = card.agreed({ model: row.model, scope: row.scope, tier: 'standard', context: row.context, kind: each }, row.region, row.workload, on);
        return rate && toDouble(rate.perMillion) / 1_000_000;
      });
      known.set(key, rates);
    }
    return rates[kind];
  };
}

function doubles(model: PtuModel, context: 'short' | 'long'): readonly number[] | undefined {
  const table = model.weights[context];
  return table && kinds.map((kind) => toDouble(table[kind]));
}
