import { readParts, type Parts } from '../docx/parts.ts';
import type { Placed } from '../docx/placedXml.ts';
import { readTraced, type TracedDocument, type TracedParagraph } from '../docx/tracedText.ts';
import { isOn, readXml } from '../docx/xml.ts';
import type { Paper } from '../paper.ts';
import { readPaper } from '../readPaper.ts';

export type ComparedPart = TracedParagraph['part'];

/** A paragraph as one reader sees it: with all tracked changes rejected, or with all accepted. */
export interface Line {
  readonly text: string;
  readonly part: ComparedPart;
  /** 1 for the first paragraph with words of its document. */
  readonly number: number;
}

/** A tracked change: the words it takes out and the words it puts in, whole words. */
export interface MarkedChange {
  readonly before: string;
  readonly after: string;
  readonly part: ComparedPart;
  readonly by: string;
  /** The line it stands in, with tracked changes rejected; of a paragraph that was put in whole, the one behind it. */
  readonly line: number;
}

/** One version of a paper, split into what it said before anybody marked it and what was marked. */
export interface Version {
  /** Every paragraph with words, tracked changes rejected; hidden words stand between the signs of `hidden`. */
  readonly lines: readonly Line[];
  /** The same with tracked changes accepted. */
  readonly accepted: readonly Line[];
  readonly marked: readonly MarkedChange[];
  /** True for a version read as it is printed, whose lines end anywhere. */
  readonly printed?: boolean;
}

/** Signs around hidden words: noncharacters, which no text holds. */
export const hidden = { opens: '\ufdd0', closes: '\ufdd1' };

/** A file that holds a version; of a PDF, the paper that was read from it. */
export interface VersionFile {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly paper?: Paper;
}

/** The version in a Word file, a PDF, a page or a text. */
export function readVersion({ bytes, file, paper }: VersionFile): Version {
  if (paper || bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const lines = (paper ?? readPaper(bytes, file).value).paragraphs.map(({ text, part, number }) => ({ text: evenly(text), part: part === 'comment' ? ('body' as const) : part, number }));
    return { lines, accepted: lines, marked: [] };
  }
  const parts = readParts(bytes, file).value;
  const document = readTraced(parts, file);
  const printed = printedMargins(parts, document, file);
  const paragraphs = [...document.paragraphs, ...document.twins].filter(({ part, source, copyOf }) => copyOf === undefined && ((part !== 'header' && part !== 'footer') || printed.has(source.name)));
  const at = new Map<TracedParagraph, number>();
  const lines = linesWithout(paragraphs, 'inserted', (paragraph, line) => at.set(paragraph, line));
  const changed = paragraphs.filter((paragraph) => paragraph.pieces.some((piece) => piece.mark !== 'plain'));
  const untouched = changed.length === 0 && paragraphs.every((paragraph) => paragraph.mark === 'plain');
  return { lines, accepted: untouched ? lines : linesWithout(paragraphs, 'deleted'), marked: changed.flatMap((paragraph) => markedIn(lettersOf(paragraph), paragraph.part, Math.min(at.get(paragraph) ?? 1, Math.max(1, lines.length)))) };
}

/** The paragraphs without what tracked changes put in, or without what they take out. */
function linesWithout(paragraphs: readonly TracedParagraph[], gone: 'inserted' | 'deleted', begins?: (paragraph: TracedParagraph, line: number) => void): Line[] {
  const lines: Line[] = [];
  let held = '';
  for (const paragraph of paragraphs) {
    begins?.(paragraph, lines.length + 1);
    let text = held;
    held = '';
    for (const letter of lettersOf(paragraph)) {
      if (letter.mark === gone) continue;
      if (letter.ends) {
        push(lines, text, paragraph.part);
        text = '';
      } else text += letter.text;
    }
    // A paragraph mark that was put in is not there yet: the words go on in the next paragraph.
    if (paragraph.mark === gone && gone === 'inserted') held = text;
    else push(lines, text, paragraph.part);
  }
  return lines;
}

