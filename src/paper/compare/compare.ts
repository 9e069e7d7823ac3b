import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { isMaterial, mattersOf, touchesOf, type Matter, type Touch } from './matter.ts';
import { changedLines, type LineChange } from './changedLines.ts';
import { printedChanges, printedVersion } from './printedVersion.ts';
import { hidden, lostReference, readVersion, type ComparedPart, type Line, type MarkedChange, type Version, type VersionFile } from './versions.ts';

export interface Change {
  /** `accepted` and `rejected` are about tracked changes of the earlier version that the later one no longer marks. */
  readonly kind: 'changed' | 'inserted' | 'deleted' | 'moved' | 'accepted' | 'rejected';
  readonly part: ComparedPart;
  readonly before: string;
  readonly after: string;
  /** True where the later version shows it as a tracked change. */
  readonly marked: boolean;
  /** False where only form differs: quotes, spaces, articles, where a paragraph breaks. */
  readonly material: boolean;
  readonly about: readonly Matter[];
  /** The numbers, dates, amounts, parties, negations and modal verbs that stood there and stand there now. */
  readonly touches: readonly Touch[];
  /** Whose tracked change it is. */
  readonly by?: string;
  /** Paragraph, counted with those of tables, notes and margins, in the version that holds the words. */
  readonly at?: { readonly before?: number; readonly after?: number };
}

/**
 * What differs between two versions of a paper: first what was changed without being marked, material before form, then what is
 * marked. Body, tables, text boxes, notes, headers and footers; hidden, invisible and look-alike characters; moved paragraphs as one.
 * Where the other side sent a clean copy with a redline beside it, only what `marked` shows counts as marked.
 */
export function compare(before: VersionFile, after: VersionFile, marked?: VersionFile): Outcome<readonly Change[]> {
  // A PDF is a print: what it is compared with has to be read as one.
  const read = [before, after, marked].some((each) => each?.paper) ? printedVersion : readVersion;
  const { value, findings } = compareVersions(read(before), read(after), after.file, marked && { version: read(marked), file: marked.file });
  return outcome(value, read === readVersion ? findings : [...findings, finding('info', 'compared-as-printed', 'A PDF does not say what was marked: the two were compared as they are printed, word by word. Cells of a table that run over several lines may show as moved.', after.file)]);
}

/** `compare` for versions that were read already. */
export function compareVersions(old: Version, now: Version, file: string, redline?: { readonly version: Version; readonly file: string }): Outcome<readonly Change[]> {
  const shown = redline?.version ?? now;
  const beside = redline ? linesBetween(now, redline.version.accepted, now.accepted).map((each): Change => ({ ...each, ...plainly(each), marked: false, ...weighed(each.kind, each.before, each.after) })) : [];
  const all = [...unmarked(old, shown), ...beside, ...marked(old, shown)].toSorted((a, b) => rank(a) - rank(b));
  const changes = all.filter((change) => change.marked || !onlyLost(change));
  return outcome(changes, [...findingsOf(changes, file), ...incomplete(beside, redline?.file ?? ''), ...lostReferences(all.length - changes.length, file)]);
}

function linesBetween({ printed }: Version, old: readonly Line[], now: readonly Line[]): LineChange[] {
  return printed === true ? printedChanges(old, now) : changedLines(old, now);
}

function incomplete(beside: readonly Change[], file: string): Finding[] {
  const material = beside.filter((each) => each.material).length;
  return material === 0 ? [] : [finding('error', 'redline-incomplete', `The clean copy differs from the redline that came with it in ${material === 1 ? 'one place' : `${material} places`} of substance: the redline does not show what was sent.`, file)];
}

function plainly({ before, after }: { readonly before: string; readonly after: string }): { before: string; after: string } {
  return { before: shown(before), after: shown(after) };
}

