import { decimal, toDouble } from '../../base/decimal.ts';
import { reservedBlocks } from '../../capacity/reservedBlocks.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { pricing } from '../../deal/evaluate.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { difference, meanOf } from '../figures.ts';
import { listIndex } from '../listIndex.ts';
import type { Simulation } from '../simulate/simulation.ts';
import { usageAt } from '../simulate/usagePaths.ts';
import type { Stated } from '../besideBill.ts';
import { listTerms } from '../structures.ts';
import { downgraded } from './downgrade.ts';
import { newModels } from './newModels.ts';
import type { Option, RightWorth } from './option.ts';
import { renewal } from './renewal.ts';
import { stopOptimally } from './stopping.ts';

/** What a right is worth on the deal as it is: its best use by a rule fitted on one half of the paths and valued on the other. */
export function rightWorth(right: Option, terms: DealTerms, simulated: Simulation, book: RateBook, stated: Stated): RightWorth {
  switch (right.kind) {
    case 'renewal':
      return renewal(terms, simulated, right.upliftCapPercent);
    case 'newModels':
      return newModels(right, terms, simulated);
    case 'terminate':
      return terminate(terms, simulated, book, right.afterMonth, toDouble(right.feePercent) / 100);
    case 'resizeReservation':
      return resize(terms, simulated, book, toDouble(right.maxRefundPer12Months));
    case 'convertToReserved':
      return convert(terms, simulated, book);
    case 'expandCommitment':
      return expand(terms, simulated, toDouble(right.byPercent) / 100, right.atSameRates);
    case 'downgradeModel':
      return downgrade(terms, simulated, book, stated.downgradePercent);
  }
}

function none(basis: string): RightWorth {
  return { saved: undefined, gap: 0, foresight: new Float64Array(), basis };
}

const endsFirst = 'the deal ends before the right begins';
const rule = 'used by a rule that sees only use and list prices so far, fitted on one half of the paths and valued on the other';

/** From a month on: leave the deal for list pay-as-you-go, for a fee on what the deal would still have cost. */
function terminate(terms: DealTerms, simulated: Simulation, book: RateBook, afterMonth: number, fee: number): RightWorth {
  const bare = listTerms(terms);
  const [deal, list] = [simulated.byMonth(terms), simulated.byMonth(bare)];
  const saved = savedFrom(terms, deal, list, Math.max(1, afterMonth), (rest) => fee * rest);
  if (saved.length === 0) return none(endsFirst);
  return { ...stopOptimally({ saved, known: knownAt(terms, simulated, book, terms.months - saved.length, deal, list) }), basis: `The rest of the deal less list pay-as-you-go${fee > 0 ? ` and a fee of ${(fee * 100).toFixed(0)} % of that rest` : ''}, ${rule}` };
}

/** From a month on: give back blocks, up to the limit of refunds. */
function resize(terms: DealTerms, simulated: Simulation, book: RateBook, limit: number): RightWorth {
  if (terms.provisioned.length === 0) return none('the deal has no provisioned block to resize');
  const [deal, without] = [simulated.byMonth(terms), simulated.byMonth({ ...terms, provisioned: [] })];
  const paid = simulated.byMonth({ ...terms, provisioned: terms.provisioned.map((block) => ({ ...block, discountPercent: decimal(100) })) });
  const saved = savedFrom(terms, deal, without, 1, () => 0);
  if (saved.length === 0) return none(endsFirst);
  const last = terms.months - saved.length;
  const capped = saved.map((each, decision) =>
    each.map((amount, path) => {
      let rest = 0;
      for (let month = last + decision; month < terms.months; month++) rest += (deal[month]?.[path] ?? 0) - (paid[month]?.[path] ?? 0);
      const years = Math.max(1, (terms.months - last - decision) / 12);
      return rest <= 0 ? 0 : amount * Math.min(1, (limit * years) / rest);
    }),
  );
  return { ...stopOptimally({ saved: capped, known: knownAt(terms, simulated, book, last, deal, without) }), basis: `The deal with its blocks less the deal without them from a month on, as far as ${limit.toFixed(0)} of refunds in twelve months go, ${rule}. Commitment and yearly tiers are taken as if the blocks had never been` };
}

/** From a month on: blocks that are sized for high use, at the reserved price. */
function convert(terms: DealTerms, simulated: Simulation, book: RateBook): RightWorth {
  const bare: DealTerms = { ...terms, provisioned: [] };
  const totals = simulated.totals(listTerms(terms));
  const order = Array.from(totals.keys()).toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
  const high = order.filter((_, place) => place % Math.max(1, Math.floor(order.length / 16)) === 0).slice(0, 8);
  const futures = high.map((path) => usageAt(simulated.paths, path));
  const blocks = reservedBlocks(bare, futures, book, pricing(bare, book).card, new Map()).flatMap(({ block }) => (block === undefined ? [] : [block]));
  if (blocks.length === 0) return none('no block pays at the reserved list price even on the paths of highest use');
  const [deal, converted] = [simulated.byMonth(terms), simulated.byMonth({ ...bare, provisioned: blocks })];
  const saved = savedFrom(terms, deal, converted, 1, () => 0);
  if (saved.length === 0) return none(endsFirst);
  return { ...stopOptimally({ saved, known: knownAt(terms, simulated, book, terms.months - saved.length, deal, converted) }), basis: `The deal less the deal with one-year blocks for high use from a month on (${blocks.map(({ ptu, model }) => `${ptu} PTU of ${model}`).join(', ')}), ${rule}` };
}

