import type { Purchase } from '../rates/ptuTable.ts';
import type { ServableLoad } from './servableLoad.ts';
import { roundedUp, type PtuOffer } from './sizeProvisioned.ts';
import { above } from './sortedLoad.ts';

/** For a size, the highest price of a month and of a year of one PTU at which the last step up to it still pays. */
export interface PriceOfSize {
  readonly ptu: number;
  readonly perPtuMonth: number;
  readonly perPtuYear: number;
}

/** What a size costs, by the ways to buy it that have a price: for a chart of cost against the number of PTU. */
export interface CostOfSize {
  readonly ptu: number;
  readonly cost: Readonly<Partial<Record<Purchase, number>>>;
  /** What spills, pay-as-you-go. */
  readonly spilled: number;
  readonly spilledShare: number;
}

type Lattice = Omit<PtuOffer, 'perPtu'>;

/** Every size up to a thousand steps is in the curves; of more, a thousand of them. */
const longest = 1000;
/** Sizes in a chart, the cheapest of each way to buy beside them. */
const charted = 80;

/** From the smallest deployment to what serves the busiest minute: the whole price-to-quantity curve from one sort. */
export function priceCurve({ load, months }: ServableLoad, lattice: Lattice): readonly PriceOfSize[] {
  const monthsCovered = months.reduce((total, { share }) => total + share, 0);
  const spilled = (ptu: number) => above(load, ptu * lattice.tpmPerPtu).cost;
  return sizes(load.loads[0] ?? 0, lattice, longest).map((ptu) => {
    const before = ptu === lattice.minimum ? 0 : ptu - lattice.increment;
    const perPtuMonth = (spilled(before) - spilled(ptu)) / (ptu - before) / monthsCovered;
    return { ptu, perPtuMonth, perPtuYear: perPtuMonth * 12 };
  });
}

/** Cost against the number of PTU, from none to what serves the busiest minute; `marked` sizes are always in it. */
export function costCurve({ load }: ServableLoad, lattice: Lattice, perPtu: ReadonlyMap<Purchase, number>, marked: readonly number[]): readonly CostOfSize[] {
  const all = [...new Set([0, ...sizes(load.loads[0] ?? 0, lattice, charted), ...marked])].toSorted((a, b) => a - b);
  return all.map((ptu) => {
    const { cost: spilled, tokens } = above(load, ptu * lattice.tpmPerPtu);
    const cost = Object.fromEntries([...perPtu].map(([purchase, price]) => [purchase, ptu * price + spilled]));
    return { ptu, cost, spilled, spilledShare: load.tokens === 0 ? 0 : tokens / load.tokens };
  });
}

/** The sizes that cost at most `within` more than the cheapest, as a share of it: where the choice matters little. Cost is convex beyond the smallest deployment. */
export function flatRegion({ load }: ServableLoad, offer: PtuOffer, best: { readonly ptu: number; readonly cost: number }, within: number): { readonly from: number; readonly to: number } {
  const isFlat = (ptu: number) => ptu * offer.perPtu + above(load, ptu * offer.tpmPerPtu).cost <= best.cost * (1 + within);
  if (best.ptu === 0) {
    let to = 0;
    for (let ptu = offer.minimum; isFlat(ptu) && ptu <= roundedUp((load.loads[0] ?? 0) / offer.tpmPerPtu, offer); ptu += offer.increment) to = ptu;
    return { from: 0, to };
  }
  let [from, to] = [best.ptu, best.ptu];
  while (from > offer.minimum && isFlat(from - offer.increment)) from -= offer.increment;
  while (isFlat(to + offer.increment)) to += offer.increment;
  return { from: from === offer.minimum && isFlat(0) ? 0 : from, to };
}

function sizes(peak: number, { tpmPerPtu, minimum, increment }: Lattice, atMost: number): number[] {
  const most = roundedUp(peak / tpmPerPtu, { minimum, increment });
  const steps = most === 0 ? 0 : (most - minimum) / increment + 1;
  const stride = Math.max(1, Math.ceil(steps / atMost));
  return Array.from({ length: Math.ceil(steps / stride) }, (_, step) => minimum + step * stride * increment);
}
