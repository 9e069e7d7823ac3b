import type { Match } from '../phrase.ts';
import type { TopicRule } from '../playbook.ts';
import type { Reading } from '../reading.ts';

/** For each topic the sentences, by index, in which one of its phrases stands; titles promise nothing and are left out, and so is what only says what a word means. */
export function ruleHits(reading: Reading, topics: readonly TopicRule[]): ReadonlyMap<string, ReadonlyMap<number, readonly Match[]>> {
  return new Map(topics.map((topic) => [topic.topic, hitsOn(topic, reading)]));
}

function hitsOn(topic: TopicRule, reading: Reading): ReadonlyMap<number, readonly Match[]> {
  const seen = new Map<number, Match[]>();
  for (const sign of topic.about) {
    for (const [index, match] of reading.seen(sign)) {
      if (reading.sentences[index]?.title === true || (reading.sentences[index]?.definition === true && !topic.definitions)) continue;
      const matches = seen.get(index);
      if (matches) matches.push(match);
      else seen.set(index, [match]);
    }
  }
  return seen;
}

/** The topics whose rules fired in each sentence, by the sentence's index. */
export function topicsBySentence(hits: ReadonlyMap<string, ReadonlyMap<number, unknown>>): ReadonlyMap<number, readonly string[]> {
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
