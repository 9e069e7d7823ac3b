import { generateKeyPairSync, sign, verify, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, checkpointOf, sha256, someLedger, somePromise } from '../../tests/cases/ledger/someLedger.ts';
import { appended, sealed } from './chain.ts';
import { checkpointLine, type Checkpoint } from './checkpoint.ts';
import { readCheckpoints } from './readCheckpoints.ts';
import { toHex } from './sha256.ts';
import { verifyLedger } from './verifyLedger.ts';

const ledger = someLedger(3);
const lines = ledger.trimEnd().split('\n');
const check = (text: string, checkpoints: readonly Checkpoint[] = []) => verifyLedger(bytesOf(text), 'promises.jsonl', { sha256, checkpoints });
const again = (entry: Readonly<Record<string, unknown>>) => {
  const { hash: _, ...says } = entry;
  return sealed(says, sha256);
};
const says = (line: number) => JSON.parse(lines[line] ?? '') as Record<string, unknown>;

describe('a ledger', () => {
  it('is whole, and says that without a checkpoint its end is not proved', () => {
    const { value, findings } = check(ledger);
    expect(value).toMatchObject({ entries: 3, ok: true, firstBad: null });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['no-checkpoint', 'info']]);
  });

  it.each([
    { case: 'words changed', text: ledger.replace('6 % off', '9 % off'), entry: 2, why: 'it was changed after it was written' },
    { case: 'a key more, spelled as it should be', text: ledger.replace('"id":"p-2"', '"hid":1,"id":"p-2"'), entry: 2, why: 'it was changed after' },
    { case: 'a space more', text: ledger.replace('"id":"p-3"', '"id": "p-3"'), entry: 3, why: 'not written as a ledger writes it' },
    { case: 'a key twice', text: ledger.replace('"id":"p-3"', '"id":"p-1","id":"p-3"'), entry: 3, why: 'not written as a ledger writes it' },
    { case: 'line ends of another system', text: ledger.replaceAll('\n', '\r\n'), entry: 0, why: 'not written as a ledger writes it' },
    { case: 'a byte order mark', text: `\uFEFF${ledger}`, entry: 0, why: '' },
    { case: 'the last line end gone', text: ledger.slice(0, -1), entry: 3, why: 'it breaks off' },
    { case: 'an entry gone', text: `${[lines[0], lines[1], lines[3]].join('\n')}\n`, entry: 2, why: 'it does not follow the entry before it' },
    { case: 'a blank line', text: ledger.replace('\n{"at":"2026-11-02T10', '\n\n{"at":"2026-11-02T10'), entry: 2, why: 'not the JSON of an entry' },
    { case: 'the header renamed', text: ledger.replace('Fennwick renewal', 'Fennwick newal'), entry: 0, why: 'it was changed after' },
    { case: 'the last entry numbered anew', text: `${lines.slice(0, 3).join('\n')}\n${again({ ...says(3), seq: 7 })}\n`, entry: 3, why: 'says that it is number 7 and stands as number 3' },
    { case: 'the last entry dated before the one above it', text: `${lines.slice(0, 3).join('\n')}\n${again({ ...says(3), at: '2026-11-02T08:59:59Z' })}\n`, entry: 3, why: 'before the entry that stands before it' },
    { case: 'an entry without an instant', text: `${lines.slice(0, 3).join('\n')}\n${again({ ...says(3), at: 'yesterday' })}\n`, entry: 3, why: 'does not say when' },
    { case: 'an entry nested without end', text: `${ledger}${'['.repeat(50_000)}\n`, entry: 4, why: 'not the JSON of an entry' },
  ])('is not whole after $case', ({ text, entry, why }) => {
    const { value, findings } = check(text);
    expect(value.ok).toBe(false);
    expect(value.firstBad?.entry).toBe(entry);
    expect(value.firstBad?.why).toContain(why);
    expect(findings[0]).toMatchObject({ code: 'ledger-changed', severity: 'error', at: `promises.jsonl, line ${entry + 1}` });
  });

  it('shows the end that was cut off, and the whole that was written anew, only against a checkpoint', () => {
    const kept = [checkpointOf(ledger)];
    const cut = `${lines.slice(0, 3).join('\n')}\n`;
    expect(check(cut).value.ok).toBe(true);
    expect(check(cut, kept).value.firstBad).toMatchObject({ entry: 3, why: expect.stringContaining('counted 3 entries and here are 2') as string });
    const anew = someLedger(3, 'never ');
    expect(check(anew).value.ok).toBe(true);
    expect(check(anew, kept).value.firstBad).toMatchObject({ entry: 1, why: expect.stringContaining('entries 1 to 3 were written anew') as string });
  });

  it.each(['a,b\n1,2\n', '', '{"parley":"deal/1"}\n', '\u0000\u0001'])('is not taken for one where it is none: %j', (text) => {
    expect(() => check(text)).toThrow('promises.jsonl is no ledger');
  });
});

describe('a checkpoint', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const signing = { key, sign: (message: Uint8Array) => sign(null, message, privateKey).toString('hex') };
  const unsigned = checkpointOf(ledger);
  const { ledger: of, size, root, at } = unsigned;
  const line = checkpointLine({ ledger: of, size, root, at }, sha256, signing);
  const verifySignature = (raw: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
    verify(null, message, createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' }), signature);
  const against = (given: Checkpoint, expected?: string) => verifyLedger(bytesOf(ledger), 'promises.jsonl', { sha256, checkpoints: [given], verifySignature, ...(expected === undefined ? {} : { key: expected }) }).value;

  it('is read back, and refused where a byte of it differs', () => {
    const [read] = readCheckpoints(bytesOf(line), 'kept.jsonl', sha256);
    expect(read).toMatchObject({ size: 3, root, key });
    expect(() => readCheckpoints(bytesOf(line.replace('"size":3', '"size":4')), 'kept.jsonl', sha256)).toThrow('kept.jsonl, line 1');
  });

  it('counts when the right key signed it', () => {
    const signed = JSON.parse(line) as Checkpoint;
    expect(against(signed, key)).toMatchObject({ ok: true, checkpoints: [{ agrees: true, signature: 'good' }] });
    expect(against({ ...signed, at: '2026-11-19T12:00:00Z' }, key)).toMatchObject({ ok: false, checkpoints: [{ signature: 'wrong' }] });
    expect(against(signed, toHex(new Uint8Array(32)))).toMatchObject({ ok: false, checkpoints: [{ signature: 'wrong' }] });
    expect(against(unsigned, key)).toMatchObject({ ok: false, checkpoints: [{ signature: 'wrong' }] });
  });

  it('of another ledger denies this one', () => {
    const grown = appended(ledger, somePromise(3), sha256);
    expect(verifyLedger(bytesOf(grown), 'l', { sha256, checkpoints: [{ ...unsigned, ledger: 'f'.repeat(64) }] }).value.ok).toBe(false);
  });
});
