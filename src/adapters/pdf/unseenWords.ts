import { OPS } from 'unpdf/pdfjs';
import type { PdfPages } from '../../desk/ports.ts';

type UnseenWords = NonNullable<PdfPages['pages'][number]['unseen']>[number];

/** What a page draws, step by step, as the engine lists it. */
export interface Drawn {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Letters lower than this, in points, are read by programs and by nobody else. */
const tiny = 1.5;

interface Pen {
  readonly mode: number;
  readonly fill: string;
  readonly alpha: number;
  readonly font: number;
  readonly scale: number;
}

/**
 * Words that a page carries and nobody sees: drawn without ink, in white on nothing, or too small. Words without ink over a picture
 * are what a scanner recognised, and white ones on a ground are meant to be read: neither is told.
 */
export function unseenWords({ fnArray, argsArray }: Drawn): UnseenWords[] {
  const held: { text: string; why: UnseenWords['why'] }[] = [];
  const stack: Pen[] = [];
  let pen: Pen = { mode: 0, fill: '#000000', alpha: 1, font: 10, scale: 1 };
  let line = 1;
  let pictured = false;
  let grounded = false;
  for (const [index, step] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    if (step === OPS.save) stack.push(pen);
    else if (step === OPS.restore) pen = stack.pop() ?? pen;
    else if (step === OPS.transform) pen = { ...pen, scale: pen.scale * heightOf(args) };
    else if (step === OPS.setTextMatrix) line = heightOf(Object.values((args[0] ?? {}) as Record<string, unknown>));
    else if (step === OPS.beginText) line = 1;
    else if (step === OPS.setFont) pen = { ...pen, font: Math.abs(Number(args[1])) };
    else if (step === OPS.setTextRenderingMode) pen = { ...pen, mode: Number(args[0]) };
    else if (step === OPS.setFillRGBColor) pen = { ...pen, fill: String(args[0]) };
    else if (step === OPS.setFillColorN) pen = { ...pen, fill: 'a pattern' };
    else if (step === OPS.setGState) pen = { ...pen, alpha: alphaIn(args[0]) ?? pen.alpha };
    else if (pictureSteps.has(step)) pictured = true;
    else if (step === OPS.shadingFill || (step === OPS.constructPath && fills.has(Number(args[0])) && !isWhite(pen.fill))) grounded = true;
    else if (step === OPS.showText) {
      const why = whyUnseen(pen, line, grounded || pictured);
      const text = why === undefined ? '' : glyphs(args[0]);
      if (why !== undefined && text.trim() !== '') held.push({ text, why });
    }
  }
  const seen = held.filter(({ why }) => why !== 'without ink' || !pictured);
  return joined(seen);
}

/** The steps that draw a picture. */
export const pictureSteps: ReadonlySet<number> = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObjectRepeat]);
const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

function whyUnseen({ mode, fill, alpha, font, scale }: Pen, line: number, grounded: boolean): UnseenWords['why'] | undefined {
  if (mode === 3 || mode === 7 || alpha < 0.05) return 'without ink';
  if (font * line * scale < tiny) return 'too small to read';
  return mode === 0 && isWhite(fill) && !grounded ? 'white on white' : undefined;
}

function isWhite(fill: string): boolean {
  return /^#(?:f[a-f]){3}$/i.test(fill);
}

/** How far a matrix stretches what stands upright. */
function heightOf(matrix: readonly unknown[]): number {
  const [a = 1, b = 0, c = 0, d = 1] = matrix.map(Number);
  return Math.hypot(c, d) || Math.hypot(a, b);
}

function alphaIn(states: unknown): number | undefined {
  if (!Array.isArray(states)) return undefined;
  const found = (states as readonly unknown[]).find((each): each is [string, number] => Array.isArray(each) && each[0] === 'ca');
  return found === undefined ? undefined : found[1];
}

function glyphs(list: unknown): string {
  if (!Array.isArray(list)) return '';
  return (list as readonly unknown[]).map((glyph) => (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : typeof glyph === 'number' && glyph < -200 ? ' ' : '')).join('');
}

/** Neighbours that are unseen for one reason are one stretch. */
function joined(words: readonly UnseenWords[]): UnseenWords[] {
  const stretches: { text: string; why: UnseenWords['why'] }[] = [];
  for (const { text, why } of words) {
    const last = stretches.at(-1);
    if (last?.why === why) last.text += `${/\s$/.test(last.text) || /^\s/.test(text) ? '' : ' '}${text}`;
    else stretches.push({ text, why });
  }
  return stretches.map(({ text, why }) => ({ text: text.replace(/\s+/g, ' ').trim(), why }));
}
