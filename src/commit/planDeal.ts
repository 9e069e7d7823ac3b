import { firstDay, monthOf, monthsFrom, type Month } from '../base/calendar.ts';
import { compare, toDouble, zero } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { Scope } from '../rates/meter.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { pricing } from '../deal/evaluate.ts';
import { ptuList } from '../deal/listPrice.ts';
import { layerValues, mostSaved, type ModelMonth } from './layerValues.ts';
import { leasePlan, type Lease } from './leasePlan.ts';
import { lookBackCost, type LeasePrices } from './lookBack.ts';
import { monthStretches } from '../capacity/monthLoad.ts';
import { sortedLoad } from '../capacity/sortedLoad.ts';

/** PTU to hold in each month of a deal, by how they are bought. */
export interface DealPlan {
  readonly months: readonly { readonly month: Month; readonly oneMonth: number; readonly oneYear: number; readonly oneYearBought: number }[];
  /** Expected cost of leases and spill; a lease that runs on after the deal counts for its months in the deal. */
  readonly cost: number;
  readonly payAsYouGo: number;
  /** How far the cost can be above the optimum at most, as a share of it: 0 but where smallest deployments stand in the way. */
  readonly gap: number;
  /** Expected cost of buying, month by month, the layers that paid last month. */
  readonly lookBack: number;
  readonly pools: readonly { readonly scope: Scope; readonly region: string; readonly models: readonly string[]; readonly most: number }[];
}

/** The cheapest one-month and one-year reservations for the expected cost over the paths; models of one scope and region share them. */
export function planDeal(terms: DealTerms, paths: readonly UsageSeries[], book: RateBook, shapes: ReadonlyMap<string, LoadShape>): Outcome<DealPlan> {
  const pools = poolsOf(paths, book);
  if (pools.length === 0) throw new Refusal('not-found', 'No model of this usage, as standard or provisioned traffic in the months of the deal, is in the PTU table, so there is nothing to plan reservations for.');
  const calendar = monthsFrom(monthOf(terms.start), terms.months);
  const planned = pools.map((pool) => planPool({ terms, book, shapes, paths, calendar }, pool));
  const total = (of: (pool: PlannedPool) => number): number => planned.reduce((sum, pool) => sum + of(pool), 0);
  const cost = total((pool) => pool.cost);
  const plan: DealPlan = {
    months: calendar.map((month, at) => ({ month, oneMonth: total((pool) => pool.oneMonth[at] ?? 0), oneYear: total((pool) => pool.oneYear[at] ?? 0), oneYearBought: total((pool) => pool.bought[at] ?? 0) })),
    cost,
    payAsYouGo: total((pool) => pool.payAsYouGo),
    // What doubles leave behind is no gap.
    gap: cost === 0 ? 0 : Math.max(0, Math.round((1 - total((pool) => pool.bound) / cost) * 1e9) / 1e9),
    lookBack: total((pool) => pool.lookBack),
    pools: pools.map(({ scope, region, models }, place) => ({ scope, region, models, most: Math.max(...(planned[place]?.oneMonth ?? []).map((count, at) => count + (planned[place]?.oneYear[at] ?? 0))) })),
  };
  return outcome(plan, [...planned.flatMap(({ findings }) => findings), ...evenFindings(pools, paths, shapes), regret(terms, plan, paths.length)]);
}

interface Pool {
  readonly scope: Scope;
  readonly region: string;
  readonly models: readonly string[];
}

interface PlannedPool {
  readonly oneMonth: readonly number[];
  readonly oneYear: readonly number[];
  readonly bought: readonly number[];
  readonly cost: number;
  readonly bound: number;
  readonly payAsYouGo: number;
  readonly lookBack: number;
  readonly findings: readonly Finding[];
}

interface Setting {
  readonly terms: DealTerms;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly paths: readonly UsageSeries[];
  readonly calendar: readonly Month[];
}

function isServable(row: UsageRow): boolean {
  return row.tier === 'standard' || row.tier === 'provisioned';
}

function poolsOf(paths: readonly UsageSeries[], book: RateBook): readonly Pool[] {
  const rows = paths.flatMap((path) => path.rows).filter((row) => isServable(row) && ptuModel(book.ptu, row.model) !== undefined);
  const places = Map.groupBy(rows, (row) => `${row.scope} ${row.region}`);
  return [...places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => ({ scope: own[0]?.scope ?? 'global', region: own[0]?.region ?? '', models: [...new Set(own.map((row) => row.model))].toSorted() }));
}

