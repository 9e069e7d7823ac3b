import { codePoints, type CodePoints } from '../paper/codePoints.ts';
import { assert } from '../base/assert.ts';
import type { Paper, Span } from '../paper/paper.ts';
import { lastUpTo } from './covered.ts';
import { partiesOf, withParties } from './parties.ts';
import { findPhrase, type Match } from './phrase.ts';
import type { Sign } from './playbook.ts';
import { SentenceIndex } from './sentenceIndex.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import type { Quantity } from './tokens.ts';

/** A paper made ready for asking it questions. */
export class Reading {
  readonly paper: Paper;
  readonly sentences: readonly Sentence[];
  readonly #index: SentenceIndex;
  readonly #points: CodePoints;

  constructor(paper: Paper) {
    this.paper = paper;
    const parties = partiesOf(paper);
    this.sentences = sentencesOf(paper).map((sentence) => {
      const tokens = withParties(sentence.tokens, parties);
      return tokens === sentence.tokens ? sentence : { ...sentence, tokens, led: withParties(sentence.tokens.slice(0, sentence.led), parties).length };
    });
    this.#index = new SentenceIndex(this.sentences);
    this.#points = codePoints(paper.text);
  }

  /** The sentences, by index, where the sign is seen. */
  seen(sign: Sign): ReadonlyMap<number, Match> {
    const found = this.#index.find(sign.says);
    if (sign.unless.length === 0 && sign.under.length === 0) return found;
    return new Map([...found].filter(([index]) => {
      const sentence = this.sentences[index];
      if (!sentence) return false;
      const underRight = sign.under.length === 0 || sign.under.some((phrase) => findPhrase(phrase, sentence.under) !== undefined);
      return underRight && !sign.unless.some((phrase) => this.#index.mayHold(phrase, index) && findPhrase(phrase, sentence.tokens) !== undefined);
    }));
  }

  /** The exact words from `start` to `end`, code points. */
  span(start: number, end: number, paragraph: number): Span {
    const quote = this.paper.text.slice(this.#points.unitOf(start), this.#points.unitOf(end));
    assert(Array.from(quote).length === end - start, 'a quote is as long as its offsets say');
    return { start, end, quote, paragraph };
  }

  /** The number of the paragraph that holds the place `start`, code points. */
  paragraphAt(start: number): number {
    const paragraph = this.paper.paragraphs[lastUpTo(this.paper.paragraphs, start)];
    return paragraph && start <= paragraph.end ? paragraph.number : 0;
  }

  /** The words of a match in the sentence `index`; undefined where they stand only in the words that lead into it. */
  wordsAt(index: number, match: Match): Span | undefined {
    const sentence = this.sentences[index];
    const tokens = sentence?.tokens.slice(Math.max(match.from, sentence.led), match.until) ?? [];
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!sentence || !first || !last) return undefined;
    return this.span(sentence.origin + this.#inUnit(sentence, first.start), sentence.origin + this.#inUnit(sentence, last.end), sentence.paragraph.number);
  }

  /** Tokens count UTF-16 units of the piece that the sentence was cut from. */
  #inUnit(sentence: Sentence, unit: number): number {
    const from = this.#points.unitOf(sentence.origin);
    return this.#points.before(from + unit) - sentence.origin;
  }

  /** A sentence as spans: the words that lead into it first, where they stand apart. */
  spansOf(sentence: Sentence): Span[] {
    const own = this.span(sentence.start, sentence.end, sentence.paragraph.number);
    const { leadIn } = sentence;
    return leadIn ? [this.span(leadIn.start, leadIn.end, leadIn.paragraph.number), own] : [own];
  }
}

/** {days: 30, percent: 99.9}: what was read, under the unit as written; the first of a unit stands. */
export function parametersOf(quantities: readonly Quantity[]): Record<string, number | string> {
  const parameters: Record<string, number | string> = {};
  for (const { kind, value, unit } of quantities) {
    if (kind === 'money') parameters['amount'] ??= `${unit} ${value}`;
    else parameters[unit === 'business days' ? 'businessDays' : unit] ??= value;
  }
  return parameters;
}
