import { normalQuantile } from '../../chance/normal.ts';

/** A number that is known, or a range that holds it 80 times in 100: "12 to 18". */
export type Uncertain =
  | { readonly kind: 'sure'; readonly value: number; readonly share: boolean }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly share: boolean };

export const sure = (value: number, share = false): Uncertain => ({ kind: 'sure', value, share });

/** The number or range that a person typed: 12000, "12 to 18", "30 % to 60 %", "12k to 1.5m"; undefined where it is neither. */
export function readUncertain(text: string): Uncertain | undefined {
  const parts = text.trim().split(/\s+(?:to|bis|–)\s+|\s*–\s*/);
  if (parts.length > 2) return undefined;
  const [first, second] = parts.map(readNumber);
  if (first === undefined) return undefined;
  if (parts.length === 1) return sure(first.value, first.share);
  if (second === undefined) return undefined;
  // "30 to 60 %" says percent of both.
  const share = first.share || second.share;
  const low = share && !first.share ? first.value / 100 : first.value;
  return low > second.value ? undefined : low === second.value ? sure(low, share) : { kind: 'range', low, high: second.value, share };
}

/** Its value where a standard normal draw is `z`: the ends of the range lie at 10 and 90 in 100. Shares stay between 0 and 1, amounts above zero. */
export function valueAt(number: Uncertain, z: number): number {
  if (number.kind === 'sure') return number.value;
  const { low, high, share } = number;
  const place = z / endOfRange;
  if (share && low > 0 && high < 1) return logistic((logit(low) + logit(high)) / 2 + (place * (logit(high) - logit(low))) / 2);
  if (low > 0 && !share) return Math.exp((Math.log(low) + Math.log(high)) / 2 + (place * Math.log(high / low)) / 2);
  const value = (low + high) / 2 + (place * (high - low)) / 2;
  return low >= 0 ? Math.max(share ? Math.min(value, Math.max(1, high)) : value, 0) : value;
}

const endOfRange = normalQuantile(0.9);

/** "12 to 18", as it was typed. */
export function showUncertain(number: Uncertain): string {
  const one = (value: number): string => (number.share ? `${Number((value * 100).toPrecision(6))} %` : String(value));
  return number.kind === 'sure' ? one(number.value) : `${one(number.low)} to ${one(number.high)}`;
}

const suffixes: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, bn: 1e9 };

function readNumber(text: string): { readonly value: number; readonly share: boolean } | undefined {
  const match = /^([+-]?\d+(?:[,_ ]\d{3})*(?:\.\d+)?)\s*(k|m|bn)?\s*(%)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const value = Number((match[1] ?? '').replaceAll(/[,_ ]/g, '')) * (suffixes[(match[2] ?? '').toLowerCase()] ?? 1);
  return match[3] === undefined ? { value, share: false } : { value: value / 100, share: true };
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
