import { charactersOf, escapeXml, named, prefixOf, rawOf, type Placed, type PlacedPart, type Splice } from '../docx/placedXml.ts';
import type { TracedPiece } from '../docx/tracedRuns.ts';
import type { Signature } from './edit.ts';

/** What becomes of one run: stretches struck out, words put in, marks of a comment, each at an offset of one of its pieces. */
export interface RunEdit {
  readonly source: PlacedPart;
  readonly run: Placed;
  readonly cuts: Cut[];
}

export interface Cut {
  readonly element: Placed;
  /** UTF-16 offsets into the element's text; equal where nothing is struck out. */
  readonly from: number;
  readonly to: number;
  readonly insert?: { readonly text: string; readonly style: Placed };
  /** The tracked insertion of somebody else that an insertion of ours must not stand in. */
  readonly inside?: Placed;
  /** Ready markup before and after, at the level of runs. */
  readonly before?: string;
  readonly after?: string;
}

/** Numbers for tracked changes that no part uses yet. */
export interface Ids {
  next: () => number;
}

/** The change to the file that makes the cuts of one run: the run is written as several, each with the properties it had; its other children keep their bytes. */
export function editRun({ source, run, cuts }: RunEdit, signature: Signature, ids: Ids): Splice {
  const prefix = prefixOf(source, run);
  const properties = named(run, `w:rPr`);
  const opening = source.text.slice(run.start, run.openEnd) + (properties ? rawOf(source, properties) : '');
  const closing = `</${prefix}r>`;
  const mark = (kind: 'ins' | 'del'): string => markOpening(prefix, kind, signature, ids);
  let made = '';
  let held = '';
  let striking = false;
  const flush = (): void => {
    if (held !== '') made += striking ? `${mark('del')}${opening}${held}${closing}</${prefix}del>` : opening + held + closing;
    held = '';
  };
  const hold = (markup: string, strike: boolean): void => {
    if (strike !== striking) flush();
    striking = strike;
    held += markup;
  };
  const put = ({ insert, inside, after = '' }: Cut): void => {
    if (!insert && after === '') return;
    flush();
    if (insert) made += inside ? `</${prefix}ins>${inserted(insert)}${reopened(source, inside, ids)}` : inserted(insert);
    made += after;
  };
  const inserted = ({ text, style }: NonNullable<Cut['insert']>): string => `${mark('ins')}<${prefix}r>${plainProperties(source, style)}${written(text, prefix)}</${prefix}r></${prefix}ins>`;

  for (const child of run.children) {
    if (child === properties) continue;
    const here = cuts.filter((cut) => cut.element === child).toSorted((a, b) => a.from - b.from || a.to - b.to);
    if (here.length === 0) {
      hold(rawOf(source, child), striking && carries.has(child.name));
      continue;
    }
    const places = child.name === 'w:t' ? charactersOf(source.text.slice(child.openEnd, child.closeStart), child.openEnd)?.places : undefined;
    const stretch = (from: number, to: number, strike: boolean): void => {
      if (from === to) return;
      if (!places) hold(rawOf(source, child), strike);
      else hold(`<${prefix}${strike ? 'delText' : 't'} xml:space="preserve">${source.text.slice(places[from], places[to])}</${prefix}${strike ? 'delText' : 't'}>`, strike);
    };
    const length = places ? places.length - 1 : 1;
    let at = 0;
    for (const cut of here) {
      stretch(at, cut.from, false);
      if (cut.before !== undefined) {
        flush();
        made += cut.before;
      }
      stretch(cut.from, cut.to, true);
      put(cut);
      at = cut.to;
    }
    stretch(at, length, false);
  }
  flush();
  return { start: run.start, end: run.end, text: made };
}

/** The opening tag of a tracked change of ours. */
export function markOpening(prefix: string, kind: 'ins' | 'del', { author, date }: Signature, ids: Ids): string {
  return `<${prefix}${kind} ${prefix}id="${ids.next()}" ${prefix}author="${escapeXml(author)}" ${prefix}date="${date}">`;
}

/** What Word keeps inside a run for itself; it goes with the words around it. */
const carries = new Set(['w:lastRenderedPageBreak', 'w:softHyphen']);

/** The run properties of a neighbour without its history: what we put in was never formatted otherwise. */
export function plainProperties(source: PlacedPart, style: Placed): string {
  const properties = named(style, 'w:rPr');
  if (!properties) return '';
  const kept = properties.children.filter((each) => each.name !== 'w:rPrChange').map((each) => rawOf(source, each));
  return kept.length === 0 ? '' : `${source.text.slice(properties.start, properties.openEnd)}${kept.join('')}</${prefixOf(source, properties)}rPr>`;
}

/** The insertion of somebody else goes on behind ours, as another change of the same author and date. */
function reopened(source: PlacedPart, insertion: Placed, ids: Ids): string {
  return source.text.slice(insertion.start, insertion.openEnd).replace(/(\bid=)(["'])[^"']*\2/, (_, name: string, quote: string) => `${name}${quote}${ids.next()}${quote}`);
}

/** Text as the children of a run. */
export function written(text: string, prefix: string): string {
  return text
    .split(/([\t\n])/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? `<${prefix}tab/>` : piece === '\n' ? `<${prefix}br/>` : `<${prefix}t xml:space="preserve">${escapeXml(piece)}</${prefix}t>`))
    .join('');
}

/** The piece of `pieces` that holds the UTF-16 unit at `offset`, and the offset in it; undefined past the end. */
export function pieceAt(pieces: readonly TracedPiece[], offset: number): { readonly piece: TracedPiece; readonly index: number; readonly at: number } | undefined {
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    if (offset < start + piece.text.length) return { piece, index, at: offset - start };
    start += piece.text.length;
  }
  return undefined;
}
