import { OPS } from 'unpdf/pdfjs';
import type { Drawn } from './unseenWords.ts';

/** [a, b, c, d, x, y], as PDF writes where things stand. */
type Matrix = readonly [number, number, number, number, number, number];

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface State {
  readonly at: Matrix;
  /** Where anything is drawn at all; undefined where that is no plain box. */
  readonly within: Box | undefined;
  readonly alpha: number;
  readonly blends: boolean;
  readonly pattern: boolean;
  readonly mode: number;
  readonly font: number;
  readonly letterSpace: number;
  readonly wordSpace: number;
  readonly stretch: number;
  readonly lead: number;
  readonly rise: number;
}

interface Letter {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  covered: boolean;
}

const everywhere: Box = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity };
const begin: State = { at: [1, 0, 0, 1, 0, 0], within: everywhere, alpha: 1, blends: false, pattern: false, mode: 0, font: 10, letterSpace: 0, wordSpace: 0, stretch: 1, lead: 0, rise: 0 };
/** Letters held against boxes on one page, at most: a page of a contract needs a hundredth of it. */
const looksMost = 4_000_000;

/** Words of a page that were drawn and then hidden under an opaque box: a black bar that somebody took for a redaction, or a white one over words that go on counting. */
export function coveredWords({ fnArray, argsArray }: Drawn): string[] {
  // Most pages of contracts hold no filled shape at all, and where each letter stands takes as long to find out as to read them.
  if (!fnArray.some((step, index) => step === OPS.constructPath && fills.has(Number((argsArray[index] as readonly unknown[] | null)?.[0])))) return [];
  const stack: State[] = [];
  const runs: Letter[][] = [];
  let state = begin;
  let line: Matrix = begin.at;
  let matrix: Matrix = begin.at;
  let clips = false;
  let looks = 0;
  for (const [index, step] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    const number = Number(args[0]);
    switch (step) {
      case OPS.save:
        stack.push(state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, at: times(matrixOf(args), state.at) };
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(state);
        state = inForm(state, matrixOf(args[0]), args[1]);
        break;
      case OPS.beginAnnotation:
        stack.push(state);
        state = { ...state, at: times(matrixOf(args[3]), times(matrixOf(args[2]), state.at)) };
        break;
      case OPS.setGState:
        state = { ...state, ...looksOf(args[0], state) };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, pattern: false };
        break;
      case OPS.setFillColorN:
        state = { ...state, pattern: true };
        break;
      case OPS.setTextRenderingMode:
        state = { ...state, mode: number };
        break;
      case OPS.setFont:
        state = { ...state, font: Number(args[1]) };
        break;
      case OPS.setCharSpacing:
        state = { ...state, letterSpace: number };
        break;
      case OPS.setWordSpacing:
        state = { ...state, wordSpace: number };
        break;
      case OPS.setHScale:
        state = { ...state, stretch: number > 3 ? number / 100 : number };
        break;
      case OPS.setLeading:
        state = { ...state, lead: Math.abs(number) };
        break;
      case OPS.setTextRise:
        state = { ...state, rise: number };
        break;
      case OPS.beginText:
        line = matrix = begin.at;
        break;
      case OPS.setTextMatrix:
        line = matrix = matrixOf(args[0]);
        break;
      case OPS.moveText:
      case OPS.setLeadingMoveText:
        if (step === OPS.setLeadingMoveText) state = { ...state, lead: -Number(args[1]) };
        line = matrix = times([1, 0, 0, 1, number, Number(args[1])], line);
        break;
      case OPS.nextLine:
        line = matrix = times([1, 0, 0, 1, 0, -state.lead], line);
        break;
      case OPS.showText: {
        const { letters, width } = lettersOf(args[0], matrix, state);
        if (state.mode !== 3 && state.mode !== 7 && letters.length > 0) runs.push(letters);
        matrix = times([1, 0, 0, 1, width, 0], matrix);
        break;
      }
      case OPS.clip:
      case OPS.eoClip:
        clips = true;
        break;
      case OPS.constructPath: {
        const boxes = boxesOf(args, state.at);
        const [only] = boxes ?? [];
        if (clips) state = { ...state, within: only && boxes?.length === 1 && state.within ? both(only, state.within) : undefined };
        clips = false;
        if (!fills.has(number) || !boxes || state.pattern || state.blends || state.alpha < 0.95 || !state.within) break;
        const seen = boxes.map((box) => both(box, state.within ?? box));
        for (const run of runs) for (const letter of run) if (++looks < looksMost && !letter.covered && seen.some((box) => hides(box, letter))) letter.covered = true;
        break;
      }
      default:
    }
  }
  return coveredIn(runs);
}

const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

/** The covered stretches, save for those that were drawn once more at the same place. */
function coveredIn(runs: readonly (readonly Letter[])[]): string[] {
  const found: string[] = [];
  for (const [index, run] of runs.entries()) {
    const covered = run.filter((letter) => letter.covered);
    const [first] = covered;
    const text = covered.map((letter) => letter.text).join('').trim();
    if (!first || text === '') continue;
    const again = runs.slice(index + 1).some((later) => later.some((letter) => !letter.covered && letter.text === first.text && Math.abs(letter.x - first.x) < first.size * 0.2 && Math.abs(letter.y - first.y) < first.size * 0.2));
    if (!again) found.push(text);
  }
  return found;
}

