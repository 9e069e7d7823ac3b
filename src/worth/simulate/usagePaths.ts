import { assert } from '../../base/assert.ts';
import { addMonths, firstDay, monthOf, type Day } from '../../base/calendar.ts';
import type { Decimal } from '../../base/decimal.ts';
import { requests, tokens } from '../../base/quantity.ts';
import type { PriceJump } from '../../forecast/prices/priceJumps.ts';
import { plainModel } from '../../rates/lookUp.ts';
import { movedList } from '../../rates/movedList.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { freshInput, type UsageRow, type UsageSeries } from '../../usage/usageSeries.ts';

/** Many paths of usage side by side, in doubles: what is used is a plan of rows, and each row goes up and down with its factors. */
export interface UsagePaths {
  readonly count: number;
  readonly columns: readonly UsageColumn[];
  /** How list prices move; as the rate book says where absent. */
  readonly list?: ListPaths;
  /** The mean of every factor over all paths that could be; that of the paths themselves where absent, as where they are evenly spaced quantiles. */
  readonly meanFactor?: number;
}

export type Deployment = Pick<UsageRow, 'at' | 'workload' | 'model' | 'scope' | 'tier' | 'context' | 'region'>;

/** One row of the plan on every path. */
export interface UsageColumn extends Deployment {
  /** Fresh input, cached, cache write, output at a factor of one. */
  readonly counts: Counts;
  /** By path; columns that move together share one array. */
  readonly factors: Float64Array;
}

export type Counts = readonly [number, number, number, number];

/** List prices as multiples of the rate book's, path by path; in the first month as in the book. */
export interface ListPaths {
  readonly levels: readonly Decimal[];
  /** Models that move together; the first family stands for all models that none names. A model is with its predecessor where a cap ties the two. */
  readonly families: readonly ListFamily[];
  /** By month, the chance of each level over all paths that could be, the same for every family; where it is known. */
  readonly chances?: readonly (readonly number[])[];
  /** By path: models to come, each after the family whose first model it names; `ahead` counts from 1, the first month of the deal. */
  readonly successors?: readonly (readonly PriceJump[])[];
}

export interface ListFamily {
  readonly models: readonly string[];
  /** By month of the deal, and then by path: the place of the level. */
  readonly places: readonly Uint8Array[];
}

/** Where a model's list price stands: by month, and then by path, the place of the level. */
export function placesOf(list: ListPaths, model: string): readonly Uint8Array[] {
  return (list.families.find(({ models }) => models.includes(model)) ?? list.families[0])?.places ?? [];
}

/** Series of usage as paths. */
export function pathsOf(series: readonly UsageSeries[]): UsagePaths {
  const known = new Map<string, DeploymentColumns>();
  // Futures of one plan have the same rows in the same order: a row is most often that of the path before.
  const before: DeploymentColumns[] = [];
  const columns: UsageColumn[] = [];
  for (const [path, { rows }] of series.entries()) {
    for (const [place, row] of rows.entries()) {
      let own = before[place];
      if (own === undefined || !sameDeployment(own.of, row)) {
        const key = `${row.at} ${row.tier} ${row.scope} ${row.context} ${row.region} ${row.model}\u0000${row.workload}`;
        own = known.get(key) ?? { of: row, byKind: [] };
        known.set(key, (before[place] = own));
      }
      for (const [kind, count] of [freshInput(row), row.cached, row.cacheWrite, row.output].entries()) {
        if (count === 0n) continue;
        let column = own.byKind[kind];
        if (column === undefined) columns.push((own.byKind[kind] = column = { ...deployment(row), counts: oneOf(kind), factors: new Float64Array(series.length) }));
        column.factors[path] = (column.factors[path] ?? 0) + Number(count);
      }
    }
  }
  return { count: series.length, columns };
}

interface DeploymentColumns {
  readonly of: Deployment;
  readonly byKind: UsageColumn[];
}

function sameDeployment(a: Deployment, b: Deployment): boolean {
  return a.at === b.at && a.workload === b.workload && a.model === b.model && a.scope === b.scope && a.tier === b.tier && a.context === b.context && a.region === b.region;
}

/** Usage as the one path that it is, every row at a factor of one. */
export function onePath(usage: UsageSeries): UsagePaths {
  const factors = Float64Array.of(1);
  return { count: 1, columns: usage.rows.map((row) => ({ ...deployment(row), counts: countsOf(row), factors })) };
}

/** The tokens of a row, as a column counts them. */
export function countsOf(row: UsageRow): Counts {
  return [Number(freshInput(row)), Number(row.cached), Number(row.cacheWrite), Number(row.output)];
}

/** One path as usage that can be billed exactly; tokens are rounded to whole ones. */
export function usageAt(paths: UsagePaths, path: number): UsageSeries {
  assert(path >= 0 && path < paths.count, 'the path is one of those there are');
  const rows = paths.columns.map((column): UsageRow => {
    const [fresh, cached, cacheWrite, output] = column.counts.map((count) => BigInt(Math.round(count * (column.factors[path] ?? 0)))) as [bigint, bigint, bigint, bigint];
    return { ...deployment(column), input: tokens(fresh + cached + cacheWrite), cached: tokens(cached), cacheWrite: tokens(cacheWrite), output: tokens(output), requests: requests(0n) };
  });
  return { grain: 'month', rows };
}

/** The rate book with the list as it moves on one path. */
export function bookAt({ list }: UsagePaths, path: number, book: RateBook, start: Day): RateBook {
  if (list === undefined) return book;
  const known = new Set(book.rates.map(({ model }) => model));
  const named = list.families.map(({ models }) => [...new Set(models.map((model) => plainModel(book, model)))]);
  return list.families.reduce((moved, { places }, family) => {
    const others = named.slice(1).flat();
    return movedList(moved, movesOn(list, places, path, start), family === 0 ? [...known].filter((model) => !others.includes(model)) : named[family]);
  }, book);
}

/** The paths that `keep` names, in its order. */
export function somePaths(paths: UsagePaths, keep: readonly number[]): UsagePaths {
  const picked = new Map<Float64Array, Float64Array>();
  const pick = (factors: Float64Array): Float64Array => {
    const known = picked.get(factors) ?? Float64Array.from(keep, (path) => factors[path] ?? 0);
    picked.set(factors, known);
    return known;
  };
  const list = paths.list && { ...paths.list, ...(paths.list.successors === undefined ? {} : { successors: keep.map((path) => paths.list?.successors?.[path] ?? []) }), families: paths.list.families.map(({ models, places }) => ({ models, places: places.map((each) => Uint8Array.from(keep, (path) => each[path] ?? 0)) })) };
  return { count: keep.length, columns: paths.columns.map((column) => ({ ...column, factors: pick(column.factors) })), ...(list === undefined ? {} : { list }) };
}

/** The list's level on each day that it changes. */
function movesOn({ levels }: ListPaths, months: readonly Uint8Array[], path: number, start: Day): { readonly from: Day; readonly factor: Decimal }[] {
  return months.flatMap((places, month) => {
    const [level, before] = [levels[places[path] ?? 0], levels[months[month - 1]?.[path] ?? places[path] ?? 0]];
    return level === undefined || (month > 0 && level === before) ? [] : [{ from: firstDay(addMonths(monthOf(start), month)), factor: level }];
  });
}

function deployment({ at, workload, model, scope, tier, context, region }: Deployment): Deployment {
  return { at, workload, model, scope, tier, context, region };
}

function oneOf(kind: number): Counts {
  return [Number(kind === 0), Number(kind === 1), Number(kind === 2), Number(kind === 3)];
}
