import { firstDay, lastDay, monthOf, monthsFrom, type Month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import type { Scope } from '../../rates/meter.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { reservationPrice } from '../reservationPrice.ts';
import { mixedWriter, type MixedProblem, type MixedWriter, type Sum } from './mixedProblem.ts';
import { settleInProblem } from './settleInProblem.ts';
import type { SizedDeployment, SpendTable } from './spendTable.ts';
import { tiersInProblem, type SpendSums } from './tiersInProblem.ts';

/** A lease that the plan may take, in units. */
export interface LeaseColumn {
  readonly pool: number;
  readonly purchase: 'oneMonth' | 'oneYear';
  readonly from: number;
  readonly column: number;
}

/** Where in a solution the choices stand. */
export interface PlanColumns {
  readonly pools: readonly { readonly scope: Scope; readonly region: string; readonly unit: number }[];
  readonly leases: readonly LeaseColumn[];
  /** By deployment and month: whether it is deployed, how many steps above the smallest, and those steps one by one. */
  readonly deployed: readonly (readonly { readonly is: number; readonly steps: number; readonly each: readonly number[] }[])[];
}

/** The cheapest plan of reservations under all terms of a deal as a mixed problem: what it makes small is the total of the bill. */
export function planProblem(terms: DealTerms, table: SpendTable, book: RateBook): { readonly problem: MixedProblem; readonly columns: PlanColumns } {
  const writer = mixedWriter();
  const calendar = monthsFrom(monthOf(terms.start), terms.months);
  const pools = poolsOf(table, book);
  const leases = pools.flatMap((pool, place) => calendar.flatMap((_, from) => leaseColumns(writer, { terms, book, calendar }, pool, place, from)));
  const deployed = table.deployments.map((of) => calendar.map(() => deployedColumns(writer, of)));
  const ptu: Sum[] = calendar.map(() => []);
  for (const { payments, lease } of leases) for (const { month, amount } of payments) ptu[month] = [...(ptu[month] ?? []), [lease.column, amount]];
  for (const [month] of calendar.entries()) {
    for (const [place, pool] of pools.entries()) {
      const held = leases.filter(({ lease }) => lease.pool === place && lease.from <= month && month < lease.from + (lease.purchase === 'oneYear' ? 12 : 1)).map(({ lease }) => [lease.column, pool.unit] as const);
      const used = table.deployments.flatMap((of, deployment) => (of.scope === pool.scope && of.region === pool.region ? sizeSum(of, deployed[deployment]?.[month]).map(([column, factor]) => [column, -factor] as const) : []));
      if (used.length > 0) writer.row([...held, ...used], { least: 0 });
    }
  }
  const sums = (of: (spend: SpendTable['rest'][number]) => number): SpendSums => calendar.map((_, month) => spendSum(table, deployed, month, of));
  const rebates = tiersInProblem(writer, terms, terms.tiers.map((_, place) => ({ tokens: sums(({ tiers }) => tiers[place]?.tokens ?? 0), spend: sums(({ tiers }) => tiers[place]?.spend ?? 0) })));
  const spend = sums((each) => each.spend);
  const net = calendar.map((_, month) => {
    const column = writer.column({ least: Number.NEGATIVE_INFINITY, cost: 1 });
    const { fixed, sum } = spend[month] ?? { fixed: 0, sum: [] };
    writer.row([[column, -1], ...sum, ...(ptu[month] ?? []), ...(rebates[month] ?? []).map((rebate) => [rebate, -1] as const)], { least: -fixed, most: -fixed });
    return column;
  });
  settleInProblem(writer, terms, net, rebates, calendar.map((month) => ({ month, first: firstDay(month), last: lastDay(month) })));
  return { problem: writer.problem(), columns: { pools, leases: leases.map(({ lease }) => lease), deployed } };
}

interface Terms {
  readonly terms: DealTerms;
  readonly book: RateBook;
  readonly calendar: readonly Month[];
}

function poolsOf({ deployments }: SpendTable, book: RateBook): PlanColumns['pools'] {
  const places = Map.groupBy(deployments, ({ scope, region }) => `${scope} ${region}`);
  return [...places.values()].map((own) => ({ scope: own[0]?.scope ?? 'global', region: own[0]?.region ?? '', unit: Math.min(...own.map(({ model, scope }) => ptuModel(book.ptu, model)?.increment[scope] ?? 5)) }));
}

/** The leases of a pool that begin in a month, with what falls due of one unit in which month of the deal. */
function leaseColumns(writer: MixedWriter, { terms, book, calendar }: Terms, pool: PlanColumns['pools'][number], place: number, from: number): { readonly lease: LeaseColumn; readonly payments: readonly { readonly month: number; readonly amount: number }[] }[] {
  const month = calendar[from] ?? monthOf(terms.start);
  return (['oneMonth', 'oneYear'] as const).flatMap((purchase) => {
    const price = reservationPrice(terms, book, pool, purchase, month);
    if (price === undefined) return [];
    const amount = (toDouble(price) * pool.unit) / (purchase === 'oneYear' ? 12 : 1);
    const runs = purchase === 'oneYear' ? Math.min(12, terms.months - from) : 1;
    return [{ lease: { pool: place, purchase, from, column: writer.column({ whole: true, most: 100_000 }) }, payments: Array.from({ length: runs }, (_, paid) => ({ month: from + paid, amount })) }];
  });
}

function deployedColumns(writer: MixedWriter, { sizes }: SizedDeployment): PlanColumns['deployed'][number][number] {
  const most = Math.max(0, sizes.length - 2);
  const is = writer.column({ whole: true, most: sizes.length > 1 ? 1 : 0 });
  const steps = writer.column({ whole: true, most });
  const each = Array.from({ length: most }, () => writer.column({ most: 1 }));
  writer.row([[steps, 1], [is, -most]], { most: 0 });
  writer.row([[steps, -1], ...each.map((column) => [column, 1] as const)], { least: 0, most: 0 });
  return { is, steps, each };
}

/** PTU deployed, as a sum of columns. */
function sizeSum({ sizes }: SizedDeployment, at: PlanColumns['deployed'][number][number] | undefined): Sum {
  if (at === undefined) return [];
  return [[at.is, sizes[1] ?? 0], [at.steps, (sizes[2] ?? 0) - (sizes[1] ?? 0)]];
}

/** What a month's tokens cost (or count): that of no PTU, less what each step takes off it. */
function spendSum({ deployments, rest }: SpendTable, deployed: PlanColumns['deployed'], month: number, of: (spend: SpendTable['rest'][number]) => number): { fixed: number; sum: Sum } {
  const nothing = { spend: 0, tiers: [] };
  let fixed = of(rest[month] ?? nothing);
  const sum = deployments.flatMap(({ spend, sizes }, place): (readonly [number, number])[] => {
    const bySize = sizes.map((_, size) => of(spend[month]?.[size] ?? nothing));
    const at = deployed[place]?.[month];
    fixed += bySize[0] ?? 0;
    if (at === undefined || sizes.length < 2) return [];
    return [[at.is, (bySize[1] ?? 0) - (bySize[0] ?? 0)], ...at.each.map((column, step) => [column, (bySize[step + 2] ?? 0) - (bySize[step + 1] ?? 0)] as const)];
  });
  return { fixed, sum };
}
