import { decimal, multiply, round, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import { addMonths, lastDay, monthOf } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { cheaperBy } from '../cheaperBy.ts';
import type { PricesOn } from '../simulate/simulation.ts';

/** A number of the deal that can be turned until the deal costs what it should. */
export const levers = ['discount', 'credit', 'commitment', 'ptuDiscount', 'supportPercent'] as const;

export type LeverName = (typeof levers)[number];

export interface Lever {
  readonly unit: 'points of list' | 'money' | 'percent';
  readonly from: number;
  readonly to: number;
  /** The deal with the lever at a number. */
  at(terms: DealTerms, value: number): { readonly terms: DealTerms; readonly prices?: PricesOn };
}

/** A lever of the deal with the range in which it is looked for; refuses one that the deal has nothing for. */
export function leverOf(name: LeverName, terms: DealTerms, scale: number): Lever {
  switch (name) {
    case 'discount':
      return { unit: 'points of list', from: 0, to: 100, at: (of, value) => ({ terms: of, prices: cheaperBy(undefined, exact(value)) }) };
    case 'credit':
      return { unit: 'money', from: 0, to: scale, at: (of, value) => ({ terms: withCredit(of, value) }) };
    case 'commitment':
      if (terms.commitment === undefined) throw new Refusal('invalid', 'The deal has no commitment to turn.', 'lever');
      return { unit: 'money', from: -toDouble(terms.commitment.milestones.at(-1)?.amount ?? zero), to: scale, at: (of, value) => ({ terms: withCommitment(of, value) }) };
    case 'ptuDiscount':
      if (terms.provisioned.length === 0) throw new Refusal('invalid', 'The deal has no provisioned block to take a discount on.', 'lever');
      return { unit: 'percent', from: 0, to: 100, at: (of, value) => ({ terms: { ...of, provisioned: of.provisioned.map((block) => ({ ...block, discountPercent: exact(value) })) } }) };
    case 'supportPercent':
      if (terms.support === undefined) throw new Refusal('invalid', 'The deal has no support to turn.', 'lever');
      return { unit: 'percent', from: 0, to: 100, at: (of, value) => ({ terms: of.support === undefined ? of : { ...of, support: { ...of.support, percentOfSpend: exact(value) } } }) };
  }
}

/** A number of the search as the exact decimal that a deal file can say, to nine digits. */
function exact(value: number): Decimal {
  return round(decimal(value), 9, 'half-even');
}

function withCredit(terms: DealTerms, amount: number): DealTerms {
  const until = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  return { ...terms, credits: [...terms.credits, { amount: exact(amount), from: terms.start, until, match: {}, countsTowardCommitment: false }] };
}

/** The last milestone by the amount, earlier ones in proportion. */
function withCommitment(terms: DealTerms, more: number): DealTerms {
  const { commitment } = terms;
  const last = toDouble(commitment?.milestones.at(-1)?.amount ?? zero);
  if (commitment === undefined || last === 0) return terms;
  const times = exact(1 + more / last);
  return { ...terms, commitment: { ...commitment, milestones: commitment.milestones.map(({ by, amount }) => ({ by, amount: round(multiply(amount, times), 6, 'half-even') })) } };
}
