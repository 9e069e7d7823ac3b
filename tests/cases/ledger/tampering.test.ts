import { describe, expect, it } from 'vitest';
import { seeded, type Random } from '../../../src/base/random.ts';
import { appended, sealed } from '../../../src/ledger/chain.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import { verifyLedger } from '../../../src/ledger/verifyLedger.ts';
import { bytesOf, checkpointOf, sha256, someLedger, somePromise } from './someLedger.ts';

const whole = process.env['PARLEY_FULL'] === '1';
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
  'entries taken out': (random) => {
    const left = lines.map((_, index) => index === 0 || random.next() < 0.7);
    const entry = left.indexOf(false);
    return { bytes: joined(lines.filter((_, index) => left[index])), from: entry, until: entry };
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
  'entries put in another order': (random) => {
    const order = Array.from({ length: size }, (_, index) => index + 1);
    for (let at = size - 1; at > 0; at--) {
      const other = pick(random, at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    const entry = order.findIndex((own, index) => own !== index + 1) + 1;
    return { bytes: joined([0, ...order].map((of) => lines[of] ?? '')), from: entry, until: entry };
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
    const says = JSON.parse(lines[entry] ?? '') as { what: string };
    const at = pick(random, says.what.length + 1);
    const forged = rehashed(entry, { ...says, what: `${says.what.slice(0, at)}${String.fromCharCode(97 + pick(random, 26))}${pick(random, 1000)}${says.what.slice(at)}` });
    // Only the checkpoints can tell, and they tell between which two of them.
    return { bytes: forged, from: entry <= 4 ? 1 : 5, until: entry <= 4 ? 4 : size };
  },
  'all of it written anew under another header': (random) => {
    const header = JSON.parse(lines[0] ?? '') as object;
    const second = String(pick(random, 60)).padStart(2, '0');
    return { bytes: rehashed(0, { ...header, created: `2026-10-${10 + pick(random, 20)}T${10 + pick(random, 13)}:${second}:${10 + pick(random, 50)}Z` }), from: 1, until: 1 };
  },
};

const ways = Object.entries(tamperings).map(([way, tamper], index) => ({ way, tamper, runs: whole ? 111_112 : 600, seed: 20261122 + index }));

describe('a ledger that was tampered with', () => {
  it.each(ways)('is found out $runs times of $runs, with the first bad entry named: $way', ({ tamper, runs, seed }) => {
    const random = seeded(seed);
    const missed: string[] = [];
    for (let run = 0; run < runs; ) {
      const { bytes: tampered, from, until } = tamper(random);
      // Cutting nothing off, or putting things where they were, is no tampering.
      if (tampered.length === bytes.length && Buffer.compare(tampered, bytes) === 0) continue;
      run++;
      const { ok, firstBad } = verifyLedger(tampered, 'ledger', { sha256, checkpoints: kept }).value;
      if (ok || firstBad === null || firstBad.entry < from || firstBad.entry > until) missed.push(`named ${JSON.stringify(firstBad)}, it was ${from} to ${until}`);
    }
    expect(missed).toEqual([]);
  }, 600_000);

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

/** The ledger with other words in one line, and every hash from there on worked out anew. */
function rehashed(from: number, says: object): Uint8Array {
  let previous = '';
  return joined(lines.map((line, index) => {
    if (index < from) return line;
    const { hash: _, ...own } = JSON.parse(line) as Record<string, unknown>;
    const { hash: __, ...changed } = says as Record<string, unknown>;
    const made = sealed({ ...own, ...(index === from ? changed : { previous }) }, sha256);
    previous = hash(made);
    return made;
  }));
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
