import type { LoadColumns } from './sortedLoad.ts';

/** What a number of PTU serves of a load, minute by minute in their order. */
export interface Replay {
  /** Input-equivalent tokens. */
  readonly served: number;
  readonly spilled: number;
  /** What the spilled ones cost pay-as-you-go. */
  readonly spilledWorth: number;
  /** Served over what could have been. */
  readonly utilisation: number;
  /** Share of minutes with load in which something spilled: the risk of meeting 429 in a minute in which one asks. */
  readonly minutesAtRisk: number;
  /** The longest run of such minutes. */
  readonly longestRun: number;
}

/**
 * The load poured over `capacity` tokens a minute, with what `depth` seconds of it can put off: load above capacity waits in the
 * bucket until it is full, and spills. Within a minute the load is taken as level; a log of single requests tells more (pour).
 */
export function replayLoad({ minutes, loads, values }: LoadColumns, capacity: number, depth = 0): Replay {
  const brim = (capacity * depth) / 60;
  let [level, served, spilled, spilledWorth, possible, busy, atRisk, run, longestRun] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let place = 0; place < loads.length; place++) {
    const [width, load] = [minutes[place] ?? 0, loads[place] ?? 0];
    const [came, leaks] = [load * width, capacity * width];
    const over = Math.max(0, level + came - leaks - brim);
    level = Math.min(brim, Math.max(0, level + came - leaks));
    possible += leaks;
    served += came - over;
    spilled += over;
    spilledWorth += over * (values[place] ?? 0);
    if (load > 0) busy += width;
    run = over > 0 ? run + width : 0;
    if (over > 0) atRisk += width;
    longestRun = Math.max(longestRun, run);
  }
  return { served, spilled, spilledWorth, utilisation: possible === 0 ? 0 : served / possible, minutesAtRisk: busy === 0 ? 0 : atRisk / busy, longestRun };
}
