import { monthOf, monthsFrom, type Month } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
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
import { layerValues, poolSavings, type ModelMonth } from './layerValues.ts';
import type { Lease } from './leasePlan.ts';
import { reservationPrice } from './reservationPrice.ts';
import { steppedPlan } from './steppedPlan.ts';
import { lookBackCost, lookBackToday, type LeasePrices } from './lookBack.ts';
import { planRisk, type JudgedPool, type PlanRisk } from './planRisk.ts';
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
  /** What that rule buys in the first month. */
  readonly buyNow: { readonly oneMonth: number; readonly oneYear: number };
  /** On futures that the plan was not made on; undefined where there are none. */
  readonly risk: PlanRisk | undefined;
  readonly pools: readonly { readonly scope: Scope; readonly region: string; readonly models: readonly string[]; readonly most: number }[];
}

/**
 * The cheapest one-month and one-year reservations for the expected cost over the paths; models of one scope and region share
 * them. `judges` are futures that the plan is not made on and is judged by.
 */
export function planDeal(terms: DealTerms, paths: readonly UsageSeries[], book: RateBook, shapes: ReadonlyMap<string, LoadShape>, judges: readonly UsageSeries[] = []): Outcome<DealPlan> {
  const pools = poolsOf(paths, book);
  if (pools.length === 0) throw new Refusal('not-found', 'No model of this usage, as standard or provisioned traffic in the months of the deal, is in the PTU table, so there is nothing to plan reservations for.');
  const calendar = monthsFrom(monthOf(terms.start), terms.months);
  const planned = pools.map((pool) => planPool({ terms, book, shapes, paths, calendar }, pool));
  const judged = (pool: Pool, place: number): JudgedPool[] => {
    const made = planned[place];
    return made === undefined ? [] : [{ scope: pool.scope, unit: made.unit, prices: made.prices, paid: made.paid, deployed: made.deployed, loads: loadsOf({ terms, book, shapes, paths: judges, calendar }, pool) }];
  };
  const total = (of: (pool: PlannedPool) => number): number => planned.reduce((sum, pool) => sum + of(pool), 0);
  const cost = total((pool) => pool.cost);
  const plan: DealPlan = {
    months: calendar.map((month, at) => ({ month, oneMonth: total((pool) => pool.oneMonth[at] ?? 0), oneYear: total((pool) => pool.oneYear[at] ?? 0), oneYearBought: total((pool) => pool.bought[at] ?? 0) })),
    cost,
    payAsYouGo: total((pool) => pool.payAsYouGo),
    // What doubles leave behind is no gap.
    gap: cost === 0 ? 0 : Math.max(0, Math.round((1 - total((pool) => pool.bound) / cost) * 1e9) / 1e9),
    lookBack: total((pool) => pool.lookBack),
    buyNow: { oneMonth: total((pool) => pool.buyNow.oneMonth), oneYear: total((pool) => pool.buyNow.oneYear) },
    risk: judges.length === 0 ? undefined : planRisk(pools.flatMap(judged), judges.length),
    pools: pools.map(({ scope, region, models }, place) => ({ scope, region, models, most: Math.max(...(planned[place]?.oneMonth ?? []).map((count, at) => count + (planned[place]?.oneYear[at] ?? 0))) })),
  };
  return outcome(plan, [...planned.flatMap(({ findings }) => findings), ...evenFindings(pools, paths, shapes), regret(terms, plan, paths.length)]);
}

/** Reservations of one scope and region as a plan holds and deploys them. */
export interface HeldPool extends Pool {
  readonly unit: number;
  /** All leases together. */
  readonly paid: number;
  /** PTU by month and then by model. */
  readonly deployed: readonly (readonly number[])[];
}

