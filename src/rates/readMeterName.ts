import type { Context, Kind, Meter, Scope, Tier } from './meter.ts';
import { modelKey, type MeterVocabulary, type NamedModel, type Phrases } from './meterVocabulary.ts';

export { readMeterVocabulary, type MeterVocabulary } from './meterVocabulary.ts';

/** What the name of one Azure meter says. */
export type MeterReading =
  | {
      readonly kind: 'tokens';
      /** What a rate book calls it; where the name says nothing about length or tier: short and standard. */
      readonly meter: Meter;
      /** 'any' where the name says nothing about the length of the prompt. */
      readonly context: Context | 'any';
      /** The model without its version: "gpt-4o". */
      readonly family: string;
      /** The version word: "0513"; undefined where the name has none. */
      readonly version: string | undefined;
      /** Tokens of one priced unit where the name says so: 1,000,000 of "1M Tokens". */
      readonly block: number | undefined;
    }
  | { readonly kind: 'provisioned'; readonly scope: Scope }
  | { readonly kind: 'other'; readonly what: string; readonly word: string }
  | { readonly kind: 'unmapped'; readonly stoppedAt: string; readonly why: string };

/**
 * What `meterName` is for: a token meter, a provisioned throughput unit, something else that is known (fine-tuning,
 * audio, …), or the word that could not be read. Nothing is guessed: a name with an unknown word is unmapped.
 */
export function readMeterName(vocabulary: MeterVocabulary, meterName: string, productName = ''): MeterReading {
  let known = readings.get(vocabulary);
  if (known === undefined) readings.set(vocabulary, (known = new Map()));
  const key = `${meterName}\n${productName}`;
  let reading = known.get(key);
  if (reading === undefined) known.set(key, (reading = read(vocabulary, meterName, productName)));
  return reading;
}

// Cost exports name the same few hundred meters in millions of rows.
const readings = new WeakMap<MeterVocabulary, Map<string, MeterReading>>();

interface Word {
  readonly text: string;
  /** As the name spells it. */
  readonly spelt: string;
}

function read(vocabulary: MeterVocabulary, meterName: string, productName: string): MeterReading {
  const words = wordsOf(vocabulary, meterName);
  const other = firstOther(vocabulary, words);
  if (other !== undefined) return other;
  const product = vocabulary.otherProducts.get(productName);
  if (product !== undefined) return { kind: 'other', what: product, word: productName };
  let at = 0;
  while (at < words.length - 1 && vocabulary.lead.has(textAt(words, at))) at++;
  const provisioned = longestAt(vocabulary.provisioned, words, at);
  if (provisioned !== undefined) return readProvisioned(vocabulary, words, at + provisioned.length);
  const model = longestAt(vocabulary.models, words, at);
  if (model === undefined) return unmapped(words[at]?.spelt ?? meterName, 'no model is known by this word');
  return readAttributes(vocabulary, words, at + model.length, model.meaning);
}

/** The name's words in lower case; "BatchOutp" is two, and a glued word such as "mini0718" is taken apart where all its parts are known. */
function wordsOf(vocabulary: MeterVocabulary, meterName: string): Word[] {
  return meterName
    .split(/[\s\-_]+/)
    .filter((spelt) => spelt !== '')
    .flatMap((spelt) => {
      const parts = spelt.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase().split(' ');
      return parts.flatMap((part) => (vocabulary.words.has(part) ? [part] : (apart(vocabulary.words, part) ?? [part]))).map((text) => ({ text, spelt }));
    });
}

/** The fewest known words that spell `glued`, or undefined where none do. */
function apart(known: ReadonlySet<string>, glued: string): string[] | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= glued.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const word = glued.slice(start, end);
      if (before === undefined || !known.has(word)) continue;
      if (best[end] === undefined || before.length + 1 < (best[end]?.length ?? 0)) best[end] = [...before, word];
    }
  }
  return best[glued.length];
}

function firstOther(vocabulary: MeterVocabulary, words: readonly Word[]): MeterReading | undefined {
  for (let at = 0; at < words.length; at++) {
    const found = longestAt(vocabulary.other, words, at);
    if (found !== undefined) return { kind: 'other', what: found.meaning, word: words[at]?.spelt ?? '' };
  }
  return undefined;
}

