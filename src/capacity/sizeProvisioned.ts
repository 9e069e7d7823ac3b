import { above, levelWorth, sortedLoad, type LoadStretch, type SortedLoad } from './sortedLoad.ts';

export interface PtuOffer {
  /** What one PTU costs for all the minutes together. */
  readonly perPtu: number;
  /** Input-equivalent tokens a minute that one PTU serves. */
  readonly tpmPerPtu: number;
  readonly minimum: number;
  readonly increment: number;
}

export interface Sizing {
  /** The cheapest number of PTU that can be deployed; 0 where none pays. */
  readonly ptu: number;
  /** PTU and what spills, together. */
  readonly cost: number;
  readonly payAsYouGo: number;
  /** Share of the input-equivalent tokens that spills. */
  readonly spilledShare: number;
  /** The utilisation above which one more PTU pays, where every token is worth the mean; undefined without load. */
  readonly breakEvenUtilisation: number | undefined;
}

/** The cheapest number of PTU for a load that spills to pay-as-you-go. */
export function sizeProvisioned(stretches: readonly LoadStretch[], offer: PtuOffer): Sizing {
  return sizeOn(sortedLoad(stretches), offer);
}

/**
 * The same for a load that is sorted already. Cost is convex in the number of PTU: one search finds where another PTU stops
 * paying, and the deployable sizes on either side, the minimum and 0 are compared.
 */
export function sizeOn(load: SortedLoad, offer: PtuOffer): Sizing {
  const optimum = levelWorth(load, offer.perPtu / offer.tpmPerPtu) / offer.tpmPerPtu;
  const best = deployable(optimum, offer).reduce((best, ptu) => (costOfSize(load, offer, ptu) < costOfSize(load, offer, best) ? ptu : best), 0);
  return {
    ptu: best,
    cost: costOfSize(load, offer, best),
    payAsYouGo: load.payAsYouGo,
    spilledShare: load.tokens === 0 ? 0 : above(load, best * offer.tpmPerPtu).tokens / load.tokens,
    breakEvenUtilisation: load.tokens === 0 ? undefined : offer.perPtu / (load.minutes * offer.tpmPerPtu * (load.payAsYouGo / load.tokens)),
  };
}

/** What `ptu` and the spill above them cost together. */
export function costOfSize(load: SortedLoad, offer: PtuOffer, ptu: number): number {
  return ptu * offer.perPtu + above(load, ptu * offer.tpmPerPtu).cost;
}

/** The smallest number of PTU that can be deployed and is not below `ptu`; 0 for 0. */
export function roundedUp(ptu: number, { minimum, increment }: Pick<PtuOffer, 'minimum' | 'increment'>): number {
  // A load that fills a size exactly must not be pushed to the next one by the last digit of a double.
  return ptu <= 0 ? 0 : minimum + Math.max(0, Math.ceil((ptu - minimum) / increment - 1e-9)) * increment;
}

/** Sizes that can be deployed on either side of `ptu`, and none at all. */
function deployable(ptu: number, { minimum, increment }: PtuOffer): readonly number[] {
  const below = minimum + Math.max(0, Math.floor((ptu - minimum) / increment)) * increment;
  return [0, minimum, below, below + increment];
}
