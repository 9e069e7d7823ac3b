import { codePoints } from '../paper/codePoints.ts';
import type { Paper, Span } from '../paper/paper.ts';
import type { Assessment } from './assessment.ts';

/** What another reader, a language model perhaps, thinks of one clause. It is handed one clause at a time and nothing else. */
export interface Opinion {
  readonly topic: string;
  /** Words of the clause, exactly as they stand there. */
  readonly quote: string;
  readonly concern: string;
}

/** A concern that stands beside the findings of the rules; it has no verdict and changes none. */
export interface Suggestion {
  readonly topic: string;
  readonly span: Span;
  readonly concern: string;
}

/** An assessment with suggestions beside it. */
export interface SecondRead {
  readonly assessment: Assessment;
  readonly suggestions: readonly Suggestion[];
  /** How many opinions quoted nothing that stands in the paper, or named no topic of it, and were left out. */
  readonly leftOut: number;
}

/**
 * The law of a second opinion: the assessment comes back as it was, to the byte; an opinion can only add, only on a topic of the
 * playbook, and only with words that stand in the paper.
 */
export function withOpinions(assessment: Assessment, paper: Paper, opinions: readonly Opinion[]): SecondRead {
  const topics = new Set([...assessment.topics.map((each) => each.topic), ...assessment.positions.map((each) => each.topic)]);
  const points = codePoints(paper.text);
  const suggestions: Suggestion[] = [];
  let leftOut = 0;
  for (const { topic, quote, concern } of opinions) {
    const at = quote.length < 8 || quote.length > 4_000 ? -1 : paper.text.indexOf(quote);
    if (at < 0 || !topics.has(topic) || concern.trim() === '' || suggestions.length >= 200) {
      leftOut++;
      continue;
    }
    const start = points.before(at);
    const paragraph = paper.paragraphs.findLast((each) => each.start <= start)?.number ?? 0;
    suggestions.push({ topic, span: { start, end: points.before(at + quote.length), quote, paragraph }, concern: plainWords(concern) });
  }
  return { assessment, suggestions, leftOut };
}

/** One line without markup, links or anything that does not print: it is shown beside a contract. */
function plainWords(text: string): string {
  const line = text.replace(/[<>`*_[\]{}|\\]|https?:\/\/\S+|\p{Cf}|\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 399).toWellFormed()}…` : line;
}
