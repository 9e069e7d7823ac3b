import { addMonths, firstDay, lastDay, monthOf } from '../../base/calendar.ts';
import { assert } from '../../base/assert.ts';
import { add, decimal, divide, equals, multiply, subtract, sum, zero, type Decimal } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { evaluate } from '../../deal/evaluate.ts';
import { share } from '../../deal/percent.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { aimAtBlocks } from '../../worth/aimAtBlocks.ts';
import { listTerms } from '../../worth/structures.ts';
import type { ChangedTerm } from './changedTerms.ts';

/** A changed term and what the deal costs before and after it changed; `because` where it has no price. */
export interface PricedTerm extends Omit<ChangedTerm, 'put'> {
  readonly price?: { readonly before: Decimal; readonly after: Decimal; readonly difference: Decimal };
  readonly because?: string;
}

export interface PricedTerms {
  readonly currency: string;
  /** What the deal costs as the earlier version has it and as the later one has it; the differences of the terms add up to `difference`. */
  readonly before: Decimal;
  readonly after: Decimal;
  readonly difference: Decimal;
  /** What a cost is and over which months. */
  readonly basis: string;
  readonly terms: readonly PricedTerm[];
}

export interface PricingInput {
  readonly terms: DealTerms;
  /** For all of `monthsOf` the changes. */
  readonly usage: UsageSeries;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
}

/** How many months two versions are priced over: the longer of their terms, so that both cover the same time. */
export function monthsPriced(changed: readonly ChangedTerm[], terms: DealTerms): number {
  return Math.max(stateOf(changed, terms, 0).months, stateOf(changed, terms, changed.length).months);
}

/**
 * Each changed term priced by exact bills, one after the other in the order of the paper: each begins where the one before ended, so that
 * they add up to the whole difference. A cost is the bill less what paying later is worth; months that only the longer of two terms covers are at list in the shorter.
 */
export function priceTerms(changed: readonly ChangedTerm[], input: PricingInput): PricedTerms {
  const months = monthsPriced(changed, input.terms);
  const costs = changed.map((_, count) => costOf(stateOf(changed, input.terms, count), months, input));
  costs.push(costOf(stateOf(changed, input.terms, changed.length), months, input));
  const [first = zero, last = zero] = [costs[0], costs.at(-1)];
  const terms = changed.map(({ put, ...term }, index): PricedTerm => {
    const because = typeof put === 'string' ? put : unpriced[term.key];
    if (because !== undefined) return { ...term, because };
    const [before = zero, after = zero] = [costs[index], costs[index + 1]];
    return { ...term, price: { before, after, difference: subtract(after, before) } };
  });
  const difference = subtract(last, first);
  assert(equals(sum(terms.map(({ price }) => price?.difference ?? zero)), difference), 'the differences of the terms add up to the whole');
  const basis = `Bills of ${months} months from ${input.terms.start}${input.terms.payment === undefined ? '' : ', less what later payment is worth'}; each change on top of those before it.`;
  return { currency: input.terms.currency, before: first, after: last, difference, basis, terms };
}

/** What no bill shows. */
const unpriced: Partial<Record<ChangedTerm['key'], string>> = { renewal: 'What holds after the term changes no bill within it.' };

/** The deal with the first `count` changes as the later version has them and the rest as the earlier. */
function stateOf(changed: readonly ChangedTerm[], terms: DealTerms, count: number): DealTerms {
  return changed.reduce((deal, { put }, index) => (typeof put === 'string' ? deal : put(deal, index < count ? 'is' : 'was')), terms);
}

function costOf(terms: DealTerms, months: number, { usage, book, shapes }: PricingInput): Decimal {
  const bill = evaluate(terms, aimAtBlocks(terms, within(terms, usage)), { book, shapes }).value.total;
  const after = { ...listTerms(terms), start: firstDay(addMonths(monthOf(terms.start), terms.months)), months: months - terms.months };
  const whole = after.months > 0 ? add(bill, evaluate(after, within(after, usage), { book, shapes }).value.total) : bill;
  return subtract(whole, laterPayment(terms, whole));
}

/** What paying later than the baseline is worth: cost × cost of capital × days of 365, to the cent, half to even. */
function laterPayment({ payment }: DealTerms, total: Decimal): Decimal {
  if (payment === undefined) return zero;
  return divide(multiply(multiply(total, share(payment.costOfCapitalPercent)), decimal(payment.netDays - payment.baselineNetDays)), decimal(365), 2, 'half-even');
}

function within({ start, months }: Pick<DealTerms, 'start' | 'months'>, usage: UsageSeries): UsageSeries {
  const [from, to] = [monthOf(start), monthOf(lastDay(addMonths(monthOf(start), months - 1)))];
  return { ...usage, rows: usage.rows.filter(({ at }) => monthOf(at) >= from && monthOf(at) <= to) };
}