function planPool(setting: Setting, pool: Pool): PlannedPool {
  const { terms, book, calendar, paths } = setting;
  const months = calendar.length;
  const loads = loadsOf(setting, pool);
  const unit = Math.min(...pool.models.map((model) => ptuModel(book.ptu, model)?.increment[pool.scope] ?? 5));
  const prices: LeasePrices = { oneMonth: calendar.map((month) => priceOf(setting, pool, 'oneMonth', month)), oneYear: calendar.map((month) => priceOf(setting, pool, 'oneYear', month)) };
  const leases = calendar.flatMap((_, from): (Lease & { readonly purchase: Purchase })[] => {
    const [one, year] = [prices.oneMonth[from], prices.oneYear[from]];
    const rest = Math.min(12, months - from);
    return [...(one === undefined ? [] : [{ purchase: 'oneMonth' as const, from, months: 1, price: one * unit }]), ...(year === undefined ? [] : [{ purchase: 'oneYear' as const, from, months: rest, price: (year * unit * rest) / 12 }])];
  });
  // A layer that is worth less than the cheapest month of any lease in every month is bought in no plan.
  const least = Math.min(...leases.map(({ price, months: runs }) => price / runs)) * (1 - 1e-9);
  const values = loads.map((models) => layerValues(models, pool.scope, unit));
  const most = Math.max(0, ...values.map((of) => of.findLastIndex((value) => value > least) + 1));
  const worth = values.map((of) => Array.from({ length: most }, (_, place) => of[place] ?? 0));
  const plan = leasePlan({ worth, leases });
  const held = (purchase: Purchase) => calendar.map((_, at) => unit * leases.reduce((sum, lease, place) => sum + (lease.purchase === purchase && lease.from <= at && at < lease.from + lease.months ? (plan.taken[place] ?? 0) : 0), 0));
  const paid = leases.reduce((sum, { price }, place) => sum + price * (plan.taken[place] ?? 0), 0);
  const payAsYouGo = loads.reduce((sum, models) => sum + models.reduce((all, { loads: own }) => all + own.reduce((a, b) => a + b.payAsYouGo, 0) / paths.length, 0), 0);
  const saved = loads.reduce((sum, models, at) => sum + mostSaved(models, pool.scope, unit, (plan.covered[at] ?? 0) * unit), 0);
  const listed = worth.flat().reduce((a, b) => a + b, 0);
  const perPath = paths.map((_, path) => calendar.map((_month, at) => layerValues((loads[at] ?? []).map(({ ptu, loads: own }) => ({ ptu, loads: own.slice(path, path + 1) })), pool.scope, unit)));
  const lookBack = payAsYouGo + perPath.reduce((sum, own) => sum + lookBackCost(own, prices, unit), 0) / paths.length;
  const bought = calendar.map((_, at) => unit * leases.reduce((sum, lease, place) => sum + (lease.purchase === 'oneYear' && lease.from === at ? (plan.taken[place] ?? 0) : 0), 0));
  const findings = leases.length > 0 ? [] : [finding('warning', 'ptu-unpriced', `${book.name} has no price of reserved ${pool.scope} PTU in ${pool.region} for the months of ${terms.name}: ${pool.models.join(', ')} stay pay-as-you-go in this plan.`)];
  return { oneMonth: held('oneMonth'), oneYear: held('oneYear'), bought, cost: paid + payAsYouGo - saved, bound: plan.cost + payAsYouGo - listed, payAsYouGo, lookBack, findings };
}

/** By month, each model of the pool with its load on every path. */
function loadsOf({ terms, book, shapes, paths, calendar }: Setting, pool: Pool): readonly (readonly ModelMonth[])[] {
  const { card } = pricing({ ...terms, provisioned: [] }, book);
  const rows = paths.map((path) => Map.groupBy(path.rows.filter((row) => isServable(row) && row.scope === pool.scope && row.region === pool.region), (row) => `${monthOf(row.at)} ${row.model}`));
  return calendar.map((month) =>
    pool.models.flatMap((model): ModelMonth[] => {
      const ptu = ptuModel(book.ptu, model);
      return ptu === undefined ? [] : [{ ptu, loads: rows.map((of) => sortedLoad(monthStretches(month, of.get(`${month} ${model}`) ?? [], ptu, card, shapes))) }];
    }),
  );
}

/** List on the first day of the month, less the best discount of the deal's own blocks bought that way. */
function priceOf({ terms, book }: Setting, pool: Pool, purchase: Purchase, month: Month): number | undefined {
  const list = ptuList(terms, book, pool, purchase, firstDay(month))?.amount;
  const off = terms.provisioned.filter((block) => block.purchase === purchase && block.scope === pool.scope).reduce((best, { discountPercent }) => (compare(discountPercent, best) > 0 ? discountPercent : best), zero);
  return list && toDouble(list) * (1 - toDouble(off) / 100);
}

function evenFindings(pools: readonly Pool[], paths: readonly UsageSeries[], shapes: ReadonlyMap<string, LoadShape>): Finding[] {
  const models = new Set(pools.flatMap((pool) => pool.models));
  const even = [...new Set((paths[0]?.rows ?? []).filter((row) => models.has(row.model) && !shapes.has(row.workload)).map((row) => row.workload))].toSorted();
  return even.length === 0 ? [] : [finding('warning', 'load-spread-evenly', `There is no minute-level usage of ${even.join(', ')}: its load is taken as even within a month, and PTU looks better here than it is.`)];
}

/** The plan is never shown without what the simple rule would have done. */
function regret(terms: DealTerms, { cost, lookBack }: DealPlan, paths: number): Finding {
  const apart = `${terms.currency} ${Math.abs(lookBack - cost).toFixed(0)}`;
  const how = paths > 1 ? `on average of ${paths} futures, knowing in each only what the month before showed` : 'on this usage, taken as certain';
  if (lookBack <= cost * (1 + 1e-9)) return finding('warning', 'look-back-is-cheaper', `Buying each month the layers that paid last month costs ${cost - lookBack < 0.01 ? 'as little as this plan' : `${apart} less than this plan`} ${how}: buy what pays today, and ask for the right to add and to resize.`);
  return finding('info', 'look-back', `Buying each month the layers that paid last month would cost ${apart} more than this plan ${how}.${paths > 1 ? '' : ' The plan knows the whole usage beforehand and the rule does not, so the difference is the most that foresight can be worth.'}`);
}
