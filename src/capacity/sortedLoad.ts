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
  const busy = stretches.filter((stretch) => stretch.load > 0 && stretch.minutes > 0);
  // A year has half a million minutes; most loads of a plan have two hundred stretches.
  const order = busy.length > 5000 ? fallingOrder(Float64Array.from(busy, (stretch) => stretch.load)) : Array.from(busy.keys()).sort((a, b) => (busy[b]?.load ?? 0) - (busy[a]?.load ?? 0) || a - b);
  const count = busy.length;
  const sums = { minutes: new Float64Array(count + 1), tokens: new Float64Array(count + 1), value: new Float64Array(count + 1), worth: new Float64Array(count + 1) };
  const loads = new Float64Array(count);
  let [minutes, tokens, value, worth] = [0, 0, 0, 0];
  for (let place = 0; place < count; place++) {
    const stretch = busy[order[place] ?? 0];
    if (stretch === undefined) continue;
    loads[place] = stretch.load;
    sums.minutes[place + 1] = minutes += stretch.minutes;
    sums.tokens[place + 1] = tokens += stretch.minutes * stretch.load;
    sums.value[place + 1] = value += stretch.minutes * stretch.value;
    sums.worth[place + 1] = worth += stretch.minutes * stretch.load * stretch.value;
  }
  return { minutes: stretches.reduce((total, stretch) => total + stretch.minutes, 0), tokens, payAsYouGo: worth, loads, sums };
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
