import { diff } from '../diff.ts';
import { wordChanges, wordsOf } from '../redline/wordChanges.ts';
import type { ComparedPart, Line } from './versions.ts';

export interface LineChange {
  readonly kind: 'changed' | 'inserted' | 'deleted' | 'moved';
  readonly part: ComparedPart;
  readonly before: string;
  readonly after: string;
  readonly at: { readonly before?: number; readonly after?: number };
}

/** The changes that turn the paragraphs of one version into those of another, by words; a paragraph that only moved is one change. */
export function changedLines(old: readonly Line[], now: readonly Line[]): LineChange[] {
  const running = streams.flatMap((parts) => inOrder(only(old, parts), only(now, parts)));
  return linkMoves([...running, ...loose.flatMap((part) => inOrder(without(only(old, [part]), only(now, loose)), without(only(now, [part]), only(old, loose))))]);
}

const streams: readonly (readonly ComparedPart[])[] = [['body', 'table'], ['footnote']];
/** Text boxes hang on whichever paragraph is near, margins repeat from page to page, and a frame in a margin may be saved as a text box: where these stand among each other says nothing. */
const loose: readonly ComparedPart[] = ['textBox', 'header', 'footer'];

function only(lines: readonly Line[], parts: readonly ComparedPart[]): Line[] {
  return lines.filter((line) => parts.includes(line.part));
}

/** The lines whose words the others nowhere have. */
function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  const texts = new Set(others.map((line) => line.text));
  return lines.filter((line) => !texts.has(line.text));
}

function inOrder(old: readonly Line[], now: readonly Line[]): LineChange[] {
  return diff(old.map((line) => line.text), now.map((line) => line.text)).flatMap(({ aFrom, aTo, bFrom, bTo }) => inStretch(old.slice(aFrom, aTo), now.slice(bFrom, bTo)));
}

function inStretch(old: readonly Line[], now: readonly Line[]): LineChange[] {
  const [first, last] = [old[0], now[0]];
  const joined = (lines: readonly Line[]): string => lines.map((line) => line.text).join(' ');
  if (first && last && joined(old).replaceAll(' ', '') === joined(now).replaceAll(' ', '')) {
    return [{ kind: 'changed', part: last.part, before: old.map((line) => line.text).join('\n'), after: now.map((line) => line.text).join('\n'), at: { before: first.number, after: last.number } }];
  }
  const changes: LineChange[] = [];
  for (const [was, is] of pairs(old, now)) {
    if (was && is) changes.push(...inLine(was, is));
    else if (was) changes.push({ kind: 'deleted', part: was.part, before: was.text, after: '', at: { before: was.number } });
    else if (is) changes.push({ kind: 'inserted', part: is.part, before: '', after: is.text, at: { after: is.number } });
  }
  return changes;
}

