import type { DealTerms } from '../../deal/dealTerms.ts';
import { besideBill } from '../../worth/besideBill.ts';
import type { Controls } from '../../worth/controls.ts';
import type { Interval } from '../../worth/figures.ts';
import type { Simulation } from '../../worth/simulate/simulation.ts';

/** What it costs to put signing off by some months, and what has to be won by it. */
export interface Waiting {
  readonly months: number;
  /** List prices in these months instead of the deal without its commitment. */
  readonly costs: Interval;
  /** The percent that the rest of the deal has to become cheaper by, so that waiting pays; undefined where nothing of the deal is left. */
  readonly paysFrom: number | undefined;
  readonly basis: string;
}

/** Waiting by each number of months that the deal has more of: below zero it costs nothing to wait, because list is cheaper than the deal. */
export function waiting(terms: DealTerms, simulated: Simulation, controls: Controls, delays: readonly number[]): readonly Waiting[] {
  const byMonth = simulated.byMonth(terms);
  return delays.filter((months) => months < terms.months).flatMap((months): Waiting[] => {
    const delay = besideBill(terms, simulated, controls, { delayMonths: months }).find(({ id }) => id === 'delay');
    if (delay?.worth === undefined) return [];
    const rest = byMonth.slice(months).reduce((total, month) => total + controls.mean(month), 0);
    return [{ months, costs: delay.worth, paysFrom: rest > 0 ? (100 * delay.worth.mean) / rest : undefined, basis: delay.basis }];
  });
}
