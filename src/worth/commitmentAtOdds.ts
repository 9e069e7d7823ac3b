import { addMonths, lastDay, monthOf, monthsBetween, type Day } from '../base/calendar.ts';
import { decimal, divide, multiply, type Decimal } from '../base/decimal.ts';
import { showMoney } from '../base/money.ts';
import type { Commitment, DealTerms } from '../deal/dealTerms.ts';
import { placesOf, type Futures } from './futures.ts';

/**
 * The commitment whose milestones 90 of 100 futures reach: at each day the countable spend that one future in ten stays below,
 * rounded down to a thousand. Days and treatment are the offer's; without one, the ends of its years and prepayment.
 */
export function commitmentAtOdds(terms: DealTerms, futures: Futures): Commitment {
  const days = milestoneDays(terms);
  const asked = terms.commitment ?? { otherEligible: { kind: 'perMonth', amount: decimal(0) }, shortfall: 'prepayment' };
  // Milestones of nothing are always met: the ledger then says what a future spends by the day.
  const open: DealTerms = { ...terms, commitment: { ...asked, milestones: days.map((by) => ({ by, amount: decimal(0) })) } };
  const spent = spentBy(open, futures);
  const milestones = days.map((by) => {
    const month = monthsBetween(monthOf(terms.start), monthOf(by));
    const [place] = placesOf(spent[month] ?? new Float64Array());
    const reached = futures.bill(place, open).ledgers.commitment.find((each) => each.month === monthOf(by))?.cumulative ?? decimal(0);
    return { by, amount: roundedDown(reached) };
  });
  return { ...asked, milestones };
}

/** Spend that counts, by month and future, cumulative: only for the order of the futures, so without what is the same in all. */
function spentBy(terms: DealTerms, { simulated }: Futures): readonly Float64Array[] {
  const { support: _support, ...bare } = terms;
  const months = simulated.byMonth({ ...bare, credits: terms.credits.filter((credit) => !credit.countsTowardCommitment) });
  const sofar = new Float64Array(simulated.paths.count);
  return months.map((month) => {
    for (const [path, amount] of month.entries()) sofar[path] = (sofar[path] ?? 0) + amount;
    return sofar.slice();
  });
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
