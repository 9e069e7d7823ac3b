import type { Placed, PlacedPart } from '../docx/placedXml.ts';
import type { TracedPiece } from '../docx/tracedRuns.ts';
import { currentPieces, currentText, type TracedParagraph } from '../docx/tracedText.ts';
import type { Edit } from './edit.ts';
import { fold, type Located } from './locate.ts';
import { canGo, refusesFollowers, type ParagraphEdit } from './paragraphEdits.ts';
import { pieceAt, type Cut } from './runEdits.ts';
import { wordChanges, type WordChange } from './wordChanges.ts';

/** An edit that will be made: which runs it cuts where. */
export interface Planned {
  readonly edit: Edit;
  readonly part: string;
  readonly source: PlacedPart;
  readonly paragraph: TracedParagraph;
  readonly ranges: readonly WordChange[];
  readonly changes: readonly { readonly deleted: string; readonly inserted: string }[];
  readonly runs: readonly { readonly source: PlacedPart; readonly run: Placed; readonly cuts: Cut[] }[];
  readonly blocks: readonly ParagraphEdit[];
  /** Puts the marks of a comment around the first to the last change. */
  anchor(marks: { readonly start: string; readonly end: string }): void;
}

/** The plan of `edit` at `place`, or why it cannot be made. `twins` are headers and footers that repeat another and change with it. */
export function planEdit(edit: Edit, place: Located, earlier: readonly Planned[], twins: readonly TracedParagraph[]): Planned | string {
  const given = edit.replace.replace(/\r\n?/g, '\n');
  const replace = place.clause ? `\n${place.clause.number}${given.trim()}` : given;
  if (/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(replace + (edit.comment ?? '').replace(/\r/g, '')) || !replace.isWellFormed()) return 'The new words hold a character that a Word document cannot carry.';
  const { paragraph, from, to, loosely, clause } = place;
  const text = currentText(paragraph);
  const found = text.slice(from, to);
  const kept = count(found, '\n') + 1;
  const lines = replace.split('\n').slice(kept);
  const refused = refusesLines(lines, to === text.length, paragraph, clause?.like ?? paragraph);
  if (refused !== undefined) return refused;
  const ranges = changesOf(found, replace.split('\n').slice(0, kept).join('\n'), loosely).map((each) => ({ ...each, from: each.from + from, to: each.to + from }));
  if (ranges.length === 0 && lines.length === 0) return 'The document already says this.';
  const rival = earlier.find((other) => other.paragraph === paragraph && ((lines.length > 0 && other.blocks.length > 0) || other.ranges.some((a) => ranges.some((b) => a.from <= b.to && b.from <= a.to))));
  if (rival) return `It changes the same words as edit "${rival.edit.id}". Make one edit of both.`;
  const [only] = ranges;
  const goes = lines.length === 0 && ranges.length === 1 && only?.from === 0 && only.to === text.length && only.insert === '' && canGo(paragraph);

  const paragraphs = [paragraph, ...twins.filter((twin) => (twin.copyOf ? twin.copyOf === paragraph.element : twin.part === paragraph.part && paragraph.part !== 'body' && currentText(twin) === text))];
  const runs: { source: PlacedPart; run: Placed; cuts: Cut[] }[] = [];
  const blocks: ParagraphEdit[] = [];
  for (const each of paragraphs) {
    if (goes || lines.length > 0) {
      const like = clause?.like ?? each;
      const style = currentPieces(like).findLast((piece) => piece.run !== undefined && piece.text.trim() !== '')?.run;
      blocks.push({ paragraph: each, like, lines, before: '', after: '', ...(style ? { style } : {}) });
    }
    for (const range of ranges) {
      const cuts = cutsOf(each, range);
      if (typeof cuts === 'string') return cuts;
      for (const { run, cut } of cuts) runs.push({ source: each.source, run, cuts: [cut] });
    }
  }
  const around = earlier.find((other) => other.runs.some((a) => runs.some((b) => a.source === b.source && a.run !== b.run && a.run.start < b.run.end && b.run.start < a.run.end)));
  if (around) return `Its words and those of edit "${around.edit.id}" stand in a text box and in the run that holds it. Make the one in a second redline.`;
  return {
    edit,
    part: paragraph.part,
    source: paragraph.source,
    paragraph,
    ranges,
    changes: [...ranges.map((each) => ({ deleted: text.slice(each.from, each.to), inserted: each.insert })), ...lines.map((line) => ({ deleted: '', inserted: `\n${line}` }))],
    runs,
    blocks,
    anchor: ({ start, end }: { readonly start: string; readonly end: string }) => {
      const [first, last] = [runs[0], runs.at(-1)];
      const added = lines.length > 0 ? blocks[0] : undefined;
      if (first) first.cuts[0] = { ...(first.cuts[0] as Cut), before: start };
      if (added) blocks[0] = { ...added, before: first ? '' : start, after: end };
      else if (last) last.cuts[0] = { ...(last.cuts[0] as Cut), after: end };
    },
  };
}

