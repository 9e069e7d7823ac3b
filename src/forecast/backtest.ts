import type { Watch } from '../base/progress.ts';
import { normalQuantile } from '../chance/normal.ts';
import { quantileOfSorted } from '../chance/quantile.ts';
import { weightedIntervalScore } from '../chance/score.ts';
import { weightedQuantile } from '../chance/weighted.ts';
import { correction, type Correction } from './errors/correction.ts';
import { errorPool, type Outlook } from './errors/errorPool.ts';
import type { BacktestDetail, HorizonScore } from './forecast.ts';
import type { History } from './models/outlook.ts';

/** A back-test, and what it teaches about the width of the next ranges. */
export interface Tested {
  readonly backtest: BacktestDetail;
  readonly correction: Correction;
}

/**
 * How forecasts of the same method, each made from what was known at its origin only (errors and their correction included),
 * did on what came later. Scores are taken on logarithms, so that a large series does not outweigh the others.
 */
export function backtest(histories: readonly History[], horizon: number, watch: Watch, label: (period: number) => string = String): Tested {
  const length = Math.max(0, ...histories.map((history) => history.values.length));
  const learning = correction();
  const rows: Row[] = [];
  const seasonal = histories.filter((history) => history.seasons.length > 0).length;
  const origins = originsOf(histories, length, seasonal * horizon > seasonalMost ? originsOfSeasonal : originsMost);
  for (const [index, at] of origins.entries()) {
    watch.signal.throwIfAborted();
    watch.progress(index / origins.length, 'testing forecasts on what came later');
    rows.push(...judge(histories, at, Math.min(horizon, length - 1 - at), learning));
  }
  const byOrigin = groups(rows, (row) => row.origin).map(([period, own]) => ({ from: label(period), coverage80: share(own, (row) => row.reach80 <= edge), months: own.length }));
  if (byOrigin.length < originsLeast || rows.length < monthsLeast) return { backtest: { ...unknown, origins: byOrigin.length }, correction: learning };
  const all = scoreOf(rows);
  return {
    backtest: { ...all, worstOrigin80: Math.min(...byOrigin.map((origin) => origin.coverage80)), origins: byOrigin.length, horizons: groups(rows, (row) => row.ahead).map(([ahead, own]): HorizonScore => ({ ahead, months: own.length, ...scoreOf(own) })), byOrigin },
    correction: learning,
  };
}

const unknown: Omit<BacktestDetail, 'origins'> = { coverage50: undefined, coverage80: undefined, coverage95: undefined, relativeWis: undefined, bias: undefined, medianError: undefined, worstOrigin80: undefined, horizons: [], byOrigin: [] };

/** One month that came, as it was foreseen from one origin. */
interface Row {
  readonly origin: number;
  readonly ahead: number;
  /** What came less what was expected, in logarithms. */
  readonly error: number;
  /** How far from the middle, in units of the half range on its side. */
  readonly reach50: number;
  readonly reach80: number;
  readonly reach95: number;
  readonly wis: number;
  readonly gaussianWis: number;
}

const originsMost = 16;
/** Hundreds of series with hours and weekdays take a second or two an origin. */
const originsOfSeasonal = 6;
const seasonalMost = 5000;
const originsLeast = 3;
const monthsLeast = 10;
/** A naive forecast needs changes to have a spread of its own. */
const countLeast = 4;
/** Where histories are long, the first year only teaches. */
const countToStart = 12;
const levels = [0.5, 0.8, 0.9, 0.95];
/** A constant series is inside its own range of no width, rounding apart. */
const slack = 1e-9;
const edge = 1 + slack;

/** Up to so many periods, evenly spread, from the first at which some history is long enough to the last but one. */
function originsOf(histories: readonly History[], length: number, most: number): number[] {
  const firsts = histories.flatMap(({ learnt, seasons }) => {
    const start = learnt[Math.max(Math.min(Math.max(Math.floor(learnt.length / 3), countLeast), countToStart), 2 * Math.max(0, ...seasons.map((season) => season.length))) - 1];
    return start === undefined ? [] : [start.at];
  });
  const first = Math.min(...firsts);
  const possible = length - 1 - first;
  if (firsts.length === 0 || possible <= 0) return [];
  const count = Math.min(most, possible);
  return Array.from({ length: count }, (_, index) => first + Math.floor(((index + 0.5) * possible) / count));
}

