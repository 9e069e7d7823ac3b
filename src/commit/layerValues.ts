import { toDouble } from '../base/decimal.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { Scope } from '../rates/meter.ts';
import { above, type SortedLoad } from '../capacity/sortedLoad.ts';

/** What serving the load of one model in one month saves, over all paths on average. */
export interface ModelMonth {
  readonly ptu: PtuModel;
  /** The month's load on each path. */
  readonly loads: readonly SortedLoad[];
}

/** What `size` PTU save on average against pay-as-you-go. */
export function savedBy({ ptu, loads }: ModelMonth, size: number): number {
  const level = size * toDouble(ptu.inputTpmPerPtu);
  return loads.reduce((total, load) => total + load.payAsYouGo - above(load, level).cost, 0) / Math.max(1, loads.length);
}

/**
 * What each further unit of `unit` PTU saves, falling: the merged layers of all models that share a pool of reservations. The
 * units of a smallest deployment, or of a step, are worth alike. Units that save nothing are not listed.
 */
export function layerValues(models: readonly ModelMonth[], scope: Scope, unit: number): number[] {
  const values = models.flatMap((of) => {
    const own: number[] = [];
    let [size, saved] = [0, 0];
    for (let next = of.ptu.minimum[scope]; ; next += of.ptu.increment[scope]) {
      const reached = savedBy(of, next);
      const each = ((reached - saved) / (next - size)) * unit;
      if (!(each > 0)) return own;
      for (let count = 0; count < (next - size) / unit; count++) own.push(each);
      [size, saved] = [next, reached];
    }
  });
  return values.sort((a, b) => b - a);
}

/** The most that any number of units saves in a month, and the sizes to deploy for it. */
export interface PoolSavings {
  /** By units held, from none; never falling. */
  readonly most: Float64Array;
  /** PTU to deploy of each model where so many units are held. */
  sizes(units: number): readonly number[];
}

/** What up to `units` units save when each model is deployed in sizes that exist: one model after the other, each size tried. */
export function poolSavings(models: readonly ModelMonth[], scope: Scope, unit: number, units: number): PoolSavings {
  let most = new Float64Array(units + 1);
  const chosen: Int32Array[] = [];
  for (const of of models) {
    const joined = most.slice();
    const size = new Int32Array(units + 1);
    for (let deployed = of.ptu.minimum[scope]; deployed <= units * unit; deployed += of.ptu.increment[scope]) {
      const saved = savedBy(of, deployed);
      const taken = Math.ceil(deployed / unit);
      for (let all = taken; all <= units; all++) {
        const together = (most[all - taken] ?? 0) + saved;
        if (together > (joined[all] ?? 0)) [joined[all], size[all]] = [together, deployed];
      }
    }
    most = joined;
    chosen.push(size);
  }
  // Units that are held and not deployed save nothing and cost nothing more.
  const use = Int32Array.from(most, (_, held) => held);
  for (let held = 1; held <= units; held++) {
    if ((most[held] ?? 0) <= (most[held - 1] ?? 0)) [most[held], use[held]] = [most[held - 1] ?? 0, use[held - 1] ?? 0];
  }
  return {
    most,
    sizes(held) {
      let left = use[Math.min(held, units)] ?? 0;
      return models
        .map((_, place) => models.length - 1 - place)
        .map((place) => {
          const deployed = chosen[place]?.[left] ?? 0;
          left -= Math.ceil(deployed / unit);
          return deployed;
        })
        .reverse();
    },
  };
}
