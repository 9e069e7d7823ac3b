import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import type { Sentence } from '../sentences.ts';
import { clueCount, cluesOf } from './clues.ts';
import { featuresOf, type Features } from './features.ts';
import type { Home } from './homes.ts';
import type { Hits } from './ruleHits.ts';
import type { Surroundings } from './surroundings.ts';

/** Tells how likely each sentence is on each topic, from the rules that fired in and around it and from its words. */
export interface Finder {
  /** Topics whose words the model has learned; of others it judges by the rules and their surroundings alone. */
  readonly topics: readonly string[];
  /** For each topic of `hits` the sentences, by index, that are likelier than one in fifty, with how likely, 0 to 1. */
  likelihoods(sentences: readonly Sentence[], hits: Hits, around: readonly Surroundings[], homes: readonly Home[]): ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** How likely the words alone make each topic that the model knows. */
  fromWords(features: Features): ReadonlyMap<string, number>;
}

const weights = z.record(z.string(), z.number());
const shape = z.strictObject({
  parley: z.literal('finder/2'),
  source: z.string(),
  licence: z.string(),
  trained: z.string(),
  split: z.string(),
  /** Of each word the rarity that TF-IDF takes. */
  features: weights,
  topics: z.record(z.string(), z.strictObject({ bias: z.number(), weights })),
  /** What counts for any topic alike, in the order of `cluesOf`. */
  clues: z.array(z.number()).length(clueCount),
});

export type FinderShape = z.output<typeof shape>;

/** The finder of a weights file `finder/2`; refuses what is none. */
export function readFinder(text: string, file: string): Finder {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refusal('unreadable', `${file} is not JSON: is it the finder's weights?`, { file });
  }
  const read = shape.safeParse(given);
  if (!read.success) throw new Refusal('invalid', `${file} is no weights of a finder: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}.`, { file });
  return finderOf(read.data);
}

/** The model with its weights turned round: each feature knows what it says for every topic. */
export function finderOf({ features: rarity, topics, clues }: FinderShape): Finder {
  const fromWords = wordModel(rarity, topics);
  return {
    topics: Object.keys(topics),
    fromWords,
    likelihoods: (sentences, hits, around, homes) => {
      const likely = new Map([...hits.keys()].map((topic) => [topic, new Map<number, number>()]));
      for (const [index, sentence] of sentences.entries()) {
        const [place, home] = [around[index], homes[index]];
        if (sentence.title || !place || !home) continue;
        const byWords = fromWords(featuresOf(sentence));
        const crowd = [...hits.values()].filter((fired) => fired.has(index)).length;
        for (const [topic, fired] of hits) {
          const likelihood = logistic(cluesOf({ index, sentence, ...place, home, topic, fired, crowd, likelihood: byWords.get(topic) }).reduce((sum, clue, at) => sum + clue * (clues[at] ?? 0), 0));
          if (likelihood >= 0.02) likely.get(topic)?.set(index, likelihood);
        }
      }
      return likely;
    },
  };
}

function wordModel(rarity: Readonly<Record<string, number>>, topics: FinderShape['topics']): Finder['fromWords'] {
  const names = Object.keys(topics);
  const byFeature = new Map<string, { readonly topic: number; readonly weight: number }[]>();
  for (const [topic, { weights: each }] of Object.values(topics).entries()) {
    for (const [feature, weight] of Object.entries(each)) {
      const known = byFeature.get(feature);
      if (known) known.push({ topic, weight });
      else byFeature.set(feature, [{ topic, weight }]);
    }
  }
  const biases = Object.values(topics).map((each) => each.bias);
  const idf = new Map(Object.entries(rarity));
  return (features) => {
    const sums = [...biases];
    for (const [feature, value] of valuesOf(features, idf)) for (const { topic, weight } of byFeature.get(feature) ?? []) sums[topic] = (sums[topic] ?? 0) + weight * value;
    return new Map(names.map((name, topic) => [name, logistic(sums[topic] ?? 0)]));
  };
}

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** TF-IDF of the words, of length one; the headings share one weight between them. */
export function valuesOf({ words, headings }: Features, idf: ReadonlyMap<string, number>): [string, number][] {
  const known = [...words].flatMap(([word, count]): [string, number][] => {
    const rarity = idf.get(word);
    return rarity === undefined ? [] : [[word, (1 + Math.log(count)) * rarity]];
  });
  const length = Math.hypot(...known.map(([, value]) => value)) || 1;
  const titled = [...headings].filter((heading) => idf.has(heading));
  return [...known.map(([word, value]): [string, number] => [word, value / length]), ...titled.map((heading): [string, number] => [heading, 0.7 / Math.sqrt(titled.length)])];
}