/** A line through or under words hides nothing: a box is as high as half a letter. */
function hides({ left, right, bottom, top }: Box, { x, y, size }: Letter): boolean {
  return left <= x && x <= right && bottom <= y && y <= top && top - bottom >= size * 0.6;
}

/** Each letter at its middle, on the page. */
function lettersOf(list: unknown, matrix: Matrix, { at, font, letterSpace, wordSpace, stretch, rise }: State): { letters: Letter[]; width: number } {
  const letters: Letter[] = [];
  const whole = times(matrix, at);
  const size = Math.abs(font) * (Math.hypot(whole[2], whole[3]) || Math.hypot(whole[0], whole[1]));
  let width = 0;
  for (const glyph of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    if (typeof glyph === 'number') {
      width -= (glyph / 1000) * font * stretch;
      continue;
    }
    if (typeof glyph !== 'object' || glyph === null || !('width' in glyph)) continue;
    const text = 'unicode' in glyph ? String(glyph.unicode) : '';
    const wide = ((Number(glyph.width) / 1000) * font + letterSpace + (text === ' ' ? wordSpace : 0)) * stretch;
    const [, , , , x, y] = times([1, 0, 0, 1, width + wide / 2, rise + font * 0.3], whole);
    letters.push({ text, x, y, size, covered: false });
    width += wide;
  }
  return { letters, width };
}

/** The boxes that a path is made of; undefined where it is anything else, or leaves a hole in one. */
function boxesOf(args: readonly unknown[], at: Matrix): Box[] | undefined {
  const upright = (Math.abs(at[1]) < 1e-6 && Math.abs(at[2]) < 1e-6) || (Math.abs(at[0]) < 1e-6 && Math.abs(at[3]) < 1e-6);
  const [data] = (args[1] ?? []) as readonly unknown[];
  if (!upright || !(ArrayBuffer.isView(data) || Array.isArray(data))) return undefined;
  const steps = Array.from(data as unknown as ArrayLike<number>);
  const boxes: Box[] = [];
  let corners: { x: number; y: number }[] = [];
  const close = (): boolean => {
    const box = boxOf(corners);
    corners = [];
    if (box) boxes.push(box);
    return box !== undefined;
  };
  for (let index = 0; index < steps.length; ) {
    const step = steps[index];
    if (step === 4) index += 1;
    else if (step === 0 || step === 1) {
      if (step === 0 && corners.length > 0 && !close()) return undefined;
      const [, , , , x, y] = times([1, 0, 0, 1, steps[index + 1] ?? 0, steps[index + 2] ?? 0], at);
      corners.push({ x, y });
      index += 3;
    } else return undefined;
    if (boxes.length > 2_000) return undefined;
  }
  if (corners.length === 0 || !close()) return undefined;
  const nested = boxes.length > 1 && boxes.length < 50 && boxes.some((inner, one) => boxes.some((outer, other) => one !== other && outer.left <= inner.left && inner.right <= outer.right && outer.bottom <= inner.bottom && inner.top <= outer.top));
  return nested ? undefined : boxes;
}

function boxOf(corners: readonly { readonly x: number; readonly y: number }[]): Box | undefined {
  const square = corners.every((corner, index) => {
    const before = corners[index - 1];
    return !before || Math.abs(before.x - corner.x) < 0.01 || Math.abs(before.y - corner.y) < 0.01;
  });
  if (!square || corners.length < 4 || corners.length > 5) return undefined;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** A form is drawn within its own box only. */
function inForm(state: State, form: Matrix, bounds: unknown): State {
  const at = times(form, state.at);
  const [left, bottom, right, top] = Object.values((bounds ?? {}) as Record<string, unknown>).map(Number);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return { ...state, at };
  const box = boxOf([{ x: left, y: bottom }, { x: right, y: bottom }, { x: right, y: top }, { x: left, y: top }].map(({ x, y }) => { const [, , , , X, Y] = times([1, 0, 0, 1, x, y], at); return { x: X, y: Y }; }));
  return { ...state, at, within: box && state.within ? both(box, state.within) : undefined };
}

function both(one: Box, other: Box): Box {
  return { left: Math.max(one.left, other.left), right: Math.min(one.right, other.right), bottom: Math.max(one.bottom, other.bottom), top: Math.min(one.top, other.top) };
}

function looksOf(states: unknown, before: State): Pick<State, 'alpha' | 'blends'> {
  const said = new Map((Array.isArray(states) ? (states as readonly unknown[]) : []).filter((each): each is readonly [string, unknown] => Array.isArray(each)).map(([name, value]) => [name, value]));
  const mode = said.get('BM');
  return { alpha: said.has('ca') ? Number(said.get('ca')) : before.alpha, blends: mode === undefined ? before.blends : mode !== 'source-over' && mode !== 'normal' };
}

function matrixOf(value: unknown): Matrix {
  const [a, b, c, d, x, y] = Object.values((value ?? {}) as Record<string, unknown>).map(Number);
  return a === undefined || b === undefined || c === undefined || d === undefined || x === undefined || y === undefined ? begin.at : [a, b, c, d, x, y];
}

/** First `one`, then `other`. */
function times([a, b, c, d, x, y]: Matrix, [A, B, C, D, X, Y]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, x * A + y * C + X, x * B + y * D + Y];
}
