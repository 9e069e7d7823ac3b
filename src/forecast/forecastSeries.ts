import { assert } from '../base/assert.ts';
import { addMonths, month, monthsBetween, type Month } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded, type Random } from '../base/random.ts';
import { Refusal } from '../base/refusal.ts';
import { quantileOfSorted } from '../chance/quantile.ts';
import { backtest } from './backtest.ts';
import { errorPool, type ErrorPool } from './errors/errorPool.ts';
import type { Forecast, ForecastMonth, SeriesForecast } from './forecast.ts';
import type { PeriodScale } from './periodScale.ts';
import { prepare, type Prepared } from './prepare.ts';
import { sampleFutures, type Chances } from './samplePaths.ts';
import { drawShocks, usualShocks, type ShockKind } from './shocks/shocks.ts';

/** One workload's past: a value a month from `from` on, undefined where a month is not known. Values are not negative. */
export interface SeriesHistory {
  readonly id: string;
  readonly from: Month;
  readonly values: readonly (number | undefined)[];
}

export interface ForecastOptions {
  /** How many months to forecast. */
  readonly months: number;
  readonly seed: number;
  /** Futures sampled; 1,000 where not said. */
  readonly paths?: number;
  /** What hits several series at once; the usual shocks where not said. */
  readonly shocks?: readonly ShockKind[];
}

/** What the months after the last one of any history are expected to bring to each series, as ranges and as futures that belong together. */
export function forecast(history: readonly SeriesHistory[], options: ForecastOptions, watch: Watch): Outcome<Forecast> {
  const start = history.reduce<Month | undefined>((first, { from }) => (first === undefined || from < first ? from : first), undefined) ?? month('2000-01');
  const placed = history.map(({ id, from, values }) => ({ id, start: monthsBetween(start, from), values }));
  const end = Math.max(-1, ...placed.map((series) => series.start + series.values.length - 1));
  return forecastPeriods(placed.map((series) => ({ ...series, after: end })), { period: 'month', label: (period) => addMonths(start, period) }, options, watch);
}

/** A history on numbered periods; its forecast begins with the period behind `after`. */
export interface PeriodHistory {
  readonly id: string;
  /** Number of the period of the first value, 0 or more. */
  readonly start: number;
  readonly after: number;
  readonly values: readonly (number | undefined)[];
}

/** The same for periods of any length, each named by the scale. */
export function forecastPeriods(histories: readonly PeriodHistory[], scale: Pick<PeriodScale, 'period' | 'label'>, options: ForecastOptions, watch: Watch): Outcome<Forecast> {
  const { months, seed, paths = 1000 } = options;
  if (!(Number.isInteger(months) && months >= 1 && months <= monthsMost)) throw new Refusal('invalid', `A forecast reaches 1 to ${monthsMost} periods ahead, not ${months}.`);
  if (!(Number.isInteger(paths) && paths >= 10 && paths <= pathsMost)) throw new Refusal('invalid', `A forecast samples 10 to ${pathsMost} futures, not ${paths}.`);
  const findings: Finding[] = [];
  const prepared = histories.flatMap((history) => {
    const made = prepare(history.id, history.start, history.values, scale.period);
    findings.push(...made.findings);
    return made.value === undefined ? [] : [{ ...history, ...made.value, always: constantOf(history.values) }];
  });
  const periods = Math.max(months, ...prepared.map((series) => series.after + months - (series.learnt.at(-1)?.at ?? series.after)));
  const end = Math.max(0, ...prepared.map((series) => series.after));
  const tested = backtest(prepared, months, { ...watch, progress: (share, doing) => watch.progress((share ?? 0) * shareOfTest, doing) }, (period) => scale.label(period));
  const pool = errorPool(prepared, periods, end);
  const random = seeded(seed);
  const kinds = options.shocks ?? usualShocks;
  const chances: Chances = { paths, kinds, shocks: drawShocks(kinds, paths, periods, random), factor: tested.correction.at(end) };
  const series = prepared.map((each, index): SeriesForecast => {
    watch.signal.throwIfAborted();
    watch.progress(shareOfTest + (1 - shareOfTest) * (index / prepared.length), `forecasting ${each.id}`);
    const labels = Array.from({ length: months }, (_, ahead) => scale.label(each.after + 1 + ahead));
    return { id: each.id, ...(each.stopped ? nothingMore(labels, paths) : futuresOf(each, pool, chances, labels, random)) };
  });
  if (prepared.some((each) => !each.stopped)) findings.push(...findingOnGround(pool, months));
  return outcome({ series, backtest: tested.backtest, seed, shocks: chances.shocks }, few(findings));
}