function judge(histories: readonly History[], at: number, horizon: number, learning: Correction): Row[] {
  const pool = errorPool(histories, horizon, at);
  const factor = learning.at(at);
  const rows: Row[] = [];
  const came: { readonly period: number; readonly row: Row }[] = [];
  for (const history of histories) {
    const outlook = pool.outlook(history);
    // A series that ended before the origin has nothing to be judged by.
    if (outlook === undefined || outlook.from.count < countLeast) continue;
    const spread = gaussianSpread(history.values, outlook.from.at);
    for (let target = at + 1; target <= at + horizon; target++) {
      const seen = history.values[target] ?? Number.NaN;
      const ahead = target - outlook.from.at;
      if (Number.isNaN(seen) || ahead > horizon) continue;
      const row = judgeOne(outlook, at, ahead, seen, spread, factor);
      rows.push(row);
      came.push({ period: target, row });
    }
  }
  // What is learnt is how far out months lay of the uncorrected range; it is believed only from the period in which they came.
  for (const { period, row } of came) learning.came(period, row.reach80 * factor, row.reach95 * factor);
  return rows;
}

function judgeOne(outlook: Outlook, origin: number, ahead: number, seen: number, spread: number, factor: number): Row {
  const errors = outlook.errors(ahead);
  const base = weightedQuantile(errors, 0.5);
  const middle = outlook.middle(ahead) + base;
  const ranges = levels.map((level) => ({ level, low: middle + (weightedQuantile(errors, (1 - level) / 2) - base) * factor, high: middle + (weightedQuantile(errors, (1 + level) / 2) - base) * factor }));
  const reach = (index: number): number => {
    const range = ranges[index];
    const half = range === undefined ? 0 : seen >= middle ? range.high - middle : middle - range.low;
    return Math.max(Math.abs(seen - middle) - slack, 0) / Math.max(half, slack);
  };
  const naive = levels.map((level) => {
    const half = normalQuantile((1 + level) / 2) * spread * Math.sqrt(ahead);
    return { level, low: outlook.from.last - half, high: outlook.from.last + half };
  });
  return {
    origin, ahead, error: seen - middle, reach50: reach(0), reach80: reach(1), reach95: reach(3),
    wis: weightedIntervalScore(seen, middle, ranges), gaussianWis: weightedIntervalScore(seen, outlook.from.last, naive),
  };
}

/** Standard deviation of the month-to-month changes up to the origin. */
function gaussianSpread(values: readonly number[], at: number): number {
  const known = values.slice(0, at + 1).filter((value) => !Number.isNaN(value));
  const changes = known.slice(1).map((value, index) => value - (known[index] ?? value));
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
  return Math.sqrt(changes.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(changes.length - 1, 1));
}

function scoreOf(rows: readonly Row[]): Pick<HorizonScore, 'coverage50' | 'coverage80' | 'coverage95' | 'relativeWis' | 'bias' | 'medianError'> {
  const gaussian = rows.reduce((a, row) => a + row.gaussianWis, 0);
  const errors = Float64Array.from(rows, ({ error }) => error).sort();
  const off = Float64Array.from(rows, ({ error }) => Math.abs(Math.exp(-error) - 1)).sort();
  return {
    coverage50: share(rows, (row) => row.reach50 <= edge),
    coverage80: share(rows, (row) => row.reach80 <= edge),
    coverage95: share(rows, (row) => row.reach95 <= edge),
    relativeWis: gaussian > 0 ? rows.reduce((a, row) => a + row.wis, 0) / gaussian : undefined,
    bias: Math.exp(quantileOfSorted(errors, 0.5)),
    medianError: quantileOfSorted(off, 0.5),
  };
}

function share(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

/** Rows by a number, the least first. */
function groups(rows: readonly Row[], by: (row: Row) => number): [number, Row[]][] {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const own = found.get(by(row));
    if (own === undefined) found.set(by(row), [row]);
    else own.push(row);
  }
  return [...found].sort(([a], [b]) => a - b);
}
