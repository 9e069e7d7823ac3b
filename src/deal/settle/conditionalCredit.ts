import { addMonths, firstDay, lastDay, monthOf, type Month } from '../../base/calendar.ts';
import { add, compare, isZero, subtract, sum, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { ConditionalCreditMonth } from '../bill.ts';
import type { CreditAccount } from './credits.ts';
import type { ConditionalCredit, DealTerms } from '../dealTerms.ts';
import { showNumber } from '../showNumber.ts';

/** Tracks spend against the milestones that earn credit. */
export interface ConditionalCreditLedger {
  /** Counts a month's spend and returns the credits that it earned, usable from the next month. */
  post(month: Month, spend: Decimal): readonly CreditAccount[];
  /** The months, and what was missed, once the last month is posted. */
  close(): { readonly months: readonly ConditionalCreditMonth[]; readonly findings: readonly Finding[] };
}

/** Step 10 of docs/reference/deal-terms.md: a milestone is met in the first month, not after that of its day, whose cumulative spend reaches it. */
export function conditionalCreditLedger(terms: DealTerms, clause: ConditionalCredit): ConditionalCreditLedger {
  const met = new Set<number>();
  let cumulative = zero;
  let last: Month = monthOf(terms.start);
  const findings: Finding[] = [];
  const months: ConditionalCreditMonth[] = [];
  return {
    post(month, spend) {
      cumulative = add(cumulative, spend);
      last = month;
      const earned: CreditAccount[] = [];
      for (const [place, milestone] of clause.milestones.entries()) {
        if (met.has(place) || month > monthOf(milestone.by)) continue;
        if (compare(cumulative, milestone.spend) >= 0) {
          met.add(place);
          earned.push(account(clause, place, month, milestone.credit));
        } else if (month === monthOf(milestone.by)) {
          const missing = showNumber(subtract(milestone.spend, cumulative));
          findings.push(finding('warning', 'conditional-credit-missed', `The credit of ${terms.currency} ${showNumber(milestone.credit)} for spending ${showNumber(milestone.spend)} by ${milestone.by} is not earned: ${missing} of spend are missing.`, `conditionalCredit.milestones[${place}]`));
        }
      }
      const milestone = clause.milestones.findLast(({ by }) => monthOf(by) === month)?.spend;
      const credit = sum(earned.map(({ granted }) => granted));
      months.push({ month, countable: spend, cumulative, milestone, ...(isZero(credit) ? {} : { earned: credit }) });
      return earned;
    },
    close() {
      const open = clause.milestones.flatMap((milestone, place) => (met.has(place) || monthOf(milestone.by) <= last ? [] : [{ milestone, place }]));
      const later = open.map(({ milestone, place }) =>
        finding('info', 'milestone-after-deal', `The credit of ${terms.currency} ${showNumber(milestone.credit)} for spending ${showNumber(milestone.spend)} by ${milestone.by} is not yet earned when the deal ends.`, `conditionalCredit.milestones[${place}]`),
      );
      return { months, findings: [...findings, ...later] };
    },
  };
}

function account(clause: ConditionalCredit, place: number, met: Month, amount: Decimal): CreditAccount {
  return {
    id: `conditionalCredit.milestones[${place}]`,
    match: {},
    from: firstDay(addMonths(met, 1)),
    until: lastDay(addMonths(met, clause.expiresAfterMonths)),
    countsTowardCommitment: false,
    granted: amount,
    left: amount,
  };
}