/** About how much of the work is the back-test. */
const shareOfTest = 0.6;
const monthsMost = 1200;
const pathsMost = 100_000;

function futuresOf(series: PeriodHistory & Prepared & { readonly always: number | undefined }, pool: ErrorPool, chances: Chances, labels: readonly string[], random: Random): Omit<SeriesForecast, 'id'> {
  const outlook = pool.outlook(series);
  assert(outlook !== undefined, `${series.id} has a known value`);
  const first = series.after + 1 - outlook.from.at;
  // A range may reach further than a double; nothing a person would read is that large.
  const plain = (value: number): number => Math.max(Math.exp(Math.min(value, logMost)) - series.shift, 0);
  const paths = Array.from({ length: chances.paths }, () => new Float64Array(labels.length));
  const months = sampleFutures(outlook, chances, first, first + labels.length - 1, random).map(({ rising, order }, index) => {
    const values = series.always === undefined ? rising.map(plain) : around(rising.map(plain), series.always);
    for (const [rank, path] of order.entries()) {
      const months = paths[path];
      if (months !== undefined) months[index] = values[rank] ?? 0;
    }
    return monthOf(labels[index] ?? '', values);
  });
  return { months, paths };
}

const logMost = 650;

/** The one value that a history has wherever it is known. */
function constantOf(values: PeriodHistory['values']): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 1 && known.every((value) => value === known[0]) ? known[0] : undefined;
}

/** Values in rising order moved so that `middle` is exactly their median: what has never changed is not expected to, however far it may. */
function around(rising: Float64Array, middle: number): Float64Array {
  const factor = middle / (quantileOfSorted(rising, 0.5) || 1);
  const [below, above] = [(rising.length - 1) >> 1, rising.length >> 1];
  return rising.map((value, rank) => (rank < below ? Math.min(value * factor, middle) : rank > above ? Math.max(value * factor, middle) : middle));
}

function nothingMore(labels: readonly string[], paths: number): Omit<SeriesForecast, 'id'> {
  return { months: labels.map((name) => monthOf(name, new Float64Array(1))), paths: Array.from({ length: paths }, () => new Float64Array(labels.length)) };
}

function monthOf(name: string, sorted: Float64Array): ForecastMonth {
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return { month: name, p2_5: at(0.025), p5: at(0.05), p10: at(0.1), p50: at(0.5), p90: at(0.9), p95: at(0.95), p97_5: at(0.975) };
}

/** The first findings of each code; of a table of a thousand series the rest are counted. */
function few(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding[]>();
  for (const each of findings) seen.set(each.code, [...(seen.get(each.code) ?? []), each]);
  return [...seen.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined || alike.length <= alikeMost) return alike;
    const rest = alike.slice(alikeMost);
    const names = rest.slice(0, 5).map((each) => each.at).join(', ');
    return [...alike.slice(0, alikeMost), finding(first.severity, first.code, `The same holds for ${rest.length} more series: ${names}${rest.length > 5 ? ', …' : ''}.`)];
  });
}

const alikeMost = 10;

/** Where the ranges come from mostly from public series, their reader should know. */
function findingOnGround(pool: ErrorPool, months: number): Finding[] {
  const share = Math.round((1 - pool.ownShare(months)) * 100);
  if (share < 50) return [];
  return [finding('info', 'range-from-public-series', `How far the last month may lie from its middle is known from this history to ${100 - share} % and from public young series to ${share} % (docs/inside/forecast.md): a longer history makes the range more your own.`)];
}
