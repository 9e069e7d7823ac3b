import { monthOf } from '../../../src/base/calendar.ts';
import type { Decimal } from '../../../src/base/decimal.ts';
import type { DealTerms, Match } from '../../../src/deal/dealTerms.ts';
import type { RateBook } from '../../../src/rates/rateBook.ts';
import type { UsageRow } from '../../../src/usage/usageSeries.ts';

/**
 * The monthly totals of a deal, computed a second time and another way: exact fractions, no rounding anywhere, one
 * dollar ledger a month instead of lines. It knows month-grain usage, rates, protection, tiers, PTU, support, credits,
 * conditional credit and commitment, and shares no code with src/deal but the types.
 */
export function secondOpinion(terms: DealTerms, rows: readonly UsageRow[], book: RateBook): readonly Fraction[] {
  const months = [...Array(terms.months).keys()];
  const charges = rows.flatMap((row) => chargesOf(terms, row, book));
  const rebates = rebatesOf(terms, charges);
  const blocks = blockCharges(terms, book);
  const net = (month: number, matches: (charge: Charge) => boolean): Fraction =>
    total([...[...charges, ...blocks].filter((charge) => charge.month === month && matches(charge)).map((charge) => charge.amount), ...rebates.filter((rebate) => rebate.month === month && matches(rebate.on)).map((rebate) => rebate.amount)]);

  const credits = terms.credits.map((credit, place) => ({ match: credit.match, from: credit.from.slice(0, 10), until: credit.until.slice(0, 10), counts: credit.countsTowardCommitment, left: fraction(credit.amount), place }));
  const milestones = terms.commitment?.milestones ?? [];
  let [committed, prepaid, earned] = [zero, zero, zero];
  let met = false;
  return months.map((month) => {
    const day = `${monthName(month)}-01`;
    const all = net(month, () => true);
    const support = terms.support === undefined ? zero : larger(times(all, fraction(terms.support.percentOfSpend), of(1n, 100n)), fraction(terms.support.minimumPerMonth));
    const paid: { credit: (typeof credits)[number]; amount: Fraction }[] = [];
    for (const credit of credits.filter((credit) => credit.from <= day && day <= credit.until).toSorted((a, b) => a.until.localeCompare(b.until) || a.place - b.place)) {
      // What it may pay: with any set of the earlier payers, no more than what the set matches.
      let most = larger(zero, net(month, (charge) => matchesCharge(credit.match, charge)));
      for (const others of subsets(paid.map((payment) => payment))) {
        const room = net(month, (charge) => [credit.match, ...others.map((payment) => payment.credit.match)].some((match) => matchesCharge(match, charge)));
        const blocking = paid.filter((payment) => others.some((other) => sameMatch(other.credit.match, payment.credit.match)) || sameMatch(payment.credit.match, credit.match));
        most = smaller(most, minus(room, total(blocking.map((payment) => payment.amount))));
      }
      const amount = smaller(credit.left, larger(zero, most));
      credit.left = minus(credit.left, amount);
      if (amount.top > 0n) paid.push({ credit, amount });
    }
    const credited = total(paid.map((payment) => payment.amount));
    const uncounted = total(paid.filter((payment) => !payment.credit.counts).map((payment) => payment.amount));
    const onUsage = smaller(prepaid, larger(zero, minus(all, credited)));
    const onSupport = smaller(minus(prepaid, onUsage), support);
    prepaid = minus(prepaid, onUsage, onSupport);
    const spend = minus(all, uncounted);
    let shortfall = zero;
    if (terms.commitment !== undefined) {
      const other = terms.commitment.otherEligible;
      if (other.kind !== 'perMonth') throw new Error('the second opinion knows otherEligible by the month only');
      committed = plus(minus(spend, onUsage), committed, fraction(other.amount));
      for (const [place, milestone] of milestones.entries()) {
        if (monthOf(milestone.by) !== monthName(month)) continue;
        const gap = minus(fraction(milestone.amount), committed);
        if (gap.top <= 0n || (terms.commitment.shortfall === 'carryOver' && place < milestones.length - 1)) continue;
        committed = fraction(milestone.amount);
        shortfall = plus(shortfall, gap);
        if (terms.commitment.shortfall === 'prepayment') prepaid = plus(prepaid, gap);
      }
    }
    earned = plus(earned, spend);
    const conditional = terms.conditionalCredit;
    const goal = conditional?.milestones[0];
    if (conditional !== undefined && goal !== undefined && !met && monthName(month) <= monthOf(goal.by) && minus(earned, fraction(goal.spend)).top >= 0n) {
      met = true;
      credits.push({ match: {}, from: `${monthName(month + 1)}-01`, until: `${monthName(month + conditional.expiresAfterMonths)}-31`, counts: false, left: fraction(goal.credit), place: 99 });
    }
    return minus(plus(all, support, shortfall), credited, onUsage, onSupport);
  });
}

