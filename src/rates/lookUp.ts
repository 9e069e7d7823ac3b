import type { Day } from '../base/calendar.ts';
import { compare } from '../base/decimal.ts';
import { showMeter, type Meter, type Scope } from './meter.ts';
import type { PtuModel, PtuPrice, PtuTable, Purchase } from './ptuTable.ts';
import type { Rate, RateBook } from './rateBook.ts';

/**
 * The list price of a meter in a region on a day: of the rows that have begun and not ended, the one that began last.
 * Strict: a region that is not listed has no price. A long prompt takes a row without a length only where the model
 * has no long-context price at all on that day, so that it is never priced as a short one.
 */
export function lookUp(book: RateBook, meter: Meter, region: string, on: Day): Rate | undefined {
  const index = indexOf(book);
  const model = plainModel(book, meter.model);
  const place = `${meter.kind}\n${meter.context}\n${meter.tier}\n${meter.scope}\n${region}\n${model}`;
  let rows = index.places.get(place);
  if (rows === undefined) index.places.set(place, (rows = listedIn(rowsOf(index, meter, model), region)));
  return rows.find((rate) => holds(rate, on) && serves(index, rate, meter, model, on));
}

/** A price, and why another region's was taken where the meter is not listed for the one asked for. */
export interface NearRate {
  readonly rate: Rate;
  /** One sentence for a finding; undefined where the region itself is listed. */
  readonly reason: string | undefined;
}

/** As `lookUp`; where the region is not listed, the price of the nearest region that is: the same part of the world first, then the newest row, then the dearest. */
export function lookUpNear(book: RateBook, meter: Meter, region: string, on: Day): NearRate | undefined {
  const exact = lookUp(book, meter, region, on);
  if (exact !== undefined) return { rate: exact, reason: undefined };
  const index = indexOf(book);
  const model = plainModel(book, meter.model);
  const neighbours = new Set(Object.values(book.geographies ?? {}).find((part) => part.includes(region)));
  const isNear = (rate: Rate) => rate.regions === 'any' || rate.regions.some((name) => neighbours.has(name));
  const [rate] = rowsOf(index, meter, model)
    .filter((candidate) => holds(candidate, on) && serves(index, candidate, meter, model, on))
    .toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)) || newestFirst(a, b) || compare(b.perMillion, a.perMillion));
  if (rate === undefined) return undefined;
  return { rate, reason: `${showMeter(meter)} is not listed for ${region}; the price listed for ${shownRegions(rate, neighbours)} is used.` };
}

/** The name a book's rows have a model under: "gpt-4o-2024-11-20" is "gpt-4o" there. */
export function plainModel(book: RateBook, model: string): string {
  return book.versions?.[model] ?? model;
}

/** Every price of a meter that is looked up, newest first, whatever its region and day. */
export function rowsOfMeter(book: RateBook, meter: Meter): readonly Rate[] {
  return rowsOf(indexOf(book), meter, plainModel(book, meter.model));
}

/** What a PTU of a model carries; a version is served like its model. Undefined where the table has no such model. */
export function ptuModel(table: PtuTable, model: string): PtuModel | undefined {
  const plain = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  return table.models.find((candidate) => candidate.model === model) ?? table.models.find((candidate) => candidate.model === plain);
}

/** The list price of a PTU in a region on a day; strict like `lookUp`. */
export function ptuPrice(table: PtuTable, scope: Scope, purchase: Purchase, region: string, on: Day): PtuPrice | undefined {
  return newestPrice(table, scope, purchase, on, (price) => price.regions === 'any' || price.regions.includes(region));
}

/** As `ptuPrice`; where the region is not listed, another region's price and the sentence that says so. */
export function ptuPriceNear(table: PtuTable, scope: Scope, purchase: Purchase, region: string, on: Day): { readonly price: PtuPrice; readonly reason: string | undefined } | undefined {
  const exact = ptuPrice(table, scope, purchase, region, on);
  if (exact !== undefined) return { price: exact, reason: undefined };
  const price = newestPrice(table, scope, purchase, on, () => true);
  if (price === undefined) return undefined;
  const listed = price.regions === 'any' ? 'every region' : price.regions.slice(0, 3).join(', ');
  return { price, reason: `The price of a ${scope === 'dataZone' ? 'data zone' : scope} PTU (${purchase}) is not listed for ${region}; the price listed for ${listed} is used.` };
}

