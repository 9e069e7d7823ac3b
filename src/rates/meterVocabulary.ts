import { assert } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import { kinds, scopes, tiers, type Context, type Kind, type Scope, type Tier } from './meter.ts';
import { groupsAt, listAt, neededAt, pairsAt, readTree, textAt, textsAt, type Tree } from './tree.ts';

/** What one word, or one run of words, says in a meter's name. */
export type WordMeaning =
  | { readonly is: 'scope'; readonly scope: Scope }
  | { readonly is: 'tier'; readonly tier: Tier }
  | { readonly is: 'context'; readonly context: Context }
  | { readonly is: 'kind'; readonly kind: Kind }
  | { readonly is: 'cached' }
  | { readonly is: 'write' }
  | { readonly is: 'block'; readonly size: number }
  | { readonly is: 'filler' };

/** A model as its meters name it. */
export interface NamedModel {
  /** The plain name: "gpt-4o". */
  readonly model: string;
  /** Version word to version: "0513" is "2024-05-13". */
  readonly versions: ReadonlyMap<string, string>;
  /** The version word whose version goes by the plain name. */
  readonly newest: string | undefined;
  /** Words that may follow and add nothing. */
  readonly also: ReadonlySet<string>;
  readonly implied: { readonly kind: Kind | undefined; readonly version: string | undefined };
}

/** The words of Azure's meter names: data, so that a new word is a new line and not new code. */
export interface MeterVocabulary {
  readonly lead: ReadonlySet<string>;
  readonly meanings: Phrases<WordMeaning>;
  readonly models: Phrases<NamedModel>;
  /** Words that say a meter is not for tokens of a chat or embedding model, and what it is for. */
  readonly other: Phrases<string>;
  readonly provisioned: Phrases<true>;
  readonly otherProducts: ReadonlyMap<string, string>;
  /** Every single word above: what a glued word is taken apart into. */
  readonly words: ReadonlySet<string>;
}

/** Runs of words by their words joined with a space, and the length of the longest. */
export interface Phrases<Meaning> {
  readonly byWords: ReadonlyMap<string, Meaning>;
  readonly longest: number;
}

/** The vocabulary that `data/meters.yaml` writes; refuses a word that is given two meanings. */
export function readMeterVocabulary(text: string, file = 'meters.yaml'): MeterVocabulary {
  const tree = readTree(text, 'meters/1', file);
  const lead = textsAt(tree, 'lead', file);
  const meanings = phrases(file, [
    ...grouped(tree, 'scope', file, scopes, (scope) => ({ is: 'scope', scope })),
    ...grouped(tree, 'tier', file, tiers, (tier) => ({ is: 'tier', tier })),
    ...grouped(tree, 'context', file, ['short', 'long'] as const, (context) => ({ is: 'context', context })),
    ...grouped(tree, 'kind', file, kinds, (kind) => ({ is: 'kind', kind })),
    ...textsAt(tree, 'cached', file).map((words) => [words, { is: 'cached' }] as const),
    ...textsAt(tree, 'write', file).map((words) => [words, { is: 'write' }] as const),
    ...textsAt(tree, 'filler', file).map((words) => [words, { is: 'filler' }] as const),
    ...pairsAt(tree, 'blocks', file).map(([words, size]) => [words, { is: 'block', size: Number(size) }] as const),
  ]);
  const named = listAt(tree, 'models', file).map((item) => [item, namedModel(item, file)] as const);
  const models = phrases(file, named.flatMap(([item, model]) => textsAt(item, 'words', file).map((words) => [words, model] as const)));
  const other = phrases(file, groupsAt(tree, 'other', file).flatMap(([what, words]) => words.map((word) => [word, what] as const)));
  const provisioned = phrases<true>(file, textsAt(tree, 'provisioned', file).map((words) => [words, true] as const));
  return {
    lead: new Set(lead),
    meanings,
    models,
    other,
    provisioned,
    otherProducts: new Map(pairsAt(tree, 'otherProducts', file)),
    words: new Set([
      ...lead,
      ...[meanings, models, other, provisioned].flatMap(({ byWords }) => [...byWords.keys()]).flatMap((words) => words.split(' ')),
      ...named.flatMap(([, model]) => [...model.versions.keys(), ...model.also]),
    ]),
  };
}

/** The name a rate book gives a model at a version word: the newest version goes by the plain name. */
export function modelKey(model: NamedModel, versionWord: string | undefined): string {
  if (versionWord === undefined || versionWord === model.newest) return model.model;
  const version = model.versions.get(versionWord);
  assert(version !== undefined, `"${versionWord}" is a version word of ${model.model}`);
  return `${model.model}-${version}`;
}

function namedModel(item: Tree, file: string): NamedModel {
  const implied = new Map(pairsAt(item, 'implied', file));
  const model = neededAt(item, 'model', file);
  const kind = implied.get('kind');
  const impliedKind = kinds.find((known) => known === kind);
  if (kind !== undefined && impliedKind === undefined) throw new Refusal('invalid', `${file} implies the kind "${kind}" for ${model}; the kinds are ${kinds.join(', ')}.`, file);
  const version = implied.get('version');
  const versions = new Map(pairsAt(item, 'versions', file));
  // An implied version is no word of the name: it stands for itself.
  if (version !== undefined) versions.set(version, version);
  return { model, versions, newest: textAt(item, 'newest', file), also: new Set(textsAt(item, 'also', file)), implied: { kind: impliedKind, version } };
}

function grouped<Name extends string>(tree: Tree, key: string, file: string, known: readonly Name[], meaning: (name: Name) => WordMeaning): (readonly [string, WordMeaning])[] {
  return groupsAt(tree, key, file).flatMap(([name, words]) => {
    const found = known.find((candidate) => candidate === name);
    if (found === undefined) throw new Refusal('invalid', `${file} names the ${key} "${name}"; Parley knows ${known.join(', ')}.`, { file, key });
    return words.map((word) => [word, meaning(found)] as const);
  });
}

function phrases<Meaning>(file: string, pairs: readonly (readonly [string, Meaning])[]): Phrases<Meaning> {
  const byWords = new Map<string, Meaning>();
  let longest = 0;
  for (const [words, meaning] of pairs) {
    if (byWords.has(words)) throw new Refusal('invalid', `${file} gives "${words}" two meanings; a word may have one.`, file);
    byWords.set(words, meaning);
    longest = Math.max(longest, words.split(' ').length);
  }
  return { byWords, longest };
}
