import { readDay, type Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';
import { lookUp, lookUpNear, plainModel } from './lookUp.ts';
import { scopes, type Kind, type Meter, type Scope } from './meter.ts';
import type { Channel, Rate, RateBook } from './rateBook.ts';
import { listAt, neededAt, readTree, textAt, textsAt } from './tree.ts';

/** A judgement that a model elsewhere can stand in for Azure models at the same tokens. */
export interface Equivalent {
  /** Azure models, by their names in the Azure book. */
  readonly for: readonly string[];
  /** The book that prices it: "anthropic-2026-10". */
  readonly book: string;
  /** Its name there; "{model}" stands for the Azure name. */
  readonly model: string;
  readonly scope: Scope;
  /** The very same model from another seller. */
  readonly same: boolean;
  readonly ground: string;
  readonly judged: Day;
  /** What a reader must know before comparing. */
  readonly caveats: readonly string[];
}

/** One model of another seller that an Azure model is compared with. */
export interface Alternative {
  readonly to: string;
  readonly channel: Channel;
  readonly book: RateBook;
  readonly model: string;
  readonly scope: Scope;
  readonly same: boolean;
  readonly ground: string;
  readonly judged: Day;
  readonly caveats: readonly string[];
}

/** The judgements that `data/rates/equivalents.yaml` writes. */
export function readEquivalents(text: string, file = 'equivalents.yaml'): readonly Equivalent[] {
  const tree = readTree(text, 'equivalents/1', file);
  const judged = readDay(neededAt(tree, 'judged', file));
  if (judged === undefined) throw new Refusal('invalid', `${file} should say under "judged" on what day, like 2026-11-22.`, file);
  const general = textsAt(tree, 'caveats', file);
  return listAt(tree, 'equivalents', file).map((item) => {
    const said = neededAt(item, 'scope', file);
    const scope = scopes.find((known) => known === said);
    if (scope === undefined) throw new Refusal('invalid', `${file} has the scope "${said}"; the scopes are ${scopes.join(', ')}.`, file);
    const caveat = textAt(item, 'caveat', file);
    return {
      for: neededAt(item, 'for', file).split(' '),
      book: neededAt(item, 'book', file),
      model: neededAt(item, 'model', file),
      scope,
      same: textAt(item, 'same', file) === 'true',
      ground: neededAt(item, 'ground', file),
      judged,
      caveats: caveat === undefined ? general : [caveat, ...general],
    };
  });
}

/** The models of other sellers that `model` is compared with and that `books` price, in the order of the judgements: the same model first. */
export function alternativesFor(books: readonly RateBook[], equivalents: readonly Equivalent[], model: string): readonly Alternative[] {
  const plain = plainOf(books, model);
  return equivalents
    .filter((equivalent) => equivalent.for.includes(plain))
    .toSorted((a, b) => Number(b.same) - Number(a.same))
    .flatMap((equivalent) => {
      const book = books.find((candidate) => candidate.name === equivalent.book);
      const name = equivalent.model.replace('{model}', plain);
      const row = book?.rates.find((rate) => rate.model === name && rate.scope === equivalent.scope);
      if (book === undefined || row === undefined) return [];
      const { scope, same, ground, judged, caveats } = equivalent;
      return [{ to: model, channel: row.channel, book, model: name, scope, same, ground, judged, caveats }];
    });
}

/** What an alternative charges for tokens of one kind. */
export interface AlternativeRate {
  readonly rate: Rate;
  /** Why another price than the one asked for was taken; undefined where it was not. */
  readonly reason: string | undefined;
}

/**
 * The price at an alternative of what an Azure meter charges for, on a day. Where the other seller lists no such tier,
 * its standard price is taken; where it lists no price for reading or writing a cache, such tokens are fresh input.
 * Undefined where it has no price at all: before its first row, or for a kind it does not sell.
 */
export function alternativeRate(alternative: Alternative, meter: Pick<Meter, 'tier' | 'context' | 'kind'>, on: Day, region = ''): AlternativeRate | undefined {
  const { book, model, scope } = alternative;
  for (const tier of meter.tier === 'standard' ? [meter.tier] : [meter.tier, 'standard' as const]) {
    for (const kind of insteadOf(meter.kind)) {
      const asked = { model, scope, tier, context: meter.context, kind };
      const rate = lookUp(book, asked, region, on) ?? lookUpNear(book, asked, region, on)?.rate;
      if (rate !== undefined) return { rate, reason: reasonFor(alternative, meter, rate) };
    }
  }
  return undefined;
}

function insteadOf(kind: Kind): readonly Kind[] {
  return kind === 'cached' || kind === 'cacheWrite' ? [kind, 'input'] : [kind];
}

function reasonFor({ model, book }: Alternative, meter: Pick<Meter, 'tier' | 'kind'>, rate: Rate): string | undefined {
  const reasons = [
    ...(rate.tier === meter.tier ? [] : [`no ${meter.tier} price is listed for ${model} in ${book.name}, so its standard price is used`]),
    ...(rate.kind === meter.kind ? [] : [`no price for ${meter.kind === 'cached' ? 'cached tokens' : 'writing to the cache'} is listed for ${model} in ${book.name}, so they are priced as fresh input`]),
  ];
  return reasons.length === 0 ? undefined : `${reasons.join('; ')}.`;
}

function plainOf(books: readonly RateBook[], model: string): string {
  return books.map((book) => plainModel(book, model)).find((plain) => plain !== model) ?? model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}
