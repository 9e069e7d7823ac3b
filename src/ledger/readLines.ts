import { strFromU8, strToU8 } from 'fflate';
import { Refusal } from '../base/refusal.ts';
import { canonicalJson } from './canonicalJson.ts';

/** One line of a ledger's export: what it says, or why it cannot be what was written. */
export interface LedgerLine {
  /** 1 for the header. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly says: Readonly<Record<string, unknown>> | undefined;
  /** Why the bytes are not those that a ledger writes; empty where they are. */
  readonly wrong: string;
}

/** The lines of an export, each held against the one way in which it can be written. Refuses a file that is no ledger at all. */
export function readLines(bytes: Uint8Array, file: string): readonly LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, from);
    lines.push(lineOf(bytes.subarray(from, end < 0 ? bytes.length : end), lines.length + 1, end >= 0));
    from = end < 0 ? bytes.length : end + 1;
  }
  if (!lines.some(({ says }) => says !== undefined && 'hash' in says)) {
    throw new Refusal('unreadable', `${file} is no ledger: a ledger is lines of JSON that each carry a hash, the first with "parley": "ledger/1". Is it the right file?`, file);
  }
  return lines;
}

const lineFeed = 10;
/** No entry is longer than this, in bytes, or more deeply nested: what is was not written by a ledger and is not worth the time. */
const longest = 1_000_000;
const deepest = 8;

function lineOf(bytes: Uint8Array, line: number, ended: boolean): LedgerLine {
  if (bytes.length > longest) return { line, bytes, says: undefined, wrong: 'it is longer than any entry' };
  const text = strFromU8(bytes);
  const says = parsed(text);
  if (says === undefined) return { line, bytes, says: undefined, wrong: 'it is not the JSON of an entry' };
  if (!ended) return { line, bytes, says, wrong: 'it breaks off: the end of its line is missing' };
  // A ledger is written in one way only, so that no byte can differ and mean the same.
  return { line, bytes, says, wrong: same(strToU8(canonicalJson(says)), bytes) ? '' : 'it is not written as a ledger writes it' };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) && depth(value, 0) <= deepest ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function depth(value: unknown, at: number): number {
  if (at > deepest || typeof value !== 'object' || value === null) return at;
  return Object.values(value).reduce((most: number, each) => Math.max(most, depth(each, at + 1)), at);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
