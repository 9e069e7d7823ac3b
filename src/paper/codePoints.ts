/** Converts between the two ways to count in a text: JavaScript's UTF-16 units, and the Unicode code points that offsets in findings count. */
export interface CodePoints {
  /** Code points of the whole text. */
  readonly length: number;
  /** How many code points stand before the UTF-16 index `unit`. */
  before(unit: number): number;
  /** The UTF-16 index of the code point `point`. */
  unitOf(point: number): number;
}

/** The counter of `text`; a text without surrogate pairs costs one pass and no memory. */
export function codePoints(text: string): CodePoints {
  // The UTF-16 index of the second half of each surrogate pair, rising.
  const pairs: number[] = [];
  for (let unit = 0; unit < text.length - 1; unit++) {
    const code = text.charCodeAt(unit);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(unit + 1);
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(++unit);
  }
  return {
    length: text.length - pairs.length,
    before: (unit) => unit - countBelow(pairs, (second) => second < unit),
    // The n-th pair's second half stands at code point pairs[n] - n.
    unitOf: (point) => point + countBelow(pairs, (second, index) => second - index <= point),
  };
}

/** The text between two code point offsets, end exclusive. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const points = codePoints(text);
  return text.slice(points.unitOf(start), points.unitOf(end));
}

/** How many leading entries hold, where those that hold stand first. */
function countBelow(pairs: readonly number[], holds: (second: number, index: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
