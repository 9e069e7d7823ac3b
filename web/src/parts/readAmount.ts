import { multiply, readDecimal, show, decimal } from '../../../src/base/decimal.ts';

/**
 * The exact amount that a person typed, as decimal text: "1,234.50", "1.234,50", "1 234,50", "1'234.50", "7.5M"; undefined where it is none.
 * A single separator with exactly three digits after it separates thousands.
 */
export function readAmount(text: string): string | undefined {
  const match = /^([\d.,'’\s]*\d)\s*([kKmMbB]?)$/.exec(text.trim());
  if (!match) return undefined;
  const [, written = '', unit = ''] = match;
  const plain = plainDigits(written.replace(/['’\s]/g, ''), unit !== '');
  const value = plain === undefined ? undefined : readDecimal(plain);
  return value && show(multiply(value, decimal({ '': 1, k: 1000, m: 1_000_000, b: 1_000_000_000 }[unit.toLowerCase()] ?? 1)));
}

/** Digits with at most one point; undefined where the separators contradict each other. */
function plainDigits(written: string, scaled: boolean): string | undefined {
  const last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
  if (last === -1) return written;
  const mark = written[last];
  const other = mark === '.' ? ',' : '.';
  const [whole, fraction] = [written.slice(0, last), written.slice(last + 1)];
  const thousands = !scaled && fraction.length === 3 && !whole.includes(other);
  if (thousands) return grouped(written, mark ?? '') ? written.replaceAll(mark ?? '', '') : undefined;
  if (whole.includes(mark ?? '')) return undefined;
  if (whole.includes(other) && !grouped(whole, other)) return undefined;
  return `${whole.replaceAll(other, '')}.${fraction}`;
}

function grouped(text: string, mark: string): boolean {
  const [first = '', ...rest] = text.split(mark);
  return first.length >= 1 && first.length <= 3 && rest.every((part) => part.length === 3);
}
