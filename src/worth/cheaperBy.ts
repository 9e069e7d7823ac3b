import { greatest, multiply, subtract, zero, type Decimal } from '../base/decimal.ts';
import { pricing } from '../deal/evaluate.ts';
import { share } from '../deal/percent.ts';
import type { RateCard } from '../deal/rateCard.ts';
import { lookUp } from '../rates/lookUp.ts';
import type { PricesOn } from './simulate/simulation.ts';

/** The deal's prices with `points` of list off every meter of a model; where only the deal has a price, the points are of that. */
export function cheaperBy(model: string, points: Decimal): PricesOn {
  return (terms, book) => {
    const offered = pricing(terms, book);
    const known = new Map<string, ReturnType<RateCard['agreed']>>();
    const agreed: RateCard['agreed'] = (meter, region, workload, on) => {
      if (meter.model !== model) return offered.card.agreed(meter, region, workload, on);
      const key = `${on} ${meter.kind} ${meter.context} ${meter.tier} ${meter.scope} ${region}\u0000${workload}`;
      if (known.has(key)) return known.get(key);
      const rate = offered.card.agreed(meter, region, workload, on);
      const list = rate && (lookUp(book, meter, region, terms.listPrices === 'frozen' ? terms.start : on)?.perMillion ?? rate.perMillion);
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
    const [rate, list] = [offered.card.agreed(meter, region, workload, on), lookUp(book, meter, region, on)];
    if (rate === undefined || list === undefined || subtract(rate.perMillion, list.perMillion).coefficient <= 0n) return rate;
    return { ...rate, perMillion: list.perMillion };
  };
  return { ...offered, card: { agreed } };
};
