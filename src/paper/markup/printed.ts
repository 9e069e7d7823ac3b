import { assemble, type Piece } from '../assemble.ts';
import type { Paper, Paragraph, Unprinted } from '../paper.ts';

/** What a paragraph of a marked-up file is beside its words. */
export interface Look {
  readonly part?: Paragraph['part'];
  readonly heading?: number;
  readonly label?: string;
  readonly row?: number;
  /** Which cell of its row, from 0. */
  readonly cell?: number;
}

/** Collects the paragraphs of a marked-up file as a reader sees them. */
export class Printed {
  readonly unprinted: Unprinted[] = [];
  pictures = 0;
  #text = '';
  #pieces: Piece[] = [];
  #words = '';
  #plain = 0;
  #look: Look = {};
  #last: Look = {};
  readonly #numbered = new Set<Look>();

  /** How many paragraphs stand. */
  get count(): number {
    return this.#pieces.length;
  }

  /** Ends the paragraph; what follows is another, of this look. */
  begin(look: Look): void {
    const words = this.#words.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/^[ \t\n]+|[ \t\n]+$/g, '');
    if (words !== '') {
      const { cell, label, ...look } = this.#look;
      // The number of a list item stands before its first paragraph only.
      const kept = label === undefined || this.#numbered.has(this.#look) ? look : { ...look, label };
      this.#numbered.add(this.#look);
      const sameRow = kept.row !== undefined && kept.row === this.#last.row;
      const joint = this.#pieces.length === 0 ? '' : sameRow ? '\t'.repeat(Math.max(1, (cell ?? 0) - (this.#last.cell ?? 0))) : '\n';
      this.#text += joint;
      this.#pieces.push({ part: 'body', ...kept, text: words, contents: false, bold: this.#plain === 0, at: this.#text.length });
      this.#text += words;
      this.#last = this.#look;
    }
    [this.#words, this.#plain, this.#look] = ['', 0, look];
  }

  /** Words in the paragraph that is open. White space counts as one space, unless it is `kept`. */
  put(text: string, style: { readonly bold: boolean; readonly kept?: boolean }): void {
    const even = style.kept === true ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#words += /(?:^|\s)$/.test(this.#words) && style.kept !== true ? even.replace(/^ /, '') : even;
    if (!style.bold && text.trim() !== '') this.#plain += text.length;
  }

  paper(file: string): Paper {
    this.begin({});
    return assemble(file, this.#text, this.#pieces, { unprinted: this.unprinted, pictures: this.pictures });
  }
}
