import { strToU8 } from 'fflate';
import { assert } from '../base/assert.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { Entry } from './entry.ts';
import { toHex, type Sha256 } from './sha256.ts';

/** The first line of an export: which ledger it is. */
export interface LedgerHeader {
  readonly parley: 'ledger/1';
  readonly name: string;
  readonly created: string;
}

/** Every line of an export is canonical JSON with `hash`: SHA-256 of the same JSON without it. */
export function sealed(line: Readonly<Record<string, unknown>>, sha256: Sha256): string {
  return canonicalJson({ ...line, hash: hashOf(line, sha256) });
}

/** SHA-256 of a line's canonical JSON without its own `hash`, in hexadecimal. */
export function hashOf(line: Readonly<Record<string, unknown>>, sha256: Sha256): string {
  const { hash: _, ...rest } = line;
  return toHex(sha256(strToU8(canonicalJson(rest))));
}

/** A ledger that holds nothing yet, as JSON Lines. */
export function newLedger(header: Omit<LedgerHeader, 'parley'>, sha256: Sha256): string {
  return `${sealed({ parley: 'ledger/1', ...header }, sha256)}\n`;
}

/** The export with one more entry at its end, chained to the one before. */
export function appended(ledger: string, entry: Entry, sha256: Sha256): string {
  const lines = ledger.trimEnd().split('\n');
  const { hash: previous } = JSON.parse(lines.at(-1) ?? '') as { readonly hash?: string };
  assert(typeof previous === 'string', 'a ledger begins with its header');
  return `${ledger}${sealed({ ...entry, seq: lines.length, previous }, sha256)}\n`;
}
