import { sum, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import type { Random } from '../../base/random.ts';
import type { Bill } from '../../deal/bill.ts';
import type { Charges } from '../../deal/evaluate.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { percentOfDays } from '../../worth/paymentShare.ts';
import { nonCashOf } from '../costOnFutures.ts';
import type { SellerTemplate } from '../seller/sellerTemplate.ts';
import type { Prior } from './views.ts';

/** What of a deal the seller may count, in the order of the weights: amounts over the term, from exact bills. */
export const parts = ['rates', 'tiers', 'provisioned', 'support', 'credits', 'shortfall', 'commitment', 'payment', 'nonCash'] as const;
export type Parts = readonly number[];

/** The parts that use makes: charges for tokens, rebates, provisioned units. */
export function chargedParts({ months }: Charges): Parts {
  const lines = months.flatMap((month) => month.lines);
  return [sumOf(lines, 'tokens', 'other'), sumOf(lines, 'tier'), sumOf(lines, 'ptu')];
}

/** The parts that settling makes: support, credits, shortfall and what is committed. */
export function settledParts(terms: DealTerms, { lines }: Bill): Parts {
  return [sumOf(lines, 'support'), sumOf(lines, 'credit', 'prepayment'), sumOf(lines, 'shortfall'), toDouble(terms.commitment?.milestones.at(-1)?.amount ?? zero)];
}

function sumOf(lines: Bill['lines'], ...kinds: readonly Bill['lines'][number]['kind'][]): number {
  return toDouble(sum(lines.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount)));
}

/** The parts of a bill with what stands beside it: days to pay and stated non-cash concessions. */
export function withBeside(billed: Parts, terms: DealTerms, total: Decimal): Parts {
  const later = terms.payment === undefined ? 0 : percentOfDays(terms.payment) * toDouble(total);
  return [...billed, -later, -toDouble(nonCashOf(terms))];
}

/** One guess of how the seller counts: what a unit of each part is worth to him, and what each option of each clause costs him. */
export interface SellerGuess {
  readonly weights: readonly number[];
  readonly clauses: readonly (readonly number[])[];
}

interface ClauseIssue {
  readonly costs: readonly { readonly low: number; readonly high: number }[];
}

/** The seller as the template sees him: each weight between its low and high, most often near its likely value. A dollar of shortfall is a dollar. */
export function sellerPrior(template: SellerTemplate, packages: readonly Parts[], clauses: readonly ClauseIssue[]): Prior<SellerGuess> {
  const drawWeight = (part: number, random: Random) => {
    const view = template.views.get(parts[part] ?? '');
    return view === undefined ? 1 : triangular(view.low, view.likely, view.high, random);
  };
  const drawClause = (place: number, random: Random) => {
    const share = random.next();
    return (clauses[place]?.costs ?? []).map(({ low, high }) => low + share * (high - low));
  };
  return {
    draw: (random) => ({ weights: parts.map((_, part) => drawWeight(part, random)), clauses: clauses.map((_, place) => drawClause(place, random)) }),
    change: (from, random) => {
      const at = Math.floor(random.next() * (parts.length + clauses.length));
      return at < parts.length ? { ...from, weights: from.weights.with(at, drawWeight(at, random)) } : { ...from, clauses: from.clauses.with(at - parts.length, drawClause(at - parts.length, random)) };
    },
    guess: ({ weights, clauses: costs }) => [packages.map((amounts) => amounts.reduce((total, amount, part) => total + amount * (weights[part] ?? 0), 0)), ...costs.map((each) => each.map((cost) => -cost))],
  };
}

function triangular(low: number, likely: number, high: number, random: Random): number {
  const [u, span] = [random.next(), high - low];
  if (span <= 0) return likely;
  const turn = (likely - low) / span;
  return u < turn ? low + Math.sqrt(u * span * (likely - low)) : high - Math.sqrt((1 - u) * span * (high - likely));
}
