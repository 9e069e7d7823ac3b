import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { unwatched, type Watch } from '../../../src/base/progress.ts';
import { perform } from '../../../src/desk/perform.ts';
import type { Ports, Workers } from '../../../src/desk/ports.ts';
import { tasks } from '../../../src/desk/tasks.ts';

// Usage files on disk, brought into a negotiation as the command line does it; and what the screen then asks of the kept ones.
let folder = '';
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let disk: Ports;
let kept: Ports;
type Answer = Record<string, unknown> & { import: number; files: { name?: string; path?: string; kind: string; format: string; rows: { accepted: number }; control: { amount: string }[] }[]; findings: { code: string; message: string }[] };
const ask = async (ports: Ports, name: string, input: object = {}, watch: Watch = unwatched) => (await perform(ports, { may: 'write' }, name, input, watch)).output as Answer;

// Threads and their limits have tests of their own; here the same work is done in this one.
const workers: Workers = { run: (name, input, watch) => tasks[name].run(input as never, watch) as never };

async function open(): Promise<void> {
  opened = await openWorkspace(join(folder, 'workspace'), stoppedClock('2026-11-23'), (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  const ports = (files: Ports['files']): Ports => ({ files, data: bundledData(), clock: stoppedClock('2026-11-23'), columns: duckdbColumns, workers, sha256, signatures: ed25519, workspace: opened.workspace });
  disk = ports(diskFiles(folder, { confined: true }));
  kept = ports(opened.workspace.kept);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-usage-'));
  mkdirSync(join(folder, 'logs'));
  for (const [from, to] of [['tests/cases/usage/ea.csv', 'ea.csv'], ['tests/cases/usage/focus-1.2.csv', 'focus.csv'], ['tests/cases/usage/odd/gz-truncated.csv.gz', 'cut-off.csv.gz'], ['tests/cases/usage/odd/ambiguous-dates.csv', 'dates.csv'], ['examples/formats/gateway-log.csv', 'logs/gateway.csv']] as const) writeFileSync(join(folder, to), readFileSync(from));
  await open();
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One hash over every row of every table and every original: the whole store, read by another program. */
async function storeHash(): Promise<string> {
  await opened.close();
  const at = join(folder, 'workspace');
  const database = new DatabaseSync(join(at, 'workspace.sqlite'), { readOnly: true });
  const tables = database.prepare("select name, sql from sqlite_master where type = 'table' order by name").all() as { name: string }[];
  const hash = createHash('sha256').update(JSON.stringify(tables));
  for (const { name } of tables) hash.update(JSON.stringify(database.prepare(`select * from "${name}" order by 1, 2`).all()));
  database.close();
  for (const name of readdirSync(join(at, 'originals')).toSorted()) hash.update(name).update(readFileSync(join(at, 'originals', name)));
  await open();
  return hash.digest('hex');
}

const names = async () => (await opened.workspace.files()).map(({ name, kind, format }) => `${name}: ${kind} ${format}`);

describe('an import is one reversible step', () => {
  it('keeps all files, ties each to its control total, and is taken back and brought again at once', async () => {
    const done = await ask(disk, 'workspace.import', { files: ['ea.csv', 'focus.csv'] });
    expect(done.files.map(({ name, rows }) => [name, rows.accepted > 0])).toEqual([['ea.csv', true], ['focus.csv', true]]);
    const alone = await ask(disk, 'usage.import', { files: ['ea.csv', 'focus.csv'] });
    expect(done.files.map(({ control }) => control)).toEqual(alone.files.map(({ control }) => control));
    expect(await names()).toEqual(['ea.csv: usage azure-ea-actual', 'focus.csv: usage focus-1.2']);
    await ask(disk, 'workspace.undo', { import: done.import });
    expect(await names()).toEqual([]);
    await ask(disk, 'workspace.redo', { import: done.import });
    expect(await names()).toEqual(['ea.csv: usage azure-ea-actual', 'focus.csv: usage focus-1.2']);
    await expect(ask(disk, 'workspace.redo', { import: done.import })).rejects.toThrow('stands already');
    await expect(ask(disk, 'workspace.undo', { import: 99 })).rejects.toThrow('no import 99');
  }, 30_000);

  it('puts back the file it replaced, and will not while a later import stands on it', async () => {
    const first = await ask(disk, 'workspace.import', { files: ['ea.csv'] });
    const before = await opened.workspace.files();
    writeFileSync(join(folder, 'ea.csv'), readFileSync('tests/cases/usage/mca.csv'));
    const second = await ask(disk, 'workspace.import', { files: ['ea.csv'] });
    expect(await names()).toEqual(['ea.csv: usage azure-mca-actual']);
    await expect(ask(disk, 'workspace.undo', { import: first.import })).rejects.toThrow(`take that back first`);
    await ask(disk, 'workspace.undo', { import: second.import });
    expect(await opened.workspace.files()).toEqual(before);
  }, 30_000);

  it.each([
    { case: 'a file that cannot be read, after one that can', files: ['ea.csv', 'cut-off.csv.gz'], says: 'cut off' },
    { case: 'a file whose dates must be asked about', files: ['ea.csv', 'dates.csv'], says: '3 April 2025 or 4 March 2025' },
    { case: 'a log whose columns must be asked about', files: ['ea.csv', 'logs/gateway.csv'], says: 'parley usage confirm' },
    { case: 'a file that is not there', files: ['ea.csv', 'nowhere.csv'], says: 'nowhere.csv' },
  ])('leaves the store as it was, to the byte, for $case', async ({ files, says }) => {
    await ask(disk, 'workspace.import', { files: ['focus.csv'] });
    const before = await storeHash();
    await expect(ask(disk, 'workspace.import', { files })).rejects.toThrow(says);
    expect(await storeHash()).toBe(before);
  }, 30_000);

  it('leaves the store as it was, to the byte, when it is cancelled on the way', async () => {
    await ask(disk, 'workspace.import', { files: ['focus.csv'] });
    const before = await storeHash();
    const stop = new AbortController();
    const stopAtSecond: Watch = { progress: (share) => (share !== undefined && share >= 0.5 ? stop.abort() : undefined), signal: stop.signal };
    await expect(ask(disk, 'workspace.import', { files: ['ea.csv', 'logs/gateway.csv'] }, stopAtSecond)).rejects.toThrow();
    expect(stop.signal.aborted).toBe(true);
    expect(await storeHash()).toBe(before);
    await ask(disk, 'workspace.import', { files: ['ea.csv'] });
    expect(await storeHash()).not.toBe(before);
  }, 30_000);

  it('tells what earlier imports say already: the same file, and rows that overlap', async () => {
    await ask(disk, 'workspace.import', { files: ['ea.csv'] });
    writeFileSync(join(folder, 'copy.csv'), readFileSync(join(folder, 'ea.csv')));
    // The same export, taken again a day earlier: its last row is not in it.
    writeFileSync(join(folder, 'earlier.csv'), readFileSync(join(folder, 'ea.csv'), 'utf8').trimEnd().split('\n').slice(0, -1).join('\n'));
    const again = await ask(disk, 'workspace.import', { files: ['copy.csv'] });
    expect(again.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['same-file', 'file-twice']));
    expect(again.findings.find(({ code }) => code === 'same-file')?.message).toContain('the same as ea.csv');
    const part = await ask(disk, 'workspace.import', { files: ['earlier.csv'] });
    expect(part.findings.filter(({ code }) => code === 'rows-twice' || code === 'file-twice').map(({ message }) => message)).toEqual([expect.stringContaining('ea.csv')]);
  }, 30_000);
});

describe('what was read is written as one usage file', () => {
  it('which is read back with the same tokens, and what two files both say counts once', async () => {
    writeFileSync(join(folder, 'again.csv'), readFileSync(join(folder, 'ea.csv')));
    const alone = await ask(disk, 'usage.import', { files: ['ea.csv'] });
    await ask(disk, 'usage.import', { files: ['ea.csv', 'again.csv'], to: 'usage.yaml' });
    expect((await ask(disk, 'usage.import', { files: ['usage.yaml'] }))['totals']).toEqual(alone['totals']);
  });

  it('and a door that only reads refuses it', async () => {
    await expect(perform(disk, { may: 'read' }, 'usage.import', { files: ['ea.csv'], to: 'usage.yaml' }, unwatched)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a FOCUS export as Parquet', () => {
  it('is previewed, imported and held against FOCUS 1.2 as the same export in CSV is', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT * FROM read_csv('tests/cases/usage/formats/focus-1.2.csv', all_varchar = true)) TO '${join(folder, 'focus.parquet')}' (FORMAT parquet)`);
    connection.disconnectSync();
    instance.closeSync();
    writeFileSync(join(folder, 'twin.csv'), readFileSync('tests/cases/usage/formats/focus-1.2.csv'));
    writeFileSync(join(folder, 'twin.csv.gz'), gzipSync(readFileSync('tests/cases/usage/formats/focus-1.2.csv')));
    const done = await ask(disk, 'workspace.import', { files: ['focus.parquet'] });
    expect(done.files[0]).toMatchObject({ kind: 'usage', format: 'parquet', rows: { accepted: 6 }, control: [{ month: '2026-09', currency: 'USD', amount: '6221.1005' }] });
    const without = (answer: Answer) => JSON.parse(JSON.stringify({ ...answer, path: '', findings: [] }).replaceAll('focus.parquet', 'x').replaceAll('twin.csv.gz', 'x').replaceAll('twin.csv', 'x')) as unknown;
    for (const name of ['usage.preview', 'usage.conform']) {
      const csv = without(await ask(disk, name, { file: 'twin.csv' }));
      expect(without(await ask(disk, name, { file: 'twin.csv.gz' }))).toEqual(csv);
      expect(without(await ask(kept, name, { file: 'focus.parquet' }))).toEqual(csv);
    }
    expect((await ask(kept, 'usage.conform', { file: 'focus.parquet' }))['rules']).toHaveLength(621);
  }, 60_000);
});

describe('what was confirmed once about a header is remembered', () => {
  it('beside the file on disk: the next log with that header is read, by every command, and it is said', async () => {
    await expect(ask(disk, 'usage.profile', { files: ['logs/gateway.csv'], model: 'gpt-5.4' })).rejects.toThrow('timestamp from "reqStarted"');
    await ask(disk, 'usage.confirm', { file: 'logs/gateway.csv' });
    writeFileSync(join(folder, 'logs/next.csv'), readFileSync(join(folder, 'logs/gateway.csv'), 'utf8').replaceAll('2026-09-01', '2026-09-02'));
    const next = await ask(disk, 'usage.import', { files: ['logs/next.csv'] });
    expect(next.files[0]).toMatchObject({ format: 'request-log', rows: { accepted: 5, refused: 0 }, models: ['gpt-5.4-mini', 'gpt-5.4'] });
    expect(next['totals']).toEqual({ input: '14243', cached: '10240', cacheWrite: '0', output: '1183', requests: '5' });
    expect(next.findings.find(({ code }) => code === 'read-as-confirmed')?.message).toContain('confirmed on 2026-11-23');
    const preview = await ask(disk, 'usage.preview', { file: 'logs/next.csv' });
    expect((preview['columns'] as { name: string; role: string | null }[]).filter(({ role }) => role !== null).map(({ name, role }) => `${role}=${name}`)).toEqual(['timestamp=reqStarted', 'workload=callerApp', 'model=engineUsed', 'input=promptTok', 'cached=promptTokCached', 'output=answerTok']);
    await ask(disk, 'usage.confirm', { file: 'logs/next.csv', forget: true });
    await expect(ask(disk, 'usage.import', { files: ['logs/next.csv'] })).rejects.toThrow('may be a request log');
  }, 30_000);

  it('in the workspace: a log that waits is understood at once, and waits again when it is forgotten', async () => {
    await ask(disk, 'workspace.keep', { file: 'logs/gateway.csv' });
    expect(await names()).toEqual(['gateway.csv: unknown log-to-confirm']);
    const said = await ask(kept, 'usage.confirm', { file: 'gateway.csv', columns: ['cached='] });
    expect(said).toMatchObject({ understood: ['gateway.csv'], columns: { input: 'promptTok' } });
    expect(await names()).toEqual(expect.arrayContaining(['gateway.csv: usage request-log', 'mappings.yaml: room parley-mappings']));
    expect((await ask(kept, 'usage.import', { files: ['gateway.csv'] }))['totals']).toMatchObject({ cached: '0', input: '14243' });
    // The next one is recognised as it comes in.
    writeFileSync(join(folder, 'october.csv'), readFileSync(join(folder, 'logs/gateway.csv'), 'utf8').replaceAll('2026-09', '2026-10'));
    expect(await ask(disk, 'workspace.keep', { file: 'october.csv' })).toMatchObject({ kind: 'usage', format: 'request-log' });
    await ask(kept, 'usage.confirm', { file: 'gateway.csv', forget: true });
    expect(await names()).toEqual(expect.arrayContaining(['gateway.csv: unknown log-to-confirm', 'october.csv: unknown log-to-confirm']));
  }, 30_000);

  it('comes along into the workspace with the log', async () => {
    await ask(disk, 'usage.confirm', { file: 'logs/gateway.csv' });
    const done = await ask(disk, 'workspace.import', { files: ['logs/gateway.csv'] });
    expect(await names()).toEqual(['gateway.csv: usage request-log', 'mappings.yaml: room parley-mappings']);
    expect((await ask(kept, 'usage.import', { files: ['gateway.csv'] })).files[0]?.rows.accepted).toBe(5);
    await ask(disk, 'workspace.undo', { import: done.import });
    expect(await names()).toEqual([]);
  }, 30_000);

  it('settles dates that do not tell their order, which are asked about and never guessed', async () => {
    await expect(ask(disk, 'usage.import', { files: ['dates.csv'] })).rejects.toThrow('"03/04/2025" is 3 April 2025 or 4 March 2025');
    await ask(disk, 'usage.confirm', { file: 'dates.csv', dates: 'day-first' });
    const read = await ask(disk, 'usage.import', { files: ['dates.csv'] });
    expect(read.files[0]?.control).toEqual([{ month: '2025-04', currency: 'USD', amount: '2.5' }, { month: '2025-05', currency: 'USD', amount: '5' }]);
  }, 30_000);

  it('settles them for price sheets and reservation files as well', async () => {
    const sheet = readFileSync('examples/formats/price-sheet.csv', 'utf8').replaceAll('12/31/2026', '12/01/2026');
    writeFileSync(join(folder, 'sheet.csv'), sheet);
    await expect(ask(disk, 'rates.compare', { file: 'sheet.csv', on: '2026-11-01' })).rejects.toThrow('10 January 2026 or 1 October 2026');
    await ask(disk, 'usage.confirm', { file: 'sheet.csv', dates: 'month-first' });
    expect((await ask(disk, 'rates.compare', { file: 'sheet.csv', on: '2026-11-01' }))['compared']).toBe(3);
  });

  it('holds for a replay of single requests too', async () => {
    writeFileSync(join(folder, 'logs/deal.yaml'), readFileSync('examples/worked-example/deal.yaml'));
    await ask(disk, 'usage.confirm', { file: 'logs/gateway.csv' });
    const replayed = await ask(disk, 'deal.replay', { deal: 'logs/deal.yaml', usage: ['logs/gateway.csv'], model: 'gpt-5.4', ptu: 50 });
    expect((replayed['asked'] as { byRequest: unknown }).byRequest).not.toBeNull();
  });

  it.each([
    { case: 'a column that is not there', columns: ['input=promptToks'], says: '"promptTok" may be meant' },
    { case: 'a role that no request has', columns: ['price=latencyMs'], says: 'nothing that a request has' },
    { case: 'a request without its output', columns: ['output='], says: 'Say which column is output' },
    { case: 'columns under which no row is a request', columns: ['timestamp=callerApp'], says: 'line 2 is none because its timestamp is not an instant' },
  ])('is refused, with nothing remembered, for $case', async ({ columns, says }) => {
    await expect(ask(disk, 'usage.confirm', { file: 'logs/gateway.csv', columns })).rejects.toThrow(says);
    await expect(ask(disk, 'usage.import', { files: ['logs/gateway.csv'] })).rejects.toThrow('may be a request log');
  });
});
