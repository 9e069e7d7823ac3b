import { addMonths, monthOf } from '../base/calendar.ts';
import { compare, decimal, multiply, signOf, subtract, sum, zero, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import type { DealTerms, TierRule } from './dealTerms.ts';
import { less } from './percent.ts';
import { showNumber } from './showNumber.ts';
import type { TokenCharge } from './tokenCharges.ts';
import { matchedByPeriod } from './volumeTiers.ts';

/**
 * Steps of all-units spend tiers that the charges would have reached before the discounts of `rates` and did not reach after:
 * there a deeper discount can cost more. `before` gives the charges without those discounts, and is asked only where it matters.
 */
export function missedSteps(terms: DealTerms, charges: readonly TokenCharge[], before: () => readonly TokenCharge[]): readonly Finding[] {
  const discounted = terms.rates.some(({ price }) => price.kind === 'discount' && signOf(price.percent) > 0);
  if (!discounted || !terms.tiers.some(canBeMissed)) return [];
  const undiscounted = before();
  return terms.tiers.flatMap((rule, place) => {
    if (!canBeMissed(rule)) return [];
    const reached = new Map([...matchedByPeriod(terms, rule, charges)].map(([month, matched]) => [month, spendOf(matched)]));
    const missed = [...matchedByPeriod(terms, rule, undiscounted)].flatMap(([month, matched]) => missedIn(rule, month, reached.get(month) ?? zero, spendOf(matched)));
    return missed.length === 0 ? [] : [missedFinding(terms, place, missed.toSorted((a, b) => a.month - b.month))];
  });
}

/** Bands of their own lose a part of what a discount saves, never more; tokens do not depend on discounts. */
function canBeMissed(rule: TierRule): boolean {
  return rule.basis === 'spend' && rule.method === 'allUnits';
}

interface Missed {
  readonly month: number;
  readonly spend: Decimal;
  readonly before: Decimal;
  readonly step: TierRule['steps'][number];
  /** What the period would cost less at the step; not above zero where it would cost more. */
  readonly dearer: Decimal;
}

/** The best step that was missed, where the one that was reached gives less. */
function missedIn(rule: TierRule, month: number, spend: Decimal, before: Decimal): Missed[] {
  const percentAt = (volume: Decimal): Decimal => rule.steps.findLast(({ from }) => compare(volume, from) >= 0)?.percent ?? decimal(0);
  const step = rule.steps.findLast(({ from }) => compare(before, from) >= 0 && compare(spend, from) < 0);
  if (step === undefined || compare(step.percent, percentAt(spend)) <= 0) return [];
  return [{ month, spend, before, step, dearer: subtract(multiply(spend, less(percentAt(spend))), multiply(step.from, less(step.percent))) }];
}

function missedFinding(terms: DealTerms, place: number, missed: readonly Missed[]): Finding {
  const worst = missed.reduce((a, b) => (compare(b.dearer, a.dearer) > 0 ? b : a));
  const month = addMonths(monthOf(terms.start), worst.month);
  const gap = subtract(worst.step.from, worst.spend);
  const dearer = signOf(worst.dearer) > 0;
  const cost = dearer ? ` Spending ${showNumber(gap)} more would have cost ${terms.currency} ${showNumber(worst.dearer)} less.` : '';
  const often = missed.length === 1 ? '' : ` So in ${missed.length} periods; this is the dearest.`;
  const message = `tiers[${place}] counted ${terms.currency} ${showNumber(worst.spend)} in the period that ends in ${month}, ${showNumber(gap)} short of its step at ${showNumber(worst.step.from)}, which the charges before discounts (${showNumber(worst.before)}) would have reached.${cost}${often}`;
  return finding(dearer ? 'warning' : 'info', 'spend-step-missed', message, `tiers[${place}]`);
}

function spendOf(charges: readonly TokenCharge[]): Decimal {
  return sum(charges.map(({ line }) => line.amount));
}
