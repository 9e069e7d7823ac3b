import type { PdfPage, PdfWord } from './pdfPages.ts';

/** A printed line: its words joined, and its place on the page in points. */
export interface PageLine {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline, counted upwards. */
  readonly y: number;
  readonly size: number;
  /** Where the column it stands in ends. */
  readonly edge: number;
  /** How far down the page it stands: 0 at the top, 1 at the bottom. */
  readonly depth: number;
}

/** The lines of a page as they are read: column after column, each from the top; words that were turned come last. */
export function pageLines(page: PdfPage): { readonly lines: readonly PageLine[]; readonly turned: readonly string[] } {
  const words = page.words.filter((word) => word.text.trim() !== '');
  const rows = rowsOf(words.filter((word) => !word.turned));
  const [top, bottom] = [rows[0]?.y ?? 0, rows.at(-1)?.y ?? 0];
  const lines = inReadingOrder(rows).flatMap(({ row, edge }) => {
    const line = lineOf(row, page.number, edge);
    return line === undefined ? [] : [{ ...line, depth: top === bottom ? 0 : (top - row.y) / (top - bottom) }];
  });
  return { lines, turned: words.filter((word) => word.turned).map((word) => word.text) };
}

interface Row {
  readonly y: number;
  readonly words: readonly PdfWord[];
}

/** Words on one baseline, from the top of the page; a raised sign belongs to the line it is raised from. */
function rowsOf(words: readonly PdfWord[]): Row[] {
  const rows: { y: number; size: number; words: PdfWord[] }[] = [];
  for (const word of words.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const reach = row && Math.max(row.size, word.size) * 0.45;
    if (row && reach !== undefined && row.y - word.y <= reach) {
      row.words.push(word);
      if (word.size > row.size) [row.y, row.size] = [word.y, word.size];
    } else rows.push({ y: word.y, size: word.size, words: [word] });
  }
  return rows.map(({ y, words: held }) => ({ y, words: held.toSorted((a, b) => a.x - b.x) }));
}

/** The rows cut where columns stand side by side: what is above them, the left one, the right one, what is below. */
function inReadingOrder(rows: readonly Row[], depth = 0): { row: Row; edge: number }[] {
  const found = depth < 4 ? gutterOf(rows) : undefined;
  if (!found) {
    const edge = Math.max(0, ...rows.flatMap(({ words }) => words.map(endOf)));
    return rows.map((row) => ({ row, edge }));
  }
  const { from, to, at } = found;
  const side = (keep: (word: PdfWord) => boolean): Row[] =>
    rows.slice(from, to).flatMap(({ y, words }) => {
      const kept = words.filter(keep);
      return kept.length === 0 ? [] : [{ y: kept[0]?.y ?? y, words: kept }];
    });
  return [rows.slice(0, from), side((word) => word.x < at), side((word) => word.x >= at), rows.slice(to)].flatMap((each) => (each.length === 0 ? [] : inReadingOrder(each, depth + 1)));
}

/** Half the width that must stay free between two columns. */
const half = 4;

/** The longest run of rows with a free strip down the middle and prose on both sides of it; a table has short cells and is none. */
function gutterOf(rows: readonly Row[]): { readonly from: number; readonly to: number; readonly at: number } | undefined {
  if (rows.length < 6) return undefined;
  const left = Math.min(...rows.flatMap(({ words }) => words.map((word) => word.x)));
  const right = Math.max(...rows.flatMap(({ words }) => words.map(endOf)));
  let best: { from: number; to: number; at: number; rows: number } | undefined;
  // A page that claims to be miles wide is looked at in as many places as any other.
  const step = Math.max(2, (right - left) / 400);
  for (let at = left + (right - left) * 0.25; at <= left + (right - left) * 0.75; at += step) {
    let from = 0;
    for (let to = 0; to <= rows.length; to++) {
      const row = rows[to];
      if (row && !row.words.some((word) => word.x < at + half && endOf(word) > at - half)) continue;
      if (to - from > (best?.rows ?? 5) && areColumns(rows.slice(from, to), at, left, right)) best = { from, to, at, rows: to - from };
      from = to + 1;
    }
  }
  return best;
}

function areColumns(rows: readonly Row[], at: number, left: number, right: number): boolean {
  const sides = (['left', 'right'] as const).map((side) =>
    rows.flatMap(({ words }) => {
      const here = words.filter((word) => word.x < at === (side === 'left'));
      const [first, last] = [here[0], here.at(-1)];
      if (!first || !last) return [];
      const wide = here.some((word, index) => index > 0 && word.x - endOf(here[index - 1] ?? word) > word.size * 3);
      return [{ filled: (endOf(last) - first.x) / (side === 'left' ? at - left : right - at), letters: here.reduce((sum, word) => sum + word.text.length, 0), wide: wide ? 1 : 0 }];
    }),
  );
  const [one = [], two = []] = sides;
  if (Math.min(one.length, two.length) < 5 || Math.min(one.length, two.length) * 2 < Math.max(one.length, two.length)) return false;
  // Prose fills its column, in lines of many letters, without the wide gaps between the cells of a table.
  return [one, two].every((lines) => {
    const mean = (share: (line: (typeof lines)[number]) => number): number => lines.reduce((sum, line) => sum + share(line), 0) / lines.length;
    return mean((line) => line.filled) > 0.55 && mean((line) => line.letters) >= 20 && mean((line) => line.wide) < 0.2;
  });
}

function lineOf({ y, words }: Row, page: number, edge: number): Omit<PageLine, 'depth'> | undefined {
  const [first] = words;
  if (!first) return undefined;
  const size = Math.max(...words.map((word) => word.size));
  let text = '';
  let end = first.x;
  for (const word of words) {
    const gap = word.x - end;
    // A wide gap parts the cells of a table; behind a clause number it is only a tab stop.
    if (text !== '' && gap > size * 3 && !isNumber(text)) text = `${text.trimEnd()}\t`;
    else if (text !== '' && (gap > size * 0.12 || (isNumber(text) && /^[\p{Lu}“"]/u.test(word.text))) && !/\s$/.test(text) && !/^\s/.test(word.text)) text += ' ';
    text += word.text;
    end = Math.max(end, endOf(word));
  }
  text = text.replace(/[ \u00a0]+/g, ' ').trim();
  return text === '' ? undefined : { page, text, left: first.x, right: end, y, size, edge };
}

function isNumber(text: string): boolean {
  return /^\s*(?:\(?[a-z0-9]{1,5}[.)]|\d{1,3}(?:\.\d{1,3})*\.?|[•▪●○–-])\s*$/i.test(text);
}

function endOf(word: PdfWord): number {
  return word.x + word.width;
}
