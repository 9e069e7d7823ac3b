/** A central range said to hold `level` of 1: 0.8 for "80 in 100". */
export interface LevelRange {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The weighted interval score of a forecast that said `median` and `ranges` when `seen` came: smaller is better, in the
 * unit of the values. It is the mean absolute error for a bare median and close to the CRPS for many ranges
 * (Bracher, Ray, Gneiting and Reich 2021, equation 1).
 */
export function weightedIntervalScore(seen: number, median: number, ranges: readonly LevelRange[]): number {
  let total = Math.abs(seen - median) / 2;
  for (const { level, low, high } of ranges) {
    const alpha = 1 - level;
    total += (alpha / 2) * (high - low) + Math.max(low - seen, 0) + Math.max(seen - high, 0);
  }
  return total / (ranges.length + 0.5);
}
