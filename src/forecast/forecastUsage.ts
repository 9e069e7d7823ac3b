import { addMonths, daysInMonth, monthsBetween, monthsFrom, type Month } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { Forecast, ForecastMonth } from './forecast.ts';
import { forecast, type SeriesHistory } from './forecastSeries.ts';
import type { ShockKind } from './shocks/shocks.ts';
import { recentMixes, rowsOf, type Mix } from './mix.ts';

export interface UsageForecastOptions {
  /** The first month wanted: that of the deal's start. */
  readonly from: Month;
  readonly months: number;
  readonly seed: number;
  /** Futures sampled for the ranges; 1,000 where not said. */
  readonly paths?: number;
  /** How many of them come back as usage to be billed, one month-grain series each, spread over the totals of all; all where not said. */
  readonly futures?: number;
  /** What hits several workloads at once; the usual shocks where not said. */
  readonly shocks?: readonly ShockKind[];
  /** Months that the history holds only in part ("2026-11"): they are left out, so that half a month is not read as a fall. */
  readonly partial?: readonly string[];
}

/** A forecast of the tokens (prompt and completion) of each workload, and futures of the same as usage that a deal can be priced on. */
export interface UsageForecast {
  readonly forecast: Forecast;
  /** What each workload's tokens were made of lately. */
  readonly mixes: ReadonlyMap<string, Mix>;
  readonly futures: readonly UsageSeries[];
}

/**
 * What each workload will use in the months asked for. Months are compared by tokens a day, so that February is no fall;
 * a future's tokens are split over models, scopes, tiers and kinds as the last three full months were.
 */
export function forecastUsage(history: UsageSeries, options: UsageForecastOptions, watch: Watch): Outcome<UsageForecast> {
  if (history.grain !== 'month') throw new Refusal('invalid', `Usage is forecast by month, and this usage is by ${history.grain}: add it up to months first.`);
  const partial = new Set(options.partial ?? []);
  const rows = history.rows.filter((row) => !partial.has(row.at));
  const [first, last] = [rows[0]?.at as Month | undefined, rows.at(-1)?.at as Month | undefined];
  if (first === undefined || last === undefined) throw new Refusal('invalid', 'There is no full month of usage to forecast from: bring an export that covers at least one whole month.');
  const findings: Finding[] = [...partialFindings(options.partial ?? [], history)];
  const lead = monthsBetween(last, options.from) - 1;
  if (lead < 0) throw new Refusal('invalid', `The months asked for begin with ${options.from}, and usage is known to ${last}: ask for months from ${addMonths(last, 1)} on.`);
  if (lead > 12) findings.push(finding('warning', 'history-old', `The last full month of usage is ${last}, ${lead + 1} months before ${options.from}; what happened in between is part of the range.`));
  const totals = dailyTotals(rows, partial, first, last, findings);
  const made = forecast(totals, { months: lead + options.months, seed: options.seed, ...(options.paths === undefined ? {} : { paths: options.paths }), ...(options.shocks === undefined ? {} : { shocks: options.shocks }) }, watch);
  const wanted = monthsFrom(options.from, options.months);
  const byMonth = {
    ...made.value,
    // Months ahead are counted from the first month asked for; what came before it has shown in usage already.
    shocks: made.value.shocks.map((events) => events.map((event) => ({ ...event, ahead: event.ahead - lead })).filter(({ ahead }) => ahead > 0)),
    series: made.value.series.map(({ id, months, paths }) => ({
      id,
      months: months.slice(lead).map((month) => scaled(month, daysInMonth(month.month as Month))),
      paths: paths.map((path) => path.slice(lead).map((value, index) => value * daysInMonth(wanted[index] ?? options.from))),
    })),
  };
  const mixes = recentMixes(rows, last);
  return outcome({ forecast: byMonth, mixes, futures: futuresOf(byMonth, mixes, wanted, options.futures ?? Number.POSITIVE_INFINITY) }, [...findings, ...made.findings]);
}

function partialFindings(partial: readonly string[], history: UsageSeries): Finding[] {
  const held = partial.filter((at) => history.rows.some((row) => row.at === at));
  if (held.length === 0) return [];
  return [finding('info', 'month-partial', `${held.join(', ')} ${held.length === 1 ? 'is' : 'are'} not covered whole by the files, so the forecast is made without ${held.length === 1 ? 'it' : 'them'}.`)];
}

