import type { ChangeShown } from '../../../client/answers.ts';

/** Paragraphs of the two versions that a change stands in, as their texts number them. */
export interface Place {
  readonly before?: number;
  readonly after?: number;
}

interface Paragraph {
  readonly number: number;
  readonly text: string;
}

/** Where a change stands in the texts of the two versions: nearest to the paragraph it was counted in, by its words. */
export function placeOfChange(change: ChangeShown, before: readonly Paragraph[], after: readonly Paragraph[]): Place {
  // A change is counted among paragraphs with tracked changes taken back; the texts show them made.
  const old = nearest(before, change.before, change.at?.before);
  const now = nearest(after, change.after, change.at?.after ?? change.at?.before);
  return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

/** The words around a change, where it is too short to be understood by itself; empty where it is not. */
export function sentenceAround(change: ChangeShown, place: Place, before: readonly Paragraph[], after: readonly Paragraph[]): string {
  const words = evenly(change.after === '' ? change.before : change.after);
  if (words.length > 60) return '';
  const paragraph = change.after === '' ? before.find(({ number }) => number === place.before) : after.find(({ number }) => number === place.after);
  const text = evenly(paragraph?.text ?? '');
  const from = text.indexOf(words);
  if (from === -1 || text === words) return '';
  const [start, end] = [Math.max(0, text.lastIndexOf(' ', from - 60)), text.indexOf(' ', from + words.length + 60)];
  return `${start > 0 ? '… ' : ''}${text.slice(start, end === -1 ? undefined : end).trim()}${end === -1 ? '' : ' …'}`;
}

function nearest(paragraphs: readonly Paragraph[], words: string, near: number | undefined): number | undefined {
  const plain = evenly(words);
  if (plain === '') return undefined;
  const holding = paragraphs.filter(({ text }) => evenly(text).includes(plain));
  // A whole paragraph in a longer stretch: the one that begins it.
  const found = holding.length > 0 ? holding : paragraphs.filter(({ text }) => evenly(text) !== '' && plain.startsWith(evenly(text)));
  return found.toSorted((a, b) => Math.abs(a.number - (near ?? a.number)) - Math.abs(b.number - (near ?? b.number)))[0]?.number;
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
