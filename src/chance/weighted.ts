import { assert } from '../base/assert.ts';

/** Values of unlike weight, in rising order, with the running share of the weight at the middle of each. */
export interface WeightedSample {
  readonly values: Float64Array;
  /** Rising, between 0 and 1. */
  readonly shares: Float64Array;
}

/** The sample of `values` with their `weights`, made ready for quantiles; weights are not negative and not all zero. */
export function weightedSample(values: readonly number[], weights: readonly number[]): WeightedSample {
  assert(values.length === weights.length && values.length > 0, 'every value has a weight');
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const total = weights.reduce((a, b) => a + b, 0);
  assert(total > 0, 'some weight is above zero');
  let before = 0;
  const shares = Float64Array.from(order, (index) => {
    const weight = weights[index] ?? 0;
    before += weight;
    return (before - weight / 2) / total;
  });
  return { values: Float64Array.from(order, (index) => values[index] ?? 0), shares };
}

/** The `p` quantile: linear between the middles of the weights, which for equal weights is the rule of `quantileOfSorted`. */
export function weightedQuantile(sample: WeightedSample, p: number): number {
  const { values, shares } = sample;
  const last = values.length - 1;
  if (p <= (shares[0] ?? 0)) return values[0] ?? 0;
  if (p >= (shares[last] ?? 1)) return values[last] ?? 0;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 0) <= p) low = middle;
    else high = middle;
  }
  const [left, right] = [shares[low] ?? 0, shares[high] ?? 0];
  const share = right > left ? (p - left) / (right - left) : 0;
  return (values[low] ?? 0) + ((values[high] ?? 0) - (values[low] ?? 0)) * share;
}
