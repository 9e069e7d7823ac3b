import { decimal, round } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import type { Domain, Issue } from './domain.ts';

/** The Pareto frontier of a domain: what side a has falls from point to point, what side b has rises. Whole units of 10^−`places`. */
export interface Frontier {
  readonly places: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** The value taken on each issue at point number `index`: one package that reaches the point. */
  readonly packageAt: (index: number) => number[];
  readonly reservation: readonly [number, number];
}

/**
 * Every pair of utilities that no other package beats for one side without costing the other, exactly and without
 * looking at packages one by one. Utilities are read as the decimals the file wrote, to at most 12 places, and added
 * as whole numbers; sums are compared at three places fewer, so that thirds that add up to one are one. Throws a
 * Refusal where the numbers are too large for that.
 *
 * Utilities add up over issues, so the frontier of issues 1 to n lies within (frontier of 1 to n−1) + (frontier of n):
 * a partial package that is beaten stays beaten whatever is added to it.
 */
export function frontierOf(domain: Domain): Frontier {
  const fine = placesFor(domain);
  const stages: Stage[] = [];
  let [a, b]: readonly [Float64Array, Float64Array] = [new Float64Array(1), new Float64Array(1)];
  for (const issue of domain.issues) {
    const stage = plus(a, b, optionsOf(issue, fine));
    stages.push(stage);
    [a, b] = [stage.a, stage.b];
  }
  const kept = coarse(a, b);
  const at = (of: Float64Array, index: number) => Math.round((of[index] ?? 0) / guard);
  return {
    places: fine - guardPlaces,
    a: Float64Array.from(kept, (index) => at(a, index)),
    b: Float64Array.from(kept, (index) => at(b, index)),
    packageAt: (index) => packageOf(stages, kept[index] ?? 0),
    reservation: [whole(domain.reservation[0], fine - guardPlaces), whole(domain.reservation[1], fine - guardPlaces)],
  };
}

/** A frontier that grows beyond this is of numbers with more digits than anybody can mean. */
const mostPoints = 4_000_000;

/** Places that are added up and then rounded away. */
const guardPlaces = 3;
const guard = 10 ** guardPlaces;

/** How many decimal places fit: every sum stays a whole number that a double holds exactly. */
function placesFor({ issues, reservation }: Domain): number {
  const largest = (side: 'a' | 'b') => issues.reduce((sum, issue) => sum + issue[side].reduce((most, value) => Math.max(most, Math.abs(value)), 0), 0);
  const sum = Math.max(largest('a'), largest('b'), ...reservation.map(Math.abs), 1);
  const places = Math.min(12, Math.floor(Math.log10(Number.MAX_SAFE_INTEGER / sum)));
  if (!(places >= guardPlaces)) throw new Refusal('too-large', `The utilities of ${domainName(issues)} add up to ${sum}, which is more than can be added exactly. Write them in thousands or in millions.`);
  return places;
}

function domainName(issues: readonly Issue[]): string {
  return issues.length === 1 ? 'the one issue' : `the ${issues.length} issues`;
}

function whole(value: number, places: number): number {
  const { coefficient, scale } = round(decimal(value), places, 'half-even');
  return Number(coefficient * 10n ** BigInt(places - scale));
}

interface Option {
  readonly index: number;
  readonly a: number;
  readonly b: number;
}

/** The values of the issue that no other value beats, best for a first. */
function optionsOf(issue: Issue, places: number): Option[] {
  const options = issue.a.map((value, index): Option => ({ index, a: whole(value, places), b: whole(issue.b[index] ?? 0, places) })).sort((x, y) => y.a - x.a || y.b - x.b);
  let best = Number.NEGATIVE_INFINITY;
  return options.filter(({ b }) => b > best && ((best = b), true));
}

/** A frontier after one more issue, and how each of its points was reached. */
interface Stage {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly before: Int32Array;
  readonly value: Int32Array;
}

/** The frontier of every sum of a point and an option: each option shifts a sorted list, and the lists are merged. */
function plus(a: Float64Array, b: Float64Array, options: readonly Option[]): Stage {
  const most = a.length * options.length;
  if (most > mostPoints) throw new Refusal('too-large', `The frontier of these issues grows beyond ${mostPoints} points. Write utilities with fewer digits, or bargain over fewer issues at once.`);
  const sum = { a: new Float64Array(most), b: new Float64Array(most), before: new Int32Array(most), value: new Int32Array(most) };
  const heads = new Int32Array(options.length);
  const [addA, addB] = [Float64Array.from(options, (option) => option.a), Float64Array.from(options, (option) => option.b)];
  let count = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (;;) {
    let from = -1;
    let [mostA, mostB] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let option = 0; option < heads.length; option++) {
      const shift = addB[option] ?? 0;
      let head = heads[option] ?? 0;
      // What b has rises along the list: all up to here is beaten by what was taken already.
      while (head < b.length && (b[head] ?? 0) + shift <= best) head++;
      heads[option] = head;
      if (head === b.length) continue;
      const [sumA, sumB] = [(a[head] ?? 0) + (addA[option] ?? 0), (b[head] ?? 0) + shift];
      if (sumA > mostA || (sumA === mostA && sumB > mostB)) [from, mostA, mostB] = [option, sumA, sumB];
    }
    if (from < 0) break;
    sum.a[count] = mostA;
    sum.b[count] = mostB;
    sum.before[count] = heads[from] ?? 0;
    sum.value[count] = options[from]?.index ?? 0;
    best = mostB;
    count++;
  }
  return { a: sum.a.slice(0, count), b: sum.b.slice(0, count), before: sum.before.slice(0, count), value: sum.value.slice(0, count) };
}

/** The points that are left when sums are compared without their guard places. */
function coarse(a: Float64Array, b: Float64Array): number[] {
  const kept: number[] = [];
  let best = Number.NEGATIVE_INFINITY;
  let lastA = Number.NaN;
  for (let index = 0; index < a.length; index++) {
    const [atA, atB] = [Math.round((a[index] ?? 0) / guard), Math.round((b[index] ?? 0) / guard)];
    if (atB <= best) continue;
    if (atA === lastA) kept.pop();
    kept.push(index);
    [best, lastA] = [atB, atA];
  }
  return kept;
}

function packageOf(stages: readonly Stage[], point: number): number[] {
  const values: number[] = [];
  let at = point;
  for (const stage of stages.toReversed()) {
    values.unshift(stage.value[at] ?? 0);
    at = stage.before[at] ?? 0;
  }
  return values;
}
