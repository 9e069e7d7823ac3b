import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retailPrices } from '../../../src/adapters/azure/retailPrices.ts';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { threadWorkers } from '../../../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { perform } from '../../../src/desk/perform.ts';
import type { Workspace } from '../../../src/desk/ports.ts';

interface Item {
  readonly meterName: string;
  readonly retailPrice: number;
  readonly armRegionName: string;
  readonly effectiveStartDate: string;
  readonly [key: string]: unknown;
}

const item = (meterName: string, retailPrice: number, armRegionName: string, from = '2026-03-01', more: object = {}): Item => ({ currencyCode: 'USD', tierMinimumUnits: 0, retailPrice, armRegionName, effectiveStartDate: `${from}T00:00:00Z`, meterName, productName: 'Azure OpenAI GPT5', unitOfMeasure: '1M', type: 'Consumption', ...more });
const list = [
  item('5.4 inp Gl 1M Tokens', 2.5, 'eastus2'),
  item('5.4 inp Gl 1M Tokens', 2.5, 'swedencentral'),
  item('5.4 opt Gl 1M Tokens', 15, 'eastus2'),
  item('5.4 cd inp Gl 1M Tokens', 0.25, 'eastus2'),
  item('Provisioned Managed Global Unit', 1, 'eastus2', '2026-03-01', { unitOfMeasure: '1 Hour' }),
  item('Provisioned Managed Global Unit', 2652, 'eastus2', '2026-03-01', { unitOfMeasure: '1 Hour', type: 'Reservation' }),
];

/** A price list of this test's own: two prices a page, and trouble on the pages that `trouble` says, once each. */
let items: readonly Item[] = list;
let trouble: ((page: number, answer: ServerResponse, request: IncomingMessage) => boolean) | undefined;
let asked: string[] = [];
let server: Server;
let folder = '';
let waits: number[] = [];

