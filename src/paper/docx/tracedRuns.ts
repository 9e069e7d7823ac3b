import { decodedText, named, type Placed, type PlacedPart } from './placedXml.ts';
import { symbols } from './runs.ts';
import type { Styles } from './styles.ts';
import { isOn, valueOf } from './xml.ts';

/** Whether text counts with no tracked change, only when one is accepted, or only when one is rejected. */
export type Mark = 'plain' | 'inserted' | 'deleted';

/** A stretch of a paragraph's text with its place in the file. */
export interface TracedPiece {
  readonly text: string;
  readonly mark: Mark;
  /** Whose tracked change it stands in. */
  readonly by?: string;
  /** Not printed: formatted as hidden. */
  readonly hidden: boolean;
  /** Why an edit may not touch it: "the result of a field". */
  readonly locked?: string;
  /** The run and, in it, the element that holds the text; absent for what no element writes (a page break that reads as a new line). */
  readonly run?: Placed;
  readonly element?: Placed;
  /** The tracked insertion around the run, where it is its parent. */
  readonly insertion?: Placed;
  /** The field whose result it is: "PAGE". */
  readonly field?: string;
  /** It is the end of a paragraph whose mark was deleted: the next one goes on in the same. */
  readonly endsParagraph?: boolean;
  /** How many elements stand between the paragraph and the run. */
  readonly depth: number;
}

/** Fields may open in one paragraph and close in another. */
export interface FieldState {
  instruction: string;
  inResult: boolean;
}

interface Place {
  readonly hidden: boolean;
  readonly styles: Styles;
  readonly fields: FieldState[];
  readonly locked?: string;
}

/** A text box; where the file holds it in two dialects, with its second copy, or `alone` false where the copies cannot be paired. */
export interface TextBox {
  readonly content: Placed;
  readonly copy?: Placed;
  readonly alone: boolean;
}

export interface TracedRuns {
  readonly pieces: readonly TracedPiece[];
  readonly textBoxes: readonly TextBox[];
  readonly references: readonly { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
}

/** The text of a paragraph, deletions and hidden text with it, each stretch with its place. What counts as text is what `readRuns` reads. */
export function traceRuns(source: PlacedPart, paragraph: Placed, place: Place): TracedRuns {
  const tracer = new RunTracer(source, place);
  tracer.content(paragraph, { mark: 'plain', depth: 0, ...(place.locked === undefined ? {} : { locked: place.locked }) });
  return tracer;
}

interface Around {
  /** Fleeting: put in by one tracked change and taken out by another, so it stands in neither text. */
  readonly mark: Mark | 'fleeting';
  readonly by?: string;
  readonly locked?: string;
  readonly depth: number;
  readonly insertion?: Placed;
}

class RunTracer implements TracedRuns {
  readonly pieces: TracedPiece[] = [];
  readonly textBoxes: TextBox[] = [];
  readonly references: { kind: 'footnote' | 'endnote'; id: string }[] = [];
  #pageBreak = false;
  readonly #source: PlacedPart;
  readonly #place: Place;

  constructor(source: PlacedPart, place: Place) {
    this.#source = source;
    this.#place = place;
  }

  content(element: Placed, around: Around): void {
    for (const each of element.children) this.#inline(each, { ...around, depth: around.depth + 1 });
  }

  #inline(element: Placed, around: Around): void {
    const by = element.attributes['w:author'];
    switch (element.name) {
      case 'w:r':
        return this.#run(element, around);
      case 'w:ins':
      case 'w:moveTo': {
        const locked = element.name === 'w:moveTo' ? 'text that was moved under tracking' : around.mark === 'inserted' || around.depth > 1 ? 'a tracked change inside another' : undefined;
        return this.content(element, { ...around, mark: around.mark === 'deleted' || around.mark === 'fleeting' ? 'fleeting' : 'inserted', insertion: element, ...(by === undefined ? {} : { by }), ...(locked === undefined ? {} : { locked }) });
      }
      case 'w:del':
      case 'w:moveFrom':
        return this.content(element, { ...around, mark: around.mark === 'plain' || around.mark === 'deleted' ? 'deleted' : 'fleeting', ...(by === undefined ? {} : { by }) });
      case 'w:sdt': {
        const properties = named(element, 'w:sdtPr');
        const bound = named(properties, 'w:dataBinding') ?? named(properties, 'w:lock');
        for (const each of element.children) if (each.name === 'w:sdtContent') this.content(each, nested(around, bound ? 'a content control that Word fills or locks' : undefined));
        return;
      }
      case 'w:fldSimple':
        return this.#simpleField(element, around);
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:smartTagPr':
      case 'w:customXmlPr':
        return;
      case 'm:r':
        for (const part of element.children) {
          if (part.name === 'm:t') this.#text(part, element, this.#place.hidden, nested(around, 'a formula'));
          else if (part.name.startsWith('w:')) this.#piece(part, element, this.#place.hidden, nested(around, 'a formula'));
        }
        return;
      case 'mc:AlternateContent':
        for (const each of branchOf(element)?.children ?? []) this.#inline(each, nested(around, 'text that the file holds twice'));
        return;
      default:
        this.content(element, nested(around));
    }
  }