/** From a month on: the stated part of every model's use is bought from the cheaper model. */
function downgrade(terms: DealTerms, simulated: Simulation, book: RateBook, percent: number | undefined): RightWorth {
  if (percent === undefined) return none('what a cheaper model costs in quality is for its users to say: state what percent of the use could move');
  const moved = downgraded(terms, simulated, book, percent / 100);
  if (moved === undefined) return none('no model in use has a cheaper one in the rate book');
  const [deal, less] = [simulated.byMonth(terms), moved.simulated.byMonth(terms)];
  const saved = savedFrom(terms, deal, less, 1, () => 0);
  if (saved.length === 0) return none(endsFirst);
  return { ...stopOptimally({ saved, known: knownAt(terms, simulated, book, 1, deal, less) }), basis: `The deal less the deal with ${percent} % of the use, as stated, bought from the cheaper model from a month on (${moved.pairs.map(({ from, to }) => `${from}: ${to}`).join(', ')}), ${rule}. Commitment and tiers are taken as if the use had always been there` };
}

/** What is used above the last milestone stays at agreed prices, up to the percent. */
function expand(terms: DealTerms, simulated: Simulation, by: number, atSameRates: boolean): RightWorth {
  const milestone = terms.commitment?.milestones.at(-1);
  if (milestone === undefined) return none('the deal has no commitment to expand');
  if (!atSameRates) return none('the price of the expansion is not stated');
  const committed = toDouble(milestone.amount);
  const [deal, list] = [simulated.totals(terms), simulated.totals(listTerms(terms))];
  const saved = deal.map((total, path) => {
    const above = Math.min(Math.max(0, total - committed), by * committed);
    return total <= 0 ? 0 : above * Math.max(0, (list[path] ?? 0) / total - 1);
  });
  return { saved, gap: 0, foresight: saved, basis: `What is spent above the last milestone, up to ${(by * 100).toFixed(0)} % of it, at the deal's prices instead of list; it needs no choice, so its bound is itself` };
}

/** By decision: what the other stream saves from that month to the end of the deal. */
function savedFrom(terms: DealTerms, deal: readonly Float64Array[], other: readonly Float64Array[], from: number, fee: (rest: number) => number): readonly Float64Array[] {
  const count = deal[0]?.length ?? 0;
  const saved: Float64Array[] = [];
  const [rest, difference] = [new Float64Array(count), new Float64Array(count)];
  for (let month = terms.months - 1; month >= from; month--) {
    for (let path = 0; path < count; path++) {
      rest[path] = (rest[path] ?? 0) + (deal[month]?.[path] ?? 0);
      difference[path] = (difference[path] ?? 0) + (deal[month]?.[path] ?? 0) - (other[month]?.[path] ?? 0);
    }
    saved.unshift(difference.map((amount, path) => amount - fee(rest[path] ?? 0)));
  }
  return saved;
}

/**
 * What is known when a month begins, each in standard deviations from its mean: the month before at list, the level of the list,
 * what was spent so far, what the other way would have saved in the month before, and by how much the last milestone would be
 * missed if every month to come were like the last one.
 */
function knownAt(terms: DealTerms, simulated: Simulation, book: RateBook, from: number, spent: readonly Float64Array[], other: readonly Float64Array[]): readonly (readonly Float64Array[])[] {
  const listed = simulated.byMonth(listTerms(terms));
  const { count } = simulated.paths;
  const index = listIndex(terms, simulated.paths, book);
  const sofar = new Float64Array(count);
  const known: (readonly Float64Array[])[] = [];
  for (let month = 0; month < terms.months; month++) {
    if (month >= from) {
      const level = index?.[month];
      const last = spent[month - 1] ?? sofar;
      known.push([standard(listed[month - 1] ?? sofar), ...(level === undefined ? [] : [standard(level)]), standard(sofar), standard(difference(last, other[month - 1] ?? last)), ...missing(terms, sofar, spent[month - 1] ?? sofar, terms.months - month)]);
    }
    for (let path = 0; path < count; path++) sofar[path] = (sofar[path] ?? 0) + (spent[month]?.[path] ?? 0);
  }
  return known;
}

/** The share of the last milestone that is missed if the months left are like the last one. */
function missing({ commitment, months }: DealTerms, sofar: Float64Array, last: Float64Array, left: number): readonly Float64Array[] {
  const milestone = commitment?.milestones.at(-1);
  if (commitment === undefined || milestone === undefined) return [];
  const { otherEligible: other } = commitment;
  const elsewhere = other.kind === 'perMonth' ? toDouble(other.amount) * months : other.amounts.reduce((total, { amount }) => total + toDouble(amount), 0);
  const wanted = Math.max(1, toDouble(milestone.amount) - elsewhere);
  return [sofar.map((spent, path) => Math.max(0, 1 - (spent + (last[path] ?? 0) * left) / wanted))];
}

function standard(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  const spread = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  return spread <= 1e-12 * Math.abs(mean) ? new Float64Array(values.length) : values.map((value) => (value - mean) / spread);
}
