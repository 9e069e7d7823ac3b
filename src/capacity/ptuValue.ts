import type { ServableLoad } from './servableLoad.ts';

/** Where the saving of a number of PTU comes from; the first four add up to it. Amounts are for all the minutes of the load. */
export interface PtuValue {
  /** The size the sources are told for. */
  readonly ptu: number;
  /** At list, by the hour, without caching: what the served tokens cost pay-as-you-go less what the PTU cost. At list this is about nothing at full load, and a loss below it. */
  readonly bareSwap: number;
  /** What reserving for the term costs less than buying by the hour, at list. */
  readonly term: number;
  /** What cached tokens cost pay-as-you-go at list more than the load they are for a PTU. */
  readonly cachedTokens: number;
  /** The deal's discount on PTU, less its discounts on the tokens that are no longer bought. */
  readonly negotiatedPrice: number;
  /** The four together: pay-as-you-go less the cost of this size. */
  readonly saving: number;
  /** What the same tokens cost more by priority processing, at list: the other way to buy speed. Beside the saving, and only for who needs it; undefined where priority has no price. */
  readonly latency: number | undefined;
}

/** The sources of the value of `ptu` bought at `agreed` for all minutes, where list is `list` and by the hour `hourly` for one. */
export function ptuValue({ inTime, worths }: ServableLoad, tpmPerPtu: number, ptu: number, perPtu: { readonly agreed: number; readonly list: number; readonly hourly: number }): PtuValue {
  const { minutes, loads, values } = inTime;
  let [agreed, list, cached, priority] = [0, 0, 0, 0];
  for (let place = 0; place < loads.length; place++) {
    const served = (minutes[place] ?? 0) * Math.min(loads[place] ?? 0, ptu * tpmPerPtu);
    agreed += served * (values[place] ?? 0);
    list += served * (worths.list[place] ?? 0);
    cached += served * (worths.cached[place] ?? 0);
    priority += served * (worths.priority?.[place] ?? 0);
  }
  return {
    ptu,
    bareSwap: list - cached - ptu * perPtu.hourly,
    term: ptu * (perPtu.hourly - perPtu.list),
    cachedTokens: cached,
    negotiatedPrice: ptu * (perPtu.list - perPtu.agreed) - (list - agreed),
    saving: agreed - ptu * perPtu.agreed,
    latency: worths.priority === undefined ? undefined : priority - list,
  };
}
