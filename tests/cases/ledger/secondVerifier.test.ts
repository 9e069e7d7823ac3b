import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../src/ledger/verifyLedger.ts';
import { exampleLedger } from './exampleLedger.ts';
import { bytesOf, checkpointOf, sha256, someLedger } from './someLedger.ts';

const script = join(import.meta.dirname, '../../../examples/ledger/verify.py');
const folder = mkdtempSync(join(tmpdir(), 'parley-second-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const python = spawnSync('python3', ['--version']).status === 0;
if (!python) console.log('There is no python3 here: the second verifier of ledgers was not asked.');

describe.skipIf(!python)('a verifier in another language, written from the description of the format', () => {
  const whole = someLedger(5);
  const checkpoint = checkpointOf(whole);
  it.each([
    { case: 'a whole ledger', ledger: whole, kept: [] },
    { case: 'the example ledger', ledger: exampleLedger(), kept: [] },
    { case: 'a whole ledger with its checkpoint', ledger: whole, kept: [checkpoint] },
    { case: 'an empty ledger', ledger: someLedger(0), kept: [] },
    { case: 'changed words', ledger: whole.replace('7 % off', '9 % off'), kept: [] },
    { case: 'an end cut off', ledger: `${whole.split('\n').slice(0, 4).join('\n')}\n`, kept: [checkpoint] },
    { case: 'a ledger written anew', ledger: someLedger(5, 'never '), kept: [checkpoint] },
    { case: 'another order', ledger: `${whole.trimEnd().split('\n').toSpliced(2, 2, whole.split('\n')[3] ?? '', whole.split('\n')[2] ?? '').join('\n')}\n`, kept: [] },
  ])('says the same of $case', ({ ledger, kept }) => {
    const paths = [join(folder, 'ledger.jsonl'), ...kept.map((_, index) => join(folder, `checkpoint-${index}.jsonl`))];
    writeFileSync(paths[0] ?? '', ledger);
    for (const [index, each] of kept.entries()) writeFileSync(paths[index + 1] ?? '', `${JSON.stringify(each)}\n`);
    const { ok, entries, root } = verifyLedger(bytesOf(ledger), 'ledger.jsonl', { sha256, checkpoints: kept }).value;
    const asked = spawnSync('python3', [script, ...paths], { encoding: 'utf8' });
    expect(asked.status).toBe(ok ? 0 : 1);
    expect(asked.stdout.trim()).toMatch(ok ? `whole: ${entries} ${root}` : /^not whole: /);
  });
});
