import type { Sentence } from '../sentences.ts';

/** What stands around a sentence, for telling whether it goes on with the matter of its neighbours. */
export interface Surroundings {
  /** Neighbouring sentences of the same paragraph or list, by index. */
  readonly beside: readonly number[];
  /** Neighbouring sentences under the same headings, by index. */
  readonly section: readonly number[];
}

/** The surroundings of each sentence; titles are no one's neighbour. */
export function surroundingsOf(sentences: readonly Sentence[]): readonly Surroundings[] {
  const headings = sentences.map((sentence) => sentence.under.map((token) => token.word).join(' '));
  const near = (at: number, reach: number, belongs: (other: number) => boolean): number[] => {
    const found: number[] = [];
    for (let other = Math.max(0, at - reach); other <= Math.min(sentences.length - 1, at + reach); other++) if (other !== at && sentences[other]?.title === false && belongs(other)) found.push(other);
    return found;
  };
  return sentences.map((sentence, at) => ({
    beside: near(at, 12, (other) => goesWith(sentence, sentences[other])),
    section: headings[at] === '' ? [] : near(at, 15, (other) => headings[other] === headings[at]),
  }));
}

/** Sentences of one paragraph, items of one list, and an item with the words that lead into its list. */
function goesWith(one: Sentence, other: Sentence | undefined): boolean {
  if (!other) return false;
  if (one.paragraph.number === other.paragraph.number) return true;
  const [lead, otherLead] = [one.leadIn?.start, other.leadIn?.start];
  return (lead !== undefined && (lead === otherLead || lead === other.start)) || (otherLead !== undefined && otherLead === one.start);
}
