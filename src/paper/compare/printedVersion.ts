import type { Paper } from '../paper.ts';
import { readPaper } from '../readPaper.ts';
import { wordChanges } from '../redline/wordChanges.ts';
import type { LineChange } from './changedLines.ts';
import type { Line, Version, VersionFile } from './versions.ts';

/**
 * A version as it is printed, for comparing a Word file with a PDF: numbers that Word prints stand before their paragraphs, cells of a row
 * on one line, bullets and page numbers nowhere. Tracked changes count as accepted, for a print does not show them.
 */
export function printedVersion({ bytes, file, paper }: VersionFile): Version {
  const lines = linesOf(paper ?? readPaper(bytes, file).value);
  return { lines, accepted: lines, marked: [], printed: true };
}

/**
 * The changes between two prints, word by word through the whole of each part: where a line or a paragraph ends in print says nothing.
 * A word that moved with the cells of a table shows as one that went and one that came.
 */
export function printedChanges(old: readonly Line[], now: readonly Line[]): LineChange[] {
  return (['body', 'header', 'footer'] as const).flatMap((part) => {
    const [was, is] = [streamOf(old, part), streamOf(now, part)];
    let shift = 0;
    return movesLinked(wordChanges(was.text, is.text).flatMap(({ from, to, insert }): LineChange[] => {
      const start = from + shift;
      shift += insert.length - (to - from);
      const [before, after] = [whole(was.text, from, to), whole(is.text, start, start + insert.length)];
      if (before.replace(/\s/g, '') === after.replace(/\s/g, '')) return [];
      return [{ kind: before === '' ? 'inserted' : after === '' ? 'deleted' : 'changed', part, before, after, at: { before: was.at(from), after: is.at(start) } }];
    }));
  });
}

/** Words that went here and came there are one move. */
function movesLinked(changes: readonly LineChange[]): LineChange[] {
  const came = changes.filter((each) => each.kind === 'inserted');
  const linked = new Set<LineChange>();
  const made = changes.map((change): LineChange => {
    const to = change.kind === 'deleted' ? came.find((each) => !linked.has(each) && each.after === change.before) : undefined;
    if (!to) return change;
    linked.add(to);
    return { ...change, kind: 'moved', after: to.after, at: { ...change.at, ...(to.at.after === undefined ? {} : { after: to.at.after }) } };
  });
  return made.filter((_, index) => !linked.has(changes[index] as LineChange));
}

function streamOf(lines: readonly Line[], part: Line['part']): { readonly text: string; readonly at: (unit: number) => number } {
  const kept = lines.filter((line) => line.part === part);
  const starts: number[] = [];
  let text = '';
  for (const line of kept) {
    starts.push(text.length);
    text += `${line.text} `;
  }
  return { text, at: (unit) => kept[Math.max(0, starts.findLastIndex((start) => start <= unit))]?.number ?? 1 };
}

/** The stretch widened to whole words. */
function whole(text: string, from: number, to: number): string {
  if (from === to) return '';
  let [start, end] = [from, to];
  while (start > 0 && !/\s/.test(text[start - 1] ?? ' ') && !/\s/.test(text[start] ?? ' ')) start--;
  while (end < text.length && !/\s/.test(text[end] ?? ' ') && !/\s/.test(text[end - 1] ?? ' ')) end++;
  return text.slice(start, end).trim();
}

function linesOf({ paragraphs }: Paper): Line[] {
  const lines: { text: string; part: Line['part']; row?: number }[] = [];
  for (const { text, label, part, row, contents } of paragraphs) {
    if (contents === true || part === 'comment') continue;
    const words = `${label === undefined ? '' : `${label} `}${text}`.replace(/^[•▪●○◦■★·–\u2022\uf0b7-]\s+/u, '').replace(/[\t\n]/g, ' ');
    const last = lines.at(-1);
    if (last && row !== undefined && last.row === row) last.text += ` ${words}`;
    else lines.push({ text: words, part: place(part), ...(row === undefined ? {} : { row }) });
  }
  return lines
    .map(({ text, part }) => ({ part, text: evenly(text, part) }))
    .filter(({ text }) => text !== '')
    .map((each, index) => ({ ...each, number: index + 1 }));
}

/** A print does not say what stood in a box or a note. */
function place(part: Paper['paragraphs'][number]['part']): Line['part'] {
  return part === 'header' || part === 'footer' ? part : 'body';
}

function evenly(text: string, part: Line['part']): string {
  const even = text.normalize('NFKC').replace(/[\u00ad\u200b]/g, '').replace(/\u2011/g, '-').replace(/\s+/g, ' ').trim();
  // Pages count themselves.
  return part === 'body' ? even : even.replace(/\bpage\b[\s\d|/]*(?:of)?[\s\d]*|^\d+$/gi, '').trim();
}
