import { strToU8 } from 'fflate';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { readParts } from '../docx/parts.ts';
import { patchPackage } from '../docx/patchPackage.ts';
import { encodeLike, prefixOf, spliced, type Splice } from '../docx/placedXml.ts';
import { readDocx } from '../docx/readDocx.ts';
import { readTraced, type TracedDocument } from '../docx/tracedText.ts';
import { CommentBook } from './comments.ts';
import type { Edit, EditResult, Signature } from './edit.ts';
import { locator } from './locate.ts';
import { editParagraph } from './paragraphEdits.ts';
import { planEdit, type Planned } from './planEdit.ts';
import { editRun, type Ids, type RunEdit } from './runEdits.ts';

export interface Redlined {
  readonly bytes: Uint8Array;
  /** One for each edit, in the order given. */
  readonly edits: readonly EditResult[];
  /** How many comments were written. */
  readonly comments: number;
}

/**
 * The Word document in `bytes` with `edits` in it as tracked changes of `signature`: only the words that differ are marked, the runs
 * around them keep their properties, and parts that no edit touches keep their bytes. An edit that cannot be made is left out and says
 * why. Accepting all changes gives the proposed text, rejecting all gives the one that came.
 */
export function redline(bytes: Uint8Array, file: string, edits: readonly Edit[], signature: Signature): Outcome<Redlined> {
  const parts = readParts(bytes, file).value;
  const { value: paper, findings: read } = readDocx(bytes, file);
  const document = readTraced(parts, file);
  const main = document.parts.get(parts.main);
  if (!main || prefixOf(main, main.root) === '') throw new Refusal('unsupported', `${file} writes its XML without prefixes, which Parley reads but does not write into: open it in Word, save it as .docx and try again.`, file);

  const ids = freeIds(document);
  const comments = new CommentBook(parts, main, file, signature);
  const locate = locator(paper, document);
  const planned: Planned[] = [];
  const results = edits.map((edit): EditResult => {
    const place = locate(edit);
    const plan = typeof place === 'string' ? place : planEdit(edit, place, planned, document.twins);
    if (typeof plan === 'string') return { id: edit.id, applied: false, reason: plan, changes: [] };
    planned.push(plan);
    return { id: edit.id, applied: true, part: plan.part, changes: plan.changes };
  });

  const findings: Finding[] = [...read, ...unappliedFinding(results, file)];
  for (const plan of planned) {
    const comment = plan.edit.comment?.trim() ?? '';
    if (comment === '') continue;
    if (plan.source === main && plan.part !== 'textBox') plan.anchor(comments.add(comment));
    else findings.push(finding('warning', 'comment-not-attached', `Word shows no comments in a ${plan.part === 'textBox' ? 'text box' : plan.part}, so the reason of edit "${plan.edit.id}" is not in the document: give it in the covering letter.`, file));
  }
  const changed = new Map<string, Uint8Array>();
  for (const [name, splices] of splicesByPart(planned, signature, ids)) {
    const part = document.parts.get(name);
    if (part) changed.set(name, encodeLike(parts.read(name), spliced(part.text, splices), strToU8, name, file));
  }
  for (const [name, part] of comments.parts()) changed.set(name, part);
  return outcome({ bytes: changed.size === 0 ? bytes : patchPackage(bytes, changed, file), edits: results, comments: comments.count }, findings);
}

function splicesByPart(planned: readonly Planned[], signature: Signature, ids: Ids): Map<string, Splice[]> {
  const runs = new Map<string, RunEdit>();
  for (const { source, run, cuts } of planned.flatMap((plan) => plan.runs)) {
    const key = `${run.start} ${source.name}`;
    const known = runs.get(key) ?? { source, run, cuts: [] };
    known.cuts.push(...cuts);
    runs.set(key, known);
  }
  const splices = new Map<string, Splice[]>();
  // In the order of the file, so that the numbers of the changes do not depend on the order of the edits.
  for (const each of [...runs.values()].toSorted((a, b) => (a.source.name < b.source.name ? -1 : a.source.name > b.source.name ? 1 : a.run.start - b.run.start))) {
    splices.set(each.source.name, [...(splices.get(each.source.name) ?? []), editRun(each, signature, ids)]);
  }
  for (const block of planned.flatMap((plan) => plan.blocks).toSorted((a, b) => a.paragraph.element.start - b.paragraph.element.start)) {
    const { name } = block.paragraph.source;
    splices.set(name, [...(splices.get(name) ?? []), ...editParagraph(block, signature, ids)]);
  }
  return splices;
}

function unappliedFinding(results: readonly EditResult[], file: string): Finding[] {
  return results.flatMap(({ id, applied, reason }) => (applied ? [] : [finding('warning', 'edit-not-applied', `Edit "${id}" was not made. ${reason ?? ''}`, file)]));
}

function freeIds(document: TracedDocument): Ids {
  let last = 0;
  for (const { text } of document.parts.values()) {
    for (const [, id] of text.matchAll(/\bid=["'](\d{1,9})["']/gi)) last = Math.max(last, Number(id));
  }
  return { next: () => ++last };
}
