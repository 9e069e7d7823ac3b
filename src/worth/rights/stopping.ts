import { leastSquares, valueAt } from './leastSquares.ts';

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
  /**
   * By how much the best use could beat the rule at most: a dual bound (Rogers 2002; Haugh and Kogan 2004) less the rule, on
   * paths that taught neither. On every path it is the best that could be done with what is a surprise taken off, less what the
   * rule did with the same taken off, so it is never below zero of itself and is not held against the value.
   */
  readonly gap: number;
  /** What somebody who knows the path to its end would save, path by path: a bound that no fit enters. */
  readonly foresight: Float64Array;
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
  let slack = 0;
  for (const [half, unseen] of halves.entries()) {
    const taught = halves[1 - half] ?? [];
    const rule = fitRule(problem, taught);
    const part = partTaken(problem, rule, taught);
    for (const path of unseen) {
      const seen = walk(problem, rule, path);
      saved[path] = seen.used === undefined ? 0 : (problem.saved[seen.used]?.[path] ?? 0);
      slack += slackOf(problem, seen, path, part);
    }
  }
  const foresight = Float64Array.from({ length: count }, (_, path) => problem.saved.reduce((best, each) => Math.max(best, each[path] ?? 0), 0));
  return { saved, gap: count === 0 ? 0 : slack / count, foresight };
}

/** Coefficients by decision: what use saves, what waiting is worth under the rule, and what the right is expected to be worth at the next decision. */
interface Rule {
  readonly use: readonly Float64Array[];
  readonly wait: readonly Float64Array[];
  readonly next: readonly Float64Array[];
}

function fitRule({ saved, known }: StoppingProblem, paths: readonly number[]): Rule {
  const use: Float64Array[] = [];
  const wait: Float64Array[] = [];
  const next: Float64Array[] = [];
  const ahead = new Float64Array(paths.length);
  let worth = new Float64Array(paths.length);
  for (let decision = saved.length - 1; decision >= 0; decision--) {
    const rows = paths.map((path) => basisAt(known[decision] ?? [], path));
    const here = Float64Array.from(paths, (path) => saved[decision]?.[path] ?? 0);
    const [useHere, waitHere, nextHere] = leastSquares(rows, [here, ahead, worth]);
    worth = new Float64Array(paths.length);
    for (const [place, row] of rows.entries()) {
      const [used, waited] = [valueAt(useHere, row), Math.max(0, valueAt(waitHere, row))];
      if (used > waited) ahead[place] = here[place] ?? 0;
      worth[place] = Math.max(used, waited);
    }
    [use[decision], wait[decision], next[decision]] = [useHere ?? none, waitHere ?? none, nextHere ?? none];
  }
  return { use, wait, next };
}

const none = new Float64Array();

/** A path as the rule sees it. */
interface Walk {
  /** What use is expected to save, by decision. */
  readonly use: Float64Array;
  /** What has been a surprise in the worth of the right so far, by decision. */
  readonly surprise: Float64Array;
  /** The decision that uses the right; undefined where none does. */
  readonly used: number | undefined;
}

function walk({ saved, known }: StoppingProblem, rule: Rule, path: number): Walk {
  const [use, surprise] = [new Float64Array(saved.length), new Float64Array(saved.length)];
  let [sofar, expected] = [0, 0];
  let used: number | undefined;
  for (let decision = 0; decision < saved.length; decision++) {
    const row = basisAt(known[decision] ?? [], path);
    const [here, wait] = [valueAt(rule.use[decision], row), Math.max(0, valueAt(rule.wait[decision], row))];
    if (decision > 0) sofar += Math.max(here, wait) - expected;
    expected = valueAt(rule.next[decision], row);
    [use[decision], surprise[decision]] = [here, sofar];
    if (used === undefined && here > wait) used = decision;
  }
  return { use, surprise, used };
}

/** How much of a surprise is taken off: of what the worth of the right did so far, and of what use saves from a month on. Any part gives a bound; the nearest is wanted. */
interface Part {
  readonly before: number;
  readonly after: number;
}

/** By how much the best that could be done on a path beats the rule, with surprises taken off both. */
function slackOf({ saved }: StoppingProblem, { use, surprise, used }: Walk, path: number, { before, after }: Part): number {
  // Never using the right is the last choice.
  const never = -before * (surprise.at(-1) ?? 0);
  let [best, done] = [never, never];
  for (let decision = 0; decision < saved.length; decision++) {
    const amount = saved[decision]?.[path] ?? 0;
    const left = amount - after * (amount - (use[decision] ?? 0)) - before * (surprise[decision] ?? 0);
    if (left > best) best = left;
    if (decision === used) done = left;
  }
  return best - done;
}

/** The parts that bring the bound nearest, on the paths that taught the rule. */
function partTaken(problem: StoppingProblem, rule: Rule, paths: readonly number[]): Part {
  const stride = Math.max(1, Math.floor(paths.length / 2000));
  const walks = paths.flatMap((path, place) => (place % stride === 0 ? [{ path, seen: walk(problem, rule, path) }] : []));
  let [nearest, least]: [Part, number] = [{ before: 0, after: 0 }, Number.POSITIVE_INFINITY];
  for (const before of tenths) {
    for (const after of tenths) {
      const slack = walks.reduce((total, { path, seen }) => total + slackOf(problem, seen, path, { before, after }), 0);
      if (slack < least) [nearest, least] = [{ before, after }, slack];
    }
  }
  return nearest;
}

const tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** One, each thing known as it is and with its ends drawn in, and of the latter the squares and products: so that far ends do not bend the fit. */
function basisAt(known: readonly Float64Array[], path: number): readonly number[] {
  const values = known.map((each) => each[path] ?? 0);
  const held = values.map((value) => value / (1 + Math.abs(value)));
  return [1, ...values, ...held, ...held.flatMap((a, place) => held.slice(place).map((b) => a * b))];
}
