import { addMonths, firstDay, monthOf, monthsBetween, type Month } from '../base/calendar.ts';
import { decimal, toDouble } from '../base/decimal.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { Scope } from '../rates/meter.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms, ProvisionedBlock } from '../deal/dealTerms.ts';
import { ptuList } from '../deal/listPrice.ts';
import type { RateCard } from '../deal/rateCard.ts';
import { sizeProvisioned, type Sizing } from './sizeProvisioned.ts';
import { monthStretches } from './monthLoad.ts';
import type { LoadStretch } from './sortedLoad.ts';

/** What one-year reservations would be bought for one model, scope and region in one deal year, and why. */
export interface SizedBlock {
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
  /** 1 for the first deal year. */
  readonly year: number;
  readonly sizing: Sizing;
  /** Absent where no PTU pays. */
  readonly block: ProvisionedBlock | undefined;
}

/** Futures whose minutes are sized on together: more move the size by less than a step. */
const pooled = 25;

interface Deployment {
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
}

/**
 * One-year blocks for the standard and provisioned traffic of every deployment that PTU can serve, each whole deal year sized
 * on the minutes of up to 25 futures together: the size that is cheapest on average. `discountPercent` is off the one-year price.
 */
export function reservedBlocks(terms: DealTerms, futures: readonly UsageSeries[], book: RateBook, card: RateCard, shapes: ReadonlyMap<string, LoadShape>, discountPercent = decimal(0)): readonly SizedBlock[] {
  const first = monthOf(terms.start);
  const years = Math.floor(terms.months / 12);
  const step = Math.max(1, Math.ceil(futures.length / pooled));
  const sample = futures.filter((_, place) => place % step === 0);
  return deploymentsOf(futures, book).flatMap((deployment) =>
    Array.from({ length: years }, (_, year): SizedBlock[] => {
      const from = addMonths(first, year * 12);
      const model = ptuModel(book.ptu, deployment.model);
      const price = ptuList(terms, book, deployment, 'oneYear', firstDay(from));
      if (model === undefined || price === undefined) return [];
      const stretches = sample.flatMap((future) => stretchesOf(future, deployment, from, model, card, shapes));
      const perPtu = toDouble(price.amount) * (1 - toDouble(discountPercent) / 100) * sample.length;
      const sizing = sizeProvisioned(stretches, { perPtu, tpmPerPtu: toDouble(model.inputTpmPerPtu), minimum: model.minimum[deployment.scope], increment: model.increment[deployment.scope] });
      const block: ProvisionedBlock = { id: `sized ${deployment.model} ${deployment.scope} ${deployment.region} year ${year + 1}`, ...deployment, ptu: sizing.ptu, from, months: 12, purchase: 'oneYear', pay: 'monthly', discountPercent, spillTo: 'standard' };
      return [{ ...deployment, year: year + 1, sizing, block: sizing.ptu === 0 ? undefined : block }];
    }).flat(),
  );
}

/** Deployments in the futures whose model the PTU table knows. */
function deploymentsOf(futures: readonly UsageSeries[], book: RateBook): readonly Deployment[] {
  const found = new Map<string, Deployment>();
  for (const future of futures) {
    for (const { model, scope, region, tier } of future.rows) {
      if (tier === 'standard' || tier === 'provisioned') found.set(`${model} ${scope} ${region}`, { model, scope, region });
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, deployment]) => (ptuModel(book.ptu, deployment.model) === undefined ? [] : [deployment]));
}

/** The minutes of one deal year of one future as level stretches. Rows of one month are laid over each other, busiest minutes first. */
function stretchesOf(future: UsageSeries, of: Deployment, from: Month, model: PtuModel, card: RateCard, shapes: ReadonlyMap<string, LoadShape>): LoadStretch[] {
  const rows = future.rows.filter((row) => row.model === of.model && row.scope === of.scope && row.region === of.region && (row.tier === 'standard' || row.tier === 'provisioned'));
  const months = Map.groupBy(rows, (row) => monthOf(row.at));
  return [...months].flatMap(([month, rows]) => {
    const place = monthsBetween(from, month);
    return place < 0 || place >= 12 ? [] : monthStretches(month, rows, model, card, shapes);
  });
}
