import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { recogniseFile } from '../../../src/desk/recogniseFile.ts';

// A negotiation as the app holds it: files of the workspace under their usual names, and nothing is named when it is asked.
const house = join(import.meta.dirname, '../../..');
const clock = stoppedClock('2026-11-22');
const folder = mkdtempSync(join(tmpdir(), 'parley-table-'));
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Ports;
const ask = async (name: string, input: object = {}) => (await perform(ports, { may: 'write' }, name, input, unwatched)).output as Record<string, unknown> & { findings: { code: string }[] };
const keep = async (path: string, name = path.split('/').at(-1) ?? path) => {
  const bytes = new Uint8Array(readFileSync(join(house, path)));
  const { kind, format } = recogniseFile(bytes, name);
  return opened.workspace.keep(name, bytes, kind, format);
};

beforeAll(async () => {
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519, workspace: opened.workspace };
  await keep('examples/worked-example/usage.yaml');
  for (const name of ['offer-1.yaml', 'counter-1.yaml', 'offer-2.yaml', 'asks.yaml', 'preferences.yaml', 'offers.yaml', 'alternatives.yaml', 'people.yaml', 'dates.yaml', 'offer-mail.txt', 'pilot-report.txt']) await keep(`examples/table/${name}`);
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the table of a workspace', () => {
  it('knows its documents by what they hold', async () => {
    const kinds = new Map((await opened.workspace.files()).map(({ name, kind, format }) => [name, `${kind} ${format}`]));
    expect(['asks.yaml', 'offers.yaml', 'alternatives.yaml', 'people.yaml', 'dates.yaml', 'preferences.yaml'].map((name) => kinds.get(name))).toEqual(['asks', 'offers', 'alternatives', 'people', 'dates', 'preferences'].map((each) => `room parley-${each}`));
  });

  it('takes their third offer in, and compares all four on the usage that is there', async () => {
    const read = await ask('offer.read', { text: 'We offer 14% off gpt-5.4.', start: '2027-01-01', months: 1 });
    await opened.workspace.keep('offer-3.yaml', new TextEncoder().encode(String(read['deal'])), 'deal', 'parley-deal');
    expect(await ask('offer.add', { by: 'them', title: 'Third offer', deal: 'offer-3.yaml', source: 'offer-mail.txt', expires: '2026-12-20' })).toMatchObject({ id: 'them-3', offers: 4 });
    await ask('workspace.fact', { key: 'walkAway', value: '5600' });
    const compared = await ask('offer.compare', { paths: 10 });
    expect(compared).toMatchObject({ columns: [{ id: 'them-1' }, { id: 'us-1' }, { id: 'them-2' }, { id: 'them-3', expires: '2026-12-20' }], noDeal: { likely: 5600, is: 'the walk-away' } });
    expect((await opened.workspace.files()).find(({ name }) => name === 'offers.yaml')).toMatchObject({ kind: 'room', format: 'parley-offers' });
  }, 60_000);

  it('finds counteroffers to the last of them', async () => {
    const made = await ask('table.counter', { paths: 5 });
    expect((made['offers'] as unknown[]).length).toBeGreaterThan(0);
    expect(made.findings.map(({ code }) => code)).toContain('seller-assumed');
  }, 60_000);

  it('prices alternatives, ranks asks, and knows people and days', async () => {
    expect(await ask('alternative.price', { paths: 10 })).toMatchObject({ walkAway: { id: 'stay' }, alternatives: [{ id: 'openai', credible: true }, { id: 'bedrock', credible: false }, { id: 'wait' }, { id: 'stay' }] });
    expect((await ask('ask.elicit'))['currency']).toBe('USD');
    // The usage here is a plan of the deal's months and no history, so nothing is valued on it; stated worths rank all the same.
    const ranked = await ask('ask.rank');
    expect((ranked['asks'] as { id: string }[]).map(({ id }) => id)).toEqual(['discount-gpt-5.4', 'no-training', 'commitment-lower', 'exit']);
    expect(ranked.findings.map(({ code }) => code)).toContain('asks-not-valued');
    expect((await ask('people.show')).findings.map(({ code }) => code)).toEqual(['sign-off-open']);
    const days = (await ask('calendar.show'))['entries'] as { id: string }[];
    expect(days.map(({ id }) => id)).toEqual(expect.arrayContaining(['sign', 'offer-them-3-expires', 'enrolment-ends']));
  }, 60_000);

  it('keeps an answer, and what it promises as an entry of the ledger', async () => {
    expect(await ask('question.answer', { question: 'price-cap', answer: 'At most three percent a year.', by: 'M. Reyes', promises: true })).toMatchObject({ promise: 'p-01' });
    expect(await ask('ledger.show')).toMatchObject({ entries: 1, ok: true, promises: [{ what: 'At most three percent a year.', topic: 'pricing' }] });
    const listed = (await ask('question.list', { topic: ['pricing'] }))['questions'] as { id: string; answers: unknown[] }[];
    expect(listed.find(({ id }) => id === 'price-cap')?.answers).toEqual([{ answer: 'At most three percent a year.', by: 'M. Reyes', on: '2026-11-22', promise: 'p-01' }]);
  });

  it('writes its calendar again over the last one, so that entries move', async () => {
    await ask('calendar.write');
    const dates = readFileSync(join(house, 'examples/table/dates.yaml'), 'utf8').replace('sign: 2026-12-18', 'sign: 2026-12-21');
    await opened.workspace.keep('dates.yaml', new TextEncoder().encode(dates), 'room', 'parley-dates');
    await ask('calendar.write');
    const text = new TextDecoder().decode(await opened.workspace.kept.read('negotiation.ics'));
    const event = text.split('BEGIN:VEVENT').find((each) => each.includes('UID:sign@')) ?? '';
    expect(event).toContain('DTSTART;VALUE=DATE:20261221');
    expect(event).toContain('SEQUENCE:1');
  });
});
