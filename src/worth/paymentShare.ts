import { toDouble } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';

/** What paying later than the baseline is worth, as a share of every bill: cost of capital × days ÷ 365. Below zero where payment is due earlier. */
export function percentOfDays(payment: NonNullable<DealTerms['payment']>): number {
  return ((payment.netDays - payment.baselineNetDays) / 365) * (toDouble(payment.costOfCapitalPercent) / 100);
}
