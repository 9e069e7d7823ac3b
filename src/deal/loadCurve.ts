import { decimal, type Decimal } from '../base/decimal.ts';
import type { LoadShape } from '../usage/loadShape.ts';

/** Digits carried behind the point while traffic is divided; lines round to 12 afterwards. */
export const guardDigits = 40;
/** One, in units of 10^−guardDigits. */
export const whole = 10n ** BigInt(guardDigits);

/**
 * How tokens of a period are spread over its minutes, busiest first: the busiest share `at` of the minutes carries the share
 * `portion` of the tokens. Both rise to `whole`, and between two points the load is level.
 */
export type LoadCurve = readonly CurvePoint[];

export interface CurvePoint {
  readonly at: bigint;
  readonly portion: bigint;
}

/** Every minute carries the same. */
export const levelCurve: LoadCurve = [{ at: whole, portion: whole }];

/** The curve of a shape; level without one. Only the proportions of its shares and loads count. */
export function loadCurve(shape: LoadShape | undefined): LoadCurve {
  if (shape === undefined) return levelCurve;
  const known = curves.get(shape);
  if (known !== undefined) return known;
  const curve = curveOf(shape);
  curves.set(shape, curve);
  return curve;
}

/** What of `load` is above `capacity`, in units of 10^−guardDigits of theirs: both are of the whole period. */
export function overflow(curve: LoadCurve, load: bigint, capacity: bigint): bigint {
  // Up to each point load exceeds capacity by load × portion − capacity × at; it is most where minutes stop being overloaded.
  let [from, until] = [-1, curve.length - 1];
  while (from < until) {
    const middle = Math.ceil((from + until) / 2);
    if (isOverloaded(curve, middle, load, capacity)) from = middle;
    else until = middle - 1;
  }
  const last = curve[from];
  return last === undefined ? 0n : load * last.portion - capacity * last.at;
}

/** A part of the period in which every one of several loads is level: its width, and the portion of each load that falls into it. */
export interface Segment {
  readonly width: bigint;
  readonly portions: readonly bigint[];
}

/** The segments in which several curves meet; their busiest minutes are taken to coincide. */
export function segmentsOf(curves: readonly LoadCurve[]): readonly Segment[] {
  const ends = [...new Set(curves.flatMap((curve) => curve.map((point) => point.at)))].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const segments: Segment[] = [];
  let before = curves.map(() => 0n);
  let from = 0n;
  for (const end of ends) {
    const reached = curves.map((curve) => portionUntil(curve, end));
    segments.push({ width: end - from, portions: reached.map((portion, row) => portion - (before[row] ?? 0n)) });
    [before, from] = [reached, end];
  }
  return segments;
}

const curves = new WeakMap<LoadShape, LoadCurve>();

function curveOf(shape: LoadShape): LoadCurve {
  const steps = shape.steps.filter((step) => step.share > 0).toSorted((a, b) => b.load - a.load);
  const loads = wholeNumbers(steps.map((step) => decimal(step.load)));
  const shares = wholeNumbers(steps.map((step) => decimal(step.share)));
  const allShares = shares.reduce((a, b) => a + b, 0n);
  const allTokens = shares.reduce((total, share, step) => total + share * (loads[step] ?? 0n), 0n);
  if (allTokens <= 0n) return levelCurve;
  let [sharesSoFar, tokensSoFar] = [0n, 0n];
  return steps.map((_, step) => {
    sharesSoFar += shares[step] ?? 0n;
    tokensSoFar += (shares[step] ?? 0n) * (loads[step] ?? 0n);
    return { at: (sharesSoFar * whole) / allShares, portion: (tokensSoFar * whole) / allTokens };
  });
}

/** The values as whole numbers in the same proportion. */
function wholeNumbers(values: readonly Decimal[]): readonly bigint[] {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return values.map((value) => value.coefficient * 10n ** BigInt(scale - value.scale));
}

/** Whether the minutes up to the point, from the one before it, carry more than the capacity. */
function isOverloaded(curve: LoadCurve, place: number, load: bigint, capacity: bigint): boolean {
  const [before, here] = [curve[place - 1], curve[place]];
  if (here === undefined) return false;
  return load * (here.portion - (before?.portion ?? 0n)) > capacity * (here.at - (before?.at ?? 0n));
}

function portionUntil(curve: LoadCurve, end: bigint): bigint {
  let [at, portion] = [0n, 0n];
  for (const point of curve) {
    if (point.at >= end) return portion + ((point.portion - portion) * (end - at)) / (point.at - at);
    [at, portion] = [point.at, point.portion];
  }
  return whole;
}
