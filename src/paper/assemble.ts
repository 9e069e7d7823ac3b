import { codePoints } from './codePoints.ts';
import { headings, readOutline, type Outlined } from './outline.ts';
import type { Paper, Paragraph, Revision, Unprinted } from './paper.ts';

/** A paragraph before its place in the text is counted. */
export interface Piece {
  readonly text: string;
  readonly part: Paragraph['part'];
  readonly heading?: number;
  readonly label?: string;
  readonly row?: number;
  readonly contents: boolean;
  readonly page?: number;
  readonly bold: boolean;
  /** UTF-16 index of its first character in the whole text. */
  readonly at: number;
}

/** The paper made of `pieces` of `text`: offsets in code points, numbered paragraphs, outline. */
export function assemble(file: string, text: string, pieces: readonly Piece[], beside: { readonly unprinted: readonly Unprinted[]; readonly pictures: number; readonly revisions?: readonly Revision[] }): Paper {
  const points = codePoints(text);
  const outlined = pieces.map(
    (piece, index): Outlined => ({
      number: index + 1,
      start: points.before(piece.at),
      end: points.before(piece.at + piece.text.length),
      text: piece.text,
      ...(piece.heading === undefined ? {} : { heading: piece.heading }),
      ...(piece.label === undefined ? {} : { label: piece.label }),
      part: piece.part,
      ...(piece.row === undefined ? {} : { row: piece.row }),
      ...(piece.contents ? { contents: true } : {}),
      ...(piece.page === undefined ? {} : { page: piece.page }),
      bold: piece.bold,
    }),
  );
  const inferred = new Map(headings(outlined).flatMap(({ paragraph, heading }) => (heading?.whole === true ? [[paragraph.number, heading.level]] : [])));
  return {
    file,
    text,
    characters: points.length,
    paragraphs: outlined.map(({ bold, ...paragraph }) => {
      const heading = paragraph.heading ?? (bold || paragraph.text.length <= 120 ? inferred.get(paragraph.number) : undefined);
      return heading === undefined ? paragraph : { ...paragraph, heading };
    }),
    outline: readOutline(outlined),
    ...(beside.unprinted.length === 0 ? {} : { unprinted: beside.unprinted }),
    ...(beside.revisions === undefined || beside.revisions.length === 0 ? {} : { revisions: beside.revisions }),
    ...(beside.pictures === 0 ? {} : { pictures: beside.pictures }),
  };
}
