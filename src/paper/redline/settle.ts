import { strToU8 } from 'fflate';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { readParts } from '../docx/parts.ts';
import { patchPackage } from '../docx/patchPackage.ts';
import { encodeLike, readPlaced, spliced } from '../docx/placedXml.ts';
import { Settler, type Decision } from './settlePart.ts';

export interface Settled {
  readonly bytes: Uint8Array;
  /** How many tracked changes there were, by part. */
  readonly changes: readonly { readonly part: string; readonly count: number }[];
}

/**
 * The Word document with every tracked change accepted or rejected: insertions, deletions, moves, formatting, paragraph marks and
 * table rows, in the body, notes, headers and footers. A part without tracked changes keeps its bytes; comments stay.
 */
export function settle(bytes: Uint8Array, file: string, decision: Decision): Outcome<Settled> {
  const { value: parts, findings: read } = readParts(bytes, file);
  const findings: Finding[] = [...read];
  const changes: { part: string; count: number }[] = [];
  const changed = new Map<string, Uint8Array>();
  const stories = parts.relationships(parts.main).filter((each) => storyTypes.has(each.type) && !each.external && parts.has(each.target));
  for (const name of [parts.main, ...new Set(stories.map((each) => each.target))]) {
    const bytesOfPart = parts.read(name);
    const part = readPlaced(bytesOfPart, name, file);
    const settler = new Settler(part, decision);
    const splices = settler.settle();
    if (settler.cells > 0) findings.push(finding('warning', 'cell-change-kept', `${settler.cells === 1 ? 'A tracked change' : `${settler.cells} tracked changes`} of whole table cells in ${name} stayed as ${settler.cells === 1 ? 'it is' : 'they are'}: decide ${settler.cells === 1 ? 'it' : 'them'} in Word.`, file));
    if (splices.length === 0) continue;
    changes.push({ part: name, count: settler.count });
    changed.set(name, encodeLike(bytesOfPart, spliced(part.text, splices), strToU8, name, file));
  }
  if (changes.length === 0) findings.push(finding('info', 'no-tracked-changes', 'The document holds no tracked changes; it was written unchanged.', file));
  return outcome({ bytes: changed.size === 0 ? bytes : patchPackage(bytes, changed, file), changes }, findings);
}

const storyTypes = new Set(['footnotes', 'endnotes', 'header', 'footer', 'comments']);
