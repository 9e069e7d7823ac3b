import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertIcsCalendar } from 'ts-ics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { threadWorkers } from '../../../src/adapters/workers/threadWorkers.ts';
import { feedPath, feedToken } from '../../../src/desk/calendarFeed.ts';
import type { Ports } from '../../../src/desk/ports.ts';
import { httpApp } from '../../../src/http/app.ts';
import { localGate } from '../../../src/http/gate.ts';

// A calendar program on the same computer: it has the address and no session.
const folder = mkdtempSync(join(tmpdir(), 'parley-feed-'));
const host = '127.0.0.1:4870';
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let app: ReturnType<typeof httpApp>;
let token = '';
const dates = readFileSync(join(import.meta.dirname, '../../../examples/table/dates.yaml'), 'utf8');
const keepDates = (text: string) => opened.workspace.keep('dates.yaml', new TextEncoder().encode(text), 'room', 'parley-dates');
const get = (path: string, more: Record<string, string> = {}) => Promise.resolve(app.request(`http://${host}${path}`, { headers: { host, ...more } }));
const events = async () => convertIcsCalendar(undefined, await (await get(`${feedPath}?token=${token}`)).text()).events ?? [];

beforeAll(async () => {
  const clock = stoppedClock('2026-11-22');
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  const ports: Ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519, workspace: opened.workspace };
  await keepDates(dates);
  token = await feedToken(ports);
  app = httpApp({ ports, gate: localGate(() => [host], { path: feedPath, token: () => feedToken(ports) }), pages: async () => undefined, version: '0' });
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the calendar feed', () => {
  it('is read with its token and without a session, as a calendar with alarms', async () => {
    const answer = await get(`${feedPath}?token=${token}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const sign = (await events()).find(({ uid }) => uid.startsWith('sign@'));
    expect(sign?.start.date.toISOString().slice(0, 10)).toBe('2026-12-18');
    expect(sign?.alarms?.length).toBeGreaterThan(0);
  });

  it('is the same text until something moves; what moves keeps its id and counts up, what goes is cancelled', async () => {
    const text = async () => (await get(`${feedPath}?token=${token}`)).text();
    const first = await text();
    expect(await text()).toBe(first);
    await keepDates(dates.replace('sign: 2026-12-18', 'sign: 2026-12-21').replace(/own:\n {2}- .*\n/, ''));
    const moved = await events();
    expect(moved.find(({ uid }) => uid.startsWith('sign@'))).toMatchObject({ sequence: 1 });
    expect(moved.find(({ uid }) => uid.startsWith('own-board@'))).toMatchObject({ status: 'CANCELLED', sequence: 1 });
    // What stayed counts from nothing still: the reader leaves a sequence of 0 out.
    expect(moved.find(({ uid }) => uid.startsWith('enrolment-ends@'))?.sequence ?? 0).toBe(0);
  });

  it.each([
    { case: 'without the token', path: () => feedPath, headers: {}, status: 401 },
    { case: 'with another token', path: () => `${feedPath}?token=${'0'.repeat(64)}`, headers: {}, status: 401 },
    { case: 'under a foreign host name', path: () => `${feedPath}?token=${token}`, headers: { host: 'evil.example' }, status: 403 },
    { case: 'from a foreign page', path: () => `${feedPath}?token=${token}`, headers: { origin: 'https://evil.example' }, status: 403 },
    { case: 'elsewhere with its token', path: () => `/api/openapi.json?token=${token}`, headers: {}, status: 401 },
    { case: 'at a file with its token', path: () => `/api/files/dates.yaml?token=${token}`, headers: {}, status: 401 },
  ])('answers nobody $case', async ({ path, headers, status }) => {
    expect((await get(path(), headers as Record<string, string>)).status).toBe(status);
  });
});
