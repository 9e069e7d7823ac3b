import type { DealTerms } from '../deal/dealTerms.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { helpsOf, meanOf, sumOf, worstOf, type Interval } from './figures.ts';
import { familyUses, type FamilyUse } from './listIndex.ts';
import { levelsOf } from './simulate/listPaths.ts';
import type { UsagePaths } from './simulate/usagePaths.ts';

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

/** Use, level of the list, and their product, of each deal year, all models together; and the last two model by model where there are paths enough. */
function candidatesFor(terms: DealTerms, paths: UsagePaths, book: RateBook): readonly Candidate[] {
  const families = familyUses(terms, paths, book);
  const years = [...Map.groupBy(Array.from({ length: terms.months }, (_, month) => month), (month) => Math.floor(month / 12)).values()];
  const use = years.map((months) => summed(paths.count, families.flatMap(({ used, expected }) => months.map((month) => ({ values: used[month], expected: expected[month] ?? 0 })))));
  const { list } = paths;
  if (list === undefined) return use;
  const levels = levelsOf(list);
  // What a cap is worth hangs on how far list rises above its start, so that is known beside the level itself.
  const marks = [(level: number): number => level, (level: number): number => Math.max(0, level - 1)];
  const priced = (of: readonly FamilyUse[]): readonly Candidate[] => marks.flatMap((mark) =>
    years.flatMap((months) => {
      const parts = of.flatMap(({ levels: at, used, expected }) => months.map((month) => {
        const marked = (at[month] ?? new Float64Array(paths.count)).map(mark);
        const mean = list.chances?.[month]?.reduce((total, chance, place) => total + chance * mark(levels[place] ?? 1), 0) ?? meanOf(marked);
        const due = expected[month] ?? 0;
        return { level: { values: marked.map((value) => value * due), expected: due * mean }, both: { values: marked.map((value, path) => value * (used[month]?.[path] ?? 0)), expected: due * mean } };
      }));
      return [summed(paths.count, parts.map(({ level }) => level)), summed(paths.count, parts.map(({ both }) => both))];
    }),
  );
  const together = [...use, ...priced(families)];
  const each = families.length * marks.length * 2 * years.length;
  return families.length > 1 && paths.count >= pathsEach * (together.length + each) ? [...together, ...families.flatMap((family) => priced([family]))] : together;
}

/** Several things known of every path, added up. */
function summed(count: number, parts: readonly { readonly values: Float64Array | undefined; readonly expected: number }[]): Candidate {
  const values = new Float64Array(count);
  for (const part of parts) for (let path = 0; path < count; path++) values[path] = (values[path] ?? 0) + (part.values?.[path] ?? 0);
  return { values, expected: parts.reduce((total, { expected }) => total + expected, 0) };
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
