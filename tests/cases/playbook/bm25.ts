import type { Reading } from '../../../src/playbook/reading.ts';

/** The baseline that everything has to beat: how well each sentence answers the words of a query, by BM25 (k1 1.2, b 0.75). */
export function bm25(reading: Reading, query: readonly string[]): number[] {
  const documents = reading.sentences.map((sentence) => sentence.tokens.slice(sentence.led).map((token) => token.word));
  const average = documents.reduce((sum, words) => sum + words.length, 0) / Math.max(1, documents.length);
  const holding = new Map(query.map((word) => [word, documents.filter((words) => words.includes(word)).length]));
  return documents.map((words) =>
    query.reduce((score, word) => {
      const count = words.filter((each) => each === word).length;
      const held = holding.get(word) ?? 0;
      const rarity = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
      return score + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * words.length) / average));
    }, 0),
  );
}
