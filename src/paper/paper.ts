/** One paragraph of a document as plain text; offsets are Unicode code points into the document's whole text. */
export interface Paragraph {
  /** 1 for the first, in reading order. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1 to 9 for a heading; undefined for body text. */
  readonly heading?: number;
  /** The number as printed ("4.2", "(a)"), where the document numbers it. */
  readonly label?: string;
  /** Which part it stands in. */
  readonly part: 'body' | 'table' | 'header' | 'footer' | 'footnote' | 'comment' | 'textBox';
}

/** A section of the outline: a heading and everything under it. */
export interface Section {
  readonly title: string;
  readonly label?: string;
  readonly level: number;
  /** Code point offsets of the section, heading included. */
  readonly start: number;
  readonly end: number;
  readonly sections: readonly Section[];
}

/** A document that was read: plain text, paragraphs and outline. Knows no XML and no Azure. */
export interface Paper {
  readonly file: string;
  readonly text: string;
  /** Unicode code points of `text`. */
  readonly characters: number;
  readonly paragraphs: readonly Paragraph[];
  readonly outline: readonly Section[];
}

/** A stretch of a paper's text: code point offsets, end exclusive; `quote` is exactly that text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly paragraph: number;
}
