import type { AnswerOf, ParagraphShown } from '../../client/answers.ts';

/** By topic row, the paragraph behind which the desk would put our clause where the paper has none. */
export function newClausePlaces({ edits, topics }: Pick<AnswerOf<'paper.propose'>, 'edits' | 'topics'>, paragraphs: readonly Pick<ParagraphShown, 'number' | 'text'>[]): ReadonlyMap<string, number> {
  return new Map(
    topics.flatMap(({ topic, edits: [id] }): [string, number][] => {
      const edit = edits.find((each) => each.id === id);
      if (edit === undefined || edit.find === '' || !edit.replace.startsWith(`${edit.find}\n`)) return [];
      const holding = paragraphs.filter(({ text }) => text.endsWith(edit.find));
      const behind = holding[(edit.nth ?? 1) - 1] ?? holding[0];
      return behind === undefined ? [] : [[`topic ${topic}`, behind.number]];
    }),
  );
}
