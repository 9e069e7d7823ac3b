import { greatest, multiply, subtract, zero, type Decimal } from '../base/decimal.ts';
import { pricing } from '../deal/evaluate.ts';
import { tokenList } from '../deal/listPrice.ts';
import { share } from '../deal/percent.ts';
import type { RateCard } from '../deal/rateCard.ts';
import type { PricesOn } from './simulate/simulation.ts';

/** The deal's prices with `points` of list off every meter of a model, or of all of them; where only the deal has a price, the points are of that. */
export function cheaperBy(model: string | undefined, points: Decimal): PricesOn {
  return (terms, book) => {
    const offered = pricing(terms, book);
    const known = new Map<string, ReturnType<RateCard['agreed']>>();
    const agreed: RateCard['agreed'] = (meter, region, workload, on) => {
      if (model !== undefined && meter.model !== model) return offered.card.agreed(meter, region, workload, on);
      const key = `${on} ${meter.kind} ${meter.context} ${meter.tier} ${meter.scope} ${region} ${meter.model}\u0000${workload}`;
      if (known.has(key)) return known.get(key);
      const rate = offered.card.agreed(meter, region, workload, on);
      const list = rate && (tokenList(terms, book, meter, region, on)?.amount ?? rate.perMillion);
      const lower = rate && list && { ...rate, perMillion: greatest(zero, subtract(rate.perMillion, multiply(list, share(points)))) };
      known.set(key, lower);
      return lower;
    };
    return { ...offered, card: { agreed } };
  };
}

/** The deal's prices, and list where that is lower on the day. */
export const listWhereLower: PricesOn = (terms, book) => {
  const offered = pricing(terms, book);
  const agreed: RateCard['agreed'] = (meter, region, workload, on) => {
    const [rate, list] = [offered.card.agreed(meter, region, workload, on), tokenList({ ...terms, listPrices: 'follow' }, book, meter, region, on)];
    if (rate === undefined || list === undefined || subtract(rate.perMillion, list.amount).coefficient <= 0n) return rate;
    return { ...rate, perMillion: list.amount };
  };
  return { ...offered, card: { agreed } };
};
