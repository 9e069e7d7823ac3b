import { normalQuantile } from '../chance/normal.ts';
import { weightedIntervalScore } from '../chance/score.ts';
import { errorPool, type ErrorPool, type History } from './errors.ts';
import type { Backtest } from './forecast.ts';
import { expected, type Learnt } from './models.ts';

/**
 * How forecasts of the same method, each made from what was known at its origin only (errors included), did on what came
 * later. Scores are taken on logarithms, so that a large series does not outweigh the others.
 */
export function backtest(histories: readonly History[], horizon: number): Backtest {
  const length = Math.max(0, ...histories.map((history) => history.values.length));
  const origins = originsOf(histories, length).map((at) => judge(histories, at, Math.min(horizon, length - 1 - at)));
  const scored = origins.filter((origin) => origin.months > 0);
  const months = scored.reduce((a, origin) => a + origin.months, 0);
  if (scored.length < originsLeast || months < monthsLeast) return { coverage80: undefined, coverage95: undefined, relativeWis: undefined, worstOrigin80: undefined, origins: scored.length };
  const total = (pick: (origin: Judged) => number): number => scored.reduce((a, origin) => a + pick(origin), 0);
  const gaussian = total((origin) => origin.gaussianWis);
  return {
    coverage80: total((origin) => origin.inside80) / months,
    coverage95: total((origin) => origin.inside95) / months,
    relativeWis: gaussian > 0 ? total((origin) => origin.wis) / gaussian : undefined,
    worstOrigin80: Math.min(...scored.map((origin) => origin.inside80 / origin.months)),
    origins: scored.length,
  };
}

interface Judged {
  readonly months: number;
  readonly inside80: number;
  readonly inside95: number;
  readonly wis: number;
  readonly gaussianWis: number;
}

const originsMost = 16;
const originsLeast = 3;
const monthsLeast = 10;
/** A naive forecast needs changes to have a spread of its own. */
const countLeast = 4;
/** Where histories are long, the first year only teaches. */
const countToStart = 12;
const levels = [0.5, 0.8, 0.9, 0.95];

/** Up to sixteen periods, evenly spread, from the first at which some history is long enough to the last but one. */
function originsOf(histories: readonly History[], length: number): number[] {
  const firsts = histories.flatMap(({ learnt }) => {
    const start = learnt[Math.min(Math.max(Math.floor(learnt.length / 3), countLeast), countToStart) - 1];
    return start === undefined ? [] : [start.at];
  });
  const first = Math.min(...firsts);
  const possible = length - 1 - first;
  if (firsts.length === 0 || possible <= 0) return [];
  const count = Math.min(originsMost, possible);
  return Array.from({ length: count }, (_, index) => first + Math.floor(((index + 0.5) * possible) / count));
}

function judge(histories: readonly History[], at: number, horizon: number): Judged {
  const pool = errorPool(histories, horizon, at);
  const judged = { months: 0, inside80: 0, inside95: 0, wis: 0, gaussianWis: 0 };
  const edges = Array.from({ length: horizon }, (_, index) => edgesOf(pool, index + 1));
  for (const { values, learnt } of histories) {
    const origin = learnt.findLast((each) => each.at <= at);
    // A series that ended before the origin has nothing to be judged by.
    if (origin === undefined || origin.count < countLeast) continue;
    const spread = gaussianSpread(values, origin);
    for (let target = at + 1; target <= at + horizon; target++) {
      const seen = values[target] ?? Number.NaN;
      const ahead = target - origin.at;
      if (Number.isNaN(seen) || ahead > horizon) continue;
      const middle = expected(origin, ahead);
      const scale = pool.scale(origin, ahead);
      const error = (edges[ahead - 1] ?? edgesOf(pool, ahead)).map((edge) => middle + edge * scale);
      const ranges = levels.map((level, index) => ({ level, low: error[index * 2 + 1] ?? middle, high: error[index * 2 + 2] ?? middle }));
      const inside = (index: number): number => (seen >= (ranges[index]?.low ?? middle) - slack && seen <= (ranges[index]?.high ?? middle) + slack ? 1 : 0);
      judged.months++;
      judged.inside80 += inside(1);
      judged.inside95 += inside(3);
      judged.wis += weightedIntervalScore(seen, error[0] ?? middle, ranges);
      const normal = levels.map((level) => {
        const reach = normalQuantile((1 + level) / 2) * spread * Math.sqrt(ahead);
        return { level, low: origin.last - reach, high: origin.last + reach };
      });
      judged.gaussianWis += weightedIntervalScore(seen, origin.last, normal);
    }
  }
  return judged;
}

/** A constant series is inside its own range of no width, rounding apart. */
const slack = 1e-9;

function edgesOf(pool: ErrorPool, ahead: number): number[] {
  return [0.5, ...levels.flatMap((level) => [(1 - level) / 2, (1 + level) / 2])].map((p) => pool.quantile(ahead, p));
}

/** Standard deviation of the month-to-month changes up to the origin. */
function gaussianSpread(values: readonly number[], origin: Learnt): number {
  const known = values.slice(0, origin.at + 1).filter((value) => !Number.isNaN(value));
  const changes = known.slice(1).map((value, index) => value - (known[index] ?? value));
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
  return Math.sqrt(changes.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(changes.length - 1, 1));
}
