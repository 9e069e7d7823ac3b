import { diff } from '../../../../../src/paper/diff.ts';

/** A paragraph as two versions have it; one of the two may lack it. */
export interface Row<Paragraph> {
  readonly before?: Paragraph;
  readonly after?: Paragraph;
  readonly same: boolean;
}

/** A stretch of words that only one version has, or both. */
export interface Stretch {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** The paragraphs of two versions beside each other: equal ones in one row, and of those between them the most alike. */
export function alignParagraphs<Paragraph extends { readonly text: string }>(before: readonly Paragraph[], after: readonly Paragraph[]): Row<Paragraph>[] {
  const rows: Row<Paragraph>[] = [];
  let [a, b] = [0, 0];
  const sameUntil = (end: number): void => {
    for (; a < end; a += 1, b += 1) rows.push({ ...at('before', before[a]), ...at('after', after[b]), same: true });
  };
  for (const { aFrom, aTo, bFrom, bTo } of diff(before.map(({ text }) => text), after.map(({ text }) => text))) {
    sameUntil(aFrom);
    rows.push(...pairUp(before.slice(aFrom, aTo), after.slice(bFrom, bTo)));
    [a, b] = [aTo, bTo];
  }
  sameUntil(before.length);
  return rows;
}

/** The words of both versions in one line: those that went before those that came. */
export function wordChanges(before: string, after: string): Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const stretches: Stretch[] = [];
  const push = (words: readonly string[], kind: Stretch['kind']): void => {
    if (words.length > 0) stretches.push({ text: words.join(''), kind });
  };
  let a = 0;
  for (const { aFrom, aTo, bFrom, bTo } of diff(old, now)) {
    push(old.slice(a, aFrom), 'same');
    push(old.slice(aFrom, aTo), 'gone');
    push(now.slice(bFrom, bTo), 'new');
    a = aTo;
  }
  push(old.slice(a), 'same');
  return stretches;
}

/** Words with the space behind them, and signs, so that they put together are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+\s*|[^\p{L}\p{N}]\s*/gu) ?? [];
}

/** In their order; a paragraph whose words are mostly another's stands beside it. */
function pairUp<Paragraph extends { readonly text: string }>(before: readonly Paragraph[], after: readonly Paragraph[]): Row<Paragraph>[] {
  // As many as before: each stands where it stood, however much it was rewritten.
  if (before.length === after.length) return before.map((old, index) => ({ before: old, ...at('after', after[index]), same: false }));
  const rows: Row<Paragraph>[] = [];
  let b = 0;
  for (const old of before) {
    const twin = after.findIndex((now, index) => index >= b && alike(old.text, now.text) >= 0.4);
    if (twin === -1) rows.push({ before: old, same: false });
    else {
      for (; b < twin; b += 1) rows.push({ ...at('after', after[b]), same: false });
      rows.push({ before: old, ...at('after', after[b]), same: false });
      b += 1;
    }
  }
  for (; b < after.length; b += 1) rows.push({ ...at('after', after[b]), same: false });
  return rows;
}

function at<Side extends 'before' | 'after', Paragraph>(side: Side, paragraph: Paragraph | undefined): { [K in Side]?: Paragraph } {
  return paragraph === undefined ? {} : ({ [side]: paragraph } as { [K in Side]?: Paragraph });
}

/** Share of the words that two texts have in common, 0 to 1. */
function alike(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a.toLowerCase()).map((word) => word.trim())), new Set(wordsOf(b.toLowerCase()).map((word) => word.trim()))];
  const most = Math.max(left.size, right.size);
  return most === 0 ? 1 : [...left].filter((word) => right.has(word)).length / most;
}
