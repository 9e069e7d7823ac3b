import type { TopicRule } from '../playbook.ts';
import { SentenceIndex } from '../sentenceIndex.ts';
import type { Sentence } from '../sentences.ts';

/** The topics whose matter is at home where a sentence stands, by the headings over it. */
export interface Home {
  /** By the nearest heading. */
  readonly nearest: ReadonlySet<string>;
  /** By any heading over it, the nearest included. */
  readonly above: ReadonlySet<string>;
}

/** The home of each sentence; headings that stand over many sentences are read once. */
export function homesOf(sentences: readonly Sentence[], topics: readonly TopicRule[]): readonly Home[] {
  const known = new Map<string, number>();
  const headings: { readonly tokens: Sentence['under']; readonly led: 0 }[] = [];
  const placeOf = (tokens: Sentence['under']): number => {
    const key = tokens.map((token) => token.word).join(' ');
    const place = known.get(key) ?? headings.push({ tokens, led: 0 }) - 1;
    known.set(key, place);
    return place;
  };
  const standing = sentences.map((sentence) => [placeOf(sentence.nearest), placeOf(sentence.under)] as const);
  const index = new SentenceIndex(headings);
  const at = headings.map(() => new Set<string>());
  for (const { topic, headings: phrases } of topics) for (const phrase of phrases) for (const place of index.find(phrase).keys()) at[place]?.add(topic);
  return standing.map(([nearest, above]) => ({ nearest: at[nearest] ?? none, above: at[above] ?? none }));
}

const none: ReadonlySet<string> = new Set();
