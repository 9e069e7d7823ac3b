import type { Paragraph } from '../../../../../src/paper/paper.ts';

/** A stretch of a paper's text that is marked; offsets are Unicode code points, end exclusive. */
export interface Mark {
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  /** The words only may be on it: told apart from what was found. */
  readonly possible?: true;
}

/** A piece of a paragraph under the same marks. */
export interface Passage {
  readonly start: number;
  readonly text: string;
  readonly topics: readonly string[];
  /** What the words may be on. */
  readonly possible?: readonly string[];
}

/** The paragraph cut where marks begin and end; the pieces put together are its text again. */
export function passagesOf(paragraph: Pick<Paragraph, 'start' | 'end' | 'text'>, marks: readonly Mark[]): Passage[] {
  const { start, end, text } = paragraph;
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  if (here.length === 0) return [{ start, text, topics: [] }];
  const cuts = [...new Set([start, end, ...here.flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.end)])])].toSorted((a, b) => a - b);
  const slice = codePointSlicer(text);
  return cuts.slice(0, -1).map((from, index) => {
    const until = cuts[index + 1] ?? end;
    const over = here.filter((mark) => mark.start <= from && mark.end >= until);
    const topics = [...new Set(over.filter((mark) => !mark.possible).map(({ topic }) => topic))];
    const possible = [...new Set(over.filter((mark) => mark.possible).map(({ topic }) => topic))];
    return { start: from, text: slice(from - start, until - start), topics, ...(possible.length === 0 ? {} : { possible }) };
  });
}

/** Offsets count code points while JavaScript counts UTF-16 units; the two only differ beyond U+FFFF. */
function codePointSlicer(text: string): (from: number, until: number) => string {
  if (!/[\uD800-\uDFFF]/.test(text)) return (from, until) => text.slice(from, until);
  const points = Array.from(text);
  return (from, until) => points.slice(from, until).join('');
}
