import { describe, expect, it } from 'vitest';
import { seeded, type Random } from '../../../src/base/random.ts';
import { appended, newLedger, sealed } from '../../../src/ledger/chain.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import { verifyLedger } from '../../../src/ledger/verifyLedger.ts';
import { bytesOf, checkpointOf, sha256, someLedger, somePromise } from './someLedger.ts';

const whole = process.env['PARLEY_FULL'] === '1';
const runs = whole ? 1_000_000 : 9_000;
const size = 9;
const ledger = someLedger(size);
const bytes = bytesOf(ledger);
const lines = ledger.trimEnd().split('\n');
const kept = [checkpointOf(someLedger(4)), checkpointOf(ledger)];

/** A way to tamper: the ledger afterwards, and the entries of which one has to be named as the first bad. */
type Tampering = (random: Random) => { bytes: Uint8Array; from: number; until: number };

const tamperings: Readonly<Record<string, Tampering>> = {
  'a bit flipped': (random) => {
    const at = pick(random, bytes.length);
    const flipped = bytes.slice();
    flipped[at] = (flipped[at] ?? 0) ^ (1 << pick(random, 8));
    const entry = ledgerLine(at);
    return { bytes: flipped, from: entry, until: entry };
  },
  'an entry taken out': (random) => {
    const entry = 1 + pick(random, size);
    return { bytes: joined(lines.filter((_, index) => index !== entry)), from: entry, until: entry };
  },
  'an entry of its own put in': (random) => {
    const entry = 1 + pick(random, size);
    const forged = sealed({ ...somePromise(pick(random, 90), 'forged '), seq: entry, previous: hash(lines[pick(random, size)]) }, sha256);
    return { bytes: joined([...lines.slice(0, entry), forged, ...lines.slice(entry)]), from: entry, until: entry + 1 };
  },
  'an entry put in again': (random) => {
    const [entry, of] = [1 + pick(random, size), 1 + pick(random, size)];
    return { bytes: joined([...lines.slice(0, entry + 1), lines[of] ?? '', ...lines.slice(entry + 1)]), from: entry + 1, until: of === entry + 1 ? entry + 2 : entry + 1 };
  },
  'two entries swapped': (random) => {
    const first = 1 + pick(random, size - 1);
    const second = first + 1 + pick(random, size - first);
    const swapped = lines.with(first, lines[second] ?? '').with(second, lines[first] ?? '');
    return { bytes: joined(swapped), from: first, until: first };
  },
  'the end cut off': (random) => {
    const header = bytes.indexOf(10) + 1;
    const left = header + pick(random, bytes.length - header);
    const entry = ledgerLine(left - 1);
    return { bytes: bytes.subarray(0, left), from: entry, until: entry + 1 };
  },
  'a date set back, its hash worked out anew': (random) => {
    const entry = 1 + pick(random, size);
    const { hash: _, ...says } = JSON.parse(lines[entry] ?? '') as Record<string, unknown>;
    const earlier = sealed({ ...says, at: `2026-10-${10 + pick(random, 20)}T09:00:00Z` }, sha256);
    return { bytes: joined(lines.with(entry, earlier)), from: entry, until: entry + 1 };
  },
  'words changed and every later hash worked out anew': (random) => {
    const entry = 1 + pick(random, size);
    let forged = newLedger({ name: 'Fennwick renewal', created: '2026-11-01T08:00:00Z' }, sha256);
    for (let index = 0; index < size; index++) forged = appended(forged, somePromise(index, index === entry - 1 ? 'never ' : ''), sha256);
    // Only the checkpoints can tell, and they tell between which two of them.
    return { bytes: bytesOf(forged), from: entry <= 4 ? 1 : 5, until: entry <= 4 ? 4 : size };
  },
  'all of it written anew under another header': (random) => {
    let forged = newLedger({ name: 'Fennwick renewal', created: `2026-11-01T08:00:0${1 + pick(random, 9)}Z` }, sha256);
    for (let index = 0; index < size; index++) forged = appended(forged, somePromise(index), sha256);
    return { bytes: bytesOf(forged), from: 1, until: 1 };
  },
};

describe('a ledger that was tampered with', () => {
  it(`is found out ${runs} times of ${runs}, with the first bad entry named`, () => {
    const random = seeded(20261122);
    const ways = Object.entries(tamperings);
    const missed: string[] = [];
    for (let run = 0; run < runs; run++) {
      const [name = '', tamper] = ways[run % ways.length] ?? [];
      const { bytes: tampered, from, until } = tamper?.(random) ?? { bytes, from: 0, until: 0 };
      // Cutting nothing off, or swapping like with like, is no tampering.
      if (tampered.length === bytes.length && tampered.every((byte, index) => byte === bytes[index])) continue;
      const { ok, firstBad } = verifyLedger(tampered, 'ledger', { sha256, checkpoints: kept }).value;
      if (ok || firstBad === null || firstBad.entry < from || firstBad.entry > until) missed.push(`${name}: named ${JSON.stringify(firstBad)}, it was ${from} to ${until}`);
    }
    expect(missed).toEqual([]);
  }, 3_600_000);

  it('is whole where nobody touched it', () => {
    const { value, findings } = verifyLedger(bytes, 'ledger', { sha256, checkpoints: kept });
    expect(value).toMatchObject({ entries: size, ok: true, firstBad: null });
    expect(findings).toEqual([]);
  });

  it('is refused where not even its header is left', () => {
    for (let left = 0; left < bytes.indexOf(10); left++) expect(() => verifyLedger(bytes.subarray(0, left), 'ledger', { sha256 })).toThrow('is no ledger');
  });

  it('may grow after a checkpoint, and the checkpoint still agrees', () => {
    const grown = appended(ledger, { kind: 'override', id: 'o-1', at: '2026-11-21T10:00:00Z', of: 'p-1', by: 'R. Amsel', reason: 'settled in the order form' } satisfies Entry, sha256);
    expect(verifyLedger(bytesOf(grown), 'ledger', { sha256, checkpoints: kept }).value).toMatchObject({ entries: size + 1, ok: true });
  });
});

function pick(random: Random, below: number): number {
  return Math.floor(random.next() * below);
}

function joined(of: readonly string[]): Uint8Array {
  return bytesOf(`${of.join('\n')}\n`);
}

function hash(line: string | undefined): string {
  return (JSON.parse(line ?? '') as { hash: string }).hash;
}

/** The number of the entry that byte number `at` is in; the line end belongs to its line. */
function ledgerLine(at: number): number {
  return bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
}