interface Index {
  /** Rows that are looked up, by the name their model has in the book, as they stand in it. */
  readonly models: ReadonlyMap<string, readonly Rate[]>;
  /** The same of one model, sorted; filled as models are asked for. */
  readonly sorted: Map<string, ModelIndex>;
  /** Rows of one meter in one region, newest first; filled as they are asked for. */
  readonly places: Map<string, readonly Rate[]>;
}

interface ModelIndex {
  readonly meters: ReadonlyMap<string, readonly Rate[]>;
  /** Long-context rows, whatever their meter. */
  readonly long: readonly Rate[];
}

// A bill asks for the same few hundred meters a hundred thousand times, and a book with moved prices for a few models only.
const indexes = new WeakMap<RateBook, Index>();

function indexOf(book: RateBook): Index {
  let index = indexes.get(book);
  if (index === undefined) {
    const rates = book.rates.filter((rate) => rate.status !== 'notApplied' && rate.lifetime === undefined);
    index = { models: Map.groupBy(rates, ({ model }) => plainModel(book, model)), sorted: new Map(), places: new Map() };
    indexes.set(book, index);
  }
  return index;
}

function ofModel(index: Index, model: string): ModelIndex {
  let found = index.sorted.get(model);
  if (found === undefined) {
    // Later lines win where all else is equal: a correction is added below.
    const rates = (index.models.get(model) ?? []).toReversed().sort(newestFirst);
    found = { meters: Map.groupBy(rates, (rate) => meterKey(rate, rate.context)), long: rates.filter(({ context }) => context === 'long') };
    index.sorted.set(model, found);
  }
  return found;
}

/** The order in which prices of one meter are believed: what began last, then what was seen before what was computed, then what was seen last. */
export function newestFirst(a: Rate, b: Rate): number {
  if (a.from !== b.from) return a.from < b.from ? 1 : -1;
  // What was seen is believed before what was computed.
  if ((a.derived === undefined) !== (b.derived === undefined)) return a.derived === undefined ? -1 : 1;
  return a.seen === b.seen ? 0 : a.seen < b.seen ? 1 : -1;
}

function meterKey(meter: Pick<Rate, 'scope' | 'tier' | 'kind'>, context: Rate['context']): string {
  return `${meter.kind} ${context} ${meter.tier} ${meter.scope}`;
}

/** Newest first; for a long prompt the long-context rows before those without a length. */
function rowsOf(index: Index, meter: Meter, model: string): Rate[] {
  const { meters } = ofModel(index, model);
  const own = meters.get(meterKey(meter, meter.context)) ?? [];
  const any = meters.get(meterKey(meter, 'any')) ?? [];
  return meter.context === 'long' ? [...own, ...any] : [...own, ...any].toSorted(newestFirst);
}

function listedIn(rates: readonly Rate[], region: string): Rate[] {
  return rates.filter((rate) => rate.regions === 'any' || rate.regions.includes(region));
}

function holds(rate: { readonly from: Day; readonly until?: Day }, on: Day): boolean {
  return rate.from <= on && (rate.until === undefined || on <= rate.until);
}

function serves(index: Index, rate: Rate, meter: Meter, model: string, on: Day): boolean {
  if (meter.context !== 'long' || rate.context === 'long') return true;
  return !ofModel(index, model).long.some((long) => holds(long, on));
}

function shownRegions(rate: Rate, neighbours: ReadonlySet<string>): string {
  if (rate.regions === 'any') return 'every region';
  const near = rate.regions.filter((name) => neighbours.has(name));
  return (near.length > 0 ? near : rate.regions).slice(0, 3).join(', ');
}

function newestPrice(table: PtuTable, scope: Scope, purchase: Purchase, on: Day, listed: (price: PtuPrice) => boolean): PtuPrice | undefined {
  let best: PtuPrice | undefined;
  for (const price of table.prices) {
    if (price.scope !== scope || price.purchase !== purchase || !holds(price, on) || !listed(price)) continue;
    if (best === undefined || price.from > best.from) best = price;
  }
  return best;
}