export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const of = (top: bigint, bottom = 1n): Fraction => {
  const divisor = common(top < 0n ? -top : top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
};
export const fraction = (value: Decimal): Fraction => of(value.coefficient, 10n ** BigInt(value.scale));
export const plus = (...all: readonly Fraction[]): Fraction => all.reduce((a, b) => of(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom), zero);
export const minus = (a: Fraction, ...others: readonly Fraction[]): Fraction => plus(a, ...others.map((other) => ({ top: -other.top, bottom: other.bottom })));
export const zero: Fraction = { top: 0n, bottom: 1n };
export const times = (...all: readonly Fraction[]): Fraction => all.reduce((a, b) => of(a.top * b.top, a.bottom * b.bottom), of(1n));
export const over = (a: Fraction, b: Fraction): Fraction => (b.top < 0n ? of(-a.top * b.bottom, a.bottom * -b.top) : of(a.top * b.bottom, a.bottom * b.top));
const smaller = (a: Fraction, b: Fraction): Fraction => (minus(a, b).top <= 0n ? a : b);
const larger = (a: Fraction, b: Fraction): Fraction => (minus(a, b).top >= 0n ? a : b);
const total = (all: readonly Fraction[]): Fraction => plus(...all);

function common(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

interface Charge {
  readonly month: number;
  readonly model: string;
  readonly kind: string | undefined;
  readonly workload: string | undefined;
  readonly tokens: Fraction;
  readonly amount: Fraction;
}

/** The deal of the tests starts in January 2027. */
function monthName(month: number): string {
  return `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function monthNumber(name: string): number {
  return (Number(name.slice(0, 4)) - 2027) * 12 + Number(name.slice(5, 7)) - 1;
}

function chargesOf(terms: DealTerms, row: UsageRow, book: RateBook): Charge[] {
  const month = monthNumber(row.at);
  if (month < 0 || month >= terms.months) return [];
  const counts: readonly (readonly [string, bigint])[] = [['input', row.input - row.cached - row.cacheWrite], ['cached', row.cached], ['cacheWrite', row.cacheWrite], ['output', row.output]];
  return counts.flatMap(([kind, count]) => {
    if (count === 0n) return [];
    const rate = rateOf(terms, row, kind, `${row.at}-01`, book);
    return rate === undefined ? [] : [{ month, model: row.model, kind, workload: row.workload, tokens: of(count), amount: times(of(count, 1_000_000n), rate) }];
  });
}

function rateOf(terms: DealTerms, row: UsageRow, kind: string, day: string, book: RateBook): Fraction | undefined {
  const now = agreedOn(terms, row, kind, day, book);
  const subject = { model: row.model, kind, workload: row.workload };
  const rule = terms.priceProtection.find((rule) => matchesCharge(rule.match, subject));
  const start = agreedOn(terms, row, kind, terms.start, book);
  if (now === undefined || rule === undefined || start === undefined) return now;
  const years = Math.floor(monthNumber(day) / 12);
  const factor = of(100n, 100n);
  const cap = rule.capPercentPerYear;
  const growth = cap === undefined ? undefined : times(start, ...Array.from({ length: years }, () => plus(factor, times(fraction(cap), of(1n, 100n)))));
  const capped = growth === undefined ? now : smaller(now, growth);
  return rule.passCuts ? capped : larger(capped, start);
}

function agreedOn(terms: DealTerms, row: UsageRow, kind: string, day: string, book: RateBook): Fraction | undefined {
  const listDay = terms.listPrices === 'frozen' ? terms.start : day;
  const listed = book.rates.filter((rate) => rate.model === row.model && rate.kind === kind && rate.tier === 'standard' && rate.scope === 'global' && rate.from <= listDay).toSorted((a, b) => b.from.localeCompare(a.from))[0];
  const subject = { model: row.model, kind, workload: row.workload };
  const [best] = terms.rates
    .map((rule, place) => ({ rule, place }))
    .filter(({ rule }) => matchesCharge(rule.match, subject) && (rule.from === undefined || rule.from <= day))
    .toSorted((a, b) => Object.keys(b.rule.match).length - Object.keys(a.rule.match).length || b.place - a.place);
  if (best?.rule.price.kind === 'fixed') return fraction(best.rule.price.perMillion);
  if (listed === undefined) return undefined;
  return best?.rule.price.kind === 'discount' ? times(fraction(listed.perMillion), minus(of(1n), times(fraction(best.rule.price.percent), of(1n, 100n)))) : fraction(listed.perMillion);
}

/** Each charge's own part of each rebate: the rebate of a period, spread over its charges by amount. */
function rebatesOf(terms: DealTerms, charges: readonly Charge[]): { month: number; amount: Fraction; on: Charge }[] {
  return terms.tiers.flatMap((tier) => {
    const periods = new Map<number, Charge[]>();
    for (const charge of charges.filter((charge) => matchesCharge(tier.match, charge))) {
      const end = tier.period === 'month' ? charge.month : Math.min(Math.floor(charge.month / 12) * 12 + 11, terms.months - 1);
      periods.set(end, [...(periods.get(end) ?? []), charge]);
    }
    return [...periods].flatMap(([month, matched]) => {
      const spent = total(matched.map((charge) => charge.amount));
      const volume = tier.basis === 'spend' ? spent : total(matched.map((charge) => charge.tokens));
      if (volume.top === 0n) return [];
      let share = zero;
      for (const [place, step] of tier.steps.entries()) {
        const from = fraction(step.from);
        if (minus(volume, from).top < 0n) continue;
        const next = tier.steps[place + 1];
        const until = next === undefined ? volume : smaller(volume, fraction(next.from));
        const percent = times(fraction(step.percent), of(1n, 100n));
        share = tier.method === 'allUnits' ? percent : plus(share, times(over(minus(until, from), volume), percent));
      }
      return matched.map((on) => ({ month, amount: minus(zero, times(on.amount, share)), on }));
    });
  });
}

function blockCharges(terms: DealTerms, book: RateBook): Charge[] {
  return terms.provisioned.flatMap((block) => {
    const term = block.purchase === 'oneYear' ? 12 : 1;
    const price = book.ptu.prices.find((price) => price.scope === block.scope && price.purchase === block.purchase);
    if (price === undefined) return [];
    const once = times(fraction(price.perPtu), of(BigInt(block.ptu)));
    const due: Charge[] = [];
    const put = (month: number, amount: Fraction): void => {
      if (month >= 0 && month < terms.months) due.push({ month, model: block.model, kind: undefined, workload: undefined, tokens: zero, amount });
    };
    for (let bought = monthNumber(block.from); bought < monthNumber(block.from) + block.months; bought += term) {
      const days = BigInt(new Date(Date.UTC(2027, bought + 1, 0)).getUTCDate());
      if (block.purchase === 'hourly') put(bought, times(once, of(days * 24n)));
      else if (block.purchase === 'oneMonth' || block.pay === 'upfront') put(bought, once);
      else for (let paid = 0; paid < 12; paid++) put(bought + paid, times(once, of(1n, 12n)));
    }
    return due;
  });
}

function matchesCharge(match: Match, charge: { readonly model: string; readonly kind: string | undefined; readonly workload: string | undefined }): boolean {
  const holds = (wanted: readonly string[] | undefined, value: string | undefined): boolean => wanted === undefined || (value !== undefined && wanted.includes(value));
  return holds(match.model, charge.model) && holds(match.kind, charge.kind) && holds(match.workload, charge.workload);
}

function sameMatch(a: Match, b: Match): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);
}
