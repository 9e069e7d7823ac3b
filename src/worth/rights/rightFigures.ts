import type { DealTerms } from '../../deal/dealTerms.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { Stated } from '../besideBill.ts';
import { measured, type Controls, type Measured } from '../controls.ts';
import { difference, meanOf } from '../figures.ts';
import type { Simulation } from '../simulate/simulation.ts';
import type { Option } from './option.ts';
import { rightWorth } from './rightWorth.ts';

/**
 * A right as figures; never worth less than nothing, because nobody has to use it. What it is worth at most is the value and the
 * gap to the nearer of two bounds, neither of which is held against the value: the dual one, and knowing every path to its end.
 */
export function rightFigures(right: Option, terms: DealTerms, simulated: Simulation, book: RateBook, full: Float64Array, controls: Controls, stated: Stated = {}): { readonly worth: Measured | undefined; readonly basis: string } {
  const { saved, gap, foresight, basis } = rightWorth(right, terms, simulated, book, stated);
  if (saved === undefined) return { worth: undefined, basis: `Not valued: ${basis}.` };
  // What is saved comes off the deal: the tail is that of the deal without the right less that with it.
  const figures = measured(saved, difference(full, saved), controls);
  const { mean, low, high } = figures.alone;
  // A rule that loses on paths that it has not seen would not be used.
  const alone = mean > 0 ? { mean, low: Math.max(0, low), high } : { mean: 0, low: 0, high: Math.max(0, high) };
  const seen = meanOf(difference(foresight, saved));
  return { worth: { ...figures, alone, atMost: Math.max(0, mean + Math.min(gap, seen)), foresight: Math.max(0, mean + seen) }, basis: `${basis}.` };
}