beforeEach(async () => {
  [items, trouble, asked, waits] = [list, undefined, [], []];
  folder = mkdtempSync(join(tmpdir(), 'parley-sync-'));
  server = createServer((request, answer) => {
    const url = new URL(request.url ?? '', address());
    asked.push(url.search);
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    if (trouble?.(skip / 2 + 1, answer, request) === true) return;
    const next = skip + 2 < items.length ? `${address()}/api/retail/prices?$skip=${skip + 2}` : null;
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ Items: items.slice(skip, skip + 2), NextPageLink: next }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Answer {
  readonly pages: number;
  readonly unchanged: number;
  readonly changes: readonly { readonly what: string; readonly meterName: string; readonly regions: readonly string[]; readonly before: string | null; readonly after: string; readonly from: string }[];
  readonly gone: readonly string[];
  readonly files: readonly unknown[];
  readonly effects: readonly unknown[];
  readonly findings: readonly { readonly code: string }[];
}

async function sync(today: string, from = `${address()}/api/retail/prices`, more: object = {}, workspace?: Workspace): Promise<Answer> {
  const limits = { seconds: 2, bytes: 100_000, tries: 4, waitSeconds: 60, wait: async (seconds: number) => void waits.push(seconds) };
  const ports = { files: diskFiles(folder, { confined: true }), data: bundledData(), clock: stoppedClock(today), columns: duckdbColumns, workers: threadWorkers, retailPrices: retailPrices(limits), sha256, signatures: ed25519, ...(workspace ? { workspace } : {}) };
  return (await perform(ports, { may: 'write' }, 'rates.sync', { book: 'mine.yaml', from, ...more }, unwatched)).output as Answer;
}

const rows = (): string => readFileSync(join(folder, 'mine.csv'), 'utf8');
const once = (page: number, does: (answer: ServerResponse, request: IncomingMessage) => void): typeof trouble => {
  let done = false;
  return (at, answer, request) => {
    if (at !== page || done) return false;
    done = true;
    does(answer, request);
    return true;
  };
};

describe('a sync of list prices', () => {
  it('makes a book of all pages, one row a meter and price, that the rest of Parley reads', async () => {
    const { pages, changes } = await sync('2026-11-22');
    expect(pages).toBe(3);
    expect(changes.map(({ what, meterName, regions, after }) => [what, meterName, regions.join(' '), after])).toEqual([
      ['new', '5.4 inp Gl 1M Tokens', 'eastus2 swedencentral', '2.5'],
      ['new', '5.4 opt Gl 1M Tokens', 'eastus2', '15'],
      ['new', '5.4 cd inp Gl 1M Tokens', 'eastus2', '0.25'],
    ]);
    expect(rows()).toContain('azure,gpt-5.4,global,standard,any,input,eastus2 swedencentral,2026-03-01,,2.5,retailApi,2026-11-22,,5.4 inp Gl 1M Tokens,\n');
    const ports = { files: diskFiles(folder, { confined: true }), data: bundledData(), clock: stoppedClock('2026-11-22'), columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519 };
    const found = await perform(ports, { may: 'read' }, 'rates.find', { model: 'gpt-5.4', kind: 'input', region: 'swedencentral', on: '2026-11-22', book: 'mine.yaml' }, unwatched);
    expect(found.output).toMatchObject({ perMillion: '2.5', seen: '2026-11-22' });
  });

  it('adds nothing the second time, and writes nothing', async () => {
    await sync('2026-11-22');
    const before = rows();
    expect(await sync('2026-11-23')).toMatchObject({ unchanged: 4, changes: [], files: [] });
    expect(rows()).toBe(before);
  });

  it('appends what changed below what was there, and says it', async () => {
    await sync('2026-10-01');
    const before = rows();
    items = [item('5.4 inp Gl 1M Tokens', 2.25, 'eastus2', '2026-11-01'), item('5.4 inp Gl 1M Tokens', 2.5, 'swedencentral'), item('5.4 opt Gl 1M Tokens', 14, 'eastus2'), item('5.4 opt Gl 1M Tokens', 12, 'eastus2', '2027-01-01')];
    const { changes, gone } = await sync('2026-11-22');
    expect(changes.map(({ what, before: was, after, from }) => [what, was, after, from])).toEqual([
      ['changed', '2.5', '2.25', '2026-11-01'],
      // The list gives an older day than the book's own row: it holds from the day it was seen.
      ['changed', '15', '14', '2026-11-22'],
      ['scheduled', '15', '12', '2027-01-01'],
    ]);
    expect(gone).toEqual(['gpt-5.4 global standard cached']);
    expect(rows().startsWith(before)).toBe(true);
    expect(await sync('2026-11-23')).toMatchObject({ changes: [] });
  });

  it('adds to a book of somebody\'s own, and keeps every byte of its rows', async () => {
    const own = 'channel,model,scope,tier,context,kind,regions,from,perMillion,source,seen\nazure,gpt-5.4,global,standard,any,output,eastus2,2026-03-01,16,mail,2026-05-01';
    writeFileSync(join(folder, 'mine.csv'), own);
    writeFileSync(join(folder, 'mine.yaml'), 'parley: rates/1\nname: mine\ncurrency: USD\nsources:\n  mail:\n    what: a letter\n    trust: secondary\n');
    const { changes } = await sync('2026-11-22');
    expect(changes.map(({ what, before }) => [what, before])).toEqual([['new', null], ['changed', '16'], ['new', null]]);
    expect(rows().startsWith(`${own}\n`)).toBe(true);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toContain('  mail:\n    what: a letter');
  });
});

describe('the effect on open deals', () => {
  const deal = 'parley: deal/1\nname: draft\ncurrency: USD\nstart: 2027-01-01\nmonths: 2\nrateBook: azure-2026-10\nrates:\n  - {match: {}, discountPercent: 10}\n';
  const usage = `parley: usage/1\ngrain: month\nrows:\n${['2027-01', '2027-02'].map((at) => `  - {at: ${at}, workload: bot, model: gpt-5.4, scope: global, tier: standard, context: short, region: eastus2, input: 1000000000, cached: 0, cacheWrite: 0, output: 100000000, requests: 1000}`).join('\n')}\n`;
  const asked = { deals: ['draft.yaml'], usage: ['usage.yaml'] };
  beforeEach(() => {
    writeFileSync(join(folder, 'draft.yaml'), deal);
    writeFileSync(join(folder, 'usage.yaml'), usage);
  });

  it('is told of each deal by its exact bill before and after, and by model', async () => {
    const made = await sync('2026-10-01', undefined, asked);
    expect([made.effects, made.findings.map(({ code }) => code)]).toEqual([[], ['prices-aside', 'no-effect-yet']]);
    items = [item('5.4 inp Gl 1M Tokens', 2, 'eastus2', '2026-11-01'), item('5.4 opt Gl 1M Tokens', 15, 'eastus2'), item('5.4 opt Gl 1M Tokens', 10, 'eastus2', '2027-02-01')];
    // Two months of 1,000 million in and 100 million out, 10 % below list: 2 × (2,500 + 1,500) × 0.9, then 2 × 2,000 and 1,500 + 1,000.
    expect((await sync('2026-11-22', undefined, asked)).effects).toEqual([{ deal: 'draft.yaml', currency: 'USD', before: '7200', after: '5850', change: '-1350', models: [{ model: 'gpt-5.4', change: '-1350' }] }]);
  });

  it('is told of the deals that the open workspace keeps, where none is named', async () => {
    const { workspace, close } = await openWorkspace(join(folder, 'workspace'), stoppedClock('2026-11-22'), (originals) => diskFiles(originals, { confined: true, readOnly: true }));
    try {
      await workspace.keep('draft.yaml', Buffer.from(deal), 'deal', 'parley-deal');
      await workspace.keep('flat.yaml', Buffer.from(deal.replace('discountPercent: 10', 'discountPercent: 0')), 'deal', 'parley-deal');
      await sync('2026-10-01', undefined, {}, workspace);
      items = [item('5.4 inp Gl 1M Tokens', 2, 'eastus2', '2026-11-01'), item('5.4 opt Gl 1M Tokens', 15, 'eastus2')];
      expect((await sync('2026-11-21', undefined, {}, workspace)).findings.map(({ code }) => code)).toContain('no-usage-for-effect');
      await workspace.keep('usage.yaml', Buffer.from(usage), 'usage', 'parley-usage');
      items = [item('5.4 inp Gl 1M Tokens', 1.5, 'eastus2', '2026-11-21'), item('5.4 opt Gl 1M Tokens', 15, 'eastus2')];
      // 2,000 million in at 0.50 less: 1,000 at list, 900 with 10 % off.
      expect((await sync('2026-11-22', undefined, {}, workspace)).effects).toMatchObject([{ deal: 'draft.yaml', change: '-900' }, { deal: 'flat.yaml', change: '-1000' }]);
    } finally {
      await close();
    }
  });

  it('cannot be told without usage', async () => {
    await expect(sync('2026-10-01', undefined, { deals: ['draft.yaml'] })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('trouble on the way', () => {
  it.each([
    { case: 'told to wait (429)', does: (answer: ServerResponse) => void answer.writeHead(429, { 'retry-after': '7' }).end(), waited: [7] },
    { case: 'told to wait until a date', does: (answer: ServerResponse) => void answer.writeHead(429, { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:00:09 GMT' }).end(), waited: [9] },
    { case: 'told to wait for an hour: no longer than a minute', does: (answer: ServerResponse) => void answer.writeHead(429, { 'retry-after': '3600' }).end(), waited: [60] },
    { case: 'a server that fails', does: (answer: ServerResponse) => void answer.writeHead(503).end(), waited: [1] },
    { case: 'a connection that is dropped', does: (_: ServerResponse, request: IncomingMessage) => void request.socket.destroy(), waited: [1] },
    { case: 'a connection that is dropped within a page', does: (answer: ServerResponse, request: IncomingMessage) => void answer.writeHead(200, { 'content-length': '5000' }).write('{"Items": [', () => request.socket.destroy()), waited: [1] },
    { case: 'a page that is cut off', does: (answer: ServerResponse) => void answer.end('{"Items": [{"meterName": "5.4 in'), waited: [] },
  ])('is asked again: $case', async ({ does, waited }) => {
    trouble = once(2, does);
    expect((await sync('2026-11-22')).pages).toBe(3);
    expect(waits).toEqual(waited);
    expect(asked).toHaveLength(4);
  });

  const always = (does: (answer: ServerResponse) => void): typeof trouble => (page, answer) => {
    if (page !== 2) return false;
    does(answer);
    return true;
  };
  it.each([
    { case: 'a page that stays malformed', does: (answer: ServerResponse) => void answer.end('<html>busy</html>'), says: 'page 2 of the price list is no JSON' },
    { case: 'a price without its day', does: (answer: ServerResponse) => void answer.end(JSON.stringify({ Items: [{ meterName: 'x', retailPrice: 1, unitOfMeasure: '1M', currencyCode: 'USD' }] })), says: 'Price 1 on page 2' },
    { case: 'a server that never gets well', does: (answer: ServerResponse) => void answer.writeHead(500).end(), says: 'after 4 tries' },
    { case: 'a redirect', does: (answer: ServerResponse) => void answer.writeHead(302, { location: 'https://example.org/' }).end(), says: 'does not follow' },
    { case: 'a next page somewhere else', does: (answer: ServerResponse) => void answer.end(JSON.stringify({ Items: [], NextPageLink: 'https://example.org/next' })), says: 'sends on to another place' },
    { case: 'a list that comes back to itself', does: (answer: ServerResponse) => void answer.end(JSON.stringify({ Items: [], NextPageLink: `${address()}/api/retail/prices?$skip=2` })), says: 'does not end' },
    { case: 'a page without end', does: (answer: ServerResponse) => void answer.end('x'.repeat(200_000)), says: 'more than 100000 bytes' },
    { case: 'another currency', does: (answer: ServerResponse) => void answer.end(JSON.stringify({ Items: [item('5.4 inp Gl 1M Tokens', 2, 'eastus2', '2026-03-01', { currencyCode: 'EUR' })] })), says: 'two currencies are never mixed' },
  ])('refuses $case, and writes nothing', async ({ does, says }) => {
    trouble = always(does);
    await expect(sync('2026-11-22')).rejects.toThrow(says);
    expect(() => rows()).toThrow();
  });

  it.each(['http://prices.example.org/api', 'file:///etc/passwd', 'https://user:secret@prices.azure.com/api', 'prices.azure.com'])('refuses the address %s without asking it', async (from) => {
    await expect(sync('2026-11-22', from)).rejects.toThrow(/https|no address|leave them out/);
  });
});