/** Why new paragraphs cannot be written, where they cannot: they stand behind the end of one. */
function refusesLines(lines: readonly string[], atEnd: boolean, paragraph: TracedParagraph, like: TracedParagraph): string | undefined {
  if (lines.length === 0) return undefined;
  if (!atEnd) return 'A new paragraph can only be put behind the end of one. Let find end where the paragraph ends, and write the new one behind it in replace.';
  return lines.some((line) => line.trim() === '') ? 'A new paragraph has no words. Leave out empty lines.' : refusesFollowers(paragraph, like);
}

/** Where the words were found only loosely, a quote or space that differs in form alone stays as the paper has it. */
function changesOf(found: string, replace: string, loosely: boolean): WordChange[] {
  if (!loosely) return wordChanges(found, replace);
  return wordChanges(fold(found), fold(replace)).filter(({ from, to, insert }) => fold(found.slice(from, to)) !== insert);
}

function cutsOf(paragraph: TracedParagraph, { from, to, insert }: WordChange): { run: Placed; cut: Cut }[] | string {
  const pieces = currentPieces(paragraph);
  const cuts: { run: Placed; cut: Cut }[] = [];
  if (from === to) {
    const [before, after] = [from === 0 ? undefined : pieceAt(pieces, from - 1), pieceAt(pieces, from)];
    const beside = [before, after].filter((each) => each !== undefined && each.piece.locked === undefined).toSorted((a, b) => (a?.piece.depth ?? 0) - (b?.piece.depth ?? 0));
    const chosen = beside[0];
    if (!chosen) return lockedReason((before ?? after)?.piece);
    const { run, element, insertion } = chosen.piece;
    if (!run || !element) return lockedReason(chosen.piece);
    const at = chosen === before ? chosen.at + 1 : 0;
    return [{ run, cut: { element, from: at, to: at, insert: { text: insert, style: run }, ...(insertion ? { inside: insertion } : {}) } }];
  }
  let start = 0;
  let style: Placed | undefined;
  for (const piece of pieces) {
    const [cutFrom, cutTo] = [Math.max(from - start, 0), Math.min(to - start, piece.text.length)];
    const last = to <= start + piece.text.length;
    start += piece.text.length;
    if (cutFrom >= cutTo) continue;
    const { run, element, insertion } = piece;
    if (piece.locked !== undefined || !run || !element) return lockedReason(piece);
    style ??= run;
    cuts.push({ run, cut: { element, from: cutFrom, to: cutTo, ...(last && insert !== '' ? { insert: { text: insert, style } } : {}), ...(last && insert !== '' && insertion ? { inside: insertion } : {}) } });
    if (last) break;
  }
  return cuts;
}

function lockedReason(piece: TracedPiece | undefined): string {
  return `The words stand in ${piece?.locked ?? 'a place without words'}, which a tracked change of ours would break. Change it in Word.`;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
