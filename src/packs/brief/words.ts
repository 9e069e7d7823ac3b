import { divide, decimal, showPlaces, subtract, compare, type Decimal } from '../../base/decimal.ts';
import type { Piece, Words } from './brief.ts';

/** "4,213,902": whole units, half-even, for a table whose caption names the currency. */
export function whole(amount: Decimal): string {
  return showPlaces(amount, 0, 'half-even').replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "USD 4.21 million" from two millions on, else "USD 213,902": for a sentence. */
export function amount(currency: string, value: Decimal): string {
  const large = compare(value, decimal(2_000_000)) >= 0 || compare(value, decimal(-2_000_000)) <= 0;
  return large ? `${currency} ${showPlaces(divide(value, decimal(1_000_000), 2, 'half-even'), 2, 'half-even')} million` : `${currency} ${whole(value)}`;
}

export function difference(a: Decimal, b: Decimal): { readonly size: Decimal; readonly more: boolean } {
  const gap = subtract(a, b);
  return gap.coefficient < 0n ? { size: subtract(b, a), more: false } : { size: gap, more: true };
}

/** Running text from strings and pieces. */
export function words(...parts: readonly (string | Piece)[]): Words {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

export function strong(text: string, notes?: readonly number[]): Piece {
  return notes === undefined ? { text, strong: true } : { text, strong: true, notes };
}

/** A figure with the numbers of its sources. */
export function figure(text: string, notes: readonly number[]): Piece {
  return { text, notes };
}

/** At most `most` characters, cut between words and marked where it was cut. */
export function clipped(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[,;:.]$/, '')} …`;
}

/** The text with a full stop, unless it ends already. */
export function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** "15 January 2027". */
export function spokenDay(of: string): string {
  return `${Number(of.slice(8, 10))} ${monthNames[Number(of.slice(5, 7)) - 1]} ${of.slice(0, 4)}`;
}

/** "Jan 2027". */
export function spokenMonth(of: string): string {
  return `${monthNames[Number(of.slice(5, 7)) - 1]?.slice(0, 3)} ${of.slice(0, 4)}`;
}

export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
