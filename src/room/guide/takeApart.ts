import { subtract, show, toDouble, zero, compare, greatest, type Decimal } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { listTerms } from '../../worth/structures.ts';
import { costOnFutures, planOf, rangeOfNumbers, type Futures } from '../costOnFutures.ts';
import { inWords, termKeys, withTerm, type TermKey } from '../offers/termRows.ts';
import { shapley } from '../../worth/shapley.ts';
import { seeded } from '../../base/random.ts';

export interface TakenApart {
  /** What the bundle saves against list on the plan, and over the futures. */
  readonly saves: number;
  readonly range: { readonly low: number; readonly likely: number; readonly high: number };
  /** Each element's share of it; the shares add up. Undefined where no bill shows it. */
  readonly elements: readonly { readonly key: TermKey; readonly says: string; readonly worth: number | undefined; /** What of the forced commitment is there only because of it: what it saves is not spent toward the milestone. Undefined without a commitment. */ readonly forces: number | undefined }[];
  /** What the commitment asks for beyond what the plan would spend anyway at its last milestone, exact; undefined without a commitment. */
  readonly forced: { readonly committed: string; readonly spentAnyway: string; readonly extra: string; readonly missedIn: number } | undefined;
}

/** A bundle taken apart: what each of its elements is worth beside the others, and the commitment that it forces beyond what would be spent anyway. */
export function takeApart(on: Futures, terms: DealTerms): TakenApart {
  const plan = planOf(on, terms);
  const none = withoutGifts(listTerms(terms));
  const net = (of: DealTerms) => costOnFutures(plan, of).net[0] ?? 0;
  const present = termKeys.filter((key) => inWords(terms, key) !== '');
  const players = present.filter((key) => !unpriced.has(key));
  const shares = shapley(players.length, (coalition) => -net(players.reduce((so, key, player) => (((coalition >> BigInt(player)) & 1n) === 1n ? withTerm(so, terms, key) : so), none)), seeded(1));
  const list = costOnFutures(on, none).net;
  const own = costOnFutures(on, terms).net;
  return {
    saves: shares.reduce((a, b) => a + b, 0),
    range: rangeOfNumbers(list.map((each, future) => each - (own[future] ?? 0))),
    elements: present.map((key) => ({ key, says: inWords(terms, key), worth: unpriced.has(key) ? undefined : shares[players.indexOf(key)], forces: unpriced.has(key) ? undefined : forcesOf(plan, terms, none, key) })),
    forced: forcedBy(on, plan, terms),
  };
}

/** Terms that no bill shows. */
const unpriced: ReadonlySet<TermKey> = new Set(['renewal', 'rights']);

/** List pay-as-you-go without payment terms, support and gifts. */
function withoutGifts(bare: DealTerms): DealTerms {
  const { payment: _payment, support: _support, renewal: _renewal, ...rest } = bare;
  return { ...rest, nonCash: [], rights: [] };
}

/** Forced with the whole bundle less forced without this element. */
function forcesOf(plan: Futures, terms: DealTerms, none: DealTerms, key: TermKey): number | undefined {
  const whole = extraOf(plan, terms);
  if (whole === undefined) return undefined;
  return toDouble(subtract(whole, extraOf(plan, withTerm(terms, none, key)) ?? zero));
}

/** What the last milestone asks for beyond what the plan would spend anyway. */
function extraOf(plan: Futures, terms: DealTerms): Decimal | undefined {
  const last = terms.commitment?.milestones.at(-1);
  if (terms.commitment === undefined || last === undefined) return undefined;
  const [anyway = zero] = spentToward(plan, unbound(terms, terms.commitment, last.by));
  return greatest(zero, subtract(last.amount, anyway));
}

/** The same deal with milestones that nobody can miss. */
function unbound(terms: DealTerms, commitment: NonNullable<DealTerms['commitment']>, by: NonNullable<DealTerms['commitment']>['milestones'][number]['by']): DealTerms {
  return { ...terms, commitment: { ...commitment, milestones: [{ by, amount: zero }] } };
}

/** What counts toward the last milestone, future by future. */
function spentToward(on: Futures, terms: DealTerms): Decimal[] {
  return costOnFutures(on, terms).bills.map(({ ledgers }) => ledgers.commitment.findLast(({ milestone }) => milestone !== undefined)?.cumulative ?? zero);
}

function forcedBy(on: Futures, plan: Futures, terms: DealTerms): TakenApart['forced'] {
  const last = terms.commitment?.milestones.at(-1);
  if (terms.commitment === undefined || last === undefined) return undefined;
  const free = unbound(terms, terms.commitment, last.by);
  const [anyway = zero] = spentToward(plan, free);
  const missed = spentToward(on, free).filter((each) => compare(each, last.amount) < 0).length;
  return { committed: show(last.amount), spentAnyway: show(anyway), extra: show(greatest(zero, subtract(last.amount, anyway))), missedIn: Math.round((100 * missed) / Math.max(1, on.futures.length)) };
}
