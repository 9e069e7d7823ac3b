import { addMonths, firstDay, lastDay, monthOf, monthsFrom } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { DealTerms, Match } from '../../deal/dealTerms.ts';

/** Net token, tier and PTU charges of some paths side by side: one after the other for each set of credit rules and month. */
export interface NetCharges {
  readonly amounts: Float64Array;
  /** The set of credit rules that match the charges of each group, one bit a rule. */
  readonly masks: readonly number[];
  readonly width: number;
}

/** The total of one path's bill from its net charges: steps 7 to 10 of docs/reference/deal-terms.md in doubles; `months` takes what each month owes, and what of it is a shortfall. */
export type Settlement = (nets: NetCharges, path: number, months?: (month: number, amount: number, shortfall: number) => void) => number;

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
export function settlement(terms: DealTerms, groupOf: (match: Match) => number): Settlement {
  const start = monthOf(terms.start);
  const calendar = monthsFrom(start, terms.months);
  const percent = terms.support && toDouble(terms.support.percentOfSpend) / 100;
  const minimum = terms.support && toDouble(terms.support.minimumPerMonth);
  const granted = terms.credits
    .map((credit) => ({
      group: groupOf(credit.match),
      from: calendar.findIndex((month) => credit.from <= firstDay(month)),
      until: calendar.findLastIndex((month) => firstDay(month) <= credit.until),
      day: credit.until as string,
      counts: credit.countsTowardCommitment,
      left: toDouble(credit.amount),
    }))
    .filter(({ from }) => from >= 0);
  const { commitment, conditionalCredit } = terms;
  const other = calendar.map((month) => {
    const eligible = commitment?.otherEligible;
    if (eligible === undefined) return 0;
    return eligible.kind === 'perMonth' ? toDouble(eligible.amount) : eligible.amounts.reduce((total, { at, amount }) => (at === month ? total + toDouble(amount) : total), 0);
  });
  const milestones = commitment?.milestones.map(({ by, amount }) => ({ month: calendar.indexOf(monthOf(by)), amount: toDouble(amount) })) ?? [];
  const earning = conditionalCredit?.milestones.map(({ by, spend, credit }) => ({ by: calendar.findLastIndex((month) => month <= monthOf(by)), spend: toDouble(spend), credit: toDouble(credit) })) ?? [];
  const conditionalGroup = conditionalCredit ? groupOf({}) : 0;
  const lasts = conditionalCredit?.expiresAfterMonths ?? 0;
  const prepays = commitment?.shortfall === 'prepayment';
  const carries = commitment?.shortfall === 'carryOver';

  // Credits that all match the same charges pay one after the other; only others need to know who has paid what.
  const plain = conditionalCredit === undefined && new Set(granted.map(({ group }) => group)).size <= 1 ? granted.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) : undefined;
  const left = new Float64Array(granted.length);

  return (nets, path, months) => {
    const { amounts, masks, width } = nets;
    const groups = masks.length;
    const accounts: Account[] = plain === undefined ? granted.map((account) => ({ ...account })) : [];
    if (plain !== undefined) for (let place = 0; place < plain.length; place++) left[place] = plain[place]?.left ?? 0;
    let met = 0;
    let [total, cumulative, prepayment, spent] = [0, 0, 0, 0];
    for (let month = 0; month < terms.months; month++) {
      let net = 0;
      for (let group = 0; group < groups; group++) net += amounts[(group * terms.months + month) * width + path] ?? 0;
      const support = percent === undefined || minimum === undefined ? 0 : Math.max(net * percent, minimum);
      const paid = plain !== undefined ? payInTurn(plain, left, month, terms.months, nets, path) : accounts.length === 0 ? nothingPaid : payWithAccounts(accounts, month, terms.months, nets, path);
      const onUsage = commitment === undefined ? 0 : Math.max(0, Math.min(prepayment, net - paid.all));
      const onSupport = commitment === undefined ? 0 : Math.min(prepayment - onUsage, support);
      prepayment -= onUsage + onSupport;
      const spend = net - paid.notCounting;
      let shortfall = 0;
      if (commitment !== undefined) {
        cumulative += spend - onUsage + (other[month] ?? 0);
        for (let place = 0; place < milestones.length; place++) {
          const milestone = milestones[place];
          if (milestone?.month !== month) continue;
          const gap = milestone.amount - cumulative;
          if (gap <= 0 || (carries && place < milestones.length - 1)) continue;
          cumulative = milestone.amount;
          shortfall += gap;
          if (prepays) prepayment += gap;
        }
      }
      spent += spend;
      for (let place = 0; place < earning.length; place++) {
        const each = earning[place];
        if (each === undefined || (met & (1 << place)) !== 0 || month > each.by || spent < each.spend) continue;
        met |= 1 << place;
        accounts.push({ group: conditionalGroup, from: month + 1, until: month + lasts, day: lastDay(addMonths(start, month + lasts)), counts: false, left: each.credit });
      }
      const owed = net + support - paid.all - onUsage - onSupport + shortfall;
      months?.(month, owed, shortfall);
      total += owed;
    }
    return total;
  };
}

