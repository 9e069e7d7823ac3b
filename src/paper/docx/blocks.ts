import type { Paragraph } from '../paper.ts';
import type { Notes } from './notes.ts';
import type { Numbering } from './numbering.ts';
import { readRuns, type Fields } from './runs.ts';
import type { Styles } from './styles.ts';
import { child, isOn, replay, treeBuilder, valueOf, type Element, type XmlEvents } from './xml.ts';

/** A paragraph as it was read, before offsets are counted. */
export interface Draft {
  readonly text: string;
  readonly part: Paragraph['part'];
  readonly heading?: number;
  readonly label?: string;
  readonly row?: number;
  /** What stands between the paragraph before and this one. */
  readonly joint: string;
  readonly bold: boolean;
  readonly contents: boolean;
}

/** What the parts of one document share. */
export interface Setting {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: Notes;
  readonly references: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
  /** Table rows seen so far, over all parts. */
  rows: number;
}

interface Cell {
  readonly row: number;
  readonly index: number;
}

/** Events that read the blocks (paragraphs, tables, text boxes) of one part and hand each paragraph with text to `take`. */
export function blockReader(part: Paragraph['part'], setting: Setting, take: (draft: Draft) => void): XmlEvents {
  const fields: Fields = { open: [] };
  const rows: { number: number; cell: number; deleted: boolean }[] = [];
  let collecting: { readonly events: XmlEvents; depth: number } | undefined;
  let carried = '';
  let read = 0;
  let last: Cell | undefined;

  const cellHere = (): Cell | undefined => {
    const row = rows.at(-1);
    return row && { row: row.number, index: row.cell };
  };

  const paragraph = (element: Element): void => {
    const properties = child(element, 'w:pPr');
    const markProperties = child(properties, 'w:rPr');
    const styleId = valueOf(properties, 'w:pStyle');
    const style = setting.styles.paragraph(styleId);
    const cell = cellHere();
    const place = {
      at: `paragraph ${read + 1}${part === 'body' ? '' : ` of the ${part}s`}`,
      bold: style.bold,
      hidden: style.hidden,
      shaded: cell !== undefined || part === 'textBox' || child(properties, 'w:shd') !== undefined,
    };
    if (child(properties, 'w:pPrChange')) setting.notes.revisions.sawFormatting();
    const runs = readRuns(element, place, setting.styles, fields, setting.notes);
    setting.references.push(...runs.references);
    const text = carried + runs.text;
    carried = '';
    if (rows.some((row) => row.deleted)) {
      if (text.trim() !== '') setting.notes.unprinted.push({ layer: 'deleted', text, at: place.at });
      return;
    }
    // A paragraph mark that was deleted joins the paragraph with the next.
    if (child(markProperties, 'w:del') ?? child(markProperties, 'w:moveFrom')) {
      carried = text;
      return;
    }
    const vanished = text.trim() === '' && (isOn(markProperties, 'w:vanish') ?? style.hidden);
    const label = vanished ? undefined : numberOf(properties, styleId, style.numbering, setting.numbering);
    if (text.trim() !== '') {
      read++;
      take({
        text,
        part: cell && part === 'body' ? 'table' : part,
        ...headingOf(properties, style.heading),
        ...(label === undefined ? {} : { label }),
        ...(cell === undefined ? {} : { row: cell.row }),
        joint: jointOf(last, cell),
        bold: runs.bold,
        contents: style.contents,
      });
      last = cell;
    }
    for (const box of runs.textBoxes) {
      const events = blockReader('textBox', setting, take);
      replay(box, events);
    }
    if (runs.textBoxes.length > 0) last = undefined;
  };

  const collector = (name: string, attributes: Readonly<Record<string, string>>, done: (tree: Element) => void): void => {
    collecting = { events: treeBuilder(done), depth: 1 };
    collecting.events.open(name, attributes);
  };

  return {
    open: (name, attributes) => {
      if (collecting) {
        collecting.depth++;
        collecting.events.open(name, attributes);
        return;
      }
      switch (name) {
        case 'w:p':
          return collector(name, attributes, paragraph);
        case 'w:tr':
          rows.push({ number: ++setting.rows, cell: -1, deleted: false });
          return;
        case 'w:tc': {
          const row = rows.at(-1);
          if (row) row.cell++;
          return;
        }
        case 'w:trPr':
          return collector(name, attributes, (tree) => {
            const [deleted, inserted] = [child(tree, 'w:del'), child(tree, 'w:ins')];
            if (deleted) setting.notes.revisions.saw('deletion', deleted.attributes);
            if (inserted) setting.notes.revisions.saw('insertion', inserted.attributes);
            const row = rows.at(-1);
            if (row && deleted) row.deleted = true;
          });
        case 'w:altChunk':
          setting.notes.alternativeChunks++;
          return;
        case 'mc:Fallback':
        case 'w:sectPr':
        case 'w:tblPr':
        case 'w:tcPr':
          return collector(name, attributes, () => undefined);
        default:
      }
    },
    text: (text) => collecting?.events.text(text),
    close: (name) => {
      if (collecting) {
        const { events } = collecting;
        if (--collecting.depth === 0) collecting = undefined;
        events.close(name);
        return;
      }
      if (name === 'w:tr') rows.pop();
    },
  };
}

/** Cells of a row stand on one line, a tab between two; an empty cell keeps its tab so that columns stay columns. */
function jointOf(last: Cell | undefined, here: Cell | undefined): string {
  return last && here && last.row === here.row && last.index < here.index ? '\t'.repeat(here.index - last.index) : '\n';
}

function headingOf(properties: Element | undefined, ofStyle: number | undefined): { heading: number } | undefined {
  const outline = valueOf(properties, 'w:outlineLvl');
  const heading = outline === undefined ? ofStyle : Number(outline) < 9 ? Number(outline) + 1 : undefined;
  return heading === undefined ? undefined : { heading };
}

function numberOf(properties: Element | undefined, styleId: string | undefined, ofStyle: { readonly list: string; readonly level: number } | undefined, numbering: Numbering): string | undefined {
  const own = child(properties, 'w:numPr');
  const list = valueOf(own, 'w:numId') ?? ofStyle?.list;
  // List 0 takes a paragraph out of the list of its style (17.9.18).
  if (list === undefined || list === '0') return undefined;
  const tied = styleId === undefined ? undefined : numbering.levelOfStyle(list, styleId);
  const level = Number(valueOf(own, 'w:ilvl') ?? (ofStyle && ofStyle.level >= 0 ? ofStyle.level : (tied ?? 0)));
  return numbering.next(list, level);
}