/** Whether nothing differs but cross-references that led somewhere and lead nowhere now: the word processor's words, nobody's change. */
function onlyLost({ before, after }: Change): boolean {
  if (!after.includes(lostReference)) return false;
  const pattern = after.split(lostReference).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\w.()]{1,20}');
  return new RegExp(`^${pattern}$`, 'u').test(before);
}

function lostReferences(count: number, file: string): Finding[] {
  return count === 0 ? [] : [finding('warning', 'lost-reference', `${count === 1 ? 'A cross-reference leads' : `${count} cross-references lead`} nowhere since the file was last saved: ask which section is meant.`, file)];
}

function rank(change: Change): number {
  return (change.marked ? 2 : 0) + (change.material ? 0 : 1);
}

function unmarked(old: Version, now: Version): Change[] {
  const ours = [...old.marked];
  const changes = linesBetween(old, old.lines, now.lines).map((each): Change => {
    // What we had marked and they took without a mark is known to us.
    const taken = ours.findIndex((change) => change.part === each.part && change.before === each.before && change.after === each.after);
    if (taken >= 0) ours.splice(taken, 1);
    const { before, after, part, at } = each;
    return { kind: taken >= 0 ? 'accepted' : each.kind, part, before: shown(before), after: shown(after), marked: false, ...weighed(each.kind, before, after), at };
  });
  const accepted = old.marked.filter((change) => !ours.includes(change));
  const left = [...now.marked];
  for (const change of old.marked) {
    if (accepted.includes(change)) continue;
    const still = left.findIndex((each) => same(each, change));
    if (still >= 0) left.splice(still, 1);
    else if (!left.some((each) => each.part === change.part && (each.before === change.before || each.after === change.after))) {
      changes.push({ kind: 'rejected', part: change.part, before: shown(change.after), after: shown(change.before), marked: false, ...weighed('changed', change.before, change.after), by: change.by });
    }
  }
  return changes;
}

function marked(old: Version, now: Version): Change[] {
  const known = [...old.marked];
  return now.marked.flatMap((change): Change[] => {
    const at = known.findIndex((each) => same(each, change));
    if (at >= 0) {
      // The earlier version marked it already.
      known.splice(at, 1);
      return [];
    }
    const kind = change.before === '' ? 'inserted' : change.after === '' ? 'deleted' : 'changed';
    return [{ kind, part: change.part, before: shown(change.before), after: shown(change.after), marked: true, ...weighed(kind, change.before, change.after), by: change.by, at: { ...(kind === 'inserted' ? {} : { before: change.line }), ...(kind === 'deleted' ? {} : { after: change.line }) } }];
  });
}

function same(a: MarkedChange, b: MarkedChange): boolean {
  return a.part === b.part && a.before === b.before && a.after === b.after;
}

function weighed(kind: Change['kind'], before: string, after: string): { about: readonly Matter[]; material: boolean; touches: readonly Touch[] } {
  if (kind === 'moved') return { about: ['layout'], material: true, touches: [] };
  const about = mattersOf(before, after);
  return { about, material: isMaterial(about), touches: touchesOf(before, after) };
}

function shown(text: string): string {
  return text.replaceAll(hidden.opens, '[hidden: ').replaceAll(hidden.closes, ']');
}

function findingsOf(changes: readonly Change[], file: string): Finding[] {
  const silent = changes.filter((change) => !change.marked && change.kind !== 'accepted');
  const material = silent.filter((change) => change.material).length;
  if (silent.length === 0) return [];
  if (material === 0) return [finding('info', 'unmarked-form', `${silent.length === 1 ? 'One change' : `${silent.length} changes`} of form only (quotes, spaces, articles, breaks) ${silent.length === 1 ? 'is' : 'are'} not marked.`, file)];
  return [finding('error', 'unmarked-change', `${material === 1 ? 'One change' : `${material} changes`} of substance ${material === 1 ? 'is' : 'are'} not marked as tracked: ask the other side to mark ${material === 1 ? 'it' : 'them'}, and read ${material === 1 ? 'it' : 'them'} first.`, file)];
}
