/** A stretch of minutes with a level load, and what a token of it costs pay-as-you-go. */
export interface LoadStretch {
  readonly minutes: number;
  /** Input-equivalent tokens a minute. */
  readonly load: number;
  /** Price of one input-equivalent token pay-as-you-go. */
  readonly value: number;
}

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

/**
 * The cheapest number of PTU for a load that spills to pay-as-you-go. Cost is convex in the number of PTU: one sort of the
 * minutes finds where another PTU stops paying, and the deployable sizes on either side, the minimum and 0 are compared.
 */
export function sizeProvisioned(stretches: readonly LoadStretch[], offer: PtuOffer): Sizing {
  const busiest = stretches.filter((stretch) => stretch.load > 0 && stretch.minutes > 0).toSorted((a, b) => b.load - a.load);
  const payAsYouGo = busiest.reduce((total, { minutes, load, value }) => total + minutes * load * value, 0);
  const tokens = busiest.reduce((total, { minutes, load }) => total + minutes * load, 0);
  const spill = (ptu: number, weight: (stretch: LoadStretch) => number): number =>
    busiest.reduce((total, stretch) => total + stretch.minutes * weight(stretch) * Math.max(0, stretch.load - ptu * offer.tpmPerPtu), 0);
  const cost = (ptu: number): number => ptu * offer.perPtu + spill(ptu, (stretch) => stretch.value);
  const sizes = deployable(optimum(busiest, offer), offer);
  const best = sizes.reduce((best, ptu) => (cost(ptu) < cost(best) ? ptu : best), 0);
  const minutes = stretches.reduce((total, stretch) => total + stretch.minutes, 0);
  return {
    ptu: best,
    cost: cost(best),
    payAsYouGo,
    spilledShare: tokens === 0 ? 0 : spill(best, () => 1) / tokens,
    breakEvenUtilisation: tokens === 0 ? undefined : offer.perPtu / (minutes * offer.tpmPerPtu * (payAsYouGo / tokens)),
  };
}

/** The fractional number of PTU at which the minutes that are still above it are no longer worth another one. */
function optimum(busiest: readonly LoadStretch[], offer: PtuOffer): number {
  let worth = 0;
  for (const { minutes, load, value } of busiest) {
    worth += minutes * value * offer.tpmPerPtu;
    if (worth >= offer.perPtu) return load / offer.tpmPerPtu;
  }
  return 0;
}

/** Sizes that can be deployed on either side of `ptu`, and none at all. */
function deployable(ptu: number, { minimum, increment }: PtuOffer): readonly number[] {
  const below = minimum + Math.max(0, Math.floor((ptu - minimum) / increment)) * increment;
  return [0, minimum, below, below + increment];
}
