import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyConsistency, verifyInclusion } from '../../../src/ledger/proof.ts';
import { sha256 } from './someLedger.ts';

// 196 proofs of transparency-dev/merkle, most of them wrong in one way each; evaluation only, so they stay where they are.
const archive = join(import.meta.dirname, '../../../../shared/data/badinputs.tar.xz');
const folder = mkdtempSync(join(tmpdir(), 'parley-merkle-'));
const unpacked = existsSync(archive) && unpack();
if (!unpacked) console.log('The third-party Merkle proofs are not beside this checkout: skipped.');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!unpacked)('third-party Merkle proofs', () => {
  const vectors = unpacked ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).sort() : [];

  it('are 196, of which 12 hold', () => {
    expect(vectors).toHaveLength(196);
    expect(vectors.filter((name) => vector(name).holds)).toHaveLength(12);
  });

  it.each(vectors)('%s', (name) => {
    const { holds, verified } = vector(name);
    expect(verified).toBe(holds);
  });
});

interface Vector {
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
  readonly root?: string | null;
  readonly leafHash?: string | null;
  readonly root1?: string | null;
  readonly root2?: string | null;
}

function vector(name: string): { holds: boolean; verified: boolean } {
  const text = readFileSync(join(folder, name), 'utf8');
  const said = JSON.parse(text) as Vector;
  // Sizes run up to 2^64 − 1, which a double does not hold.
  const whole = (key: string) => BigInt(new RegExp(`"${key}":\\s*(\\d+)`).exec(text)?.[1] ?? '0');
  const bytes = (base64: string | null | undefined) => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
  const proof = (said.proof ?? []).map(bytes);
  const verified = name.includes('inclusion')
    ? verifyInclusion({ index: whole('leafIdx'), size: whole('treeSize'), leaf: bytes(said.leafHash), root: bytes(said.root), proof }, sha256)
    : verifyConsistency({ size1: whole('size1'), size2: whole('size2'), root1: bytes(said.root1), root2: bytes(said.root2), proof }, sha256);
  return { holds: !said.wantErr, verified };
}

function unpack(): boolean {
  try {
    execFileSync('tar', ['-xJf', archive, '-C', folder, '--wildcards', '*/merkle/*.json']);
    return true;
  } catch {
    return false;
  }
}
