import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { threadWorkers } from '../../../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { perform } from '../../../src/desk/perform.ts';
import type { Ports } from '../../../src/desk/ports.ts';

const clock = stoppedClock('2026-11-22');
const folder = mkdtempSync(join(tmpdir(), 'parley-ledger-'));
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Ports;
const ask = async (name: string, input: object, over: Ports = ports) => (await perform(over, { may: 'write' }, name, input, unwatched)) as { output: Record<string, unknown>; holds: boolean };

beforeAll(async () => {
  opened = await openWorkspace(join(folder, 'workspace'), clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519, workspace: opened.workspace };
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the ledger of a workspace', () => {
  it('is written promise by promise, with a checkpoint after each that the workspace has signed', async () => {
    await opened.workspace.keep('mail.txt', new TextEncoder().encode('You get ten percent off.'), 'unknown', 'evidence');
    const first = await ask('ledger.add', { what: 'Ten percent off gpt-5.4.', who: 'M. Reyes', where: 'mail', reference: 'Re: renewal', topic: 'pricing', vehicle: 'amendment', evidence: 'mail.txt', said: '2026-11-20' });
    expect(first.output).toMatchObject({ id: 'p-01', entries: 1, findings: [] });
    await ask('ledger.add', { what: 'New models on the day of launch.', who: 'web site', function: 'marketing', where: 'web page', reference: 'product page', topic: 'models' });
    await ask('ledger.mark', { of: 'p-01', status: 'in paper', by: 'R. Amsel' });
    await ask('ledger.override', { of: 'p-02', by: 'H. Vance', reason: 'We do not need it.' });
    const shown = (await ask('ledger.show', {})).output;
    expect(shown).toMatchObject({ entries: 4, ok: true, counts: { said: 1, 'in paper': 1 }, findings: [] });
    expect(shown['promises']).toMatchObject([
      { id: 'p-01', status: 'in paper', contractual: true, evidence: { file: 'mail.txt' } },
      { id: 'p-02', status: 'said', contractual: false, evidence: null, override: { by: 'H. Vance' } },
    ]);
    const kinds = (await opened.workspace.files()).map(({ name, kind, format }) => [name, kind, format]);
    expect(kinds).toContainEqual(['promises.jsonl', 'room', 'parley-ledger']);
    expect(kinds).toContainEqual(['checkpoints.jsonl', 'room', 'parley-checkpoint']);
  });

  it('is verified with the evidence at hand: each file is found by its hash, and one that was changed is not', async () => {
    await opened.workspace.keep('other.txt', new TextEncoder().encode('You get ten percent off!'), 'unknown', 'evidence');
    const found = (await ask('ledger.verify', { export: 'promises.jsonl', evidence: ['other.txt', 'mail.txt'] })).output;
    expect(found).toMatchObject({ ok: true, evidence: [{ id: 'p-01', file: 'mail.txt' }] });
    const changed = await ask('ledger.verify', { export: 'promises.jsonl', evidence: ['other.txt'] });
    expect(changed).toMatchObject({ holds: true, output: { evidence: [{ id: 'p-01', file: null }] } });
    expect((changed.output['findings'] as { code: string }[]).map(({ code }) => code)).toContain('evidence-not-here');
  });

  it('is proved offline from its export, signatures of the checkpoints included, and a forged one is seen', async () => {
    const { key } = (await ask('ledger.checkpoint', {})).output;
    // The other side has nothing but the two files, on a computer that has never seen the workspace.
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const disk: Ports = { ...ports, files: diskFiles(elsewhere, { confined: true }) };
    delete (disk as { workspace?: unknown }).workspace;
    const [ledger, checkpoints] = await Promise.all(['promises.jsonl', 'checkpoints.jsonl'].map(async (name) => new TextDecoder().decode(await opened.workspace.kept.read(name))));
    await disk.files.writeAll([{ name: 'l.jsonl', bytes: new TextEncoder().encode(ledger) }, { name: 'c.jsonl', bytes: new TextEncoder().encode(checkpoints) }]);
    const proved = await ask('ledger.verify', { export: 'l.jsonl', checkpoint: ['c.jsonl'], key }, disk);
    expect(proved).toMatchObject({ holds: true, output: { ok: true, entries: 4, checkpoints: [1, 2, 3, 4].map((size) => ({ size, agrees: true, signature: 'good' })) } });

    const cut = ledger?.trimEnd().split('\n').slice(0, -1).join('\n');
    writeFileSync(join(elsewhere, 'cut.jsonl'), `${cut}\n`);
    expect(await ask('ledger.verify', { export: 'cut.jsonl', checkpoint: ['c.jsonl'] }, disk)).toMatchObject({ holds: false, output: { firstBad: 4 } });

    // Another key signs the same words: everything hangs together but the name.
    const stranger = ed25519.newKey();
    const other: Ports = { ...disk, workspace: { ...opened.workspace, signingKey: async () => stranger } };
    await ask('ledger.checkpoint', { ledger: 'l.jsonl', out: 'forged.jsonl' }, other);
    expect(await ask('ledger.verify', { export: 'l.jsonl', checkpoint: ['forged.jsonl'], key }, disk)).toMatchObject({ holds: false, output: { checkpoints: [{ signature: 'wrong' }] } });
  });

  it('keeps its private key to its owner and out of every file that leaves', async () => {
    const path = join(folder, 'workspace', 'signing-key.pem');
    expect(statSync(path).mode & 0o077).toBe(0);
    const secret = readFileSync(path, 'utf8').split('\n')[1] ?? '';
    expect(secret.length).toBeGreaterThan(40);
    for (const { sha256: hash } of await opened.workspace.files()) expect(readFileSync(join(folder, 'workspace', 'originals', hash), 'utf8')).not.toContain(secret);
    expect((await opened.workspace.files()).some(({ name }) => name.endsWith('.pem'))).toBe(false);
    await expect(opened.workspace.kept.read('signing-key.pem')).rejects.toThrow('has no file');
  });

  it('without a workspace a checkpoint is made and says that nobody signed it', async () => {
    const disk: Ports = { ...ports, files: diskFiles(join(folder, 'elsewhere'), { confined: true }) };
    delete (disk as { workspace?: unknown }).workspace;
    const { output } = await ask('ledger.checkpoint', { ledger: 'l.jsonl' }, disk);
    expect(output).toMatchObject({ key: null, findings: [{ code: 'not-signed' }] });
    expect(existsSync(join(folder, 'elsewhere', 'signing-key.pem'))).toBe(false);
  });
});
