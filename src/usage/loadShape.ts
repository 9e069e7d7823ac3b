/** How load is spread over minutes: `share` of all minutes carries `load` times the mean. Rising by load; shares add up to 1. */
export interface LoadStep {
  readonly share: number;
  readonly load: number;
}

export interface LoadShape {
  readonly steps: readonly LoadStep[];
}

/** Load that never changes: what a history without minutes is taken for, with a finding by whoever does so. */
export const evenShape: LoadShape = { steps: [{ share: 1, load: 1 }] };

/** Minutes at the top that are kept one by one: spillover is decided there. */
const keptSingly = 40;
/** Steps for all the minutes below. */
const stepsBelow = 160;

/**
 * The shape of minute loads, minutes without load included: at most 200 steps whose mean is 1. Each step is the mean of its
 * minutes, so what a block of any size serves is met to the width of a step and the total is met exactly.
 */
export function shapeOf(loads: Float64Array): LoadShape {
  const sorted = loads.toSorted();
  const mean = sumOf(sorted, 0, sorted.length) / sorted.length;
  if (sorted.length === 0 || mean === 0) return evenShape;
  const steps: LoadStep[] = [];
  const below = Math.max(0, sorted.length - keptSingly);
  let from = 0;
  for (let step = 1; step <= stepsBelow && from < below; step++) {
    const until = Math.round((below * step) / stepsBelow);
    if (until <= from) continue;
    steps.push(stepOf(sorted, from, until, mean));
    from = until;
  }
  for (let at = below; at < sorted.length; at++) steps.push(stepOf(sorted, at, at + 1, mean));
  return { steps };
}

function stepOf(sorted: Float64Array, from: number, until: number, mean: number): LoadStep {
  return { share: (until - from) / sorted.length, load: sumOf(sorted, from, until) / (until - from) / mean };
}

function sumOf(values: Float64Array, from: number, until: number): number {
  let total = 0;
  for (let at = from; at < until; at++) total += values[at] ?? 0;
  return total;
}
