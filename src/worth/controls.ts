import { toDouble } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { helpsOf, meanOf, sumOf, worstOf, type Interval } from './figures.ts';
import { simulation } from './simulate/simulation.ts';
import type { UsagePaths } from './simulate/usagePaths.ts';
import { listTerms } from './structures.ts';

/**
 * Means over sampled paths, corrected by what is known about the paths (control variates): how much more was used, how much
 * dearer the list was, and how much both together cost at list than over all paths that could be, deal year by deal year.
 * The correction is a fixed weight for each path, so that means of sums are sums of means.
 */
export interface Controls {
  mean(values: Float64Array): number;
  /** The mean with its interval: what the controls explain is not part of the doubt. */
  interval(values: Float64Array): Interval;
  /** How many controls are in use: none where there are too few paths to fit them. */
  readonly count: number;
}

/** Paths for each control below which a regression would fit noise. */
const pathsEach = 20;

export function controlsOf(terms: DealTerms, paths: UsagePaths, book: RateBook): Controls {
  const { count } = paths;
  const candidates = count < pathsEach ? [] : candidatesFor(terms, paths, book);
  const controls = count < pathsEach * candidates.length ? [] : orthonormal(candidates);
  const weights = new Float64Array(count).fill(1 / count);
  for (const { values, gap } of controls) for (let path = 0; path < count; path++) weights[path] = (weights[path] ?? 0) - gap * (values[path] ?? 0);
  const mean = (values: Float64Array): number => dot(weights, values);
  return {
    mean,
    interval(values) {
      const plain = meanOf(values);
      const rest = values.map((value) => value - plain);
      for (const control of controls) subtractMultiple(rest, control.values, dot(control.values, values));
      const half = 1.959964 * Math.sqrt(dot(rest, rest) / (count - 1 - controls.length) / count);
      const middle = mean(values);
      return { mean: middle, low: middle - half, high: middle + half };
    },
    count: controls.length,
  };
}

/** What something saves, as figures. */
export interface Measured {
  /** Expected cost without it less that with it. */
  readonly alone: Interval;
  /** What it takes off the mean of the dearest 5 in 100 paths. */
  readonly cvar95: number;
  /** Share of the paths on which it saves anything. */
  readonly helps: number;
  /** What the best use could be worth at most; of rights only. */
  readonly atMost?: number;
  /** What somebody who knows every path to its end would save; of rights only. */
  readonly foresight?: number;
}

/** The figures of what is saved on each path; `full` is what each path costs with it. */
export function measured(saved: Float64Array, full: Float64Array, controls: Controls): Measured {
  return { alone: controls.interval(saved), cvar95: worstOf(sumOf(full, saved)) - worstOf(full), helps: helpsOf(saved) };
}

/** Something that is known of every path, and its mean over all paths that could be. */
interface Candidate {
  readonly values: Float64Array;
  readonly expected: number;
}

/** Use, level of the list, and their product, of each deal year; use in money at the list of the rate book. */
function candidatesFor(terms: DealTerms, paths: UsagePaths, book: RateBook): readonly Candidate[] {
  const { support: _support, ...bare } = listTerms(terms);
  const { list, meanFactor, ...still } = paths;
  const used = simulation(still, book, new Map()).byMonth(bare);
  const planned = meanFactor === undefined ? undefined : simulation({ count: 1, columns: paths.columns.map((column) => ({ ...column, factors: Float64Array.of(meanFactor) })) }, book, new Map()).byMonth(bare);
  const expectedUse = used.map((values, month) => planned?.[month]?.[0] ?? meanOf(values));
  const years = [...Map.groupBy(used.keys(), (month) => Math.floor(month / 12)).values()];
  const yearly = (months: readonly number[], of: (month: number, path: number) => number, expected: (month: number) => number): Candidate => ({
    values: Float64Array.from({ length: paths.count }, (_, path) => months.reduce((total, month) => total + of(month, path), 0)),
    expected: months.reduce((total, month) => total + expected(month), 0),
  });
  const use = years.map((months) => yearly(months, (month, path) => used[month]?.[path] ?? 0, (month) => expectedUse[month] ?? 0));
  if (list === undefined) return use;
  const levels = list.levels.map(toDouble);
  // What a cap is worth hangs on how far list rises above its start, so that is known beside the level itself.
  const marks = [(level: number): number => level, (level: number): number => Math.max(0, level - 1)];
  const priced = marks.flatMap((mark) =>
    years.flatMap((months) => {
      const at = (month: number, path: number): number => mark(levels[list.places[month]?.[path] ?? 0] ?? 1);
      const mean = (month: number): number => list.chances?.[month]?.reduce((total, chance, place) => total + chance * mark(levels[place] ?? 1), 0) ?? meanOf(Float64Array.from(list.places[month] ?? [], (place) => mark(levels[place] ?? 1)));
      const both = (month: number): number => (expectedUse[month] ?? 0) * mean(month);
      return [yearly(months, (month, path) => (expectedUse[month] ?? 0) * at(month, path), both), yearly(months, (month, path) => (used[month]?.[path] ?? 0) * at(month, path), both)];
    }),
  );
  return [...use, ...priced];
}

/** A control with mean zero and length one, at right angles to the others, and how far its sample mean was from what it should be. */
interface Control {
  readonly values: Float64Array;
  readonly gap: number;
}

function orthonormal(candidates: readonly Candidate[]): readonly Control[] {
  const controls: Control[] = [];
  for (const { values, expected } of candidates) {
    const mean = meanOf(values);
    const rest = values.map((value) => value - mean);
    const whole = Math.sqrt(dot(rest, rest));
    let gap = mean - expected;
    for (const control of controls) {
      const along = dot(control.values, rest);
      subtractMultiple(rest, control.values, along);
      gap -= along * control.gap;
    }
    const length = Math.sqrt(dot(rest, rest));
    // What is no news beside the others would only add noise.
    if (length <= 1e-9 * whole || length === 0) continue;
    controls.push({ values: rest.map((value) => value / length), gap: gap / length });
  }
  return controls;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let place = 0; place < a.length; place++) total += (a[place] ?? 0) * (b[place] ?? 0);
  return total;
}

function subtractMultiple(from: Float64Array, of: Float64Array, times: number): void {
  for (let place = 0; place < from.length; place++) from[place] = (from[place] ?? 0) - times * (of[place] ?? 0);
}