/** Which paragraph became which: the pairing in order with most words in common; those that share less than half stay alone. */
function pairs(old: readonly Line[], now: readonly Line[]): [Line | undefined, Line | undefined][] {
  if (old.length === 1 && now.length === 1) return [[old[0], now[0]]];
  if (old.length * now.length > 250_000) return [...old.map((line): [Line, undefined] => [line, undefined]), ...now.map((line): [undefined, Line] => [undefined, line])];
  const bags = [old, now].map((lines) => lines.map((line) => bagOf(line.text))) as [Map<string, number>[], Map<string, number>[]];
  const width = now.length + 1;
  const best = new Float64Array((old.length + 1) * width);
  const likeness = (x: number, y: number): number => alike(bags[0][x], bags[1][y]);
  const known = new Float64Array(old.length * now.length);
  for (let x = old.length - 1; x >= 0; x--) {
    for (let y = now.length - 1; y >= 0; y--) {
      const like = likeness(x, y);
      known[x * now.length + y] = like;
      const paired = like >= 0.5 ? like + (best[(x + 1) * width + y + 1] ?? 0) : 0;
      best[x * width + y] = Math.max(paired, best[(x + 1) * width + y] ?? 0, best[x * width + y + 1] ?? 0);
    }
  }
  const made: [Line | undefined, Line | undefined][] = [];
  let [x, y] = [0, 0];
  while (x < old.length && y < now.length) {
    const like = known[x * now.length + y] ?? 0;
    const here = best[x * width + y] ?? 0;
    if (like >= 0.5 && Math.abs(here - like - (best[(x + 1) * width + y + 1] ?? 0)) < 1e-9) made.push([old[x++], now[y++]]);
    else if (here === (best[(x + 1) * width + y] ?? 0)) made.push([old[x++], undefined]);
    else made.push([undefined, now[y++]]);
  }
  while (x < old.length) made.push([old[x++], undefined]);
  while (y < now.length) made.push([undefined, now[y++]]);
  return made;
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of wordsOf(text)) if (word !== ' ') bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Twice the words in common by all words (Dice): 1 for the same words, 0 for none. */
function alike(a: Map<string, number> | undefined, b: Map<string, number> | undefined): number {
  if (!a || !b) return 0;
  let [common, all] = [0, 0];
  for (const [word, count] of a) {
    all += count;
    common += Math.min(count, b.get(word) ?? 0);
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 1 : (2 * common) / all;
}

/** The changes inside one paragraph, each widened to whole words between spaces. */
function inLine(was: Line, is: Line): LineChange[] {
  const ranges: { from: number; to: number; insert: string }[] = [];
  for (const change of wordChanges(was.text, is.text)) {
    let { from, to, insert } = change;
    const floor = ranges.at(-1)?.to ?? 0;
    const edge = (text: string): boolean => text !== '' && !text.startsWith(' ');
    while (from > floor && was.text[from - 1] !== ' ' && (edge(was.text.slice(from, to)) || edge(insert))) insert = `${was.text[--from] ?? ''}${insert}`;
    while (to < was.text.length && was.text[to] !== ' ' && ((to > from && was.text[to - 1] !== ' ') || (insert !== '' && !insert.endsWith(' ')))) insert += was.text[to++] ?? '';
    const last = ranges.at(-1);
    if (last && last.to === from && last.to > 0 && was.text[from - 1] !== ' ') ranges[ranges.length - 1] = { from: last.from, to, insert: last.insert + insert };
    else ranges.push({ from, to, insert });
  }
  return ranges.map(({ from, to, insert }) => {
    const [before, after] = [was.text.slice(from, to).trim(), insert.trim()];
    return { kind: before === '' ? 'inserted' : after === '' ? 'deleted' : 'changed', part: is.part, before, after, at: { before: was.number, after: is.number } };
  });
}

/** A paragraph that went here and came there is one move; one that was changed on the way is a move and its changes. */
function linkMoves(changes: readonly LineChange[]): LineChange[] {
  const came = changes.filter((change) => change.kind === 'inserted' && change.after.length > 20);
  const linked = new Set<LineChange>();
  const moves = new Map<LineChange, readonly LineChange[]>();
  const gone = changes.filter((change) => change.kind === 'deleted' && change.before.length > 20);
  const link = (from: LineChange, to: LineChange | undefined): void => {
    if (!to) return;
    linked.add(to);
    const at = { ...from.at, ...to.at };
    moves.set(from, [{ kind: 'moved', part: to.part, before: from.before, after: to.after, at }, ...inLine({ text: from.before, part: from.part, number: at.before ?? 0 }, { text: to.after, part: to.part, number: at.after ?? 0 })]);
  };
  for (const from of gone) link(from, came.find((each) => !linked.has(each) && each.after === from.before));
  // Many paragraphs that came and went are another document, not moves.
  if (gone.length * came.length <= 40_000) {
    const bags = new Map(came.map((each) => [each, bagOf(each.after)]));
    for (const from of gone.filter((each) => !moves.has(each) && each.before.length > 60)) {
      const bag = bagOf(from.before);
      link(from, came.filter((each) => !linked.has(each) && alike(bag, bags.get(each)) >= 0.8)[0]);
    }
  }
  return changes.flatMap((change) => (linked.has(change) ? [] : (moves.get(change) ?? [change])));
}
