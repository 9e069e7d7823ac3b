/** A mean that lies between low and high 95 times in 100. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function meanOf(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}

/** The mean of the dearest 5 in 100 (CVaR 95), the last of them counted in part. */
export function worstOf(values: Float64Array): number {
  const sorted = values.toSorted().reverse();
  const wanted = values.length * 0.05;
  let [total, taken] = [0, 0];
  for (const value of sorted) {
    const part = Math.min(1, wanted - taken);
    if (part <= 0) break;
    total += value * part;
    taken += part;
  }
  return total / taken;
}

export function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, place) => value - (b[place] ?? 0));
}

export function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, place) => value + (b[place] ?? 0));
}

/** The share of the paths on which it saves anything. */
export function helpsOf(saved: Float64Array): number {
  return saved.filter((amount) => amount > 1e-6).length / saved.length;
}
