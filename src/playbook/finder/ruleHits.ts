import { findPhrase, type Match } from '../phrase.ts';
import type { Sign, TopicRule } from '../playbook.ts';
import type { Reading } from '../reading.ts';
import type { Sentence } from '../sentences.ts';
import type { Home } from './homes.ts';

/** What the rules of one topic saw in one sentence. */
export interface Hit {
  readonly matches: readonly Match[];
  /** True where its phrases only name the matter. */
  readonly mention: boolean;
}

/** For each topic the sentences, by index, in which its phrases stand. */
export type Hits = ReadonlyMap<string, ReadonlyMap<number, Hit>>;

/** What the rules see: titles promise nothing and are left out, and so is what only points to other clauses or only says what a word means. */
export function ruleHits(reading: Reading, topics: readonly TopicRule[]): Hits {
  return new Map(topics.map((topic) => [topic.topic, hitsOn(topic, reading)]));
}

function hitsOn(topic: TopicRule, reading: Reading): ReadonlyMap<number, Hit> {
  const seen = new Map<number, { matches: Match[]; mention: boolean }>();
  for (const sign of topic.about) {
    for (const [index, found] of reading.seen(sign)) {
      const sentence = reading.sentences[index];
      if (!sentence || sentence.title || sentence.pointer || (sentence.definition && !topic.definitions)) continue;
      const match = said(sign, sentence, found);
      if (!match) continue;
      const known = seen.get(index);
      if (known) {
        known.matches.push(match);
        known.mention &&= sign.mention === true;
      } else seen.set(index, { matches: [match], mention: sign.mention === true });
    }
  }
  return seen;
}

/** The match where the sentence says it itself, beside the names of other clauses. */
function said({ says }: Sign, { tokens, led, passing }: Sentence, found: Match): Match | undefined {
  if (passing.length === 0) return found;
  const own = tokens.filter((token, at) => at < led || !passing.some(([start, end]) => start <= token.start && token.end <= end));
  if (own.length === tokens.length) return found;
  const match = findPhrase(says, own);
  return match && match.until > led ? match : undefined;
}

/**
 * True where the rules alone put the sentence on the topic. What only names the matter does so at home, with a second phrase,
 * beside a sentence that says it, or where the headings tell nothing; under the heading of another matter it is named in passing.
 */
export function counts(index: number, hit: Hit, topic: string, home: Home | undefined, fired: ReadonlyMap<number, Hit>, beside: readonly number[]): boolean {
  if (!hit.mention || namedTwice(hit) || !home || home.nearest.size === 0 || home.above.has(topic)) return true;
  return beside.some((other) => Math.abs(other - index) <= 2 && fired.get(other)?.mention === false);
}

/** True where two phrases stand apart in the sentence: "subcontractors" seen by two of them is named once. */
export function namedTwice({ matches }: Hit): boolean {
  return Math.max(...matches.map((match) => match.from)) >= Math.min(...matches.map((match) => match.until));
}

/** The topics whose rules fired in each sentence, by the sentence's index. */
export function topicsBySentence(hits: Hits): ReadonlyMap<number, readonly string[]> {
  const topics = new Map<number, string[]>();
  for (const [topic, indices] of hits) {
    for (const index of indices.keys()) {
      const known = topics.get(index);
      if (known) known.push(topic);
      else topics.set(index, [topic]);
    }
  }
  return topics;
}
