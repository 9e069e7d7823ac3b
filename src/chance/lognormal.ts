import { assert } from '../base/assert.ts';
import type { Random } from '../base/random.ts';
import { drawNormal, normalQuantile } from './normal.ts';

/** A lognormal distribution, by the mean and the deviation of the logarithm; with no deviation it is one figure. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/** The lognormal that is below `p10` one time in ten and above `p90` one time in ten; both above zero, the latter not less. */
export function lognormalThrough(p10: number, p90: number): Lognormal {
  assert(p10 > 0 && p90 >= p10, 'a range is above zero and rises');
  return { mu: (Math.log(p10) + Math.log(p90)) / 2, sigma: (Math.log(p90) - Math.log(p10)) / (2 * normalQuantile(0.9)) };
}

export function lognormalMean({ mu, sigma }: Lognormal): number {
  return Math.exp(mu + (sigma * sigma) / 2);
}

export function drawLognormal({ mu, sigma }: Lognormal, random: Random): number {
  return Math.exp(sigma === 0 ? mu : mu + sigma * drawNormal(random));
}
