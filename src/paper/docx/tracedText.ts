import type { Paragraph } from '../paper.ts';
import { named, readPlaced, type Placed, type PlacedPart } from './placedXml.ts';
import { traceRuns, type FieldState, type Mark, type TextBox, type TracedPiece } from './tracedRuns.ts';
import { readStyles, type Styles } from './styles.ts';
import type { Parts } from './parts.ts';
import { readXml, valueOf } from './xml.ts';

export interface TracedParagraph {
  readonly part: Exclude<Paragraph['part'], 'comment'>;
  readonly source: PlacedPart;
  readonly pieces: readonly TracedPiece[];
  /** The mark at its end was inserted. */
  readonly mark: Mark;
  readonly element: Placed;
  /** For the second copy of a text box: the paragraph that it repeats. */
  readonly copyOf?: Placed;
  /** What stands behind it in the file: "w:p"; undefined at the end of a body, a cell or a note. */
  readonly next?: string;
}

export interface TracedDocument {
  readonly parts: ReadonlyMap<string, PlacedPart>;
  /** In the order in which `readDocx` reads them: body, notes, headers, footers. A margin that repeats another, and the second copy of a text box, stand in `twins`. */
  readonly paragraphs: readonly TracedParagraph[];
  readonly twins: readonly TracedParagraph[];
}

/** Every paragraph of a Word document with each stretch of its text traced to its place in the file, changes, hidden text and all. */
export function readTraced(parts: Parts, file: string): TracedDocument {
  const read = new Map<string, PlacedPart>();
  const placed = (name: string): PlacedPart => {
    const known = read.get(name) ?? readPlaced(parts.read(name), name, file);
    read.set(name, known);
    return known;
  };
  const target = (type: string): string | undefined => parts.relationships(parts.main).find((each) => each.type === type && !each.external && parts.has(each.target))?.target;
  const stylesPart = target('styles');
  const setting: Setting = { styles: readStyles(stylesPart === undefined ? undefined : readXml(parts.read(stylesPart), stylesPart, file)), references: [], copies: [], lockedBoxes: new Set() };
  const main = placed(parts.main);
  const paragraphs = [...blocks(main, main.root, 'body', setting)];
  for (const kind of ['footnote', 'endnote'] as const) {
    const name = target(`${kind}s`);
    if (name === undefined) continue;
    const part = placed(name);
    const wanted = setting.references.filter((each) => each.kind === kind).map((each) => each.id);
    for (const id of new Set(wanted)) {
      const note = part.root.children.findLast((each) => each.name === `w:${kind}` && (each.attributes['w:id'] ?? '') === id);
      if (note) paragraphs.push(...blocks(part, note, 'footnote', setting));
    }
  }
  const twins: TracedParagraph[] = [];
  for (const kind of ['header', 'footer'] as const) {
    const names = parts.relationships(parts.main).filter((each) => each.type === kind && !each.external && parts.has(each.target)).map((each) => each.target);
    const seen = new Set<string>();
    for (const name of [...new Set(names)].toSorted()) {
      const part = placed(name);
      const here = [...blocks(part, part.root, kind, setting)];
      const whole = here.map(currentText).filter((text) => text.trim() !== '').join('\n');
      (seen.has(whole) ? twins : paragraphs).push(...here);
      seen.add(whole);
    }
  }
  return { parts: read, paragraphs, twins: [...twins, ...setting.copies] };
}

/** The text that counts today: insertions in, deletions and hidden text out. */
export function currentText(paragraph: TracedParagraph): string {
  return currentPieces(paragraph).map((piece) => piece.text).join('');
}

export function currentPieces(paragraph: TracedParagraph): TracedPiece[] {
  return paragraph.pieces.filter((piece) => piece.mark !== 'deleted' && !piece.hidden);
}

/** The paragraphs of a text box; those of its second copy become twins where they say the same, else neither may be edited. */
function* boxed(source: PlacedPart, { content, copy, alone }: TextBox, setting: Setting): Generator<TracedParagraph> {
  const read = (box: Placed): TracedParagraph[] => [...blocks(source, box, 'textBox', setting, false)];
  const copies = copy ? read(copy) : [];
  const same = (boxes: readonly TracedParagraph[]): boolean => boxes.length === copies.length && boxes.every((each, index) => currentText(each) === currentText(copies[index] ?? each));
  const paragraphs = read(content);
  if (alone && (!copy || same(paragraphs))) {
    setting.copies.push(...copies.map((each, index) => ({ ...each, ...(paragraphs[index] ? { copyOf: paragraphs[index].element } : {}) })));
    yield* paragraphs;
    return;
  }
  setting.lockedBoxes.add(content);
  yield* read(content);
}

interface Setting {
  readonly styles: Styles;
  readonly copies: TracedParagraph[];
  readonly lockedBoxes: Set<Placed>;
  readonly references: { kind: 'footnote' | 'endnote'; id: string }[];
}

/** The paragraphs under `root`, each followed by those of its text boxes; a paragraph whose mark was deleted runs on into the next. */
function* blocks(source: PlacedPart, root: Placed, part: TracedParagraph['part'], setting: Setting, inTable = false, fields: FieldState[] = [], carry: { pieces: TracedPiece[] } = { pieces: [] }): Generator<TracedParagraph> {
  for (const [index, element] of root.children.entries()) {
    switch (element.name) {
      case 'w:p': {
        const properties = named(element, 'w:pPr');
        const markProperties = named(properties, 'w:rPr');
        const style = setting.styles.paragraph(valueOf(properties, 'w:pStyle'));
        const traced = traceRuns(source, element, { hidden: style.hidden, styles: setting.styles, fields, ...(part === 'textBox' && setting.lockedBoxes.has(root) ? { locked: 'a text box whose two copies in the file differ' } : {}) });
        setting.references.push(...traced.references);
        const deleted = named(markProperties, 'w:del') ?? named(markProperties, 'w:moveFrom');
        const inserted = named(markProperties, 'w:ins') ?? named(markProperties, 'w:moveTo');
        const pieces = [...carry.pieces, ...traced.pieces];
        carry.pieces = [];
        if (deleted) carry.pieces = [...pieces, { text: '\n', mark: 'deleted', hidden: false, depth: 0, endsParagraph: true, ...(deleted.attributes['w:author'] === undefined ? {} : { by: deleted.attributes['w:author'] }) }];
        else {
          const next = root.children[index + 1]?.name;
          yield { part: inTable && part === 'body' ? 'table' : part, source, pieces, mark: inserted ? 'inserted' : 'plain', element, ...(next === undefined ? {} : { next }) };
        }
        for (const box of traced.textBoxes) yield* boxed(source, box, setting);
        break;
      }
      case 'w:tr': {
        const rowProperties = named(element, 'w:trPr');
        const mark: Mark = named(rowProperties, 'w:del') ? 'deleted' : named(rowProperties, 'w:ins') ? 'inserted' : 'plain';
        for (const paragraph of blocks(source, element, part, setting, true, fields, carry)) {
          yield mark === 'plain' ? paragraph : { ...paragraph, pieces: paragraph.pieces.map((piece) => ({ ...piece, mark: piece.mark === 'deleted' ? 'deleted' : mark })) };
        }
        break;
      }
      case 'mc:Fallback':
      case 'w:sectPr':
      case 'w:tblPr':
      case 'w:tcPr':
      case 'w:trPr':
        break;
      default:
        yield* blocks(source, element, part, setting, inTable, fields, carry);
    }
  }
}
