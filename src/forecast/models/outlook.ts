import { cyclesOf } from './cycles.ts';
import { expected, learn, type Learnt } from './models.ts';
import { addedBy, learnSeason, type Season } from './season.ts';

/** One history, ready to be judged: logarithms by period (NaN is a gap), what was learnt at each known period, and the seasons it shows. */
export interface History {
  readonly values: readonly number[];
  readonly learnt: readonly Learnt[];
  readonly seasons: readonly Season[];
}

export function historyOf(values: readonly number[], period: string): History {
  return { values, learnt: learn(values), seasons: cyclesOf(values, period).map((length) => learnSeason(values, length)) };
}

/** The expected logarithm `ahead` periods after a known period. */
export type Middle = (learnt: Learnt, ahead: number) => number;

/**
 * What a history expects, as could be known at period `until`: where it shows a season, several simple models weighed by how
 * far off each was at the same distance; else half of the trend that the models of `expected` see.
 */
export function middleOf(history: History, until: number): Middle {
  if (history.seasons.length === 0 && firstAfter(history.learnt, until) < longHistory) return halfTrend;
  const models: Middle[] = [halfTrend, expected, (learnt) => learnt.last, (learnt) => learnt.theta.level, ...history.seasons.flatMap((season) => seasonal(history.values, season))];
  const weights: Float64Array[] = [];
  return (learnt, ahead) => {
    const own = (weights[ahead] ??= weightsOf(history, models, until, ahead));
    let sum = 0;
    for (const [index, model] of models.entries()) sum += (own[index] ?? 0) * model(learnt, ahead);
    return sum;
  };
}

/** On young public series half of the trend that the models saw came true (docs/inside/forecast.md). */
function halfTrend(learnt: Learnt, ahead: number): number {
  return (learnt.last + expected(learnt, ahead)) / 2;
}

function seasonal(values: readonly number[], season: Season): Middle[] {
  const { length } = season;
  const decaying = (keeps: number): Middle => (learnt, ahead) => {
    const [fast, slow] = [season.fast[learnt.at] ?? learnt.last, season.slow[learnt.at] ?? learnt.last];
    return slow + (fast - slow) * keeps ** ahead + addedBy(season, learnt.at, ahead);
  };
  return [
    (learnt, ahead) => {
      const before = values[learnt.at + ahead - length * Math.ceil(ahead / length)] ?? Number.NaN;
      return Number.isNaN(before) ? learnt.last : before;
    },
    (learnt, ahead) => {
      const rest = season.learnt[learnt.at];
      return (rest === undefined ? learnt.last : halfTrend(rest, ahead)) + addedBy(season, learnt.at, ahead);
    },
    decaying(0.7),
    decaying(0.95),
  ];
}

/** From so many periods on a history says itself which model suits it. */
const longHistory = 100;
/** A model that was half as far off counts 2^8 times as much: nearly only the best ones speak. */
const sharpness = 8;
const windowsMost = 120;
const missLeast = 1e-6;

function weightsOf(history: History, models: readonly Middle[], until: number, ahead: number): Float64Array {
  const origins = originsOf(history, until, ahead, windowsMost);
  const misses = new Float64Array(models.length).fill(missLeast);
  for (const origin of origins) {
    const seen = history.values[origin.at + ahead] ?? Number.NaN;
    if (Number.isNaN(seen)) continue;
    for (const [index, model] of models.entries()) misses[index] = (misses[index] ?? 0) + Math.abs(seen - model(origin, ahead));
  }
  const least = misses.reduce((a, b) => Math.min(a, b));
  const weights = misses.map((miss) => (least / miss) ** sharpness);
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}

/** Known periods from which a forecast `ahead` could be judged by `until`, once two turns of the longest season were seen; at most `most`, evenly spread and the latest among them. */
export function originsOf(history: History, until: number, ahead: number, most: number): Learnt[] {
  const burn = 2 * Math.max(0, ...history.seasons.map((season) => season.length));
  const { learnt } = history;
  const end = firstAfter(learnt, until - ahead);
  const start = Math.max(firstAfter(learnt, burn - 1), countLeast - 1);
  const possible = end - start;
  if (possible <= 0) return [];
  const step = Math.max(1, coprime(Math.ceil(possible / most), history.seasons[0]?.length ?? 1));
  const origins: Learnt[] = [];
  for (let place = end - 1; place >= start; place -= step) {
    const origin = learnt[place];
    if (origin !== undefined) origins.push(origin);
  }
  return origins;
}

/** Histories shorter than this at an origin say more about their youth than about the method. */
export const countLeast = 4;

/** How many of them were learnt at period `at` or before. */
export function firstAfter(learnt: readonly Learnt[], at: number): number {
  let [low, high] = [0, learnt.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((learnt[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The step, or the next larger one that meets every place of the season. */
function coprime(step: number, season: number): number {
  return commonDivisor(step, season) === 1 || step === 1 ? step : coprime(step + 1, season);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
