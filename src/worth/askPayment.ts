import { decimal, divide, multiply } from '../base/decimal.ts';
import { worthOf, type Ask, type AskBase } from './ask.ts';
import { share } from '../deal/percent.ts';

/** Days of payment that are asked for on top. */
const days = 30;

/** Thirty more days to pay, at the cost of capital that the deal file states. */
export function paymentAsk(base: AskBase): readonly Ask[] {
  const { payment } = base.terms;
  if (payment === undefined) return [];
  const worth = worthOf(base.offered.map((bill) => divide(multiply(multiply(bill.total, share(payment.costOfCapitalPercent)), decimal(days)), decimal(365), 2, 'half-even')));
  if (worth === undefined) return [];
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
