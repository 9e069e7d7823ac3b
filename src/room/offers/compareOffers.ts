import { show } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { seeded } from '../../base/random.ts';
import { shapley } from '../../worth/shapley.ts';
import { listTerms } from '../../worth/structures.ts';
import { costOnFutures, planOf, rangeOfNumbers, type Futures } from '../costOnFutures.ts';
import type { Offer } from './offersFile.ts';
import { inWords, termKeys, withTerm, type TermKey } from './termRows.ts';

export interface PricedRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** One column: an offer and what it costs. */
export interface OfferColumn {
  readonly offer: Offer;
  /** Bills over the term less payment terms and stated non-cash concessions; 80 in 100 futures lie in the range. */
  readonly cost: PricedRange;
  /** The exact bill on the plan. */
  readonly planned: string;
  /** What it saves against no deal, future by future; below zero it is worse. */
  readonly againstNoDeal: PricedRange;
  /** In how many of 100 futures it is better than no deal. */
  readonly betterThanNoDeal: number;
  /** Cost less the target, where there is one: what is still to be won. */
  readonly gapToTarget: number | undefined;
  /** What this side moved toward the other since its last offer; undefined for its first. */
  readonly concession: number | undefined;
}

/** One row: what each offer says under a key, and what the difference from the base is worth on the plan. */
export interface OfferRow {
  readonly key: TermKey;
  readonly says: readonly string[];
  /** The cell's fair share (Shapley) of what its offer saves us against the base column, by exact bills of the plan: the shares of a column add up to its whole difference. Undefined where it says the same, or has no figure. */
  readonly saves: readonly (number | undefined)[];
}

export interface Compared {
  readonly columns: readonly OfferColumn[];
  readonly rows: readonly OfferRow[];
  /** What each column saves against the base on the plan: the sum of its rows. */
  readonly saves: readonly number[];
  /** Where each clause stands, and in which paragraph of its document that was read. */
  readonly clauses: readonly { readonly clause: string; readonly stands: readonly string[]; readonly paragraphs: readonly (number | undefined)[] }[];
  /** What "no deal" costs and what it was taken to be. */
  readonly noDeal: PricedRange & { readonly is: string };
}

export interface CompareInput extends Futures {
  readonly offers: readonly { readonly offer: Offer; readonly terms: DealTerms }[];
  /** What the best alternative costs, where it is known; list pay-as-you-go where not. */
  readonly walkAway?: number;
  readonly target?: number;
  /** The id of the offer that others are held against; the first where none is named. */
  readonly base?: string;
}

/** The offers as columns on the same futures, each term's difference priced by exact bills, and the way both sides have come. */
export function compareOffers(input: CompareInput): Outcome<Compared> {
  const { offers, walkAway, target } = input;
  const at = input.base === undefined ? 0 : offers.findIndex(({ offer }) => offer.id === input.base);
  const base = offers[at];
  if (!base) throw new Refusal('not-found', `There is no offer ${input.base ?? ''} to hold the others against${offers.length === 0 ? ': the list is empty' : `; there are ${offers.map(({ offer }) => offer.id).join(', ')}`}.`);
  mustCompare(offers, base.terms);
  const costs = offers.map(({ terms }) => costOnFutures(input, terms).net);
  const none = walkAway === undefined ? costOnFutures(input, listTerms(base.terms)).net : input.futures.map(() => walkAway);
  const plan = planOf(input, base.terms);
  const planned = offers.map(({ terms }) => costOnFutures(plan, terms));
  const net = (terms: DealTerms) => costOnFutures(plan, terms).net[0] ?? 0;
  const basePlanned = planned[at]?.net[0] ?? 0;
  const shares = offers.map(({ terms }) => differenceByTerm(base.terms, terms, net));
  const rows = termKeys.flatMap((key): OfferRow[] => {
    const says = offers.map(({ terms }) => inWords(terms, key));
    return says.every((each) => each === '') ? [] : [{ key, says, saves: shares.map((each) => each.get(key)) }];
  });
  const columns = offers.map(({ offer }, place): OfferColumn => {
    const own = costs[place] ?? [];
    const cost = rangeOfNumbers(own);
    const gains = none.map((without, future) => without - (own[future] ?? 0));
    return {
      offer, cost, planned: show(planned[place]?.bills[0]?.total ?? { coefficient: 0n, scale: 0 }),
      againstNoDeal: rangeOfNumbers(gains), betterThanNoDeal: (100 * gains.filter((gain) => gain > 0).length) / gains.length,
      gapToTarget: target === undefined ? undefined : cost.likely - target,
      concession: concessionOf(offers.map((each) => each.offer), costs.map((each) => rangeOfNumbers(each).likely), place),
    };
  });
  const saves = planned.map(({ net: [own = 0] }) => basePlanned - own);
  const value = { columns, rows, saves, clauses: clauseRows(offers.map(({ offer }) => offer)), noDeal: { ...rangeOfNumbers(none), is: walkAway === undefined ? 'list prices, pay as you go: no walk-away is known' : 'the walk-away' } };
  return outcome(value, findingsOn(columns));
}