function longestAt<Meaning>(phrases: Phrases<Meaning>, words: readonly Word[], at: number): { readonly meaning: Meaning; readonly length: number } | undefined {
  for (let length = Math.min(phrases.longest, words.length - at); length > 0; length--) {
    const meaning = phrases.byWords.get(words.slice(at, at + length).map((word) => word.text).join(' '));
    if (meaning !== undefined) return { meaning, length };
  }
  return undefined;
}

function readProvisioned(vocabulary: MeterVocabulary, words: readonly Word[], from: number): MeterReading {
  const found = longestAt(vocabulary.meanings, words, from);
  if (found?.meaning.is === 'scope') return { kind: 'provisioned', scope: found.meaning.scope };
  return unmapped(words[from]?.spelt ?? words.at(-1)?.spelt ?? '', 'a provisioned unit should name its scope here');
}

/** What the words after the model say, each part once. */
interface Attributes {
  scope?: Scope;
  tier?: Tier;
  context?: Context;
  kind?: Kind;
  version?: string;
  block?: number;
  cached?: boolean;
  write?: boolean;
}

function readAttributes(vocabulary: MeterVocabulary, words: readonly Word[], from: number, model: NamedModel): MeterReading {
  const said: Attributes = {};
  for (let at = from; at < words.length; ) {
    const text = textAt(words, at);
    const found = longestAt(vocabulary.meanings, words, at);
    if (found === undefined) {
      if (model.versions.has(text) && (said.version ?? text) === text) said.version = text;
      else if (!model.also.has(text)) return unmapped(words[at]?.spelt ?? '', `not a word Parley knows after ${model.model}`);
      at++;
      continue;
    }
    const { meaning } = found;
    switch (meaning.is) {
      case 'scope':
        if ((said.scope ?? meaning.scope) !== meaning.scope) return unmapped(words[at]?.spelt ?? '', 'a second scope');
        said.scope = meaning.scope;
        break;
      case 'tier':
        if ((said.tier ?? meaning.tier) !== meaning.tier) return unmapped(words[at]?.spelt ?? '', 'a second tier');
        said.tier = meaning.tier;
        break;
      case 'context':
        if ((said.context ?? meaning.context) !== meaning.context) return unmapped(words[at]?.spelt ?? '', 'a second context length');
        said.context = meaning.context;
        break;
      case 'kind':
        if ((said.kind ?? meaning.kind) !== meaning.kind) return unmapped(words[at]?.spelt ?? '', 'a second kind of token');
        said.kind = meaning.kind;
        break;
      case 'cached':
        said.cached = true;
        break;
      case 'write':
        said.write = true;
        break;
      case 'block':
        said.block = meaning.size;
        break;
      case 'filler':
        break;
    }
    at += found.length;
  }
  return tokens(said, model, words.at(-1)?.spelt ?? '');
}

function tokens(said: Attributes, model: NamedModel, last: string): MeterReading {
  if (said.scope === undefined) return unmapped(last, 'the name ends without a scope (global, data zone, regional)');
  const kind = kindOf(said, model);
  if (kind === undefined) return unmapped(last, 'the name ends without saying input, cached, cache write or output');
  const context = said.context ?? 'any';
  return {
    kind: 'tokens',
    meter: { model: modelKey(model, said.version ?? model.implied.version), scope: said.scope, tier: said.tier ?? 'standard', context: said.context ?? 'short', kind },
    context,
    family: model.model,
    version: said.version ?? model.implied.version,
    block: said.block,
  };
}

function kindOf(said: Attributes, model: NamedModel): Kind | undefined {
  if (said.write === true) return said.cached === true && said.kind === undefined ? 'cacheWrite' : undefined;
  if (said.cached === true) return said.kind === 'output' ? undefined : 'cached';
  return said.kind ?? model.implied.kind;
}

function unmapped(stoppedAt: string, why: string): MeterReading {
  return { kind: 'unmapped', stoppedAt, why };
}

function textAt(words: readonly Word[], at: number): string {
  return words[at]?.text ?? '';
}