  #simpleField(element: Placed, around: Around): void {
    this.#place.fields.push({ instruction: element.attributes['w:instr'] ?? '', inResult: true });
    this.content(element, nested(around));
    this.#place.fields.pop();
  }

  #run(run: Placed, around: Around): void {
    const properties = named(run, 'w:rPr');
    const hidden = isOn(properties, 'w:vanish') ?? this.#place.styles.run(valueOf(properties, 'w:rStyle')).hidden ?? this.#place.hidden;
    for (const each of run.children) this.#piece(each, run, hidden, around);
  }

  #piece(element: Placed, run: Placed, hidden: boolean, around: Around): void {
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        // A deletion keeps its words in w:delText; elsewhere the element says nothing.
        if (element.name === 'w:t' || around.mark === 'deleted') this.#text(element, run, hidden, around);
        return;
      case 'w:tab':
      case 'w:ptab':
        return this.#sign('\t', element, run, hidden, around);
      case 'w:br':
        if (element.attributes['w:type'] === 'page' || element.attributes['w:type'] === 'column') this.#pageBreak = this.pieces.some((piece) => piece.mark !== 'deleted' && !piece.hidden);
        else this.#sign('\n', element, run, hidden, around);
        return;
      case 'w:cr':
        return this.#sign('\n', element, run, hidden, around);
      case 'w:noBreakHyphen':
        return this.#sign('\u2011', element, run, hidden, around);
      case 'w:sym':
        return this.#sign(symbolOf(element.attributes['w:char'] ?? ''), element, run, hidden, around);
      case 'w:fldChar':
        return this.#fieldMark(element);
      case 'w:instrText': {
        const field = this.#place.fields.at(-1);
        if (field) field.instruction += this.#source.text.slice(element.openEnd, element.closeStart);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.references.push({ kind: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote', id: element.attributes['w:id'] ?? '' });
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.textBoxes.push(...boxesIn(element).map((content) => ({ content, alone: true })));
        return;
      case 'mc:AlternateContent':
        return this.#twice(element, run, hidden, around);
      case 'w:ruby':
        for (const base of element.children) if (base.name === 'w:rubyBase') this.content(base, nested(around, 'text with a reading aid above it'));
        return;
      default:
        // Run properties, references to comments, page numbers of the printer: nothing that reads.
    }
  }

  /** The same in two dialects: one is read, and text boxes of the other are its copies. */
  #twice(element: Placed, run: Placed, hidden: boolean, around: Around): void {
    const first = this.textBoxes.length;
    const branch = branchOf(element);
    for (const each of branch?.children ?? []) this.#piece(each, run, hidden, nested(around, 'text that the file holds twice'));
    const boxes = this.textBoxes.splice(first);
    const copies = element.children.filter((each) => each !== branch).flatMap(boxesIn);
    const paired = copies.length === 0 || copies.length === boxes.length;
    this.textBoxes.push(...boxes.map(({ content }, index): TextBox => ({ content, alone: paired, ...(paired && copies[index] ? { copy: copies[index] } : {}) })));
  }

  #text(element: Placed, run: Placed, hidden: boolean, around: Around): void {
    const raw = this.#source.text.slice(element.openEnd, element.closeStart);
    const characters = decodedText(raw);
    // A CDATA section or a comment between the letters: read, but not edited.
    const text = characters ?? raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '$1');
    this.#put({ text, run, element }, hidden, characters !== undefined ? around : nested(around, 'text with markup between its letters'));
  }

  #sign(text: string, element: Placed, run: Placed, hidden: boolean, around: Around): void {
    this.#put({ text, run, element }, hidden, around);
  }

  #put(piece: Pick<TracedPiece, 'text' | 'run' | 'element'>, hidden: boolean, around: Around): void {
    const { fields } = this.#place;
    if (piece.text === '' || fields.some((field) => !field.inResult)) return;
    const field = fields.at(-1);
    const locked = around.locked ?? (field ? 'the result of a field' : undefined);
    const { mark, by, depth, insertion } = around;
    if (mark === 'fleeting') return;
    const about = { mark, hidden, depth, ...(by === undefined ? {} : { by }), ...(insertion && mark === 'inserted' ? { insertion } : {}) };
    if (this.#pageBreak && mark !== 'deleted' && !hidden) {
      this.pieces.push({ text: '\n', mark, hidden: false, locked: 'a page break', depth });
      this.#pageBreak = false;
    }
    this.pieces.push({ ...piece, ...about, ...(locked === undefined ? {} : { locked }), ...(field ? { field: fieldName(field) } : {}) });
  }

  #fieldMark(mark: Placed): void {
    const { fields } = this.#place;
    const type = mark.attributes['w:fldCharType'];
    if (type === 'begin') fields.push({ instruction: '', inResult: false });
    else if (type === 'end') fields.pop();
    else if (type === 'separate') {
      const field = fields.at(-1);
      if (field) field.inResult = true;
    }
  }
}

function nested(around: Around, locked?: string): Around {
  return { ...around, depth: around.depth + 1, ...(locked === undefined ? {} : { locked }) };
}

function fieldName(field: FieldState): string {
  return (/^\s*(\S+)/.exec(field.instruction)?.[1] ?? '').toUpperCase();
}

function branchOf(element: Placed): Placed | undefined {
  return named(element, 'mc:Choice') ?? named(element, 'mc:Fallback');
}

function boxesIn(element: Placed): Placed[] {
  const branch = element.name === 'mc:AlternateContent' ? element.children.slice(0, 1) : element.children;
  return branch.flatMap((each) => (each.name === 'w:txbxContent' ? [each] : boxesIn(each)));
}

function symbolOf(code: string): string {
  return symbols[code.toUpperCase().replace(/^F0/, '')] ?? '\u{fffd}';
}
