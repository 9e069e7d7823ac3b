import { addMonths, firstDay, lastDay, monthOf, monthsFrom } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';

/** Net token, tier and PTU charges by the set of credit rules that match them (one bit a rule), and then by month. */
export type NetCharges = ReadonlyMap<number, Float64Array>;

/** The total of a bill from its net charges: steps 7 to 10 of docs/reference/deal-terms.md in doubles. */
export type Settlement = (nets: NetCharges) => number;

interface Account {
  readonly group: number;
  /** First and last month of the deal in which it pays. */
  readonly from: number;
  readonly until: number;
  /** Its last day: what expires first pays first. */
  readonly day: string;
  readonly counts: boolean;
  left: number;
}

/** Prepares the settlement of a deal; `groupOf` says which rule of the nets a credit has (conditional credit: match {}). */
export function settlement(terms: DealTerms, groupOf: (match: DealTerms['credits'][number]['match']) => number): Settlement {
  const start = monthOf(terms.start);
  const calendar = monthsFrom(start, terms.months);
  const percent = terms.support && toDouble(terms.support.percentOfSpend) / 100;
  const minimum = terms.support && toDouble(terms.support.minimumPerMonth);
  const granted = terms.credits.map((credit) => ({
    group: groupOf(credit.match),
    from: calendar.findIndex((month) => credit.from <= firstDay(month)),
    until: calendar.findLastIndex((month) => firstDay(month) <= credit.until),
    day: credit.until,
    counts: credit.countsTowardCommitment,
    left: toDouble(credit.amount),
  }));
  const { commitment, conditionalCredit } = terms;
  const other = calendar.map((month) => {
    const eligible = commitment?.otherEligible;
    if (eligible === undefined) return 0;
    return eligible.kind === 'perMonth' ? toDouble(eligible.amount) : eligible.amounts.reduce((total, { at, amount }) => (at === month ? total + toDouble(amount) : total), 0);
  });
  const milestones = commitment?.milestones.map(({ by, amount }) => ({ month: calendar.indexOf(monthOf(by)), amount: toDouble(amount) })) ?? [];
  const earning = conditionalCredit?.milestones.map(({ by, spend, credit }) => ({ by: calendar.findLastIndex((month) => month <= monthOf(by)), spend: toDouble(spend), credit: toDouble(credit) })) ?? [];
  const conditionalGroup = conditionalCredit ? groupOf({}) : 0;

  return (nets) => {
    const accounts: Account[] = granted.filter(({ from }) => from >= 0).map((account) => ({ ...account }));
    const met = new Set<number>();
    let [total, cumulative, prepayment, spent] = [0, 0, 0, 0];
    for (let month = 0; month < terms.months; month++) {
      let net = 0;
      for (const byMonth of nets.values()) net += byMonth[month] ?? 0;
      const support = percent === undefined || minimum === undefined ? 0 : Math.max(net * percent, minimum);
      const paid = payWithAccounts(accounts, month, nets);
      const onUsage = commitment === undefined ? 0 : Math.max(0, Math.min(prepayment, net - paid.all));
      const onSupport = commitment === undefined ? 0 : Math.min(prepayment - onUsage, support);
      prepayment -= onUsage + onSupport;
      const spend = net - paid.notCounting;
      let shortfall = 0;
      if (commitment !== undefined) {
        cumulative += spend - onUsage + (other[month] ?? 0);
        for (const [place, milestone] of milestones.entries()) {
          const gap = milestone.amount - cumulative;
          if (milestone.month !== month || gap <= 0 || (commitment.shortfall === 'carryOver' && place < milestones.length - 1)) continue;
          cumulative = milestone.amount;
          shortfall += gap;
          if (commitment.shortfall === 'prepayment') prepayment += gap;
        }
      }
      spent += spend;
      for (const [place, { by, spend: wanted, credit }] of earning.entries()) {
        if (met.has(place) || month > by || spent < wanted) continue;
        met.add(place);
        const lasts = conditionalCredit?.expiresAfterMonths ?? 0;
        accounts.push({ group: conditionalGroup, from: month + 1, until: month + lasts, day: lastDay(addMonths(start, month + lasts)), counts: false, left: credit });
      }
      total += net + support - paid.all - onUsage - onSupport + shortfall;
    }
    return total;
  };
}

/** What credits pay in a month, earliest expiry first; see credits.ts for the rule on credits that match different charges. */
function payWithAccounts(accounts: readonly Account[], month: number, nets: NetCharges): { readonly all: number; readonly notCounting: number } {
  const usable = accounts.filter((account) => account.from <= month && month <= account.until && account.left > 0);
  if (usable.length === 0) return { all: 0, notCounting: 0 };
  usable.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const paidBy = new Map<number, number>();
  let [all, notCounting] = [0, 0];
  for (const account of usable) {
    const amount = Math.min(account.left, open(account.group, paidBy, month, nets));
    if (amount <= 0) continue;
    account.left -= amount;
    paidBy.set(account.group, (paidBy.get(account.group) ?? 0) + amount);
    all += amount;
    if (!account.counts) notCounting += amount;
  }
  return { all, notCounting };
}

function open(group: number, paidBy: ReadonlyMap<number, number>, month: number, nets: NetCharges): number {
  const openIn = (set: number): number => {
    let left = 0;
    for (const [mask, byMonth] of nets) if ((mask & set) !== 0) left += byMonth[month] ?? 0;
    for (const [each, amount] of paidBy) if ((set & (1 << each)) !== 0) left -= amount;
    return left;
  };
  const own = 1 << group;
  const payers = [...paidBy.keys()].reduce((set, each) => set | (1 << each), 0) & ~own;
  let least = openIn(own);
  for (let others = payers; others > 0; others = (others - 1) & payers) least = Math.min(least, openIn(own | others));
  return least;
}
