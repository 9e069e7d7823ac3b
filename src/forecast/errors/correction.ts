import { normalQuantile } from '../../chance/normal.ts';
import { weightedQuantile, weightedSample } from '../../chance/weighted.ts';

/** How much wider or narrower ranges have to be for as many later months to lie inside as they say: learnt online, in the order of time. */
export interface Correction {
  /** A month came: `reach80` of 1 was just at the edge of the range of 80 in 100, 2 twice as far from the middle; `reach95` alike. */
  readonly came: (period: number, reach80: number, reach95: number) => void;
  /** The factor that could be known at `period`. */
  readonly at: (period: number) => number;
}

/** Adaptive conformal correction: the quantile of how far months lay out, drawn to 1 where few came. Months of one period count as one. */
export function correction(): Correction {
  const months = new Map<number, { count: number; readonly reaches80: number[]; readonly reaches95: number[] }>();
  return {
    came: (period, reach80, reach95) => {
      const month = months.get(period) ?? { count: 0, reaches80: [], reaches95: [] };
      months.set(period, month);
      // Of many series a few hundred say the same.
      if (month.count++ < seriesMost) {
        month.reaches80.push(reach80);
        month.reaches95.push(reach95);
      }
    },
    at: (period) => {
      const known = [...months].filter(([month]) => month <= period);
      if (known.length === 0) return 1;
      const weights = known.flatMap(([month, { reaches80 }]) => reaches80.map(() => 0.5 ** ((period - month) / ageHalf) / reaches80.length));
      const factor = (reaches: readonly number[], level: number): number => {
        const middle = normalQuantile(level);
        const prior = priorShares.map((share) => Math.exp(priorSpread * (normalQuantile(share) - middle)));
        return weightedQuantile(weightedSample([...reaches, ...prior], [...weights, ...prior.map(() => priorMonths / prior.length)]), level);
      };
      const narrow = factor(known.flatMap(([, { reaches80 }]) => reaches80), 0.8);
      const wide = factor(known.flatMap(([, { reaches95 }]) => reaches95), 0.95);
      return Math.min(Math.max(Math.sqrt(narrow * wide), factorLeast), factorMost);
    },
  };
}

const seriesMost = 300;
/** A month this many periods ago counts for half. */
const ageHalf = 24;
/** So many months have to come before their word counts for half. */
const priorMonths = 8;
const priorSpread = 0.35;
const priorShares = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20);
/** However calm the past: a break that nobody saw is still to come. */
const factorLeast = 0.75;
const factorMost = 2;
