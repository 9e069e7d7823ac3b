import type { Scope } from '../rates/meter.ts';
import { layerValues, savedBy, type ModelMonth } from './layerValues.ts';
import { lookBackCost, type LeasePrices } from './lookBack.ts';
import { outlookOf, type Outlook } from './outlook.ts';

/** A plan, the simple rule and pay-as-you-go on futures that the plan was not made on. */
export interface PlanRisk {
  readonly futures: number;
  readonly plan: Outlook;
  readonly lookBack: Outlook;
  readonly payAsYouGo: Outlook;
  /** What the plan costs more than the simple rule, on average (below zero: less), and in how many of the futures it does. */
  readonly regret: { readonly mean: number; readonly share: number };
}

/** One pool of reservations as it was planned, and its load on the futures that judge it. */
export interface JudgedPool {
  readonly scope: Scope;
  readonly unit: number;
  readonly prices: LeasePrices;
  /** All leases together. */
  readonly paid: number;
  /** PTU deployed of each model, by month. */
  readonly deployed: readonly (readonly number[])[];
  /** By month, each model with its load on every future. */
  readonly loads: readonly (readonly ModelMonth[])[];
}

/** What pools cost on each future together. */
export function planRisk(pools: readonly JudgedPool[], futures: number): PlanRisk {
  const [plan, lookBack, payAsYouGo] = [new Float64Array(futures), new Float64Array(futures), new Float64Array(futures)];
  for (let path = 0; path < futures; path++) {
    for (const pool of pools) {
      const own = pool.loads.map((models) => models.map(({ ptu, loads }): ModelMonth => ({ ptu, loads: loads.slice(path, path + 1) })));
      const asYouGo = own.reduce((sum, models) => sum + models.reduce((all, { loads }) => all + (loads[0]?.payAsYouGo ?? 0), 0), 0);
      const saved = own.reduce((sum, models, month) => sum + models.reduce((all, model, place) => all + savedBy(model, pool.deployed[month]?.[place] ?? 0), 0), 0);
      add(payAsYouGo, path, asYouGo);
      add(plan, path, asYouGo + pool.paid - saved);
      add(lookBack, path, asYouGo + lookBackCost(own.map((models) => layerValues(models, pool.scope, pool.unit)), pool.prices, pool.unit));
    }
  }
  const apart = plan.map((cost, path) => cost - (lookBack[path] ?? 0));
  const regret = { mean: apart.reduce((a, b) => a + b, 0) / Math.max(1, futures), share: apart.filter((each) => each > 1e-9).length / Math.max(1, futures) };
  return { futures, plan: outlookOf(plan, payAsYouGo), lookBack: outlookOf(lookBack, payAsYouGo), payAsYouGo: outlookOf(payAsYouGo, payAsYouGo), regret };
}

function add(to: Float64Array, place: number, amount: number): void {
  to[place] = (to[place] ?? 0) + amount;
}
