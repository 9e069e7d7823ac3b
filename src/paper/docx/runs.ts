import type { Notes } from './notes.ts';
import type { Styles } from './styles.ts';
import { child, childrenOf, isOn, textOf, valueOf, type Element } from './xml.ts';

/** What the runs of one paragraph say. */
export interface RunText {
  readonly text: string;
  /** True where every visible character is bold. */
  readonly bold: boolean;
  readonly textBoxes: readonly Element[];
  /** Footnote and endnote references, in order: "footnote 2". */
  readonly references: readonly { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
}

/** Fields may open in one paragraph and close in another, so their state outlives a paragraph. */
export interface Fields {
  open: { instruction: string; inResult: boolean }[];
}

interface Place {
  readonly at: string;
  readonly bold: boolean;
  readonly hidden: boolean;
  /** White text is not concealed where something dark may stand behind it. */
  readonly shaded: boolean;
}

/** The text of a paragraph element with insertions accepted; what does not print goes to `notes`. */
export function readRuns(paragraph: Element, place: Place, styles: Styles, fields: Fields, notes: Notes): RunText {
  const reader = new RunReader(place, styles, fields, notes);
  reader.content(paragraph);
  return reader.end();
}

class RunReader {
  readonly #textBoxes: Element[] = [];
  readonly #references: { kind: 'footnote' | 'endnote'; id: string }[] = [];
  #text = '';
  #hidden = '';
  #plain = 0;
  #pageBreak = false;
  readonly #place: Place;
  readonly #styles: Styles;
  readonly #fields: Fields;
  readonly #notes: Notes;

  constructor(place: Place, styles: Styles, fields: Fields, notes: Notes) {
    this.#place = place;
    this.#styles = styles;
    this.#fields = fields;
    this.#notes = notes;
  }

  end(): RunText {
    this.#flushHidden();
    return { text: this.#text, bold: this.#text.trim() !== '' && this.#plain === 0, textBoxes: this.#textBoxes, references: this.#references };
  }

  content(element: Element): void {
    for (const each of childrenOf(element)) this.#inline(each);
  }

  #inline(element: Element): void {
    switch (element.name) {
      case 'w:r':
        return this.#run(element);
      case 'w:ins':
      case 'w:moveTo':
        return this.#inserted(element);
      case 'w:del':
      case 'w:moveFrom':
        return this.#deleted(element);
      case 'w:sdt':
        return this.#control(element);
      case 'w:fldSimple':
        this.#notes.field(element.attributes['w:instr'] ?? '');
        return this.content(element);
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:smartTagPr':
      case 'w:customXmlPr':
        return;
      case 'm:r':
        for (const part of childrenOf(element)) {
          if (part.name === 'm:t') this.#put(textOf(part), false, this.#place.hidden);
          else if (part.name.startsWith('w:')) this.#piece(part, false, this.#place.hidden);
        }
        return;
      case 'mc:AlternateContent':
        return this.#alternative(element, (each) => this.#inline(each));
      default:
        // w:hyperlink, w:smartTag, w:customXml, w:bdo, w:dir, formulas and whatever else wraps runs.
        this.content(element);
    }
  }

  #run(run: Element): void {
    const properties = child(run, 'w:rPr');
    const style = this.#styles.run(valueOf(properties, 'w:rStyle'));
    const bold = isOn(properties, 'w:b') ?? style.bold ?? this.#place.bold;
    const hidden = isOn(properties, 'w:vanish') ?? style.hidden ?? this.#place.hidden;
    if (child(properties, 'w:rPrChange')) this.#notes.revisions.sawFormatting();
    const before = this.#text.length;
    for (const each of childrenOf(run)) this.#piece(each, bold, hidden);
    const how = concealment(properties, this.#place.shaded);
    if (how !== undefined) this.#notes.conceal(this.#text.slice(before), how, this.#place.at);
  }

  #piece(element: Element, bold: boolean, hidden: boolean): void {
    switch (element.name) {
      case 'w:t':
        return this.#put(textOf(element), bold, hidden);
      case 'w:tab':
      case 'w:ptab':
        return this.#put('\t', bold, hidden);
      case 'w:br':
        if (element.attributes['w:type'] === 'page' || element.attributes['w:type'] === 'column') this.#pageBreak = this.#text !== '';
        else this.#put('\n', bold, hidden);
        return;
      case 'w:cr':
        return this.#put('\n', bold, hidden);
      case 'w:noBreakHyphen':
        return this.#put('\u2011', bold, hidden);
      case 'w:sym':
        return this.#put(this.#symbol(element.attributes['w:char'] ?? ''), bold, hidden);
      case 'w:fldChar':
        return this.#fieldMark(element);
      case 'w:instrText': {
        const field = this.#fields.open.at(-1);
        if (field) field.instruction += textOf(element);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#references.push({ kind: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote', id: element.attributes['w:id'] ?? '' });
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.#drawing(element);
      case 'mc:AlternateContent':
        return this.#alternative(element, (each) => this.#piece(each, bold, hidden));
      case 'w:ruby':
        for (const base of childrenOf(element, 'w:rubyBase')) this.content(base);
        return;
      default:
        // Run properties, references to comments, page numbers of the printer: nothing that reads.
    }
  }

