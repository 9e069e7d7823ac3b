import type { DealTerms } from '../deal/dealTerms.ts';
import type { Controls } from './controls.ts';
import type { Interval } from './figures.ts';
import type { Simulation } from './simulate/simulation.ts';
import { listTerms } from './structures.ts';

/** What the asker states so that things which stand on no bill have a basis. */
export interface Stated {
  /** Months a year in which the service is expected to miss its level. */
  readonly slaMonthsMissed?: number | undefined;
  /** What is credited of such a month's bill. */
  readonly slaCreditPercent?: number | undefined;
  /** Months by which signing is put off. */
  readonly delayMonths?: number | undefined;
  /** What leaving for another seller would cost once. */
  readonly switchingCost?: number | undefined;
  /** What percent of the use of every model could move to a cheaper one, in the judgement of its users. */
  readonly downgradePercent?: number | undefined;
}

export interface BesideBill {
  readonly id: 'slaCredit' | 'delay' | 'lockIn';
  readonly title: string;
  readonly unit: 'money' | 'percent';
  /** Undefined where nothing was stated: not valued, which is not zero. */
  readonly worth: Interval | undefined;
  readonly basis: string;
}

/** Service credits by expected downtime, signing later, and being locked in: what they are worth or cost over the deal, on the same paths. */
export function besideBill(terms: DealTerms, simulated: Simulation, controls: Controls, stated: Stated): readonly BesideBill[] {
  const deal = simulated.byMonth(terms);
  return [slaCredit(deal, controls, stated), delay(terms, simulated, controls, stated), lockIn(deal, controls, stated)];
}

function slaCredit(deal: readonly Float64Array[], controls: Controls, { slaMonthsMissed: missed, slaCreditPercent: percent }: Stated): BesideBill {
  const said = { id: 'slaCredit' as const, title: 'Credits for missing the service level', unit: 'money' as const };
  if (missed === undefined || percent === undefined) return { ...said, worth: undefined, basis: 'Not valued: state how many months a year are expected to miss the level, and what percent of such a month is credited.' };
  const credited = total(deal, 0, deal.length).map((cost) => (cost * missed * percent) / 12 / 100);
  return { ...said, worth: controls.interval(credited), basis: `${missed} of 12 months are stated to miss the level, and ${percent} % of a month's bill is credited each time. What the outage itself costs is not in it.` };
}

function delay(terms: DealTerms, simulated: Simulation, controls: Controls, { delayMonths: months }: Stated): BesideBill {
  const said = { id: 'delay' as const, title: 'Signing now and not later', unit: 'money' as const };
  if (months === undefined) return { ...said, worth: undefined, basis: 'Not valued: state by how many months signing would be put off.' };
  const { commitment: _commitment, ...free } = terms;
  const [list, deal] = [simulated.byMonth(listTerms(terms)), simulated.byMonth(free)];
  const until = Math.min(months, terms.months);
  const [at, under] = [total(list, 0, until), total(deal, 0, until)];
  return { ...said, worth: controls.interval(at.map((cost, path) => cost - (under[path] ?? 0))), basis: `List pay-as-you-go less the deal without its commitment in the first ${until} months. A better deal for having waited is not in it.` };
}

function lockIn(deal: readonly Float64Array[], controls: Controls, { switchingCost: cost }: Stated): BesideBill {
  const said = { id: 'lockIn' as const, title: 'The price rise to bear rather than to leave', unit: 'percent' as const };
  if (cost === undefined) return { ...said, worth: undefined, basis: 'Not valued: state what leaving for another seller would cost once.' };
  const { mean, low, high } = controls.interval(total(deal, 0, deal.length));
  if (!(low > 0)) return { ...said, worth: undefined, basis: 'Not valued: the deal may cost nothing, so no rise of its price pays for leaving.' };
  return { ...said, worth: { mean: (100 * cost) / mean, low: (100 * cost) / high, high: (100 * cost) / low }, basis: `${cost.toFixed(0)} of switching cost over the expected cost of the deal: so many percent may it become dearer, above the alternative, before leaving pays.` };
}

function total(months: readonly Float64Array[], from: number, until: number): Float64Array {
  const sum = new Float64Array(months[0]?.length ?? 0);
  for (const month of months.slice(from, until)) for (let path = 0; path < sum.length; path++) sum[path] = (sum[path] ?? 0) + (month[path] ?? 0);
  return sum;
}
