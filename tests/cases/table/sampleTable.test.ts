import { mkdtempSync, rmSync } from 'node:fs';
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
const folder = mkdtempSync(join(tmpdir(), 'parley-sample-table-'));
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Ports;
const ask = async (name: string, input: object = {}) => (await perform(ports, { may: 'write' }, name, input, unwatched)).output as Record<string, unknown>;
const theDeal = async (): Promise<unknown> => (await ask('workspace.show'))['deal'];

beforeAll(async () => {
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519, workspace: opened.workspace };
  await ask('workspace.sample');
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the table of the sample', () => {
  it('holds a whole room, and its mails are no contract', async () => {
    const kinds = new Map((await opened.workspace.files()).map(({ name, kind, format }) => [name, `${kind} ${format}`]));
    expect([...kinds.values()].filter((kind) => kind.startsWith('contract'))).toEqual(['contract docx']);
    expect(kinds.get('mail-9-november.txt')).toBe('room mail');
    expect(['offers.yaml', 'asks.yaml', 'people.yaml', 'dates.yaml', 'alternatives.yaml', 'answers.yaml', 'promises.jsonl'].map((name) => kinds.get(name)?.split(' ')[0])).toEqual(['room', 'room', 'room', 'room', 'room', 'room', 'room']);
  });

  it('has promises of which one is in the draft, one weaker and one missing, each with its evidence where there is some', async () => {
    const gate = await ask('ledger.check', { ledger: 'promises.jsonl', paper: ['draft-amendment.docx'] });
    expect((gate['promises'] as { id: string; status: string }[]).map(({ id, status }) => `${id} ${status}`)).toEqual(['p-01 in paper', 'p-02 weaker', 'p-03 missing']);
    const kept = (await ask('ledger.show'))['promises'] as { evidence: { file: string | null } | null }[];
    expect(kept.map(({ evidence }) => evidence?.file ?? null)).toEqual(['mail-9-november.txt', 'mail-12-november.txt', null]);
  });
});

describe('the deal in force', () => {
  const deal = (discount: number): string => `parley: deal/1\nname: An offer\ncurrency: USD\nstart: 2027-01-01\nmonths: 36\nrateBook: azure-2026-10\nrates:\n  - {match: {model: gpt-5.4}, discountPercent: ${discount}}\n`;

  it('is that of their last offer, and neither an earlier one nor ours', async () => {
    expect(await theDeal()).toBe('deal.yaml');
    expect(await ask('offer.take', { by: 'us', title: 'Our second', deal: deal(12) })).toMatchObject({ id: 'us-2', files: ['offer-us-2.yaml', 'offers.yaml'] });
    expect(await theDeal()).toBe('deal.yaml');
    expect(await ask('offer.take', { by: 'them', title: 'Their third', deal: deal(9), words: 'We can do 9 %.', expires: '2026-12-20' })).toMatchObject({ id: 'them-3', files: ['offer-them-3.txt', 'offer-them-3.yaml', 'offers.yaml'] });
    expect(await theDeal()).toBe('offer-them-3.yaml');
  });

  it('is the one before again where their last was taken out', async () => {
    await ask('workspace.remove', { file: 'offer-them-3.yaml' });
    expect(await theDeal()).toBe('deal.yaml');
  });

  it.each([
    { case: 'a deal that cannot be read', input: { deal: 'no deal' } },
    { case: 'words and a file at once', input: { deal: deal(5), words: 'We can do 5 %.', source: 'mail-9-november.txt' } },
    { case: 'a document that is not there', input: { deal: deal(5), source: 'mail-of-nobody.txt' } },
  ])('refuses $case before anything is kept', async ({ input }) => {
    const before = await opened.workspace.files();
    await expect(ask('offer.take', { by: 'them', title: 'Fourth', ...input })).rejects.toThrow();
    expect(await opened.workspace.files()).toEqual(before);
  });
});

describe('the calendar of our own', () => {
  it('moves its plan with the day of signature, and takes days of our own', async () => {
    const stepsBefore = await days('sign');
    await ask('calendar.sign', { day: '2026-12-29' });
    expect(await days('sign')).not.toEqual(stepsBefore);
    await ask('calendar.add', { what: 'Works council is heard', day: '2026-12-02', owner: 'S. Lind' });
    expect((await entries()).find(({ what }) => what === 'Works council is heard')).toMatchObject({ day: '2026-12-02', owner: 'S. Lind' });
    expect((await entries()).find(({ what }) => what === 'Board decides on the deal')).toMatchObject({ day: '2026-12-10' });
  });

  const entries = async () => (await ask('calendar.show'))['entries'] as { id: string; what: string; day: string; owner: string; source: string }[];
  const days = async (source: string) => (await entries()).filter((each) => each.source.endsWith(`, ${source}`)).map(({ day }) => day);
});
