import { show } from '../base/decimal.ts';
import type { LiabilityCap, LiabilityInput } from '../playbook/deal/liabilityCap.ts';
import { plain } from './plain.ts';

/** A limit of liability as operations answer it: amounts as text. */
export function showLiability({ file, span, formula, reckoned, amount, gap }: LiabilityCap, { currency }: LiabilityInput) {
  return {
    file,
    span: plain(span),
    whose: formula.whose,
    reckoned,
    currency,
    ...(formula.feeMonths === undefined ? {} : { feeMonths: formula.feeMonths }),
    ...(amount === undefined ? {} : { amount: show(amount) }),
    ...(gap === undefined ? {} : { gap: { p50: show(gap.p50), p95: show(gap.p95) } }),
  };
}
