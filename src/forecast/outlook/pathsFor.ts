/** How many futures are drawn of so many series. A series' own range is the same with few as with many: its quantiles are evenly spaced; of many series fewer are drawn. */
export function pathsFor(series: number): number {
  return Math.min(1000, Math.max(200, Math.floor(100_000 / Math.max(series, 1))));
}
