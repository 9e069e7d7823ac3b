import { addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '../../base/calendar.ts';
import { add, divide, isZero, least, multiply, negate, round, signOf, subtract, sum, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { BillLine, CreditStanding } from '../bill.ts';
import type { DealTerms, Match } from '../dealTerms.ts';
import { matches, specificity } from '../match.ts';
import type { PtuCharge } from '../ptuCharges.ts';
import { exactQuotient, lineDigits } from '../quotient.ts';
import type { TierRebate } from '../volumeTiers.ts';
import type { TokenCharge } from '../tokenCharges.ts';
import { showNumber } from '../showNumber.ts';

/** A credit while the bill is made. */
export interface CreditAccount {
  /** "credits[0]", "conditionalCredit.milestones[1]". */
  readonly id: string;
  readonly match: Match;
  /** Usable in months whose first day lies in `from`…`until`. */
  readonly from: Day;
  readonly until: Day;
  readonly countsTowardCommitment: boolean;
  readonly granted: Decimal;
  left: Decimal;
}

/** A month's charges before support and credits. */
export interface MonthCharges {
  readonly tokens: readonly TokenCharge[];
  readonly rebates: readonly TierRebate[];
  readonly ptu: readonly PtuCharge[];
  /** Of all of them, in the order of the bill. */
  readonly lines: readonly BillLine[];
  readonly net: Decimal;
}

export interface CreditPayment {
  readonly account: CreditAccount;
  readonly amount: Decimal;
}

export function grantedCredits(terms: DealTerms): CreditAccount[] {
  return terms.credits.map((credit, place) => ({ ...credit, id: `credits[${place}]`, granted: credit.amount, left: credit.amount }));
}

/** Step 8 of docs/reference/deal-terms.md: what credits pay of a month's charges, earliest expiry first; `accounts` are drawn down. */
export function payWithCredits(accounts: readonly CreditAccount[], month: Month, charges: MonthCharges): readonly CreditPayment[] {
  const day = firstDay(month);
  const usable = accounts.filter((account) => account.from <= day && day <= account.until && signOf(account.left) > 0);
  if (usable.length === 0) return [];
  // The sort is stable: among credits that expire together the order of the file stands.
  const inOrder = usable.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const limits = payable(inOrder, charges);
  const payments: CreditPayment[] = [];
  for (const account of inOrder) {
    const amount = least(account.left, limits.of(account));
    if (signOf(amount) <= 0) continue;
    account.left = subtract(account.left, amount);
    limits.pay(account, amount);
    payments.push({ account, amount });
  }
  return payments;
}

export function creditLine(payment: CreditPayment, month: Month): BillLine {
  return { month, kind: 'credit', what: `credit usable until ${payment.account.until}`, amount: negate(payment.amount), source: [payment.account.id] };
}

/** What became of each credit by the end of the deal. */
export function creditStandings(terms: DealTerms, accounts: readonly CreditAccount[]): { readonly standings: readonly CreditStanding[]; readonly findings: readonly Finding[] } {
  const end = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  const findings: Finding[] = [];
  const standings = accounts.map((account): CreditStanding => {
    const expired = account.until <= end;
    const standing = { id: account.id, granted: account.granted, used: subtract(account.granted, account.left), breakage: expired ? account.left : zero };
    if (isZero(account.left)) return standing;
    const left = `${terms.currency} ${showNumber(account.left)} of ${account.id}`;
    if (expired) findings.push(finding('warning', 'credit-breakage', `${left} (${showNumber(account.granted)} granted) ${signOf(standing.used) > 0 ? 'were left when it expired' : 'were never used before it expired'} on ${account.until}.`, account.id));
    else findings.push(finding('info', 'credit-remaining', `${left} are left when the deal ends; it can be used until ${account.until}.`, account.id));
    return expired ? standing : { ...standing, remaining: account.left };
  });
  return { standings, findings };
}

/** How much each credit may still pay in a month. */
interface Limits {
  of(account: CreditAccount): Decimal;
  pay(account: CreditAccount, amount: Decimal): void;
}

function payable(accounts: readonly CreditAccount[], charges: MonthCharges): Limits {
  if (accounts.every((account) => specificity(account.match) === 0)) {
    let open = charges.net;
    return { of: () => open, pay: (_, amount) => void (open = subtract(open, amount)) };
  }
  return payableByMatch(accounts, charges);
}

/**
 * Credits that match different charges: what a wide credit has paid is counted first against the charges that no narrow one
 * can pay. So a credit may pay until some set of credits, itself among them, has paid all that the set matches.
 */
function payableByMatch(accounts: readonly CreditAccount[], charges: MonthCharges): Limits {
  const groups = [...new Set(accounts.map((account) => JSON.stringify(account.match)))];
  const groupOf = (account: CreditAccount): number => groups.indexOf(JSON.stringify(account.match));
  const rules = groups.map((_, group) => accounts.find((account) => groupOf(account) === group)?.match ?? {});
  const { nets: byMask, exact } = netByMatch(rules, charges);
  const nets = [...byMask];
  const paid = groups.map(() => zero);
  const openIn = (set: number): Decimal => {
    const matched = sum(nets.filter(([mask]) => (mask & set) !== 0).map(([, net]) => net));
    return subtract(matched, sum(paid.filter((_, group) => (set & (1 << group)) !== 0)));
  };
  return {
    of(account) {
      const own = 1 << groupOf(account);
      let open = openIn(own);
      // Only credits that have paid something stand in another's way.
      const payers = paid.reduce((set, amount, group) => (isZero(amount) ? set : set | (1 << group)), 0) & ~own;
      for (let others = payers; others > 0; others = (others - 1) & payers) open = least(open, openIn(own | others));
      // Only a rebate without an end brings digits that a line cannot hold.
      return exact ? open : round(open, lineDigits, 'half-even');
    },
    pay(account, amount) {
      const group = groupOf(account);
      paid[group] = add(paid[group] ?? zero, amount);
    },
  };
}

/** Net charges by the set of rules that match them, one bit a rule; a rebate follows the charges that it is on. `exact`: no part of one was cut. */
function netByMatch(rules: readonly Match[], charges: MonthCharges): { readonly nets: ReadonlyMap<number, Decimal>; readonly exact: boolean } {
  const nets = new Map<number, Decimal>();
  let exact = true;
  const put = (mask: number, amount: Decimal): void => void nets.set(mask, add(nets.get(mask) ?? zero, amount));
  const maskOf = ({ subject }: TokenCharge | PtuCharge): number => rules.reduce((mask, rule, place) => (matches(rule, subject) ? mask | (1 << place) : mask), 0);
  for (const charge of charges.tokens) put(maskOf(charge), charge.line.amount);
  for (const charge of charges.ptu) put(maskOf(charge), charge.line.amount);
  for (const rebate of charges.rebates) {
    const parts = new Map<number, Decimal>();
    for (const charge of rebate.on) parts.set(maskOf(charge), add(parts.get(maskOf(charge)) ?? zero, charge.line.amount));
    const [only] = parts.keys();
    if (parts.size === 1 && only !== undefined) put(only, rebate.line.amount);
    else
      for (const [mask, part] of parts) {
        const share = shareOf(rebate, part);
        exact &&= share.exact;
        put(mask, share.amount);
      }
  }
  return { nets, exact };
}

/** Exact where it ends, else far finer than a line: only the credit line that it ends in is rounded. */
function shareOf(rebate: TierRebate, part: Decimal): { readonly amount: Decimal; readonly exact: boolean } {
  const whole = sum(rebate.on.map((charge) => charge.line.amount));
  const product = multiply(rebate.line.amount, part);
  const amount = exactQuotient(product, whole);
  return { amount: amount ?? divide(product, whole, 30, 'half-even'), exact: amount !== undefined };
}