  #put(text: string, bold: boolean, hidden: boolean): void {
    if (this.#fields.open.some((field) => !field.inResult) || text === '') return;
    if (hidden) {
      this.#hidden += text;
      return;
    }
    this.#flushHidden();
    if (this.#pageBreak) this.#text += '\n';
    this.#pageBreak = false;
    this.#text += text;
    if (!bold && text.trim() !== '') this.#plain += text.length;
  }

  #flushHidden(): void {
    if (this.#hidden.trim() !== '') this.#notes.unprinted.push({ layer: 'hidden', text: this.#hidden, at: this.#place.at });
    this.#hidden = '';
  }

  #inserted(element: Element): void {
    this.#notes.revisions.saw('insertion', element.attributes);
    const before = this.#text.length;
    this.content(element);
    this.#notes.changed('insertion', this.#text.slice(before), element.attributes, this.#place.at);
  }

  #deleted(element: Element): void {
    this.#notes.revisions.saw('deletion', element.attributes);
    const text = deletedText(element);
    const by = element.attributes['w:author'];
    this.#notes.changed('deletion', text, element.attributes, this.#place.at);
    if (text.trim() !== '') this.#notes.unprinted.push({ layer: 'deleted', text, ...(by === undefined ? {} : { by }), at: this.#place.at });
    // The marks of a field that was deleted still open and close it.
    for (const run of childrenOf(element, 'w:r')) for (const mark of childrenOf(run, 'w:fldChar')) this.#fieldMark(mark);
  }

  #control(element: Element): void {
    const before = this.#text.length;
    for (const each of childrenOf(element, 'w:sdtContent')) this.content(each);
    const shown = this.#text.slice(before).trim();
    if (shown !== '' && isOn(child(element, 'w:sdtPr'), 'w:showingPlcHdr') === true) this.#notes.placeholders.push(shown);
  }

  #fieldMark(mark: Element): void {
    const { open } = this.#fields;
    switch (mark.attributes['w:fldCharType']) {
      case 'begin':
        open.push({ instruction: '', inResult: false });
        return;
      case 'separate': {
        const field = open.at(-1);
        if (field) field.inResult = true;
        return;
      }
      case 'end': {
        const field = open.pop();
        if (field) this.#notes.field(field.instruction);
        return;
      }
      case undefined:
      default:
    }
  }

  #alternative(element: Element, read: (each: Element) => void): void {
    // Both branches say the same in two dialects; reading both would say it twice.
    const branch = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
    for (const each of childrenOf(branch)) read(each);
  }

  #drawing(element: Element): void {
    const boxes: Element[] = [];
    collect(element, 'w:txbxContent', boxes);
    this.#textBoxes.push(...boxes);
    if (boxes.length === 0) this.#notes.pictures++;
  }

  #symbol(code: string): string {
    const known = symbols[code.toUpperCase().replace(/^F0/, '')];
    if (known === undefined) this.#notes.symbols++;
    return known ?? '\u{fffd}';
  }
}

/** Signs of Symbol and Wingdings that stand in contracts: bullets, ticks, boxes, §-like marks. */
export const symbols: Readonly<Record<string, string>> = { B7: '•', A7: '▪', A8: '☐', FE: '☑', FD: '☒', FC: '✓', FB: '✗', '6F': '☐', '78': '☒', D8: '➢', E0: '→', F0: '→', B3: '≥', A3: '≤', B1: '±', D3: '©', E2: '®', D4: '™', '2D': '−', '2612': '☒', '2610': '☐', '2611': '☑' };

function concealment(properties: Element | undefined, shaded: boolean): string | undefined {
  const size = Number(valueOf(properties, 'w:sz') ?? '24');
  if (size <= 4) return `${size / 2} points high`;
  const white = /^f{6}$/i.test(valueOf(properties, 'w:color') ?? '');
  return white && !shaded && !child(properties, 'w:shd') && !child(properties, 'w:highlight') ? 'white on white' : undefined;
}

function deletedText(element: Element): string {
  return childrenOf(element)
    .map((each) => (each.name === 'w:delText' || each.name === 'w:t' ? textOf(each) : each.name === 'w:rPr' ? '' : deletedText(each)))
    .join('');
}

function collect(element: Element, name: string, into: Element[]): void {
  const branch = element.name === 'mc:AlternateContent' ? childrenOf(element).slice(0, 1) : childrenOf(element);
  for (const each of branch) {
    if (each.name === name) into.push(each);
    else collect(each, name, into);
  }
}
