import { daysInMonth, firstDay, monthOf, monthsBetween, type Day, type Month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { DealTerms, ProvisionedBlock } from '../../deal/dealTerms.ts';
import { grainOf } from '../../deal/grainOf.ts';
import { sharedParts } from '../../deal/trafficShares.ts';
import { levelCurve, loadCurve, segmentsOf, whole, type LoadCurve } from '../../deal/loadCurve.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import { kinds } from '../../rates/meter.ts';
import type { PtuModel, PtuTable } from '../../rates/ptuTable.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import { isAimed } from '../aimAtBlocks.ts';
import type { UsageColumn, UsagePaths } from './usagePaths.ts';

/** Usage as it is charged on every path: what blocks serve is gone from it, what spills is charged where it spills to. */
export interface ChargedColumn extends UsageColumn {
  /** 0 for the first month of the deal. */
  readonly month: number;
  readonly day: Day;
}

/** Step 1 of docs/reference/deal-terms.md in doubles, all paths at once; standard traffic that a block can serve is aimed at it first. */
export function splitColumns(terms: DealTerms, paths: UsagePaths, table: PtuTable, shapes: ReadonlyMap<string, LoadShape>): readonly ChargedColumn[] {
  const first = monthOf(terms.start);
  const charged: ChargedColumn[] = [];
  const groups = new Map<string, ChargedColumn[]>();
  const aim = isAimed(terms, paths.columns);
  for (const column of paths.columns) {
    const month = monthsBetween(first, monthOf(column.at));
    if (month < 0 || month >= terms.months) continue;
    const placed: ChargedColumn = { ...column, month, day: column.at.length === 7 ? firstDay(column.at as Month) : (column.at.slice(0, 10) as Day) };
    if (column.tier !== 'provisioned' && !aim(column)) charged.push(...inShares(terms, placed));
    else groups.set(keyOf(placed), [...(groups.get(keyOf(placed)) ?? []), placed]);
  }
  for (const group of groups.values()) charged.push(...spilled(terms, group, paths.count, table, shapes));
  return charged;
}

/** A column of standard traffic in the parts that a share of the deal sends by batch and priority. */
function inShares({ shares = [] }: DealTerms, column: ChargedColumn): readonly ChargedColumn[] {
  const parts = column.tier === 'standard' && shares.length > 0 ? sharedParts(shares, column) : undefined;
  if (parts === undefined) return [column];
  return parts.map(({ tier, part }) => {
    const share = Number(part) / Number(whole);
    const [fresh, cached, cacheWrite, output] = column.counts;
    return { ...column, tier, counts: [fresh * share, cached * share, cacheWrite * share, output * share] };
  });
}

/** Columns that meet on the same blocks in the same period. */
function keyOf({ at, scope, region, model }: ChargedColumn): string {
  return `${at} ${scope} ${region} ${model}`;
}

function spilled(terms: DealTerms, group: readonly ChargedColumn[], count: number, table: PtuTable, shapes: ReadonlyMap<string, LoadShape>): readonly ChargedColumn[] {
  const [any] = group;
  if (any === undefined) return [];
  const blocks = blocksOf(terms, any);
  const last = blocks.at(-1);
  if (last === undefined) return group.map((column) => ({ ...column, tier: 'standard' }));
  if (last.spillTo === 'refuse') return [];
  const { spillTo } = last;
  const model = ptuModel(table, any.model);
  const grain = grainOf(any.at);
  const capacity = model === undefined ? 0 : blocks.reduce((total, { ptu }) => total + ptu, 0) * toDouble(model.inputTpmPerPtu) * minutes[grain](any.at);
  const loads = group.map((column) => weight(column, model));
  const curves = group.map(({ workload }) => (grain === 'month' ? loadCurve(shapes.get(workload)) : levelCurve));
  const shares = sharesAbove(group, loads, curves, capacity, count);
  return group.map((column, place) => {
    // What PTU does not serve at all (a long context, an unknown model) spills whole.
    const share = loads[place] === undefined ? undefined : shares[place];
    return { ...column, tier: spillTo, factors: share === undefined ? column.factors : column.factors.map((factor, path) => factor * (share[path] ?? 0)) };
  });
}

const minutes = {
  month: (at: string): number => daysInMonth(monthOf(at)) * 1440,
  day: (): number => 1440,
  hour: (): number => 60,
  minute: (): number => 1,
};

/** Blocks that serve the month, in order of id: traffic spills to where the last one sends it. */
function blocksOf(terms: DealTerms, { model, scope, region, at }: ChargedColumn): readonly ProvisionedBlock[] {
  const runs = (block: ProvisionedBlock): boolean => {
    const month = monthsBetween(block.from, monthOf(at));
    return month >= 0 && month < block.months;
  };
  return terms.provisioned.filter((block) => block.model === model && block.scope === scope && block.region === region && runs(block)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Input-equivalent tokens at a factor of one; undefined where PTU of the model does not serve them. */
function weight(column: ChargedColumn, model: PtuModel | undefined): number | undefined {
  const table = model?.weights[column.context];
  return table && kinds.reduce((total, kind, place) => total + (column.counts[place as 0] ?? 0) * toDouble(table[kind]), 0);
}

/** What share of each column is above the blocks, path by path. */
function sharesAbove(group: readonly ChargedColumn[], weights: readonly (number | undefined)[], curves: readonly LoadCurve[], capacity: number, count: number): readonly Float64Array[] {
  const served = group.flatMap((column, place) => ((weights[place] ?? 0) > 0 ? [{ factors: column.factors, weight: weights[place] ?? 0, place }] : []));
  const [curve = levelCurve] = curves;
  if (curves.every((other) => other === curve)) {
    const load = new Float64Array(count);
    for (const { factors, weight: each } of served) for (let path = 0; path < count; path++) load[path] = (load[path] ?? 0) + (factors[path] ?? 0) * each;
    const share = sharesOfCurve(curve, load, capacity);
    return group.map(() => share);
  }
  const segments = segmentsOf(curves).map(({ width, portions }) => ({ room: (Number(width) / Number(whole)) * capacity, portions: portions.map((portion) => Number(portion) / Number(whole)) }));
  const shares = group.map(() => new Float64Array(count));
  for (let path = 0; path < count; path++) {
    for (const { room, portions } of segments) {
      let load = 0;
      for (const { factors, weight: each, place } of served) load += (factors[path] ?? 0) * each * (portions[place] ?? 0);
      const over = load - room;
      if (over <= 0) break;
      for (const { place } of served) {
        const share = shares[place];
        if (share !== undefined) share[path] = (share[path] ?? 0) + (over / load) * (portions[place] ?? 0);
      }
    }
  }
  return shares;
}

/** Where all loads have one curve: the share above is the same for all. */
function sharesOfCurve(curve: LoadCurve, load: Float64Array, capacity: number): Float64Array {
  const at = Float64Array.from(curve, (point) => Number(point.at) / Number(whole));
  const portion = Float64Array.from(curve, (point) => Number(point.portion) / Number(whole));
  const height = portion.map((value, place) => (value - (portion[place - 1] ?? 0)) / ((at[place] ?? 1) - (at[place - 1] ?? 0)));
  return load.map((each) => {
    if (each === 0) return 0;
    let [from, until] = [-1, height.length - 1];
    while (from < until) {
      const middle = (from + until + 1) >> 1;
      if (each * (height[middle] ?? 0) > capacity) from = middle;
      else until = middle - 1;
    }
    return from < 0 ? 0 : Math.max(0, (portion[from] ?? 0) - ((at[from] ?? 0) * capacity) / each);
  });
}