/** A plan that was made elsewhere, the simple rule and pay-as-you-go on futures it was not made on: tokens at agreed prices, and reservations. */
export function judgePlan(terms: DealTerms, judges: readonly UsageSeries[], book: RateBook, shapes: ReadonlyMap<string, LoadShape>, pools: readonly HeldPool[]): PlanRisk {
  const calendar = monthsFrom(monthOf(terms.start), terms.months);
  const setting: Setting = { terms, book, shapes, paths: judges, calendar };
  return planRisk(pools.map(({ unit, paid, deployed, ...pool }) => ({ scope: pool.scope, unit, paid, deployed, prices: pricesOf(setting, pool), loads: loadsOf(setting, pool) })), judges.length);
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
  readonly buyNow: DealPlan['buyNow'];
  readonly unit: number;
  readonly prices: LeasePrices;
  readonly paid: number;
  /** PTU to deploy of each model, by month. */
  readonly deployed: readonly (readonly number[])[];
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
  const prices = pricesOf(setting, pool);
  const leases = calendar.flatMap((_, from): (Lease & { readonly purchase: Purchase })[] => {
    const [one, year] = [prices.oneMonth[from], prices.oneYear[from]];
    const rest = Math.min(12, months - from);
    return [...(one === undefined ? [] : [{ purchase: 'oneMonth' as const, from, months: 1, price: one * unit }]), ...(year === undefined ? [] : [{ purchase: 'oneYear' as const, from, months: rest, price: (year * unit * rest) / 12 }])];
  });
  // A layer that is worth less than the cheapest month of any lease in every month is bought in no plan.
  const least = Math.min(...leases.map(({ price, months: runs }) => price / runs)) * (1 - 1e-9);
  const values = loads.map((models) => layerValues(models, pool.scope, unit));
  const most = Math.max(0, ...values.map((of) => of.findLastIndex((value) => value > least) + 1));
  const savings = loads.map((models) => poolSavings(models, pool.scope, unit, most));
  const plan = steppedPlan({ saved: savings.map((of) => of.most), leases });
  const held = (purchase: Purchase) => calendar.map((_, at) => unit * leases.reduce((sum, lease, place) => sum + (lease.purchase === purchase && lease.from <= at && at < lease.from + lease.months ? (plan.taken[place] ?? 0) : 0), 0));
  const payAsYouGo = loads.reduce((sum, models) => sum + models.reduce((all, { loads: own }) => all + own.reduce((a, b) => a + b.payAsYouGo, 0) / paths.length, 0), 0);
  const perPath = paths.map((_, path) => calendar.map((_month, at) => layerValues((loads[at] ?? []).map(({ ptu, loads: own }) => ({ ptu, loads: own.slice(path, path + 1) })), pool.scope, unit)));
  const lookBack = payAsYouGo + perPath.reduce((sum, own) => sum + lookBackCost(own, prices, unit), 0) / paths.length;
  const paid = leases.reduce((sum, { price }, place) => sum + price * (plan.taken[place] ?? 0), 0);
  const deployed = savings.map((of, at) => of.sizes(plan.covered[at] ?? 0));
  const bought = calendar.map((_, at) => unit * leases.reduce((sum, lease, place) => sum + (lease.purchase === 'oneYear' && lease.from === at ? (plan.taken[place] ?? 0) : 0), 0));
  const findings = leases.length > 0 ? [] : [finding('warning', 'ptu-unpriced', `${book.name} has no price of reserved ${pool.scope} PTU in ${pool.region} for the months of ${terms.name}: ${pool.models.join(', ')} stay pay-as-you-go in this plan.`)];
  return { oneMonth: held('oneMonth'), oneYear: held('oneYear'), bought, cost: plan.cost + payAsYouGo, bound: plan.bound + payAsYouGo, payAsYouGo, lookBack, buyNow: lookBackToday(values[0] ?? [], prices, unit), unit, prices, paid, deployed, findings };
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

function pricesOf(setting: Setting, pool: Pool): LeasePrices {
  return { oneMonth: setting.calendar.map((month) => priceOf(setting, pool, 'oneMonth', month)), oneYear: setting.calendar.map((month) => priceOf(setting, pool, 'oneYear', month)) };
}

function priceOf({ terms, book }: Setting, pool: Pool, purchase: Purchase, month: Month): number | undefined {
  const price = reservationPrice(terms, book, pool, purchase, month);
  return price && toDouble(price);
}

function evenFindings(pools: readonly Pool[], paths: readonly UsageSeries[], shapes: ReadonlyMap<string, LoadShape>): Finding[] {
  const models = new Set(pools.flatMap((pool) => pool.models));
  const even = [...new Set((paths[0]?.rows ?? []).filter((row) => models.has(row.model) && !shapes.has(row.workload)).map((row) => row.workload))].toSorted();
  return even.length === 0 ? [] : [finding('warning', 'load-spread-evenly', `There is no minute-level usage of ${even.join(', ')}: its load is taken as even within a month, and PTU looks better here than it is.`)];
}

/** The plan is never shown without what the simple rule would have done. */
function regret(terms: DealTerms, plan: DealPlan, paths: number): Finding {
  if (plan.risk !== undefined) return judgedRegret(terms, plan, plan.risk);
  const { cost, lookBack } = plan;
  const apart = `${terms.currency} ${Math.abs(lookBack - cost).toFixed(0)}`;
  const how = paths > 1 ? `on average of ${paths} futures, knowing in each only what the month before showed` : 'on this usage, taken as certain';
  if (lookBack <= cost * (1 + 1e-9)) return finding('warning', 'look-back-is-cheaper', `Buying each month the layers that paid last month costs ${cost - lookBack < 0.01 ? 'as little as this plan' : `${apart} less than this plan`} ${how}: buy what pays today, and ask for the right to add and to resize.`);
  return finding('info', 'look-back', `Buying each month the layers that paid last month would cost ${apart} more than this plan ${how}.${paths > 1 ? '' : ' The plan knows the whole usage beforehand and the rule does not, so the difference is the most that foresight can be worth.'}`);
}

function judgedRegret({ currency }: DealTerms, { buyNow }: DealPlan, { futures, plan, lookBack, regret: { mean, share } }: PlanRisk): Finding {
  const now = buyNow.oneMonth + buyNow.oneYear === 0 ? 'nothing' : [...(buyNow.oneYear > 0 ? [`${buyNow.oneYear} PTU for a year`] : []), ...(buyNow.oneMonth > 0 ? [`${buyNow.oneMonth} PTU for a month`] : [])].join(' and ');
  const amount = `${currency} ${Math.abs(mean).toFixed(0)}`;
  const seen = `On ${futures} futures that it was not made on, this plan costs ${mean < 0 ? `${amount} less` : `${amount} more`} on average than buying each month the layers that paid last month, and more in ${(share * 100).toFixed(0)} of 100; in the dearest twentieth it costs ${currency} ${plan.cvar95.toFixed(0)}, the rule ${currency} ${lookBack.cvar95.toFixed(0)}.`;
  const better = mean < 0 && plan.cvar95 <= lookBack.cvar95;
  return finding(better ? 'info' : 'warning', better ? 'look-back' : 'look-back-is-cheaper', `${seen} ${better ? 'The futures are those of the forecast: where growth does not come as it says, the rule is the safer of the two.' : ''} Size to current usage (now: ${now}), and ask for the right to add at the same rate and to resize.`.replace('  ', ' '));
}
