import { diffArrays } from 'diff';

/** One difference between two sequences: `a[aFrom..aTo)` stands where the other has `b[bFrom..bTo)`; either may be empty. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/**
 * The differences that turn `a` into `b`, in order, never two that touch; what lies between them is equal. As few items as possible
 * are taken out and put in, up to a thousand; where more differ, the two are split first at items that stand once in each
 * (patience diff), and a stretch that has none is one difference.
 */
export function diff(a: readonly string[], b: readonly string[]): Hunk[] {
  const ids = new Map<string, number>();
  const idOf = (item: string): number => {
    const known = ids.get(item);
    if (known !== undefined) return known;
    ids.set(item, ids.size);
    return ids.size - 1;
  };
  return joined(differing(a.map(idOf), b.map(idOf), 0, 0));
}

/** Beyond this the shortest way costs more than it is worth: its time grows with the square of what differs. */
const editsMost = 1_000;

function differing(a: readonly number[], b: readonly number[], aStart: number, bStart: number): Hunk[] {
  const changes = diffArrays(a as number[], b as number[], { maxEditLength: editsMost });
  if (changes) return hunksOf(changes, aStart, bStart);
  const hunks: Hunk[] = [];
  let [aFrom, bFrom] = [0, 0];
  const found = anchors(a, b, 0, a.length, 0, b.length);
  if (found.length === 0) return [{ aFrom: aStart, aTo: aStart + a.length, bFrom: bStart, bTo: bStart + b.length }];
  for (const [x, y] of [...found, [a.length, b.length] as const]) {
    if (x > aFrom || y > bFrom) hunks.push(...differing(a.slice(aFrom, x), b.slice(bFrom, y), aStart + aFrom, bStart + bFrom));
    [aFrom, bFrom] = [x + 1, y + 1];
  }
  return hunks;
}

function hunksOf(changes: readonly { readonly added: boolean; readonly removed: boolean; readonly count: number }[], aStart: number, bStart: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [a, b] = [aStart, bStart];
  for (const { added, removed, count } of changes) {
    const [aTo, bTo] = [a + (added ? 0 : count), b + (removed ? 0 : count)];
    if (added || removed) hunks.push({ aFrom: a, aTo, bFrom: b, bTo });
    [a, b] = [aTo, bTo];
  }
  return hunks;
}

/** Neighbours that touch become one. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const made: Hunk[] = [];
  for (const hunk of hunks) {
    const last = made.at(-1);
    if (last && last.aTo === hunk.aFrom && last.bTo === hunk.bFrom) made[made.length - 1] = { ...last, aTo: hunk.aTo, bTo: hunk.bTo };
    else made.push(hunk);
  }
  return made;
}

type Pair = readonly [number, number];

/** Items that stand exactly once on each side, as many of them as are in the same order on both. */
function anchors(a: readonly number[], b: readonly number[], aFrom: number, aTo: number, bFrom: number, bTo: number): Pair[] {
  const [inA, inB] = [once(a, aFrom, aTo), once(b, bFrom, bTo)];
  const common = [...inA].flatMap(([item, x]): Pair[] => {
    const y = inB.get(item);
    return y === undefined || y < 0 || x < 0 ? [] : [[x, y]];
  });
  // The longest rising run of places in b, by patience sorting; common is already in order of a.
  const tops: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [, y]] of common.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((common[tops[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? undefined : tops[low - 1]);
    tops[low] = index;
  }
  const chosen: Pair[] = [];
  for (let index = tops.at(-1); index !== undefined; index = before[index]) {
    const pair = common[index];
    if (pair) chosen.push(pair);
  }
  return chosen.toReversed();
}

/** The place of each item that stands once, -1 for one that stands more often. */
function once(items: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const item = items[at] ?? 0;
    places.set(item, places.has(item) ? -1 : at);
  }
  return places;
}
