import { addMonths, lastDay, monthOf } from '../base/calendar.ts';
import { signOf, toDouble } from '../base/decimal.ts';
import type { Ask, AskBase } from './ask.ts';

/** Credits that last to the end of the deal, where some expire unused. */
export function creditAsk(base: AskBase): readonly Ask[] {
  const until = lastDay(addMonths(monthOf(base.terms.start), base.terms.months - 1));
  if (!base.terms.credits.some((credit) => credit.until < until)) return [];
  const { worth } = base.saved({ ...base.terms, credits: base.terms.credits.map((credit) => (credit.until < until ? { ...credit, until } : credit)) });
  if (worth === undefined) return [];
  const broken = base.futures.map((_, place) => base.priced.bill(place, base.terms)).filter((bill) => bill.ledgers.credits.some((credit) => signOf(credit.breakage) > 0));
  const mean = broken.reduce((total, bill) => total + bill.ledgers.credits.reduce((sum, credit) => sum + toDouble(credit.breakage), 0), 0) / Math.max(1, broken.length);
  return [
    {
      id: 'credit-expiry',
      title: `Credits usable until ${until}`,
      why: `In ${broken.length} of ${base.futures.length} futures credit expires unused (${base.terms.currency} ${mean.toFixed(0)} on average there). What they grant they mean to be used; a longer time costs them no more than they have granted.`,
      worth,
      basis: `The offer's bills less the bills with every credit usable to the end of the deal, ${base.onFutures}.`,
      sources: [`deal file "${base.terms.name}", credits`, 'futures of the forecast'],
    },
  ];
}
