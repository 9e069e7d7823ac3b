import { decimal, type Decimal } from '../base/decimal.ts';

/** How the traffic of a workload varies within a month: so many minutes at such a load. Only proportions count; the order of the steps does not. */
export interface LoadShape {
  readonly steps: readonly LoadStep[];
}

export interface LoadStep {
  /** Weight of the step: minutes, or any whole number in proportion to them. */
  readonly minutes: number;
  /** Load in these minutes, relative to anything that is the same for all steps. */
  readonly load: number;
}

/** Digits carried behind the point while traffic is divided; lines round to 12 afterwards. */
export const guardDigits = 40;
/** One, in units of 10^−guardDigits. */
export const whole = 10n ** BigInt(guardDigits);

/** A part of the period in which every row's load is level: its width, and each row's portion of its own tokens that falls into it. */
export interface Segment {
  /** Share of the period's minutes, in units of 10^−guardDigits; the widths of all segments add up to `whole`. */
  readonly width: bigint;
  /** One entry a row, in units of 10^−guardDigits; a row's portions over all segments add up to `whole`. */
  readonly portions: readonly bigint[];
}

/** The segments of a period in which rows of these shapes meet; a row without a shape is level. Busiest minutes are taken to coincide. */
export function segmentsOf(shapes: readonly (LoadShape | undefined)[]): readonly Segment[] {
  const curves = shapes.map((shape) => curveOf(shape));
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

/** Up to share `at` of the period's minutes, busiest first, share `portion` of the tokens has come. Both end at `whole`. */
interface CurvePoint {
  readonly at: bigint;
  readonly portion: bigint;
}

function curveOf(shape: LoadShape | undefined): readonly CurvePoint[] {
  const level = [{ at: whole, portion: whole }];
  if (shape === undefined) return level;
  const steps = shape.steps.filter((step) => step.minutes > 0).toSorted((a, b) => b.load - a.load);
  const loads = wholeNumbers(steps.map((step) => decimal(step.load)));
  const minutes = wholeNumbers(steps.map((step) => decimal(step.minutes)));
  const allMinutes = minutes.reduce((a, b) => a + b, 0n);
  const allTokens = minutes.reduce((total, count, step) => total + count * (loads[step] ?? 0n), 0n);
  if (allTokens <= 0n) return level;
  let [minutesSoFar, tokensSoFar] = [0n, 0n];
  return steps.map((_, step) => {
    minutesSoFar += minutes[step] ?? 0n;
    tokensSoFar += (minutes[step] ?? 0n) * (loads[step] ?? 0n);
    return { at: (minutesSoFar * whole) / allMinutes, portion: (tokensSoFar * whole) / allTokens };
  });
}

/** The values as whole numbers in the same proportion. */
function wholeNumbers(values: readonly Decimal[]): readonly bigint[] {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return values.map((value) => value.coefficient * 10n ** BigInt(scale - value.scale));
}

/** Between two points the curve is straight: within a step the load is level. */
function portionUntil(curve: readonly CurvePoint[], end: bigint): bigint {
  let [at, portion] = [0n, 0n];
  for (const point of curve) {
    if (point.at >= end) return point.at === at ? point.portion : portion + ((point.portion - portion) * (end - at)) / (point.at - at);
    [at, portion] = [point.at, point.portion];
  }
  return whole;
}
