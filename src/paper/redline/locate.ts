import type { Paper } from '../paper.ts';
import { codePoints } from '../codePoints.ts';
import { currentText, type TracedDocument, type TracedParagraph } from '../docx/tracedText.ts';
import { clauseNumbers, type ClauseNumbers } from '../structure/clauseNumbers.ts';
import type { Edit } from './edit.ts';
import { newClauseBehind } from './newClause.ts';

/** Where an edit's words stand: in one paragraph, UTF-16 offsets into its current text. */
export interface Located {
  readonly paragraph: TracedParagraph;
  readonly from: number;
  readonly to: number;
  /** Typographic quotes and fixed spaces in the paper where the edit has plain ones. */
  readonly loosely: boolean;
  /** For a new clause: the paragraph that it is numbered and styled like, and its typed number. */
  readonly clause?: { readonly like: TracedParagraph; readonly number: string };
}

/** A finder of edits in the plain text of `paper`, the text that people quote; what comes back is a place, or why there is none. */
export function locator(paper: Paper, document: TracedDocument): (edit: Edit) => Located | string {
  const traced = document.paragraphs.filter((paragraph) => currentText(paragraph).trim() !== '');
  const points = codePoints(paper.text);
  const starts = paper.paragraphs.map((paragraph) => points.unitOf(paragraph.start));
  const faithful = traced.length === paper.paragraphs.length && traced.every((paragraph, index) => currentText(paragraph) === paper.paragraphs[index]?.text);
  const loose = fold(paper.text);
  let numbers: ClauseNumbers | undefined;
  // Many edits of one wording, each with its nth, look for it once.
  const known = new Map<string, readonly number[]>();
  const placesOf = (words: string): readonly number[] => {
    const places = known.get(words) ?? occurrences(paper.text, words);
    known.set(words, places);
    return places;
  };
  return (edit) => {
    if (!faithful) return 'The words of this file could not be traced to their places in it, so nothing was changed. Save it in Word once and try again.';
    if (edit.after !== undefined) {
      numbers ??= clauseNumbers(paper);
      const place = newClauseBehind(edit.after, paper, numbers);
      const [behind, like] = [place && traced[place.behind.number - 1], place && traced[place.like.number - 1]];
      if (!place || !behind || !like) return `No clause has the number or the title "${edit.after}". Give the number as the paper prints it, or quote the words it should stand behind.`;
      const end = currentText(behind).length;
      return { paragraph: behind, from: end, to: end, loosely: false, clause: { like, number: place.number } };
    }
    if (edit.find === '') return 'There are no words to find.';
    let places = placesOf(edit.find);
    const loosely = places.length === 0;
    if (loosely) places = occurrences(loose, fold(edit.find));
    if (places.length === 0) return 'These words do not stand in the document. Copy them from the text that `parley paper text` prints.';
    if (places.length > 1 && edit.nth === undefined) return `These words stand ${places.length} times. Say which is meant with nth, or quote more of the sentence.`;
    const from = places[(edit.nth ?? 1) - 1];
    if (from === undefined) return `These words stand only ${places.length === 1 ? 'once' : `${places.length} times`}; there is no occurrence ${edit.nth}.`;
    const index = starts.findLastIndex((start) => start <= from);
    const paragraph = traced[index];
    const start = starts[index] ?? 0;
    if (!paragraph || from + edit.find.length > start + currentText(paragraph).length) return 'These words run over the end of a paragraph or a table cell. Make one edit for each.';
    return { paragraph, from: from - start, to: from - start + edit.find.length, loosely };
  };
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
}

/** The same text, unit for unit, with plain quotes, hyphens and spaces. */
export function fold(text: string): string {
  return text.replace(/[\u2018\u2019\u201a\u201b]/g, "'").replace(/[\u201c\u201d\u201e\u201f]/g, '"').replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/[\u2010\u2011]/g, '-');
}
