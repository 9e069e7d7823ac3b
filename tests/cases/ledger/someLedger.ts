import { createHash } from 'node:crypto';
import { appended, newLedger } from '../../../src/ledger/chain.ts';
import { checkpointLine, type Checkpoint } from '../../../src/ledger/checkpoint.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import { verifyLedger } from '../../../src/ledger/verifyLedger.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

/** A ledger of `count` made-up promises, one an hour. */
export function someLedger(count: number, prefix = ''): string {
  let ledger = newLedger({ name: 'Fennwick renewal', created: '2026-11-01T08:00:00Z' }, sha256);
  for (let index = 0; index < count; index++) ledger = appended(ledger, somePromise(index, prefix), sha256);
  return ledger;
}

export function somePromise(index: number, prefix = ''): Entry {
  return {
    kind: 'promise', id: `p-${index + 1}`, at: `2026-11-${String(2 + Math.floor(index / 10)).padStart(2, '0')}T${String(9 + (index % 10)).padStart(2, '0')}:00:00Z`, topic: 'pricing',
    who: { name: 'M. Østergård', organisation: 'Larkfield', function: 'sales' }, what: `${prefix}${index + 5} % off list – “for the whole term”`,
    where: { kind: 'call', reference: 'weekly call' }, said: '2026-11-01', evidence: index % 2 === 0 ? null : 'a'.repeat(64), vehicle: 'amendment', status: 'said',
  };
}

/** What the ledger is now, unsigned. */
export function checkpointOf(ledger: string): Checkpoint {
  const { root, entries } = verifyLedger(bytesOf(ledger), 'ledger', { sha256 }).value;
  const header = JSON.parse(ledger.split('\n')[0] ?? '') as { hash: string };
  return JSON.parse(checkpointLine({ ledger: header.hash, size: entries, root, at: '2026-11-20T12:00:00Z' }, sha256)) as Checkpoint;
}
