import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { pdfPages } from '../../../src/adapters/pdf/pdfPages.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { threadWorkers } from '../../../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../../../src/base/progress.ts';
import type { AnswerOf } from '../../../src/client/client.ts';
import { perform } from '../../../src/desk/perform.ts';
import type { Ports } from '../../../src/desk/ports.ts';
import { recogniseFile } from '../../../src/desk/recogniseFile.ts';

const house = join(import.meta.dirname, '../../..');
const clock = stoppedClock('2026-11-22');
const folder = mkdtempSync(join(tmpdir(), 'parley-packs-in-workspace-'));
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Ports;
const ask = (name: string, input: object) => perform(ports, { may: 'write' }, name, input, unwatched);
const make = async (kind: string, formats: readonly string[] = ['txt']) => {
  const { output, holds } = await ask('pack.make', { kind, formats });
  return { ...(output as AnswerOf<'pack.make'>), holds };
};
const textOf = async (name: string): Promise<string> => new TextDecoder().decode(await opened.workspace.kept.read(name));
const keep = async (name: string, bytes: Uint8Array) => {
  const { kind, format } = recogniseFile(bytes, name);
  await opened.workspace.keep(name, bytes, kind, format);
};

beforeAll(async () => {
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, pdf: { read: (bytes, name) => pdfPages(bytes, name, () => undefined) }, sha256, signatures: ed25519, workspace: opened.workspace };
  for (const name of ['offer-1.yaml', 'counter-1.yaml', 'offer-2.yaml', 'asks.yaml', 'offers.yaml', 'people.yaml']) await keep(name, new Uint8Array(readFileSync(join(house, 'examples/table', name))));
  await ask('ledger.add', { what: 'We will give you a discount of ten percent.', who: 'M. Reyes', organisation: 'Larkfield', function: 'sales', said: '2026-11-03', where: 'mail', reference: 'Re: renewal', vehicle: 'amendment', topic: 'pricing' });
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('packs of a workspace', () => {
  it.each(['board', 'supplier', 'questions', 'asks', 'promises', 'binder'])('%s prints the root of the record of promises and the signature of its checkpoint', async (kind) => {
    const { files } = await make(kind);
    const said = (await textOf(files[0]?.path ?? '')).replaceAll(' ', '');
    const checkpoint = JSON.parse((await textOf('checkpoints.jsonl')).trim().split('\n').at(-1) ?? '') as { root: string; signature: string; key: string };
    expect(checkpoint.signature).toMatch(/^[0-9a-f]{128}$/);
    for (const printed of [checkpoint.root, checkpoint.signature, checkpoint.key]) expect(said).toContain(printed);
  });

  it('says for whom each is and of which day, and which asks stay out of it and why', async () => {
    expect(await make('questions')).toMatchObject({ audience: 'internal', day: '2026-11-22', checks: [], leftOut: [] });
    const supplier = await make('supplier');
    expect(supplier).toMatchObject({ audience: 'supplier', holds: true });
    const { output } = await ask('ask.rank', {});
    const kept = (output as AnswerOf<'ask.rank'>).asks.filter(({ mayLeave, opening }) => !mayLeave || opening === null);
    expect(kept.length).toBeGreaterThan(0);
    expect(supplier.leftOut.map(({ what }) => what).toSorted()).toEqual(kept.map(({ title }) => title).toSorted());
    const said = await textOf('for-microsoft.txt');
    for (const { title } of kept) expect(said).not.toContain(title);
  });

  it('writes the pack for the supplier with the same bytes in every format, whatever we walk away from and aim at, and shows the same page', async () => {
    const seen = new Set<string>();
    for (const [walkAway, target] of [['', ''], ['5432109.87', '4000000'], ['7', '1'], ['99999999', '12345678.9']] as const) {
      await ask('workspace.fact', { key: 'walkAway', value: walkAway });
      await ask('workspace.fact', { key: 'target', value: target });
      const { files } = await make('supplier', ['docx', 'pdf', 'xlsx', 'txt', 'ics']);
      seen.add(JSON.stringify([files, (await ask('pack.view', {})).output]));
    }
    expect(seen.size).toBe(1);
    expect([...seen][0]).toContain('for-microsoft.ics');
  }, 60_000);

  it('writes nothing where a justification gives away what is ours, lists the place in every file, and shows no page either', async () => {
    await ask('workspace.fact', { key: 'walkAway', value: '5432109.87' });
    const asks = await textOf('asks.yaml');
    await keep('asks.yaml', new TextEncoder().encode(asks.replace(/why: gpt-5\.4 carries[^\n]*/, 'why: We stop at 5.43 million.')));
    const made = await make('supplier', ['docx', 'txt']);
    expect(made).toMatchObject({ holds: false, files: [], checks: [{ file: 'for-microsoft.docx', passes: false }, { file: 'for-microsoft.txt', passes: false }] });
    expect(made.findings.filter(({ code }) => code === 'confidential-value').map(({ at }) => at)).toEqual(expect.arrayContaining(['for-microsoft.docx, word/document.xml', 'for-microsoft.txt, text']));
    const refused = await ask('pack.view', {}).then(() => undefined, (error: unknown) => error);
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(String(refused)).not.toMatch(/5[.,]43|million|walk/);
    await keep('asks.yaml', new TextEncoder().encode(asks));
  });

  it('names no file of ours where the page for the supplier cannot be made', async () => {
    const asks = await textOf('asks.yaml');
    await keep('asks.yaml', new TextEncoder().encode('parley: asks/1\ncurrency: USD\nasks:\n  - {id: secret-plan}\n'));
    const refused = await ask('pack.view', {}).then(() => undefined, (error: unknown) => error);
    expect(String(refused)).toContain('Switch to Internal');
    expect(String(refused)).not.toMatch(/asks\.yaml|secret-plan/);
    await keep('asks.yaml', new TextEncoder().encode(asks));
  });
});
