import { findPhrase, startsWith, type Match, type Part, type Phrase } from './phrase.ts';
import type { Sentence } from './sentences.ts';

/** Words to look in, and how many of them only lead in. */
type Indexed = Pick<Sentence, 'tokens' | 'led'>;

/** The sentences of a paper by the words in them, so that a phrase is only looked for where it can stand. */
export class SentenceIndex {
  readonly sentences: readonly Indexed[];
  readonly #byWord = new Map<string, number[]>();
  #sorted: readonly string[] | undefined;
  readonly #byPart = new Map<string, ReadonlySet<number>>();
  readonly #found = new Map<Phrase, ReadonlyMap<number, Match>>();

  constructor(sentences: readonly Indexed[]) {
    this.sentences = sentences;
    for (const [index, sentence] of sentences.entries()) {
      for (const token of sentence.tokens) {
        const key = token.quantity ? `<${token.quantity.kind}>` : token.word;
        const list = this.#byWord.get(key);
        if (!list) this.#byWord.set(key, [index]);
        else if (list.at(-1) !== index) list.push(index);
      }
    }
  }

  /** The sentences that say the phrase, by their index, with where they say it. */
  find(phrase: Phrase): ReadonlyMap<number, Match> {
    const known = this.#found.get(phrase);
    if (known) return known;
    const found = new Map<number, Match>();
    const sets = phrase.parts.filter((part) => part.kind !== 'gap').map((part) => this.#holding(part)).toSorted((a, b) => a.size - b.size);
    const [smallest, ...others] = sets;
    for (const index of smallest ?? []) {
      const sentence = this.sentences[index];
      if (!sentence || !others.every((set) => set.has(index))) continue;
      const match = findPhrase(phrase, sentence.tokens);
      // What only the lead-in says was found where the lead-in stands.
      if (match && match.until > sentence.led) found.set(index, match);
    }
    this.#found.set(phrase, found);
    return found;
  }

  /** False where a word of the phrase is nowhere in the sentence, lead-in included, so that the phrase need not be looked for. */
  mayHold(phrase: Phrase, index: number): boolean {
    return phrase.parts.every((part) => part.kind === 'gap' || this.#holding(part).has(index));
  }

  /** The words of the paper that begin so, from its sorted vocabulary. */
  *#beginningWith(beginning: string): Generator<string> {
    this.#sorted ??= [...this.#byWord.keys()].toSorted();
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    for (let at = low; this.#sorted[at]?.startsWith(beginning) === true; at++) yield this.#sorted[at] ?? '';
  }

  #holding(part: Part): ReadonlySet<number> {
    const key = part.kind === 'words' ? part.written : part.kind === 'quantity' ? `<${part.of}>` : '';
    const known = this.#byPart.get(key);
    if (known) return known;
    const holding = new Set<number>();
    const add = (word: string): void => {
      for (const index of this.#byWord.get(word) ?? []) holding.add(index);
    };
    const { words, beginnings } = startsWith(part);
    if (part.kind === 'quantity') add(key);
    for (const word of words) add(word);
    for (const beginning of beginnings) for (const word of this.#beginningWith(beginning)) add(word);
    this.#byPart.set(key, holding);
    return holding;
  }
}
