import { addMonths, lastDay, monthOf, monthsBetween, type Day } from '../base/calendar.ts';
import { compare, decimal, divide, multiply, type Decimal } from '../base/decimal.ts';
import { showMoney } from '../base/money.ts';
import type { Bill } from '../deal/bill.ts';
import type { Commitment, DealTerms } from '../deal/dealTerms.ts';
import { atQuantile } from './range.ts';

/**
 * The commitment whose milestones 90 of 100 futures reach: at each day the countable spend that one future in ten stays below,
 * rounded down to a thousand. Days and treatment are the offer's; without one, the ends of its years and prepayment.
 */
export function commitmentAtOdds(terms: DealTerms, billAll: (terms: DealTerms) => readonly Bill[]): Commitment {
  const days = milestoneDays(terms);
  const asked = terms.commitment ?? { otherEligible: { kind: 'perMonth', amount: decimal(0) }, shortfall: 'prepayment' };
  // Milestones of nothing are always met: the ledger then says what each future spends by the day.
  const open: Commitment = { ...asked, milestones: days.map((by) => ({ by, amount: decimal(0) })) };
  const ledgers = billAll({ ...terms, commitment: open }).map((bill) => bill.ledgers.commitment);
  const milestones = days.map((by) => {
    const reached = ledgers.map((months) => months.find((month) => month.month === monthOf(by))?.cumulative ?? decimal(0)).toSorted(compare);
    return { by, amount: roundedDown(atQuantile(reached, 10)) };
  });
  return { ...asked, milestones };
}

/** "USD 2,000,000.00 by 2027-12-31 and …". */
export function showMilestones(terms: DealTerms, commitment: Commitment): string {
  return commitment.milestones.map(({ by, amount }) => `${showMoney({ currency: terms.currency, amount })} by ${by}`).join(' and ');
}

function milestoneDays(terms: DealTerms): readonly Day[] {
  const first = monthOf(terms.start);
  const offered = terms.commitment?.milestones.map(({ by }) => by).filter((by) => monthsBetween(first, monthOf(by)) < terms.months) ?? [];
  if (offered.length > 0) return offered;
  const years = Array.from({ length: Math.ceil(terms.months / 12) }, (_, year) => Math.min(terms.months, (year + 1) * 12));
  return years.map((months) => lastDay(addMonths(first, months - 1)));
}

function roundedDown(amount: Decimal): Decimal {
  const thousand = decimal(1000);
  return multiply(divide(amount, thousand, 0, 'down'), thousand);
}
