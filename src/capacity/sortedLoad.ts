import { fallingOrder } from './fallingOrder.ts';

/** A stretch of minutes with a level load, and what a token of it costs pay-as-you-go. */
export interface LoadStretch {
  readonly minutes: number;
  /** Input-equivalent tokens a minute. */
  readonly load: number;
  /** Price of one input-equivalent token pay-as-you-go. */
  readonly value: number;
}

/** A load sorted once, busiest minutes first, so that every further size or price is answered by one search. */
export interface SortedLoad {
  /** All minutes, those without load included. */
  readonly minutes: number;
  /** Input-equivalent tokens, and what they cost pay-as-you-go. */
  readonly tokens: number;
  readonly payAsYouGo: number;
  /** Loads a minute, falling. */
  readonly loads: Float64Array;
  /** Over the busiest stretches up to a place: minutes; tokens; minutes × value; tokens × value. */
  readonly sums: { readonly minutes: Float64Array; readonly tokens: Float64Array; readonly value: Float64Array; readonly worth: Float64Array };
}

/** The stretches in falling order of load, with running sums. */
export function sortedLoad(stretches: readonly LoadStretch[]): SortedLoad {
  return sortedColumns({ minutes: Float64Array.from(stretches, (each) => each.minutes), loads: Float64Array.from(stretches, (each) => each.load), values: Float64Array.from(stretches, (each) => each.value) });
}

/** Stretches as columns: a year of minutes in three arrays. */
export interface LoadColumns {
  readonly minutes: Float64Array;
  /** Input-equivalent tokens a minute. */
  readonly loads: Float64Array;
  /** Price of one input-equivalent token pay-as-you-go. */
  readonly values: Float64Array;
}

/** The same from columns, which for half a million minutes is a third of the time. */
export function sortedColumns({ minutes: widths, loads: levels, values }: LoadColumns): SortedLoad {
  // A year has half a million minutes; most loads of a plan have two hundred stretches.
  const order = levels.length > 2000 ? fallingOrder(levels) : Array.from(levels.keys()).sort((a, b) => (levels[b] ?? 0) - (levels[a] ?? 0) || a - b);
  const count = levels.length;
  const sums = { minutes: new Float64Array(count + 1), tokens: new Float64Array(count + 1), value: new Float64Array(count + 1), worth: new Float64Array(count + 1) };
  const loads = new Float64Array(count);
  let [minutes, tokens, value, worth, busy] = [0, 0, 0, 0, 0];
  for (let place = 0; place < count; place++) {
    const from = order[place] ?? 0;
    const [load, width] = [levels[from] ?? 0, widths[from] ?? 0];
    if (load <= 0) break;
    if (width <= 0) continue;
    const each = width * (values[from] ?? 0);
    loads[busy++] = load;
    sums.minutes[busy] = minutes += width;
    sums.tokens[busy] = tokens += width * load;
    sums.value[busy] = value += each;
    sums.worth[busy] = worth += each * load;
  }
  let all = 0;
  for (let place = 0; place < widths.length; place++) all += widths[place] ?? 0;
  const kept = (of: Float64Array): Float64Array => of.subarray(0, busy + 1);
  return { minutes: all, tokens, payAsYouGo: worth, loads: loads.subarray(0, busy), sums: { minutes: kept(sums.minutes), tokens: kept(sums.tokens), value: kept(sums.value), worth: kept(sums.worth) } };
}

/** What lies above `level` tokens a minute: its tokens and what they cost pay-as-you-go. */
export function above({ loads, sums }: SortedLoad, level: number): { readonly tokens: number; readonly cost: number } {
  const place = countAbove(loads, level);
  return {
    tokens: Math.max(0, (sums.tokens[place] ?? 0) - level * (sums.minutes[place] ?? 0)),
    cost: Math.max(0, (sums.worth[place] ?? 0) - level * (sums.value[place] ?? 0)),
  };
}

/** The load that no more than `share` of all minutes exceed; 0 where so many are quiet. */
export function loadAt({ loads, sums, minutes }: SortedLoad, share: number): number {
  const limit = minutes * share;
  let [from, until] = [0, loads.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((sums.minutes[middle + 1] ?? 0) > limit * (1 + 1e-12)) until = middle;
    else from = middle + 1;
  }
  return loads[from] ?? 0;
}

/** The level at which minutes × value of what is still above it first reach `wanted`: the value-weighted quantile; 0 where they never do. */
export function levelWorth({ loads, sums }: SortedLoad, wanted: number): number {
  let [from, until] = [0, loads.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((sums.value[middle + 1] ?? 0) >= wanted) until = middle;
    else from = middle + 1;
  }
  return loads[from] ?? 0;
}

function countAbove(loads: Float64Array, level: number): number {
  let [from, until] = [0, loads.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((loads[middle] ?? 0) > level) from = middle + 1;
    else until = middle;
  }
  return from;
}
