import { diff } from '../diff.ts';

/** A stretch of a text and what should stand there: UTF-16 offsets, end exclusive. */
export interface WordChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The smallest changes by whole words that turn `before` into `after`: a word that both have stays, and what parts two changes is a word. */
export function wordChanges(before: string, after: string): WordChange[] {
  const [old, wanted] = [wordsOf(before), wordsOf(after)];
  const starts = offsets(old);
  const changes: WordChange[] = [];
  for (const { aFrom, aTo, bFrom, bTo } of diff(old, wanted)) {
    const [from, to] = [starts[aFrom] ?? 0, starts[aTo] ?? 0];
    const insert = wanted.slice(bFrom, bTo).join('');
    const last = changes.at(-1);
    const between = last && before.slice(last.to, from);
    // "thirty (30)" to "sixty (60)" is one idea, not two with a bracket between.
    if (last && between !== undefined && !/[\p{L}\p{N}]/u.test(between)) changes[changes.length - 1] = { from: last.from, to, insert: last.insert + between + insert };
    else changes.push({ from, to, insert });
  }
  return changes;
}

/** Words, numbers with their points and commas, single signs and single spaces. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[.,'’][\p{L}\p{M}\p{N}]+)*|[\s\S]/gu) ?? [];
}

function offsets(words: readonly string[]): number[] {
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
  return starts;
}
