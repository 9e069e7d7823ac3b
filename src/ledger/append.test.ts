import { describe, expect, it } from 'vitest';
import { bytesOf, sha256, someLedger } from '../../tests/cases/ledger/someLedger.ts';
import { append, type Wanted } from './append.ts';
import { readPromises } from './readPromises.ts';
import { verifyLedger } from './verifyLedger.ts';

const given = { at: '2026-11-22T12:00:00.000Z', name: 'Renewal', file: 'promises.jsonl', sha256 };
const said: Wanted = {
  kind: 'promise', topic: 'credits', who: { name: 'M. Reyes', organisation: 'Larkfield', function: 'sales' }, what: 'A credit of USD 60,000.', where: { kind: 'call', reference: 'weekly call' },
  said: '2026-11-20', evidence: null, vehicle: 'amendment', status: 'said',
};
const three = someLedger(3);
const marked = (status: 'in paper' | 'signed' | 'withdrawn' | 'said', reason?: string): Wanted => ({ kind: 'status', of: 'p-2', status, by: 'R. Amsel', reason });

describe('an entry', () => {
  it('is put at the end, numbered, and leaves every line before it as it was', () => {
    const { value } = append(three, said, given);
    expect(value.entry.id).toBe('p-04');
    expect(value.ledger.startsWith(three)).toBe(true);
    expect(verifyLedger(bytesOf(value.ledger), 'l', { sha256 }).value).toMatchObject({ ok: true, entries: 4 });
  });

  it('begins a ledger where there is none', () => {
    const { value } = append(undefined, said, given);
    expect(readPromises(bytesOf(value.ledger), 'l').value.promises.map(({ promise, status }) => [promise.id, status])).toEqual([['p-01', 'said']]);
  });

  it('that is sent twice with one id is written once; another under that id is refused', () => {
    const first = append(three, { ...said, id: 'mail-7' }, given).value;
    const again = append(first.ledger, { ...said, id: 'mail-7' }, { ...given, at: '2026-11-22T12:05:00.000Z' });
    expect(again.value).toMatchObject({ ledger: first.ledger, isNew: false });
    expect(() => append(first.ledger, { ...said, id: 'mail-7', topic: 'pricing' }, given)).toThrow('says something else');
  });

  it.each<{ case: string; wanted: Wanted; ledger?: string; at?: string; says: string }>([
    { case: 'about a promise that is not there', wanted: { kind: 'status', of: 'p-9', status: 'signed', by: 'R. Amsel' }, says: 'has no promise p-9' },
    { case: 'overriding a subject that is none', wanted: { kind: 'override', of: 'weather', by: 'R. Amsel', reason: 'why' }, says: 'no subject of that name' },
    { case: 'overriding without a reason', wanted: { kind: 'override', of: 'pricing', by: 'R. Amsel', reason: ' ' }, says: 'reason' },
    { case: 'overriding without a name', wanted: { kind: 'override', of: 'pricing', by: '', reason: 'why' }, says: 'by' },
    { case: 'that takes a promise back without a reason', wanted: marked('withdrawn'), says: 'say why' },
    { case: 'that says what is so already', wanted: marked('said'), says: '"said" already' },
    { case: 'on a day that is none', wanted: { ...said, said: '2026-02-30' }, says: 'is no day' },
    { case: 'on a ledger that was changed', ledger: three.replace('6 % off', '9 % off'), wanted: said, says: 'was changed after it was written' },
    { case: 'by a clock that runs behind', at: '2026-11-01T12:00:00.000Z', wanted: said, says: 'Set the clock right' },
  ])('$case is refused', ({ wanted, ledger = three, at = given.at, says }) => {
    expect(() => append(ledger, wanted, { ...given, at })).toThrow(says);
  });

  it('is the later state of a promise, with its history', () => {
    const paper = append(three, marked('in paper'), given).value.ledger;
    const signed = append(paper, marked('signed'), given).value.ledger;
    expect(() => append(signed, marked('in paper'), given)).toThrow('say why');
    const [, second] = readPromises(bytesOf(append(signed, marked('withdrawn', 'taken back in the call'), given).value.ledger), 'l').value.promises;
    expect(second).toMatchObject({ status: 'withdrawn', withdrawn: true });
    expect(second?.history.map(({ status }) => status)).toEqual(['in paper', 'signed', 'withdrawn']);
  });

  it('that leaves a step out is written, and the step is pointed at', () => {
    const { findings } = append(three, { kind: 'status', of: 'p-2', status: 'working', by: 'R. Amsel' }, given);
    expect(findings.map(({ code, message }) => [code, message])).toEqual([['status-skipped', 'p-2 goes from "said" to "working" and was never "in paper" or "signed". If it was, write that down too.']]);
    expect(append(three, marked('in paper'), given).findings).toEqual([]);
  });

  it('says what weakens a promise: no evidence, marketing, no paper to carry it', () => {
    const { findings } = append(three, { ...said, who: { name: 'web site', organisation: 'Larkfield', function: 'marketing' }, vehicle: 'none' }, given);
    expect(findings.map(({ code }) => code)).toEqual(['no-evidence', 'not-contractual', 'no-vehicle']);
  });
});
