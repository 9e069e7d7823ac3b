import type { Day } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { lookUpNear } from '../../rates/lookUp.ts';
import { showMeter, type Context, type Kind } from '../../rates/meter.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { Deployment } from '../drivers/drivers.ts';

/** What one token costs at list, by kind. */
export type UnitPrices = Readonly<Record<Kind, number>>;

const kindsPriced: readonly Kind[] = ['input', 'cached', 'cacheWrite', 'output'];

/** List prices of a deployment's tokens on a day, for a forecast and never for a bill. A cached token or a cache write without a price of its own costs what fresh input does; what has no price at all costs nothing and is a finding. */
export function unitPrices(book: RateBook, on: Deployment, context: Context, day: Day): Outcome<UnitPrices> {
  const findings: Finding[] = [];
  const priceOf = (kind: Kind): number | undefined => {
    const near = lookUpNear(book, { model: on.model, scope: on.scope, tier: on.tier, context, kind }, on.region, day);
    return near === undefined ? undefined : toDouble(near.rate.perMillion) / 1e6;
  };
  const input = priceOf('input');
  const prices = Object.fromEntries(kindsPriced.map((kind) => {
    const price = kind === 'input' ? input : (priceOf(kind) ?? (kind === 'output' ? undefined : input));
    if (price === undefined) findings.push(finding('warning', 'forecast-unpriced', `${showMeter({ model: on.model, scope: on.scope, tier: on.tier, context, kind })} has no list price in ${book.name}, so its tokens are forecast without spend.`, on.model));
    return [kind, price ?? 0];
  })) as Record<Kind, number>;
  return outcome(prices, findings);
}
