import type { Watch } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { controlsOf } from '../controls.ts';
import { difference, type Interval } from '../figures.ts';
import type { Simulation } from '../simulate/simulation.ts';
import type { Lever } from './lever.ts';

export interface Indifference {
  /** The number at which the expected cost is the target; undefined where no number of the range does. */
  readonly value: Interval | undefined;
  /** Expected costs: what is to be met, without the lever, and at the ends of its range. */
  readonly cost: { readonly target: number; readonly without: number; readonly from: number; readonly to: number };
  /** Further numbers at which it is met as well, where cost does not move one way only. */
  readonly also: readonly number[];
}

/** Pieces of the range that are looked at for a crossing, so that one between two others is not overlooked. */
const pieces = 16;

/**
 * The number of a lever at which `terms` on `simulated` cost on average what `target` costs on the same paths. The range is cut
 * into pieces and each crossing bisected; its interval is that of the difference there, by the slope of the cost. None is an answer.
 */
export function indifference(terms: DealTerms, simulated: Simulation, book: RateBook, lever: Lever, target: Float64Array, watch: Watch): Indifference {
  const controls = controlsOf(terms, simulated.paths, book);
  const gapAt = (value: number): Float64Array => {
    watch.signal.throwIfAborted();
    const { terms: turned, prices } = lever.at(terms, value);
    return difference(simulated.totals(turned, prices), target);
  };
  const meanAt = (value: number): number => controls.mean(gapAt(value));
  const points = Array.from({ length: pieces + 1 }, (_, piece) => lever.from + ((lever.to - lever.from) * piece) / pieces);
  const gaps = points.map((point, piece) => {
    watch.progress(0.1 + (0.6 * piece) / pieces, 'Looking for the number');
    return meanAt(point);
  });
  const crossings = points.flatMap((point, piece) => {
    const [here, next, end] = [gaps[piece], gaps[piece + 1], points[piece + 1]];
    if (here === 0) return [point];
    if (here === undefined || next === undefined || end === undefined || here * next >= 0) return piece === pieces && here === 0 ? [point] : [];
    return [bisected(meanAt, point, end, here)];
  });
  const goal = controls.mean(target);
  const cost = { target: goal, without: goal + controls.mean(difference(simulated.totals(terms), target)), from: goal + (gaps[0] ?? 0), to: goal + (gaps.at(-1) ?? 0) };
  const [value, ...also] = crossings;
  return { value: value === undefined ? undefined : withDoubt(value), cost, also };

  function withDoubt(mean: number): Interval {
    const step = (lever.to - lever.from) / (pieces * 8);
    const slope = Math.abs(meanAt(Math.min(lever.to, mean + step)) - meanAt(Math.max(lever.from, mean - step))) / (Math.min(lever.to, mean + step) - Math.max(lever.from, mean - step));
    const { low, high } = controls.interval(gapAt(mean));
    const half = slope === 0 ? lever.to - lever.from : (high - low) / 2 / slope;
    return { mean, low: Math.max(lever.from, mean - half), high: Math.min(lever.to, mean + half) };
  }
}

/** The crossing between two numbers whose gaps have opposite signs. */
function bisected(gap: (value: number) => number, start: number, end: number, atStart: number): number {
  let [low, high] = [start, end];
  for (let step = 0; step < 40 && high - low > 1e-9 * Math.max(1, Math.abs(low) + Math.abs(high)); step++) {
    const middle = (low + high) / 2;
    if (gap(middle) * atStart > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