/** What going from one deal to another saves, shared out over the terms that differ: each by what it adds, on average over every order in which they could be changed. */
function differenceByTerm(from: DealTerms, to: DealTerms, net: (terms: DealTerms) => number): ReadonlyMap<TermKey, number> {
  const keys = termKeys.filter((key) => !unpriced.has(key) && inWords(from, key) !== inWords(to, key));
  const of = (coalition: bigint) => keys.reduce((terms, key, player) => (((coalition >> BigInt(player)) & 1n) === 1n ? withTerm(terms, to, key) : terms), from);
  const shares = shapley(keys.length, (coalition) => -net(of(coalition)), seeded(1));
  return new Map(keys.map((key, player) => [key, shares[player] ?? 0]));
}

/** Terms that change no bill and have no stated worth. */
const unpriced: ReadonlySet<TermKey> = new Set(['renewal', 'rights']);

function mustCompare(offers: CompareInput['offers'], base: DealTerms): void {
  for (const { offer, terms } of offers) {
    if (terms.currency !== base.currency) throw new Refusal('invalid', `"${offer.title}" is in ${terms.currency} and the others in ${base.currency}: amounts in two currencies are not compared.`, offer.deal);
    if (terms.start !== base.start || terms.months !== base.months) throw new Refusal('invalid', `"${offer.title}" runs ${terms.months} months from ${terms.start}, and the one it is held against ${base.months} months from ${base.start}: costs over different times do not compare. Write both for the same months.`, offer.deal);
  }
}

/** How far the side has come since its own last offer: they by costing us less, we by paying more. */
function concessionOf(offers: readonly Offer[], costs: readonly number[], place: number): number | undefined {
  const by = offers[place]?.by;
  const before = offers.slice(0, place).findLastIndex((offer) => offer.by === by);
  if (before < 0) return undefined;
  const step = (costs[before] ?? 0) - (costs[place] ?? 0);
  return by === 'them' ? step : -step;
}

function clauseRows(offers: readonly Offer[]): Compared['clauses'] {
  const named = [...new Set(offers.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))];
  return named.map((clause) => {
    const each = offers.map(({ clauses }) => clauses.find((one) => one.clause === clause));
    return { clause, stands: each.map((one) => one?.stands ?? 'open'), paragraphs: each.map((one) => one?.paragraph) };
  });
}

function findingsOn(columns: readonly OfferColumn[]): Finding[] {
  const back = columns.filter(({ concession }) => concession !== undefined && concession < -1).map(({ offer }) => finding('warning', 'offer-steps-back', `"${offer.title}" is further away than the last offer of the same side: ${offer.by === 'them' ? 'they took something back' : 'we ask for more than before'}.`, offer.deal));
  const worse = columns.filter(({ offer, betterThanNoDeal }) => offer.by === 'them' && betterThanNoDeal < 50).map(({ offer, betterThanNoDeal }) => finding('warning', 'worse-than-no-deal', `"${offer.title}" is better than no deal in only ${Math.round(betterThanNoDeal)} of 100 futures.`, offer.deal));
  return [...back, ...worse];
}
