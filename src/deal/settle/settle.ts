import { addMonths, monthOf } from '../../base/calendar.ts';
import { add, negate, subtract, sum, zero } from '../../base/decimal.ts';
import type { Finding } from '../../base/finding.ts';
import type { BillLine, CommitmentMonth, ConditionalCreditMonth, CreditStanding } from '../bill.ts';
import { commitmentLedger } from './commitment.ts';
import { conditionalCreditLedger } from './conditionalCredit.ts';
import { creditLine, creditStandings, grantedCredits, payWithCredits, type MonthCharges } from './credits.ts';
import type { DealTerms } from '../dealTerms.ts';
import { supportLine } from './support.ts';

/** The bill's lines by month, and what became of credits and commitment. */
export interface Settled {
  /** By month of the deal. */
  readonly lines: readonly (readonly BillLine[])[];
  readonly commitment: readonly CommitmentMonth[];
  readonly conditionalCredit: readonly ConditionalCreditMonth[];
  readonly credits: readonly CreditStanding[];
  readonly findings: readonly Finding[];
}

/** Steps 7 to 10, month after month: support, credits, prepayment, commitment, conditional credit. */
export function settle(terms: DealTerms, charges: readonly MonthCharges[]): Settled {
  const accounts = grantedCredits(terms);
  const commitment = terms.commitment && commitmentLedger(terms, terms.commitment);
  const conditional = terms.conditionalCredit && conditionalCreditLedger(terms, terms.conditionalCredit);
  const lines = charges.map((of, index): BillLine[] => {
    const month = addMonths(monthOf(terms.start), index);
    const support = supportLine(terms, index, of.net);
    const payments = payWithCredits(accounts, month, of);
    const credited = sum(payments.map((payment) => payment.amount));
    const prepaid = commitment?.prepay(index, subtract(of.net, credited), support?.amount ?? zero);
    const spend = subtract(of.net, sum(payments.filter(({ account }) => !account.countsTowardCommitment).map(({ amount }) => amount)));
    const shortfalls = commitment?.post(index, add(spend, negate(prepaid?.usage ?? zero))) ?? [];
    // What prepayment paid counts here: its purchase did not.
    accounts.push(...(conditional?.post(month, spend) ?? []));
    return [...of.lines, ...present(support), ...payments.map((payment) => creditLine(payment, month)), ...present(prepaid?.line), ...shortfalls];
  });
  const credits = creditStandings(terms, accounts);
  const committed = commitment?.close();
  const earning = conditional?.close();
  return {
    lines,
    commitment: committed?.months ?? [],
    conditionalCredit: earning?.months ?? [],
    credits: [...credits.standings, ...present(committed?.prepayment)],
    findings: [...credits.findings, ...(committed?.findings ?? []), ...(earning?.findings ?? [])],
  };
}

function present<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}

