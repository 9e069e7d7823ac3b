import { addMonths, monthOf } from '../base/calendar.ts';
import { add, compare, isZero, least, multiply, negate, subtract, sum, zero, type Decimal } from '../base/decimal.ts';
import type { BillLine } from './bill.ts';
import type { DealTerms, TierRule } from './dealTerms.ts';
import { matches } from './match.ts';
import { share } from './percent.ts';
import { quotient } from './quotient.ts';
import type { TokenCharge } from './tokenCharges.ts';

/** What a volume tier gives back for one model in one period: a line, and the charges it is a rebate on. */
export interface TierRebate {
  readonly month: number;
  readonly model: string;
  readonly line: BillLine;
  readonly on: readonly TokenCharge[];
}

/** Step 5 of docs/reference/deal-terms.md. Every rule works on the token charges of step 4: rules do not discount each other. */
export function volumeTiers(terms: DealTerms, charges: readonly TokenCharge[]): readonly TierRebate[] {
  return terms.tiers.flatMap((rule, place) => {
    return [...matchedByPeriod(terms, rule, charges)].toSorted(([a], [b]) => a - b).flatMap(([month, matched]) => rebates(terms, rule, place, month, matched));
  });
}

/** The charges that a tier counts, by the month in which their period ends. */
export function matchedByPeriod(terms: DealTerms, rule: TierRule, charges: readonly TokenCharge[]): ReadonlyMap<number, readonly TokenCharge[]> {
  const periods = new Map<number, TokenCharge[]>();
  for (const charge of charges) {
    if (!matches(rule.match, charge.subject)) continue;
    const last = lastMonthOf(terms, rule, charge.month);
    const period = periods.get(last);
    if (period === undefined) periods.set(last, [charge]);
    else period.push(charge);
  }
  return periods;
}

/** The month that a charge's period ends in: its own, or the last of its deal year or of the deal. */
function lastMonthOf(terms: DealTerms, rule: TierRule, month: number): number {
  return rule.period === 'month' ? month : Math.min(month - (month % 12) + 11, terms.months - 1);
}

function rebates(terms: DealTerms, rule: TierRule, place: number, month: number, matched: readonly TokenCharge[]): TierRebate[] {
  const spend = sum(matched.map((charge) => charge.line.amount));
  const volume = rule.basis === 'spend' ? spend : sum(matched.map((charge) => charge.tokens));
  const weightedVolume = rebateVolume(rule, volume);
  if (isZero(weightedVolume) || isZero(spend)) return [];
  const models = [...new Set(matched.map((charge) => charge.subject.model))].toSorted();
  return models.flatMap((model) => {
    const on = matched.filter((charge) => charge.subject.model === model);
    const charged = sum(on.map((charge) => charge.line.amount));
    // The model's part of the charges, times the part of the volume that is given back.
    const amount = negate(quotient(multiply(charged, weightedVolume), volume));
    if (isZero(amount)) return [];
    const line: BillLine = {
      month: addMonths(monthOf(terms.start), month),
      kind: 'tier',
      what: `${model} volume tier${rule.period === 'year' ? ' of the deal year' : ''}, ${rule.method === 'marginal' ? 'marginal' : 'all units'} on ${rule.basis}`,
      amount,
      source: [`tiers[${place}]`],
    };
    return [{ month, model, line, on }];
  });
}

/** The volume of each band times the band's percent, added up: what of the volume is given back. */
function rebateVolume(rule: TierRule, volume: Decimal): Decimal {
  switch (rule.method) {
    case 'marginal':
      return rule.steps.reduce((total, step, place) => add(total, multiply(bandVolume(rule, volume, place), share(step.percent))), zero);
    case 'allUnits': {
      const reached = rule.steps.findLast((step) => compare(volume, step.from) >= 0);
      return reached === undefined ? zero : multiply(volume, share(reached.percent));
    }
  }
}

function bandVolume(rule: TierRule, volume: Decimal, place: number): Decimal {
  const from = rule.steps[place]?.from ?? zero;
  const next = rule.steps[place + 1]?.from;
  const until = next === undefined ? volume : least(volume, next);
  return compare(until, from) > 0 ? subtract(until, from) : zero;
}