interface Paid {
  readonly all: number;
  readonly notCounting: number;
}

const nothingPaid: Paid = { all: 0, notCounting: 0 };

/** What credits that match the same charges pay in a month, in their order. */
function payInTurn(accounts: readonly Account[], left: Float64Array, month: number, months: number, { amounts, masks, width }: NetCharges, path: number): Paid {
  let [all, notCounting, matched] = [0, 0, Number.NaN];
  for (let place = 0; place < accounts.length; place++) {
    const account = accounts[place];
    const own = left[place] ?? 0;
    if (account === undefined || own <= 0 || month < account.from || month > account.until) continue;
    if (Number.isNaN(matched)) {
      matched = 0;
      for (let group = 0; group < masks.length; group++) if (((masks[group] ?? 0) & (1 << account.group)) !== 0) matched += amounts[(group * months + month) * width + path] ?? 0;
    }
    const amount = Math.min(own, matched - all);
    if (amount <= 0) continue;
    left[place] = own - amount;
    all += amount;
    if (!account.counts) notCounting += amount;
  }
  return all === 0 ? nothingPaid : { all, notCounting };
}

/** What credits pay in a month, earliest expiry first; see credits.ts for the rule on credits that match different charges. */
function payWithAccounts(accounts: readonly Account[], month: number, months: number, nets: NetCharges, path: number): Paid {
  const usable = accounts.filter((account) => account.from <= month && month <= account.until && account.left > 0);
  if (usable.length === 0) return nothingPaid;
  usable.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const paidBy = new Map<number, number>();
  let [all, notCounting] = [0, 0];
  for (const account of usable) {
    const amount = Math.min(account.left, open(account.group, paidBy, month, months, nets, path));
    if (amount <= 0) continue;
    account.left -= amount;
    paidBy.set(account.group, (paidBy.get(account.group) ?? 0) + amount);
    all += amount;
    if (!account.counts) notCounting += amount;
  }
  return { all, notCounting };
}

function open(group: number, paidBy: ReadonlyMap<number, number>, month: number, months: number, { amounts, masks, width }: NetCharges, path: number): number {
  const openIn = (set: number): number => {
    let left = 0;
    for (const [place, mask] of masks.entries()) if ((mask & set) !== 0) left += amounts[(place * months + month) * width + path] ?? 0;
    for (const [each, amount] of paidBy) if ((set & (1 << each)) !== 0) left -= amount;
    return left;
  };
  const own = 1 << group;
  const payers = [...paidBy.keys()].reduce((set, each) => set | (1 << each), 0) & ~own;
  let least = openIn(own);
  for (let others = payers; others > 0; others = (others - 1) & payers) least = Math.min(least, openIn(own | others));
  return least;
}
