/** One difference between two sequences: `a[aFrom..aTo)` stands where the other has `b[bFrom..bTo)`; either may be empty. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/**
 * The differences that turn `a` into `b`, in order, never two that touch; what lies between them is equal.
 * Smallest possible (longest common subsequence) up to two thousand by two thousand items that differ; beyond that, split first
 * at items that stand once in each (patience diff), and a stretch that has none is one difference.
 */
export function diff(a: readonly string[], b: readonly string[]): Hunk[] {
  const ids = new Map<string, number>();
  const idOf = (item: string): number => {
    const known = ids.get(item);
    if (known !== undefined) return known;
    ids.set(item, ids.size);
    return ids.size - 1;
  };
  const pairs: Pair[] = [];
  match(a.map(idOf), b.map(idOf), 0, a.length, 0, b.length, pairs);
  return gaps(pairs, a.length, b.length);
}

type Pair = readonly [number, number];

/** Cells of the table of lengths: 16 MB at most. */
const cellsMost = 4_000_000;

function match(a: readonly number[], b: readonly number[], aStart: number, aEnd: number, bStart: number, bEnd: number, pairs: Pair[]): void {
  let [aFrom, aTo, bFrom, bTo] = [aStart, aEnd, bStart, bEnd];
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) pairs.push([aFrom++, bFrom++]);
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) [aTo, bTo] = [aTo - 1, bTo - 1];
  if (aFrom < aTo && bFrom < bTo) {
    if ((aTo - aFrom + 1) * (bTo - bFrom + 1) <= cellsMost) longest(a, b, aFrom, aTo, bFrom, bTo, pairs);
    else {
      for (const [x, y] of [...anchors(a, b, aFrom, aTo, bFrom, bTo), undefined].map((each) => each ?? [aTo, bTo] as const)) {
        // Without a single anchor there is nothing to split at: the stretch stays one difference.
        if (x === aTo && aFrom === aStart && aTo === aEnd && bFrom === bStart && bTo === bEnd) break;
        match(a, b, aFrom, x, bFrom, y, pairs);
        if (x < aTo) pairs.push([x, y]);
        [aFrom, bFrom] = [x + 1, y + 1];
      }
    }
  }
  for (let [x, y] = [aTo, bTo]; x < aEnd; x++, y++) pairs.push([x, y]);
}

function longest(a: readonly number[], b: readonly number[], aFrom: number, aTo: number, bFrom: number, bTo: number, pairs: Pair[]): void {
  const width = bTo - bFrom + 1;
  const lengths = new Uint32Array((aTo - aFrom + 1) * width);
  for (let x = aTo - aFrom - 1; x >= 0; x--) {
    for (let y = bTo - bFrom - 1; y >= 0; y--) {
      const at = x * width + y;
      lengths[at] = a[aFrom + x] === b[bFrom + y] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  let [x, y] = [0, 0];
  while (x < aTo - aFrom && y < bTo - bFrom) {
    const at = x * width + y;
    if (a[aFrom + x] === b[bFrom + y]) pairs.push([aFrom + x++, bFrom + y++]);
    else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) x++;
    else y++;
  }
}

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

function gaps(pairs: readonly Pair[], aLength: number, bLength: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [aFrom, bFrom] = [0, 0];
  for (const [x, y] of [...pairs, [aLength, bLength] as const]) {
    if (x > aFrom || y > bFrom) hunks.push({ aFrom, aTo: x, bFrom, bTo: y });
    [aFrom, bFrom] = [x + 1, y + 1];
  }
  return hunks;
}
