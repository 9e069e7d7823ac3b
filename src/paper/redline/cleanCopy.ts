import { strToU8 } from 'fflate';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { readParts } from '../docx/parts.ts';
import { patchPackage } from '../docx/patchPackage.ts';
import { encodeLike, readPlaced, spliced, type Placed, type Splice } from '../docx/placedXml.ts';
import { settle } from './settle.ts';

export interface CleanCopy {
  readonly bytes: Uint8Array;
  /** Tracked changes that were accepted, and comments that were taken out. */
  readonly accepted: number;
  readonly comments: number;
}

/** The Word document as it would be signed: every tracked change accepted, every comment and the list of those who commented taken out. */
export function cleanCopy(bytes: Uint8Array, file: string): Outcome<CleanCopy> {
  const { value: settled, findings } = settle(bytes, file, 'accept');
  const { value: parts } = readParts(settled.bytes, file);
  const changed = new Map<string, Uint8Array>();
  let comments = 0;
  const related = parts.relationships(parts.main).filter((each) => !each.external && parts.has(each.target));
  for (const name of [parts.main, ...new Set(related.filter((each) => stories.has(each.type)).map((each) => each.target))]) {
    const part = readPlaced(parts.read(name), name, file);
    const splices: Splice[] = [];
    unmark(part.root, splices);
    if (splices.length > 0) changed.set(name, encodeLike(parts.read(name), spliced(part.text, splices), strToU8, name, file));
  }
  for (const { type, target } of related.filter((each) => remarks.has(each.type))) {
    const part = readPlaced(parts.read(target), target, file);
    if (type === 'comments') comments = part.root.children.length;
    if (part.root.children.length > 0) changed.set(target, encodeLike(parts.read(target), spliced(part.text, [{ start: part.root.openEnd, end: part.root.closeStart, text: '' }]), strToU8, target, file));
  }
  const accepted = settled.changes.reduce((sum, each) => sum + each.count, 0);
  return outcome({ bytes: changed.size === 0 ? settled.bytes : patchPackage(settled.bytes, changed, file), accepted, comments }, findings.filter((each) => each.code !== 'comments'));
}

const stories = new Set(['footnotes', 'endnotes', 'header', 'footer']);
const remarks = new Set(['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people']);

/** Takes out what ties comments to words; a run that held nothing else goes with it. */
function unmark(element: Placed, splices: Splice[]): void {
  for (const child of element.children) {
    const alone = child.name === 'w:r' && child.children.some((each) => each.name === 'w:commentReference') && child.children.every((each) => each.name === 'w:commentReference' || each.name === 'w:rPr');
    if (alone || child.name === 'w:commentRangeStart' || child.name === 'w:commentRangeEnd' || child.name === 'w:commentReference') splices.push({ start: child.start, end: child.end, text: '' });
    else unmark(child, splices);
  }
}