/** Tokens a day of each workload by month, from its first month on. */
function dailyTotals(rows: readonly UsageRow[], partial: ReadonlySet<string>, first: Month, last: Month, findings: Finding[]): SeriesHistory[] {
  const seen = new Set(rows.map((row) => row.at));
  const byWorkload = new Map<string, Map<string, bigint>>();
  for (const row of rows) {
    const months = byWorkload.get(row.workload) ?? new Map<string, bigint>();
    byWorkload.set(row.workload, months);
    months.set(row.at, (months.get(row.at) ?? 0n) + row.input + row.output);
  }
  const missing = monthsFrom(first, monthsBetween(first, last) + 1).filter((month) => !seen.has(month) && !partial.has(month));
  if (missing.length > 0) findings.push(finding('warning', 'usage-gap', `No usage at all is known for ${missing.join(', ')}: the files have a gap there. The forecast is made without ${missing.length === 1 ? 'that month' : 'those months'}, not with zero.`));
  return [...byWorkload].map(([id, months]) => {
    const began = [...months.keys()].reduce((a, b) => (b < a ? b : a)) as Month;
    // A workload that the files saw begin ran for a part of its first month only: read as a whole one, it would be the steepest growth of all.
    const launched = began > first && monthsBetween(began, last) >= launchSeen;
    if (launched) findings.push(finding('info', 'launch-month', `${id} began in ${began}; its growth is read from the month after, the first whole one.`, id));
    const from = launched ? addMonths(began, 1) : began;
    const own = monthsFrom(from, monthsBetween(from, last) + 1);
    const values = own.map((month) => {
      const tokens = months.get(month);
      if (tokens !== undefined) return Number(tokens) / daysInMonth(month);
      // A month without a row is zero where the files cover it, unless the workload ran right before and after: then a row is more likely lost.
      return seen.has(month) && !(months.has(addMonths(month, -1)) && (months.has(addMonths(month, 1)) || month === last)) ? 0 : undefined;
    });
    const lost = own.filter((month, index) => values[index] === undefined && seen.has(month));
    if (lost.length > 0) findings.push(finding('info', 'workload-gap', `${id} has no row for ${lost.join(', ')} though other workloads do; it is read as not known, not as zero. If it was switched off, say so with a row of zero tokens.`, id));
    return { id, from, values };
  });
}

/** Whole months after the first that are enough to do without it. */
const launchSeen = 3;

function scaled(month: ForecastMonth, days: number): ForecastMonth {
  const { month: name, p2_5, p5, p10, p50, p90, p95, p97_5 } = month;
  return {
    month: name, p5: p5 * days, p10: p10 * days, p50: p50 * days, p90: p90 * days, p95: p95 * days,
    ...(p2_5 === undefined ? {} : { p2_5: p2_5 * days }), ...(p97_5 === undefined ? {} : { p97_5: p97_5 * days }),
  };
}

function futuresOf(made: Forecast, mixes: ReadonlyMap<string, Mix>, months: readonly Month[], most: number): UsageSeries[] {
  return spreadPaths(made, most).map((path) => ({
    grain: 'month' as const,
    rows: months.flatMap((at, index) => made.series.flatMap((series) => rowsOf(at, series.id, wholeTokens(series.paths[path]?.[index] ?? 0), mixes.get(series.id)))),
  }));
}

/** Which paths stand for all where fewer are wanted: the middle one of each of `most` equal groups by total, so that few futures spread as many do. */
export function spreadPaths(made: Forecast, most: number): number[] {
  const count = made.series[0]?.paths.length ?? 0;
  const all = Array.from({ length: count }, (_, path) => path);
  if (most >= count) return all;
  const totals = all.map((path) => made.series.reduce((sum, series) => (series.paths[path]?.reduce((a, b) => a + b, sum) ?? sum), 0));
  const order = all.toSorted((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0) || a - b);
  return Array.from({ length: most }, (_, group) => order[Math.floor(((group + 0.5) * count) / most)] ?? 0).toSorted((a, b) => a - b);
}

/** No month of any workload comes near 2^63 tokens, the most a usage file can say. */
function wholeTokens(value: number): bigint {
  return BigInt(Math.round(Math.min(value, tokensMost)));
}

const tokensMost = 9e18;
