import { readDay, type Day } from '../base/calendar.ts';
import { readDecimal, type Decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { kinds, scopes, type Kind, type Scope } from './meter.ts';
import type { PtuModel, PtuPrice, PtuTable, Purchase } from './ptuTable.ts';
import type { RateSource } from './rateBook.ts';
import { readSources } from './readSources.ts';
import { listAt, neededAt, pairsAt, readTree, textAt, type Tree } from './tree.ts';

const purchases: readonly Purchase[] = ['hourly', 'oneMonth', 'oneYear'];

/** The provisioned throughput that `data/rates/ptu.yaml` writes, with the sources it names. */
export function readPtuTable(text: string, file = 'ptu.yaml'): { readonly table: PtuTable; readonly sources: Record<string, RateSource> } {
  const tree = readTree(text, 'ptu/1', file);
  const bases = new Map(pairsAt(tree, 'latencyBases', file));
  const table = { models: listAt(tree, 'models', file).map((item) => readModel(item, bases, file)), prices: listAt(tree, 'prices', file).map((item) => readPrice(item, file)) };
  return { table, sources: readSources(tree, file) };
}

function readModel(item: Tree, bases: ReadonlyMap<string, string>, file: string): PtuModel {
  const model = neededAt(item, 'model', file);
  const [long, version, note] = [textAt(item, 'long', file), textAt(item, 'version', file), textAt(item, 'note', file)];
  const deployable = textAt(item, 'scopes', file)?.split(' ');
  const pace = textAt(item, 'tokensPerSecond', file);
  return {
    model,
    inputTpmPerPtu: number(neededAt(item, 'inputTpmPerPtu', file), model, file),
    weights: { short: weights(neededAt(item, 'short', file), model, file), ...(long === undefined ? {} : { long: weights(long, model, file) }) },
    minimum: byScope(neededAt(item, 'minimum', file), model, file),
    increment: byScope(neededAt(item, 'increment', file), model, file),
    source: neededAt(item, 'source', file),
    seen: dayOf(neededAt(item, 'seen', file), model, file),
    ...(version === undefined ? {} : { version }),
    ...(deployable === undefined ? {} : { scopes: scopes.filter((scope) => deployable.includes(scope)) }),
    ...(pace === undefined ? {} : { latencyTarget: { tokensPerSecond: number(pace, model, file), basis: basisOf(neededAt(item, 'latency', file), bases) } }),
    ...(textAt(item, 'spillover', file) === 'no' ? { spillover: false } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function readPrice(item: Tree, file: string): PtuPrice {
  const [scopeSaid, purchaseSaid] = [neededAt(item, 'scope', file), neededAt(item, 'purchase', file)];
  const scope = scopes.find((known) => known === scopeSaid);
  const purchase = purchases.find((known) => known === purchaseSaid);
  const what = `${scopeSaid} ${purchaseSaid}`;
  if (scope === undefined || purchase === undefined) throw new Refusal('invalid', `${file} prices a PTU as "${what}"; scopes are ${scopes.join(', ')} and purchases ${purchases.join(', ')}.`, file);
  const regions = neededAt(item, 'regions', file);
  const until = textAt(item, 'until', file);
  const note = textAt(item, 'note', file);
  return {
    scope,
    purchase,
    regions: regions === 'any' ? 'any' : regions.split(' '),
    from: dayOf(neededAt(item, 'from', file), what, file),
    ...(until === undefined ? {} : { until: dayOf(until, what, file) }),
    perPtu: number(neededAt(item, 'perPtu', file), what, file),
    source: neededAt(item, 'source', file),
    seen: dayOf(neededAt(item, 'seen', file), what, file),
    ...(note === undefined ? {} : { note }),
  };
}

function basisOf(name: string, bases: ReadonlyMap<string, string>): string {
  return bases.get(name) ?? name;
}

/** In the order of `kinds`. */
function weights(said: string, model: string, file: string): Readonly<Record<Kind, Decimal>> {
  const [input, cached, cacheWrite, output] = said.split(' ').map((text) => number(text, model, file));
  if (input === undefined || cached === undefined || cacheWrite === undefined || output === undefined) throw new Refusal('invalid', `${file} should give ${model} four weights, for ${kinds.join(', ')}.`, file);
  return { input, cached, cacheWrite, output };
}

/** In the order of `scopes`. */
function byScope(said: string, model: string, file: string): Readonly<Record<Scope, number>> {
  const [global, dataZone, regional] = said.split(' ').map(Number);
  if (global === undefined || dataZone === undefined || regional === undefined) throw new Refusal('invalid', `${file} should give ${model} a smallest size and a step for ${scopes.join(', ')}.`, file);
  return { global, dataZone, regional };
}

function number(text: string, what: string, file: string): Decimal {
  const value = readDecimal(text);
  if (value === undefined) throw new Refusal('invalid', `${file} has "${text}" for ${what} where a number should stand.`, file);
  return value;
}

function dayOf(text: string, what: string, file: string): Day {
  const day = readDay(text);
  if (day === undefined) throw new Refusal('invalid', `${file} has "${text}" for ${what} where a day like 2026-10-09 should stand.`, file);
  return day;
}
