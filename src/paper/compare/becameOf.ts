import { changedLines } from './changedLines.ts';
import { readVersion, type ComparedPart, type Line, type Version, type VersionFile } from './versions.ts';

/** A change that we sent, and what became of it. */
export interface Wish {
  readonly part: ComparedPart;
  /** What their paper said, and what we wrote. */
  readonly before: string;
  readonly after: string;
  /** `kept`: our words stand. `open`: they stand as a tracked change that nobody decided. `dropped`: their words are back. `changed`: neither stands. */
  readonly became: 'kept' | 'open' | 'dropped' | 'changed';
  /** The paragraph as it came back; empty where it is gone. */
  readonly now: string;
}

/** What became of each change between the draft they gave us and the version we sent, in the version that came back. */
export function becameOf(draft: VersionFile, sent: VersionFile, back: VersionFile): Wish[] {
  const [first, ours, theirs] = [readVersion(draft), readVersion(sent), readVersion(back)];
  const nowOf = linesNow(ours, theirs);
  return changedLines(first.accepted, ours.accepted).map(({ part, before, after, at }): Wish => {
    const line = ours.accepted.find((each) => each.number === at.after);
    const now = line && nowOf(line);
    const open = theirs.marked.some((each) => each.part === part && (each.before === before || each.after === after) && (each.before.includes(before) || each.after.includes(after)));
    if (after === '') {
      // We struck words out: they are gone, or they came back.
      const stands = theirs.accepted.some((each) => each.part === part && each.text.includes(before)) && !ours.accepted.some((each) => each.part === part && each.text.includes(before));
      return { part, before, after, became: stands ? 'dropped' : open ? 'open' : 'kept', now: now ?? '' };
    }
    const kept = now !== undefined && (now === line?.text || now.includes(after));
    const restored = before === '' ? now === undefined || !now.includes(after) : now?.includes(before) === true && !kept;
    return { part, before, after, became: kept ? (open ? 'open' : 'kept') : restored ? 'dropped' : 'changed', now: now ?? '' };
  });
}

/** What became of each of our lines: itself where it stands, else the line that it was changed into; undefined where it is gone. */
function linesNow(ours: Version, theirs: Version): (line: Line) => string | undefined {
  const changes = changedLines(ours.accepted, theirs.accepted);
  return (line) => {
    if (theirs.accepted.some((each) => each.part === line.part && each.text === line.text)) return line.text;
    const number = changes.find((each) => each.at.before === line.number && each.at.after !== undefined)?.at.after;
    return theirs.accepted.find((each) => each.number === number)?.text;
  };
}
