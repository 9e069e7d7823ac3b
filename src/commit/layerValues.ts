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

/** The most that `size` PTU can save when each model is deployed in sizes that exist. */
export function mostSaved(models: readonly ModelMonth[], scope: Scope, unit: number, size: number): number {
  const units = Math.floor(size / unit);
  let best = new Float64Array(units + 1);
  for (const of of models) {
    const joined = best.slice();
    for (let deployed = of.ptu.minimum[scope]; deployed <= size; deployed += of.ptu.increment[scope]) {
      const saved = savedBy(of, deployed);
      const taken = Math.ceil(deployed / unit);
      for (let all = taken; all <= units; all++) joined[all] = Math.max(joined[all] ?? 0, (best[all - taken] ?? 0) + saved);
    }
    best = joined;
  }
  return best.reduce((a, b) => Math.max(a, b), 0);
}
