/** One paragraph of a document as plain text; offsets are Unicode code points into the document's whole text. */
export interface Paragraph {
  /** 1 for the first, in reading order. Paragraphs without text are not counted. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1 to 9 for a heading; undefined for body text. */
  readonly heading?: number;
  /** The number that the word processor prints before the paragraph ("4.2", "(a)"); it is not part of the text. A number that was typed stands in the text instead. */
  readonly label?: string;
  /** Which part it stands in. Comments are not part of the text: see `unprinted`. */
  readonly part: 'body' | 'table' | 'header' | 'footer' | 'footnote' | 'comment' | 'textBox';
  /** Paragraphs of one table row share its number. */
  readonly row?: number;
  /** True for a line of a generated table of contents. */
  readonly contents?: boolean;
  /** The page on which it begins, counted from 1, where the file has pages (PDF). */
  readonly page?: number;
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

/** Words that the file carries and the printed page does not show. */
export interface Unprinted {
  readonly layer: 'comment' | 'deleted' | 'hidden' | 'metadata';
  readonly text: string;
  /** Its author, where the file names one. */
  readonly by?: string;
  /** "paragraph 4", "docProps/core.xml, title". */
  readonly at: string;
}

/** A tracked change that the file carries. */
export interface Revision {
  readonly kind: 'insertion' | 'deletion';
  readonly text: string;
  readonly by?: string;
  /** The instant that the file names, as it is written there. */
  readonly date?: string;
  readonly at: string;
}

/**
 * A document that was read: plain text, paragraphs and outline. Knows no XML and no Azure.
 * The text of a Word file is its paragraphs in reading order (body with tables and text boxes, then footnotes, endnotes,
 * headers, footers), each on a line of its own; cells of a table row are joined by tabs. Tracked insertions are in it,
 * tracked deletions and hidden text are not. The text of a plain file is the file.
 */
export interface Paper {
  readonly file: string;
  readonly text: string;
  /** Unicode code points of `text`. */
  readonly characters: number;
  readonly paragraphs: readonly Paragraph[];
  readonly outline: readonly Section[];
  readonly unprinted?: readonly Unprinted[];
  /** In reading order; the text stands as if all were accepted. */
  readonly revisions?: readonly Revision[];
  /** How many pictures it holds: a scan has many and hardly any text. */
  readonly pictures?: number;
}

/** A stretch of a paper's text: code point offsets, end exclusive; `quote` is exactly that text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly paragraph: number;
}