/** Headers and footers that a page shows: those of a first page only where a section has one, those of even pages only where they differ from odd ones. */
function printedMargins(parts: Parts, document: TracedDocument, file: string): ReadonlySet<string> {
  const relationships = new Map(parts.relationships(parts.main).map((each) => [each.id, each]));
  const settings = [...relationships.values()].find((each) => each.type === 'settings' && !each.external && parts.has(each.target))?.target;
  const evenPages = settings !== undefined && isOn(readXml(parts.read(settings), settings, file), 'w:evenAndOddHeaders') === true;
  const printed = new Set<string>();
  const root = document.parts.get(parts.main)?.root;
  for (const section of root ? sections(root) : []) {
    for (const reference of section.children) {
      if (reference.name !== 'w:headerReference' && reference.name !== 'w:footerReference') continue;
      const kind = reference.attributes['w:type'];
      const shows = kind === 'first' ? isOn(section, 'w:titlePg') === true : kind === 'even' ? evenPages : true;
      const target = relationships.get(reference.attributes['r:id'] ?? '')?.target;
      if (shows && target !== undefined) printed.add(target);
    }
  }
  return printed;
}

function* sections(element: Placed): Generator<Placed> {
  if (element.name === 'w:sectPr') yield element;
  else for (const child of element.children) yield* sections(child);
}

function push(lines: Line[], text: string, part: ComparedPart): void {
  const even = evenly(text);
  if (even !== '') lines.push({ text: even, part, number: lines.length + 1 });
}

/**
 * Ordinary white space counts as one space and not at all at the ends; a fixed space is a sign of its own. Signs of a symbol font
 * have no character that all programs agree on, and a cross-reference that leads nowhere prints each program's own words.
 */
function evenly(text: string): string {
  const even = text.replace(/[ \t\r\n]{2,}|[\t\r\n]/g, ' ').replace(/^ | $/g, '');
  return odd.test(even) ? even.replaceAll(`${hidden.closes}${hidden.opens}`, '').replace(/[ \t\r\n]+/g, ' ').replace(/[\ue000-\uf8ff]/g, '\ufffd').replace(/Error[!:] Reference source not found\.?/g, lostReference) : even;
}

/** What hardly any line holds: signs of symbol fonts, hidden words, a reference that was lost. */
const odd = /[\ue000-\uf8ff\ufdd0\ufdd1]|Reference source not found/;

/** What stands where a cross-reference leads nowhere. */
export const lostReference = '{lost reference}';

interface Letter {
  readonly text: string;
  readonly mark: 'plain' | 'inserted' | 'deleted';
  readonly by: string;
  readonly ends: boolean;
}

/** What Word fills in when it prints or saves says nothing about the contract. */
const volatile = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'PAGEREF', 'DATE', 'TIME', 'SAVEDATE', 'PRINTDATE', 'CREATEDATE', 'FILENAME', 'FILESIZE', 'NUMWORDS', 'NUMCHARS', 'EDITTIME', 'REVNUM']);

function lettersOf(paragraph: TracedParagraph): Letter[] {
  const letters: Letter[] = [];
  let field = '';
  for (const piece of paragraph.pieces) {
    const { mark, by = '', endsParagraph: ends = false } = piece;
    if (piece.field !== undefined && volatile.has(piece.field)) {
      if (field !== piece.field) letters.push({ text: `{${piece.field}}`, mark, by, ends });
      field = piece.field;
      continue;
    }
    field = '';
    letters.push({ text: piece.hidden ? `${hidden.opens}${piece.text}${hidden.closes}` : piece.text, mark, by, ends });
  }
  return letters;
}

/** Neighbouring insertions and deletions are one change; a change inside a word is shown as the whole word. */
function markedIn(letters: readonly Letter[], part: ComparedPart, line: number): MarkedChange[] {
  const changes: MarkedChange[] = [];
  for (let index = 0; index < letters.length; index++) {
    if (letters[index]?.mark === 'plain') continue;
    let to = index;
    while (to < letters.length && letters[to]?.mark !== 'plain') to++;
    const group = letters.slice(index, to);
    const plainBefore = letters.slice(0, index).filter((each) => each.mark === 'plain').map((each) => each.text).join('');
    const plainAfter = letters.slice(to).filter((each) => each.mark === 'plain').map((each) => each.text).join('');
    const [was, is] = (['inserted', 'deleted'] as const).map((gone) => group.filter((each) => each.mark !== gone).map((each) => each.text).join(''));
    const opens = /^\S/.test(was || is || '') ? (/\S*$/.exec(plainBefore)?.[0] ?? '') : '';
    const closes = /\S$/.test(was || is || '') ? (/^\S*/.exec(plainAfter)?.[0] ?? '') : '';
    const [before, after] = [evenly(opens + (was ?? '') + closes), evenly(opens + (is ?? '') + closes)];
    if (before !== after) changes.push({ before, after, part, by: group.find((each) => each.by !== '')?.by ?? '', line });
    index = to;
  }
  return changes;
}
