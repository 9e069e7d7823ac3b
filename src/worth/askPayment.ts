import { decimal, divide, multiply, signOf, type Decimal } from '../base/decimal.ts';
import type { Ask, AskBase } from './ask.ts';
import { share } from '../deal/percent.ts';

/** Days of payment that are asked for on top. */
const days = 30;

/** Thirty more days to pay, at the cost of capital that the deal file states. */
export function paymentAsk(base: AskBase): readonly Ask[] {
  const { payment } = base.terms;
  if (payment === undefined) return [];
  const { p10, p50, p90 } = base.offered.range;
  const later = (total: Decimal): Decimal => divide(multiply(multiply(total, share(payment.costOfCapitalPercent)), decimal(days)), decimal(365), 2, 'half-even');
  const worth = { p10: later(p10), p50: later(p50), p90: later(p90) };
  if (signOf(worth.p90) <= 0) return [];
  return [
    {
      id: 'payment-days',
      title: `${payment.netDays + days} days to pay instead of ${payment.netDays}`,
      why: 'Cheap to give where their own financing is cheaper than ours.',
      worth,
      basis: `The offer's bills × the stated cost of capital × ${days} of 365 days, ${base.onFutures}.`,
      sources: [`deal file "${base.terms.name}", payment.costOfCapitalPercent`],
    },
  ];
}
