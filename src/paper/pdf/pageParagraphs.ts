import type { PageLine } from './pageLines.ts';

export interface PageParagraph {
  readonly text: string;
  /** The page on which it begins. */
  readonly page: number;
}

/** Lines joined to the paragraphs they were broken from, over the end of a column and of a page. */
export function pageParagraphs(lines: readonly PageLine[]): PageParagraph[] {
  const words = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));
  const pitch = usualPitch(lines);
  const paragraphs: { text: string; page: number }[] = [];
  let before: PageLine | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && before && goesOn(before, line, open.text, pitch)) open.text = joined(open.text, line.text, words);
    else paragraphs.push({ text: line.text, page: line.page });
    before = line;
  }
  return paragraphs;
}

/** The distance between two lines of one paragraph, in sizes of their type: the one seen most. */
function usualPitch(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || next.page !== line.page || next.y >= line.y) continue;
    const pitch = Math.round(((line.y - next.y) / line.size) * 20) / 20;
    if (pitch < 3) counts.set(pitch, (counts.get(pitch) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.2;
}

function goesOn(before: PageLine, line: PageLine, open: string, pitch: number): boolean {
  if (Math.abs(before.size - line.size) > before.size * 0.12) return false;
  const full = before.right > before.edge - before.size * 12;
  const ended = /[.:;!?]["”’)]?$/.test(open);
  if (opensAnew(line.text) && !(full && !ended && !/(?:[,)]|\band|\bor)$/.test(open) && sameLeft(before, line))) return false;
  if (before.text.includes('\t') || line.text.includes('\t')) return false;
  if (before.page !== line.page || line.y >= before.y) {
    // Over a page or into the next column only in the middle of a sentence.
    return !ended && (/^[\p{Ll}(“"0-9]/u.test(line.text) || full) && !looksLikeHeading(open);
  }
  const gap = (before.y - line.y) / before.size;
  if (gap > pitch * 1.3 + 0.1) return false;
  if (!full && ended) return false;
  if (!full && looksLikeHeading(open)) return false;
  // The first line of a paragraph may be indented; the others stand below each other or hang behind a number.
  return !(ended && line.left > before.left + before.size * 0.8 && !opensAnew(open));
}

function sameLeft(a: PageLine, b: PageLine): boolean {
  return Math.abs(a.left - b.left) < 3;
}

/** A number, a bullet, or a term in quotes with what it means. */
function opensAnew(text: string): boolean {
  return /^(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})[.)]|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})+\.?|[•▪●○◦■–-]|(?:section|article|clause|schedule|exhibit|annex|appendix)\s+(?:\d{1,3}|[A-Z])\b[.:]?)(?:\s|$)/i.test(text) || /^[“"][^”"]{1,80}[”"](?: or [“"][^”"]{1,40}[”"])?,?\s+(?:means?|mean|is|are|has|have|shall|refers?)\b/.test(text);
}

function looksLikeHeading(text: string): boolean {
  return text.length < 90 && !/[.,;]$/.test(text) && /^[\p{Lu}0-9]/u.test(text) && text.split(/\s+/).filter((word) => /^[\p{Lu}0-9]/u.test(word)).length * 2 > text.split(/\s+/).length;
}

/** A hyphen at the end of a line goes where the document elsewhere has the word without it. */
function joined(text: string, line: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  const [first, second] = [/(\p{L}+)-$/u.exec(text)?.[1], /^\p{Ll}+/u.exec(line)?.[0]];
  if (first === undefined || second === undefined) return `${text} ${line}`;
  return words.has(`${first}${second}`.toLowerCase()) && !words.has(`${first}-${second}`.toLowerCase()) ? text.slice(0, -1) + line : text + line;
}
