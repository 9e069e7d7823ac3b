import { minutesIn, type MinuteTotals, type RollupGrain } from './requestRollup.ts';

/** Parts of a rollup as one, whatever files, days, shards or engines they came from: the same minute, workload, model and context add, and that is the order. */
export function addMinutes<Part extends MinuteTotals>(parts: Iterable<Part>, more: (a: Part, b: Part) => Partial<Part> = () => ({})): Part[] {
  // Minute by minute: to sort a million parts by texts takes longer than to add them up.
  const minutes = Map.groupBy(parts, ({ minute }) => minute);
  const sums: Part[] = [];
  for (const minute of Float64Array.from(minutes.keys()).sort()) {
    let last: Part | undefined;
    for (const part of (minutes.get(minute) ?? []).sort((a, b) => byText(a.workload, b.workload) || byText(a.model, b.model) || Number(a.long) - Number(b.long))) {
      if (last === undefined || last.workload !== part.workload || last.model !== part.model || last.long !== part.long) sums.push((last = part));
      else sums[sums.length - 1] = last = { ...last, requests: last.requests + part.requests, input: last.input + part.input, cached: last.cached + part.cached, output: last.output + part.output, ...more(last, part) };
    }
  }
  return sums;
}

/** The same by the hour or day, told as its first minute. */
export function inGrain(minutes: readonly MinuteTotals[], grain: RollupGrain): readonly MinuteTotals[] {
  const step = minutesIn[grain];
  return grain === 'minute' ? minutes : addMinutes(minutes.map((each) => ({ ...each, minute: Math.floor(each.minute / step) * step })));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
