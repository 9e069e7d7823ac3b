import { named, prefixOf, rawOf, type Placed, type PlacedPart, type Splice } from '../docx/placedXml.ts';
import type { TracedParagraph } from '../docx/tracedText.ts';
import type { Signature } from './edit.ts';
import { markOpening, plainProperties, written, type Ids } from './runEdits.ts';

/** What becomes of whole paragraphs: new ones behind one that stands, or one that goes. */
export interface ParagraphEdit {
  readonly paragraph: TracedParagraph;
  /** The paragraph that new ones are numbered and styled like. */
  readonly like: TracedParagraph;
  /** The words of new paragraphs, in order; none where the paragraph itself goes. */
  readonly lines: readonly string[];
  /** The run whose look the new words have. */
  readonly style?: Placed;
  readonly before: string;
  readonly after: string;
}

/** Why new paragraphs cannot follow this one, where they cannot. */
export function refusesFollowers({ element, next, source }: TracedParagraph, like: TracedParagraph): string | undefined {
  const properties = named(element, 'w:pPr');
  if (named(properties, 'w:sectPr')) return 'A section of the document ends here, and a new paragraph would move its end. Put it in with Word.';
  if (next === 'w:p') return undefined;
  // Where no paragraph follows, the mark of this one counts as put in and the last new one keeps the old mark: it must look like it.
  const own = (each: Placed, from: PlacedPart): string => ownProperties(from, named(each, 'w:pPr')).join('');
  const marked = named(named(properties, 'w:rPr'), 'w:ins') ?? named(named(properties, 'w:rPr'), 'w:del');
  return !marked && own(element, source) === own(like.element, like.source) ? undefined : 'No paragraph follows in the same place (a table or the end of a cell does), so a new one could not be taken back cleanly. Put it in with Word.';
}

/** Whether the mark of the paragraph can be struck out with its words: another must follow that takes over. */
export function canGo({ element, next, part }: TracedParagraph): boolean {
  const properties = named(element, 'w:pPr');
  const mark = named(properties, 'w:rPr');
  return part !== 'textBox' && next === 'w:p' && !named(properties, 'w:sectPr') && !mark?.children.some((each) => /^w:(?:ins|del|moveFrom|moveTo)$/.test(each.name));
}

/** The changes to the file that put new paragraphs behind one, numbered and styled as it is told, or strike out its mark. */
export function editParagraph({ paragraph: { source, element, next }, like, lines, style, before, after }: ParagraphEdit, signature: Signature, ids: Ids): Splice[] {
  const prefix = prefixOf(source, element);
  const mark = (kind: 'ins' | 'del'): string => `${markOpening(prefix, kind, signature, ids).slice(0, -1)}/>`;
  if (lines.length === 0) return [markParagraph(source, element, prefix, mark('del'))];
  const follows = next === 'w:p';
  const splices = follows ? [] : [markParagraph(source, element, prefix, mark('ins'))];
  const made = lines.map((line, index) => {
    const opening = index === 0 ? before : '';
    const closing = index === lines.length - 1 ? after : '';
    const ends = follows || index < lines.length - 1 ? mark('ins') : '';
    const words = `${markOpening(prefix, 'ins', signature, ids)}<${prefix}r>${style ? plainProperties(like.source, style) : ''}${written(line, prefix)}</${prefix}r></${prefix}ins>`;
    // At the end of a part the last new paragraph has the old mark: where it is taken back, the old paragraph has its revision numbers again.
    const numbers = ends === '' ? (source.text.slice(element.start, element.openEnd).match(/\s[\w.-]+:rsid\w*=(?:"[^"]*"|'[^']*')/g) ?? []).join('') : '';
    return `<${prefix}p${numbers}>${followerProperties(like.source, like.element, prefix, ends)}${opening}${words}${closing}</${prefix}p>`;
  });
  return [...splices, { start: element.end, end: element.end, text: made.join('') }];
}

/** The properties of a paragraph like `element` whose mark was put in: without history, without the end of a section. */
function followerProperties(source: PlacedPart, element: Placed, prefix: string, mark: string): string {
  const properties = named(element, 'w:pPr');
  const own = ownProperties(source, properties).join('');
  const look = (named(properties, 'w:rPr')?.children ?? []).filter((each) => !/^w:(?:ins|del|moveFrom|moveTo|rPrChange)$/.test(each.name)).map((each) => rawOf(source, each));
  const ofMark = mark + look.join('');
  return own + ofMark === '' ? '' : `<${prefix}pPr>${own}${ofMark === '' ? '' : `<${prefix}rPr>${ofMark}</${prefix}rPr>`}</${prefix}pPr>`;
}

function ownProperties(source: PlacedPart, properties: Placed | undefined): string[] {
  return (properties?.children ?? []).filter((each) => !['w:rPr', 'w:sectPr', 'w:pPrChange'].includes(each.name)).map((each) => rawOf(source, each));
}

function markParagraph(source: PlacedPart, element: Placed, prefix: string, mark: string): Splice {
  const properties = named(element, 'w:pPr');
  if (!properties) return { start: element.openEnd, end: element.openEnd, text: `<${prefix}pPr><${prefix}rPr>${mark}</${prefix}rPr></${prefix}pPr>` };
  const look = named(properties, 'w:rPr');
  if (look) return within(source, look, look.openEnd, mark);
  const following = properties.children.find((each) => each.name === 'w:sectPr' || each.name === 'w:pPrChange');
  return within(source, properties, following?.start ?? properties.closeStart, `<${prefix}rPr>${mark}</${prefix}rPr>`);
}

/** Markup put into an element at a place; an empty-element tag is opened for it. */
function within(source: PlacedPart, element: Placed, at: number, markup: string): Splice {
  if (element.end > element.openEnd) return { start: at, end: at, text: markup };
  const opening = source.text.slice(element.start, element.openEnd);
  return { start: element.start, end: element.end, text: `${opening.slice(0, -2)}>${markup}</${/^<([^\s/>]+)/.exec(opening)?.[1] ?? ''}>` };
}
