import { monthOf, monthsBetween } from '../../base/calendar.ts';
import { compare, isZero, least, show, subtract, sum, zero } from '../../base/decimal.ts';
import type { BillLine } from '../bill.ts';
import type { DealTerms, TierRule } from '../dealTerms.ts';
import { showNumber } from '../showNumber.ts';
import type { TokenCharge } from '../tokenCharges.ts';
import { matchedByPeriod } from '../volumeTiers.ts';

/** A rebate line in words and as a formula: the model's charges × what of the volume is given back. */
export function explainTier(terms: DealTerms, charges: readonly TokenCharge[], line: BillLine): { readonly words: string; readonly formula: string } {
  const { place, rule, matched, own: charged } = tierCharges(terms, charges, line);
  if (rule === undefined) return { words: `${line.what}.`, formula: `=${show(line.amount)}` };
  const [model = ''] = line.what.split(' ');
  const spend = sum(matched.map((charge) => charge.line.amount));
  const volume = rule.basis === 'spend' ? spend : sum(matched.map((charge) => charge.tokens));
  const own = sum(charged.map((charge) => charge.line.amount));
  const bands = bandsOf(rule, volume);
  const unit = rule.basis === 'spend' ? terms.currency : 'tokens';
  const back = bands.map(({ volume: part, percent }) => `${show(percent)} % of ${showNumber(part)}`).join(' + ');
  return {
    words: `tiers[${place}] counts ${showNumber(volume)} ${unit} in the ${rule.period === 'year' ? 'deal year' : 'month'}. ${rule.method === 'marginal' ? 'Each band gets its own percent' : 'The step that is reached applies to all of it'}: ${back}. ${model} bears ${showNumber(own)} of the charges and gets its part of that back.`,
    formula: `=-${show(own)}*(${bands.map(({ volume: part, percent }) => `${show(part)}*${show(percent)}%`).join('+')})/${show(volume)}`,
  };
}

/** The rule that a rebate line is by, the charges that it counts, and those of the line's own model. */
export function tierCharges(terms: DealTerms, charges: readonly TokenCharge[], line: BillLine): { readonly place: number; readonly rule: TierRule | undefined; readonly matched: readonly TokenCharge[]; readonly own: readonly TokenCharge[] } {
  const place = Number(/\[(\d+)\]/.exec(line.source[0] ?? '')?.[1] ?? 0);
  const rule = terms.tiers[place];
  const matched = rule === undefined ? [] : (matchedByPeriod(terms, rule, charges).get(monthsBetween(monthOf(terms.start), line.month)) ?? []);
  const [model = ''] = line.what.split(' ');
  return { place, rule, matched, own: matched.filter((charge) => charge.subject.model === model) };
}

function bandsOf(rule: TierRule, volume: ReturnType<typeof sum>): readonly { readonly volume: typeof volume; readonly percent: typeof volume }[] {
  if (rule.method === 'allUnits') {
    const reached = rule.steps.findLast((step) => compare(volume, step.from) >= 0);
    return [{ volume, percent: reached?.percent ?? zero }];
  }
  return rule.steps.flatMap(({ from, percent }, place) => {
    const next = rule.steps[place + 1]?.from;
    const until = next === undefined ? volume : least(volume, next);
    return compare(until, from) > 0 && !isZero(percent) ? [{ volume: subtract(until, from), percent }] : [];
  });
}
