import type { ParagraphShown, ReviewShown } from '../../client/answers.ts';

/** A sentence that may be on a topic and is not counted among its clauses. */
export interface PossibleShown {
  /** The row of the topic, as the Topics list names it. */
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** 0 where the sentence stands in no paragraph. */
  readonly paragraph: number;
  /** 0 to 1; absent where only a rule saw it. */
  readonly likelihood?: number;
}

/** By topic row, what may be on it beside its clauses, in the order of the paper. */
export function possibleRows({ possible }: Pick<ReviewShown, 'possible'>, paragraphs: readonly Pick<ParagraphShown, 'number' | 'start' | 'end'>[]): ReadonlyMap<string, readonly PossibleShown[]> {
  const found = possible.map(({ topic, start, end, quote, likelihood }): PossibleShown => ({
    topic: `topic ${topic}`,
    start,
    end,
    quote,
    paragraph: paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end)?.number ?? 0,
    ...(likelihood === undefined ? {} : { likelihood }),
  }));
  return Map.groupBy(found.toSorted((a, b) => a.start - b.start), ({ topic }) => topic);
}
