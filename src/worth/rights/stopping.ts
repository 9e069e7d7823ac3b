import { meanOf } from '../figures.ts';

/** When a right can be used once: what using it in a month saves on each path from then on, and what is known then. */
export interface StoppingProblem {
  /** By decision, and then by path: what use saves over the rest of the deal, seen from its end. */
  readonly saved: readonly Float64Array[];
  /** By decision: what is known on each path when it is taken. */
  readonly known: readonly (readonly Float64Array[])[];
}

export interface Stopped {
  /** What the rule saves on each path; each half is valued by the rule that was fitted on the other. */
  readonly saved: Float64Array;
  /** A bound from above: by a martingale that is fitted (Rogers 2002), and never more than knowing every path to its end. */
  readonly atMost: number;
}

/**
 * The worth of a right by least squares (Longstaff and Schwartz 2001): backwards from the last decision, it is used where what
 * use is expected to save, given what is known, is more than what waiting is. Half of the paths fit the rule and the other half
 * is valued by it, and the other way round.
 */
export function stopOptimally(problem: StoppingProblem): Stopped {
  const count = problem.saved[0]?.length ?? 0;
  const halves = [0, 1].map((half) => Array.from({ length: count }, (_, path) => path).filter((path) => path % 2 === half));
  const saved = new Float64Array(count);
  let bound = 0;
  for (const [half, unseen] of halves.entries()) {
    const rule = fitRule(problem, halves[1 - half] ?? []);
    for (const path of unseen) saved[path] = follow(problem, rule, path);
    bound += dualBound(problem, rule, unseen) / 2;
  }
  const foresight = meanOf(Float64Array.from({ length: count }, (_, path) => Math.max(0, ...problem.saved.map((each) => each[path] ?? 0))));
  return { saved, atMost: Math.min(foresight, Math.max(bound, 0)) };
}

/** Coefficients by decision: what use saves, what waiting is worth, and what the next decision's worth is expected to be. */
interface Rule {
  readonly use: readonly Float64Array[];
  readonly wait: readonly Float64Array[];
}

function fitRule({ saved, known }: StoppingProblem, paths: readonly number[]): Rule {
  const use: Float64Array[] = [];
  const wait: Float64Array[] = [];
  const ahead = new Map(paths.map((path) => [path, 0]));
  for (let decision = saved.length - 1; decision >= 0; decision--) {
    const rows = paths.map((path) => basisAt(known[decision] ?? [], path));
    const useHere = leastSquares(rows, paths.map((path) => saved[decision]?.[path] ?? 0));
    const waitHere = leastSquares(rows, paths.map((path) => ahead.get(path) ?? 0));
    for (const [place, path] of paths.entries()) {
      const row = rows[place] ?? [];
      if (valueAt(useHere, row) > Math.max(0, valueAt(waitHere, row))) ahead.set(path, saved[decision]?.[path] ?? 0);
    }
    [use[decision], wait[decision]] = [useHere, waitHere];
  }
  return { use, wait };
}

function follow({ saved, known }: StoppingProblem, rule: Rule, path: number): number {
  for (const [decision, each] of saved.entries()) {
    const row = basisAt(known[decision] ?? [], path);
    if (valueAt(rule.use[decision], row) > Math.max(0, valueAt(rule.wait[decision], row))) return each[path] ?? 0;
  }
  return 0;
}

/** The mean over unseen paths of the best that can be done when every surprise in the fitted worth is taken off. */
function dualBound({ saved, known }: StoppingProblem, rule: Rule, paths: readonly number[]): number {
  const worthAt = (decision: number, row: readonly number[]): number => Math.max(0, valueAt(rule.use[decision], row), valueAt(rule.wait[decision], row));
  let total = 0;
  for (const path of paths) {
    let [martingale, best] = [0, 0];
    for (let decision = 0; decision < saved.length; decision++) {
      const row = basisAt(known[decision] ?? [], path);
      if (decision > 0) martingale += worthAt(decision, row) - Math.max(0, valueAt(rule.wait[decision - 1], basisAt(known[decision - 1] ?? [], path)));
      best = Math.max(best, valueAt(rule.use[decision], row) - martingale);
    }
    // Never using the right is the last choice.
    total += Math.max(best, -martingale);
  }
  return total / paths.length;
}

/** One, each thing known, its square, and the products. */
function basisAt(known: readonly Float64Array[], path: number): readonly number[] {
  const values = known.map((each) => each[path] ?? 0);
  return [1, ...values, ...values.flatMap((a, place) => values.slice(place).map((b) => a * b))];
}

function valueAt(coefficients: Float64Array | undefined, row: readonly number[]): number {
  let total = 0;
  for (let place = 0; place < row.length; place++) total += (coefficients?.[place] ?? 0) * (row[place] ?? 0);
  return total;
}

/** Coefficients of the least squares fit, by the normal equations; what is no news beside the rest gets none. */
function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): Float64Array {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [place, row] of rows.entries()) {
    for (let a = 0; a < size; a++) {
      const line = matrix[a];
      if (line === undefined) continue;
      for (let b = 0; b < size; b++) line[b] = (line[b] ?? 0) + (row[a] ?? 0) * (row[b] ?? 0);
      line[size] = (line[size] ?? 0) + (row[a] ?? 0) * (values[place] ?? 0);
    }
  }
  const solved = new Float64Array(size);
  const used: number[] = [];
  for (let column = 0; column < size; column++) {
    const pivot = matrix[column];
    if (pivot === undefined || Math.abs(pivot[column] ?? 0) <= 1e-9 * rows.length) continue;
    used.push(column);
    for (const [place, line] of matrix.entries()) {
      if (place === column) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = 0; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  for (const column of used) solved[column] = (matrix[column]?.[size] ?? 0) / (matrix[column]?.[column] ?? 1);
  return solved;
}
