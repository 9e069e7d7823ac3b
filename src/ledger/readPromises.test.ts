import { describe, expect, it } from 'vitest';
import { bytesOf, sha256, someLedger, somePromise } from '../../tests/cases/ledger/someLedger.ts';
import { appended, newLedger } from './chain.ts';
import type { Entry } from './entry.ts';
import { readPromises } from './readPromises.ts';

const at = '2026-11-21T10:00:00Z';
const read = (...entries: readonly Entry[]) => readPromises(bytesOf(entries.reduce((ledger, entry) => appended(ledger, entry, sha256), someLedger(2))), 'l.jsonl');

describe('the promises of a ledger', () => {
  it('stand in the order in which they were written down', () => {
    const { value, findings } = read();
    expect(value.promises.map(({ promise, withdrawn }) => [promise.id, withdrawn])).toEqual([['p-1', false], ['p-2', false]]);
    expect(findings).toEqual([]);
  });

  it('are as their last entry leaves them', () => {
    const withdrawn: Entry = { kind: 'status', id: 's-1', at, of: 'p-1', status: 'withdrawn', by: 'R. Amsel' };
    expect(read(withdrawn).value.promises[0]?.withdrawn).toBe(true);
    expect(read(withdrawn, { ...withdrawn, id: 's-2', status: 'said' }).value.promises[0]?.withdrawn).toBe(false);
  });

  it.each<{ case: string; entry: unknown; code: string; says: string }>([
    { case: 'an override without a reason', entry: { kind: 'override', id: 'o-1', at, of: 'p-1', by: 'H. Vance', reason: ' ' }, code: 'entry-not-understood', says: 'reason' },
    { case: 'an override without a name', entry: { kind: 'override', id: 'o-1', at, of: 'p-1', reason: 'not needed' }, code: 'entry-not-understood', says: 'by' },
    { case: 'an override of nothing', entry: { kind: 'override', id: 'o-1', at, of: 'p-9', by: 'H. Vance', reason: 'not needed' }, code: 'promise-not-there', says: 'p-9' },
    { case: 'a promise with the id of another', entry: { ...somePromise(0), at }, code: 'promise-twice', says: 'p-1' },
    { case: 'a promise on a day that is none', entry: { ...somePromise(5), at, said: '2026-02-30' }, code: 'entry-not-understood', says: 'said' },
    { case: 'evidence that is no hash', entry: { ...somePromise(5), at, evidence: 'mail.eml' }, code: 'entry-not-understood', says: 'evidence' },
  ])('$case is a finding', ({ entry, code, says }) => {
    const { findings } = read(entry as Entry);
    expect(findings.map((each) => each.code)).toEqual([code]);
    expect(findings[0]?.message).toContain(says);
  });

  it('may be none', () => {
    expect(readPromises(bytesOf(newLedger({ name: 'empty', created: at }, sha256)), 'l.jsonl').value).toEqual({ promises: [], overrides: [] });
  });
});
