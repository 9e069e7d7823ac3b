import { addMonths, monthOf, monthsBetween, type Month } from '../../base/calendar.ts';
import { add, isZero, least, negate, signOf, subtract, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { BillLine, CommitmentMonth, CreditStanding } from '../bill.ts';
import type { Commitment, DealTerms } from '../dealTerms.ts';
import { showNumber } from '../showNumber.ts';

/** Tracks a commitment month by month: what is owed at its milestones, and the prepayment that earlier shortfalls became. */
export interface CommitmentLedger {
  /** Pays from the prepayment what credits left of `usage`, then of `support`. */
  prepay(month: number, usage: Decimal, support: Decimal): { readonly usage: Decimal; readonly line: BillLine | undefined };
  /** Counts a month's spend, otherEligible not included, and returns the shortfall lines of its milestones. */
  post(month: number, spend: Decimal): readonly BillLine[];
  /** Once the last month is posted. */
  close(): { readonly months: readonly CommitmentMonth[]; readonly prepayment: CreditStanding | undefined; readonly findings: readonly Finding[] };
}

/** Step 9 of docs/reference/deal-terms.md. */
export function commitmentLedger(terms: DealTerms, commitment: Commitment): CommitmentLedger {
  const first = monthOf(terms.start);
  const other = otherEligible(commitment);
  const months: CommitmentMonth[] = [];
  const findings = laterMilestones(terms, commitment);
  let [cumulative, granted, left] = [zero, zero, zero];

  /** What is missing at a milestone, and the line that charges it. */
  const shortfallAt = (place: number, month: Month): { gap: Decimal; line: BillLine | undefined } => {
    const milestone = commitment.milestones[place];
    const gap = milestone === undefined ? zero : subtract(milestone.amount, cumulative);
    if (milestone === undefined || signOf(gap) <= 0) return { gap: zero, line: undefined };
    const missing = `The commitment of ${terms.currency} ${showNumber(milestone.amount)} by ${milestone.by} is missed by ${showNumber(gap)}`;
    // Milestones are cumulative, so the next one asks for the gap already: to add it there again would charge it twice.
    if (commitment.shortfall === 'carryOver' && place < commitment.milestones.length - 1) {
      findings.push(finding('info', 'shortfall-carried', `${missing}: that is carried over to the next milestone.`, `commitment.milestones[${place}]`));
      return { gap, line: undefined };
    }
    cumulative = milestone.amount;
    if (commitment.shortfall === 'prepayment') [granted, left] = [add(granted, gap), add(left, gap)];
    findings.push(finding('warning', 'shortfall', `${missing}, and ${commitment.shortfall === 'prepayment' ? 'the gap is paid as prepayment of later charges' : 'the gap is owed'}.`, `commitment.milestones[${place}]`));
    return { gap, line: { month, kind: 'shortfall', what: `shortfall of the commitment by ${milestone.by}`, amount: gap, source: ['commitment'] } };
  };

  return {
    prepay(month, usage, support) {
      const onUsage = signOf(usage) > 0 ? least(left, usage) : zero;
      const onSupport = least(subtract(left, onUsage), support);
      const paid = add(onUsage, onSupport);
      left = subtract(left, paid);
      const line: BillLine = { month: addMonths(first, month), kind: 'prepayment', what: 'paid from the prepayment of earlier shortfalls', amount: negate(paid), source: ['commitment'] };
      return { usage: onUsage, line: isZero(paid) ? undefined : line };
    },
    post(index, spend) {
      const month = addMonths(first, index);
      const countable = add(spend, other(month));
      cumulative = add(cumulative, countable);
      const due = commitment.milestones.flatMap((milestone, place) => (monthOf(milestone.by) === month ? [place] : []));
      const posted = due.map((place) => shortfallAt(place, month));
      const milestone = commitment.milestones[due.at(-1) ?? -1]?.amount;
      const shortfall = posted.reduce((total, { gap }) => add(total, gap), zero);
      months.push({ month, countable, cumulative, milestone, ...(isZero(shortfall) ? {} : { shortfall }) });
      return posted.flatMap(({ line }) => (line === undefined ? [] : [line]));
    },
    close() {
      if (signOf(left) > 0) findings.push(finding('warning', 'prepayment-unused', `${terms.currency} ${showNumber(left)} of prepayment are not used up when the deal ends.`, 'commitment'));
      const prepayment = isZero(granted) ? undefined : { id: 'prepayment', granted, used: subtract(granted, left), breakage: zero, remaining: left };
      return { months, prepayment, findings };
    },
  };
}

/** Spend on the rest of Azure that counts, by month. */
function otherEligible({ otherEligible: other }: Commitment): (month: Month) => Decimal {
  switch (other.kind) {
    case 'perMonth':
      return () => other.amount;
    case 'listed':
      return (month) => other.amounts.reduce((total, { at, amount }) => (at === month ? add(total, amount) : total), zero);
  }
}

function laterMilestones(terms: DealTerms, commitment: Commitment): Finding[] {
  const first = monthOf(terms.start);
  return commitment.milestones.flatMap((milestone, place) => {
    if (monthsBetween(first, monthOf(milestone.by)) < terms.months) return [];
    return [finding('warning', 'milestone-after-deal', `The commitment of ${terms.currency} ${showNumber(milestone.amount)} by ${milestone.by} falls due after the deal's last month: what may be missing then is not on this bill.`, `commitment.milestones[${place}]`)];
  });
}
