import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';

/** What the linear model sees of one sentence: words, pairs of words, the words that lead in, and the headings over it. */
export interface Features {
  /** Words and pairs of words of the sentence, by how often they stand there. */
  readonly words: ReadonlyMap<string, number>;
  readonly headings: ReadonlySet<string>;
}

export function featuresOf(sentence: Sentence): Features {
  const words = new Map<string, number>();
  const add = (name: string): void => {
    words.set(name, (words.get(name) ?? 0) + 1);
  };
  let before = '^';
  for (const token of sentence.tokens.slice(sentence.led)) {
    const stem = stemOf(token);
    add(stem);
    if (before !== '^' || stem.length > 3) add(`${before} ${stem}`);
    before = stem;
  }
  for (const token of sentence.tokens.slice(0, sentence.led)) add(`l:${stemOf(token)}`);
  const headings = new Set(sentence.under.filter((token) => token.word.length > 2).map((token) => `h:${stemOf(token)}`));
  return { words, headings };
}

/** "notified" and "notifies" are one word to the model, every figure is a figure, every period a period. */
function stemOf({ word, quantity }: Token): string {
  if (quantity) return `<${quantity.kind}>`;
  if (/^\d/.test(word)) return '<number>';
  const stem = word.length > 5 ? word.replace(/(?:ations?|ings?|ments?|ies|ied|ed|es|s|ion|ions|y|e)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
  return stem.length >= 3 ? stem : word;
}
