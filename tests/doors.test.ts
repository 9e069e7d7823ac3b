import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../src/adapters/files/diskFiles.ts';
import { openWorkspace } from '../src/adapters/sqlite/openWorkspace.ts';
import { ed25519 } from '../src/adapters/signatures/ed25519.ts';
import { highsSolver } from '../src/adapters/highs/highsSolver.ts';
import { threadWorkers } from '../src/adapters/workers/threadWorkers.ts';
import { unwatched, type Watch } from '../src/base/progress.ts';
import { runCommandLine } from '../src/cli/commandLine.ts';
import { example } from '../src/cli/example.ts';
import { client } from '../src/client/client.ts';
import type { Operation } from '../src/desk/operation.ts';
import { operations, type OperationName } from '../src/desk/operations.ts';
import { perform } from '../src/desk/perform.ts';
import type { Files, Ports, Workers, Workspace } from '../src/desk/ports.ts';
import type { TaskInput, TaskName, TaskResult } from '../src/desk/tasks.ts';
import { httpApp } from '../src/http/app.ts';
import { localGate } from '../src/http/gate.ts';
import { mcpServer } from '../src/mcp/mcpServer.ts';

// One folder with the sample deal, behind every door: as plain files for the command line and MCP, as a workspace for HTTP.
const clock = stoppedClock('2026-11-22');
const folder = mkdtempSync(join(tmpdir(), 'parley-doors-'));
const portsOver = (files: Files, workspace?: Workspace): Ports => ({ files, data: bundledData(), clock, columns: duckdbColumns, workers: onceEach(threadWorkers), solver: highsSolver, sha256, signatures: ed25519, ...(workspace ? { workspace } : {}) });
const workedOut = new Map<string, Promise<Buffer>>();
const disk = portsOver(diskFiles(folder, { confined: true }));

let opened: Awaited<ReturnType<typeof openWorkspace>>;
let kept: Ports;
let http: Awaited<ReturnType<typeof httpDoor>>;
let mcp: Client;

beforeAll(async () => {
  await perform(disk, { may: 'write' }, 'sample.write', { out: 'sample' }, unwatched);
  const examples = ['examples/worked-example/deal.yaml', 'examples/worked-example/usage.yaml', 'examples/worked-example/menu.csv', 'examples/formats/macc.json', 'examples/formats/diagnostics.csv', 'examples/formats/gateway-log.csv', 'examples/formats/reservation-details.csv', 'examples/formats/focus-1.2.csv', 'examples/formats/price-sheet.csv', 'examples/table/renewal.json', 'examples/table/asks.yaml', 'examples/table/closed.yaml', 'examples/table/people.yaml', 'examples/table/dates.yaml', 'examples/table/alternatives.yaml', 'examples/table/pilot-report.txt', 'examples/table/levers.yaml', 'examples/table/offers.yaml', 'examples/table/offer-1.yaml', 'examples/table/offer-2.yaml', 'examples/table/counter-1.yaml', 'examples/table/offer-mail.txt', 'examples/table/preferences.yaml', 'examples/ledger/promises.jsonl', 'examples/ledger/checkpoint.jsonl', 'examples/forecast/drivers.yaml', 'examples/exposure/scenarios.txt'];
  await disk.files.writeAll(examples.map((name) => ({ name, bytes: readFileSync(join(import.meta.dirname, '..', name)) })));
  opened = await openWorkspace(join(folder, 'workspace'), clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  kept = portsOver(opened.workspace.kept, opened.workspace);
  http = await httpDoor(kept);
  for (const name of ['sample/azure-cost-export.csv', 'sample/requests.csv', 'sample/draft-amendment.docx', 'sample/deal.yaml', ...examples]) {
    await opened.workspace.keep(name, new Uint8Array(readFileSync(join(folder, name))), 'unknown', 'unknown');
  }
  mcp = await mcpDoor(disk);
}, 60_000);
afterAll(async () => {
  await mcp.close();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const readable = (Object.values(operations) as Operation[]).filter((operation) => operation.effect === 'reads' && !operation.name.startsWith('workspace.'));
const questions = readable.flatMap((operation) => operation.examples.map(({ title, input }) => ({ operation, title, input })));

describe('every door gives the same answer', () => {
  it.each(questions)('$operation.name: $title', async ({ operation, input }) => {
    const { output } = await perform(disk, { may: 'read' }, operation.name, input, unwatched);
    const answer = JSON.parse(JSON.stringify(output)) as unknown;
    expect(operation.output.safeParse(output).error).toBeUndefined();

    const byHttp = await http.send(`/api/${operation.name.replace('.', '/')}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });
    expect(await byHttp.json()).toEqual(answer);

    expect(await client('http://127.0.0.1:4870', http.send as typeof fetch).ask(operation.name as OperationName, input as never)).toEqual(answer);

    const byCommand = await commandDoor([...words(example(operation, input)), '--json']);
    expect(byCommand.error).toBe('');
    expect(byCommand.code).toBe(operation.holds?.(output as never) === false ? 1 : 0);
    expect(JSON.parse(byCommand.out)).toEqual(answer);

    const byTool = await mcp.callTool({ name: operation.name.replace('.', '_'), arguments: input });
    expect(JSON.parse((byTool.content as { text: string }[])[0]?.text ?? '')).toEqual(answer);
  }, 240_000);
});

describe('every door refuses with the same sentence', () => {
  it.each([
    { case: 'a file that is not there', name: 'usage.import', input: { files: ['nowhere.csv'] }, status: 404, command: ['usage', 'import', 'nowhere.csv'] },
    { case: 'an unknown model', name: 'rates.find', input: { model: 'gpt-99', kind: 'output', on: '2027-01-01' }, status: 404, command: ['rates', 'find', '--model', 'gpt-99', '--kind', 'output', '--on', '2027-01-01'] },
    { case: 'a day that is none', name: 'rates.find', input: { model: 'gpt-5.4', kind: 'output', on: '2027-02-30' }, status: 400, command: ['rates', 'find', '--model', 'gpt-5.4', '--kind', 'output', '--on', '2027-02-30'] },
    { case: 'a contract that is a table', name: 'paper.review', input: { file: 'sample/deal.yaml', playbook: 'none' }, status: 404, command: ['paper', 'review', 'sample/deal.yaml', '--playbook', 'none'] },
  ])('$case', async ({ name, input, status, command }) => {
    const byCommand = await commandDoor(command);
    expect(byCommand.code).toBe(2);
    expect(byCommand.out).toBe('');
    expect(byCommand.error.trim().split('\n')).toHaveLength(1);

    const byHttp = await http.send(`/api/${name.replace('.', '/')}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });
    expect(byHttp.status).toBe(status);
    const refusal = (await byHttp.json()) as { code: string; message: string };

    const byTool = await mcp.callTool({ name: name.replace('.', '_'), arguments: input });
    expect(byTool.isError).toBe(true);
    const told = JSON.parse((byTool.content as { text: string }[])[0]?.text ?? '') as { code: string; message: string };
    expect(told.code).toBe(refusal.code);
    // The doors differ only in what they call a file's place.
    if (name !== 'usage.import') {
      expect(told.message).toBe(refusal.message);
      expect(byCommand.error).toContain(refusal.message);
    }
  });

  it.each([
    { case: 'an option that does not exist', words: ['deal', 'evaluate', '--deel', 'x'], says: '--deel' },
    { case: 'a command that does not exist', words: ['usage', 'improt', 'x.csv'], says: 'improt' },
    { case: 'a missing argument', words: ['paper', 'review'], says: 'file' },
    { case: 'a missing option', words: ['deal', 'evaluate', '--deal', 'deal.yaml'], says: 'usage' },
  ])('the command line refuses $case with exit code 2 and one sentence', async ({ words: given, says }) => {
    const { code, out, error } = await commandDoor(given);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(says);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});

describe('the doors are fenced', () => {
  it('MCP offers the reading operations, in one order, and nothing else', async () => {
    const { tools } = await mcp.listTools();
    expect(tools.map(({ name }) => name)).toEqual((Object.values(operations) as Operation[]).filter(({ effect }) => effect === 'reads').map(({ name }) => name.replace('.', '_')));
    expect(tools.every(({ annotations, inputSchema }) => annotations?.readOnlyHint === true && inputSchema['additionalProperties'] === false)).toBe(true);
    const written = await mcp.callTool({ name: 'sample_write', arguments: { out: 'x' } });
    expect(written.isError).toBe(true);
  });

  it('MCP reads nothing outside its folder', async () => {
    const outside = await mcp.callTool({ name: 'paper_text', arguments: { file: '../../etc/passwd' } });
    expect((outside.content as { text: string }[])[0]?.text).toContain('lies outside');
  });

  it.each<{ case: string; headers: Record<string, string>; status: number }>([
    { case: 'without a session', headers: { host: '127.0.0.1:4870' }, status: 401 },
    { case: 'under a foreign host name', headers: { host: 'evil.example' }, status: 403 },
    { case: 'from a foreign page', headers: { host: '127.0.0.1:4870', origin: 'https://evil.example' }, status: 403 },
  ])('HTTP answers nobody $case', async ({ headers, status }) => {
    const answer = await http.bare('/api/workspace/show', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(status);
  });

  it('the link opens one window, once', async () => {
    const again = await http.bare(`/?key=${http.key}`, { headers: { host: '127.0.0.1:4870' } });
    expect(again.status).toBe(401);
  });

  it('HTTP takes no form post', async () => {
    const answer = await http.send('/api/workspace/sample', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' });
    expect(answer.status).toBe(415);
  });

  it('the OpenAPI document names every operation', async () => {
    const document = (await (await http.send('/api/openapi.json', {})).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(Object.keys(operations).map((name) => `/api/${name.replace('.', '/')}`));
  });

  it('an upload is recognised by what it holds and kept as it came', async () => {
    const bytes = readFileSync(join(folder, 'sample/requests.csv'));
    const sent = await http.send('/api/files/whatever.bin', { method: 'PUT', body: new Uint8Array(bytes) });
    expect(await sent.json()).toMatchObject({ name: 'whatever.bin', kind: 'usage', format: 'request-log', bytes: bytes.length, sha256: sha256(bytes), findings: [{ code: 'same-file', message: expect.stringContaining('the same as sample/requests.csv') }] });
    const back = await http.send('/api/files/whatever.bin', {});
    expect(back.headers.get('content-disposition')).toContain('attachment');
    expect(sha256(new Uint8Array(await back.arrayBuffer()))).toBe(sha256(bytes));
  });

  it('the sample is not mixed into a workspace that holds files of its own', async () => {
    const answer = await http.send('/api/workspace/sample', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain('already holds');
  });
});

describe('help', () => {
  it('is what a command line without a command, or with half of one, gets', async () => {
    for (const given of [[], ['usage'], ['deal']]) {
      const { code, out, error } = await commandDoor(given);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(error).toContain('Usage: parley');
    }
  });

  it('an optional list may be left out: a forecast from a table needs no usage files', async () => {
    await disk.files.writeAll([{ name: 'series.csv', bytes: new TextEncoder().encode('id,period,value\na,2026-01,100\na,2026-02,110\na,2026-03,120\n') }]);
    const { code, out } = await commandDoor(['forecast', '--csv', 'series.csv', '--horizon', '2', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { series: { months: { month: string }[] }[] }).series[0]?.months.map(({ month }) => month)).toEqual(['2026-04', '2026-05']);
  });

  it('shows examples first, for the program and for every command', async () => {
    expect((await commandDoor(['--help'])).out.startsWith('Examples:')).toBe(true);
    for (const operation of Object.values(operations) as Operation[]) {
      const { out, code } = await commandDoor([...(operation.command.words ?? operation.name.split('.')), '--help']);
      expect(code).toBe(0);
      expect(out).toContain('--json');
      if (operation.examples.length > 0) expect(out.startsWith('Examples:')).toBe(true);
    }
  });
});

/** A worker's answer to the same task and input is worked out once: doors ask for the same, and only the way there differs. Everybody gets a copy. */
function onceEach(workers: Workers): Workers {
  return {
    async run<Name extends TaskName>(name: Name, input: TaskInput<Name>, watch: Watch): Promise<TaskResult<Name>> {
      const key = `${name} ${sha256(serialize(input))}`;
      const known = workedOut.get(key) ?? workers.run(name, input, watch).then((result) => serialize(result));
      workedOut.set(key, known);
      return deserialize(await known) as TaskResult<Name>;
    },
  };
}

async function commandDoor(given: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const code = await runCommandLine(given, {
    open: async () => ({ ports: disk, close: async () => undefined }),
    terminal: { out: (text) => (out += text), error: (text) => (error += text), watched: false },
    signal: new AbortController().signal,
    version: '0',
    doors: [],
  });
  return { code, out, error };
}

/** "parley deal evaluate --deal 'my deal.yaml'" as the shell hands it over, without the program's name. */
function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '').slice(1);
}

async function httpDoor(ports: Ports) {
  const gate = localGate(() => ['127.0.0.1:4870']);
  const app = httpApp({ ports, gate, pages: async () => undefined, version: '0' });
  const bare = (path: string | URL, init: RequestInit) => Promise.resolve(app.request(new URL(path, 'http://127.0.0.1:4870').href, init));
  const key = gate.newKey();
  const entered = await bare(`/?key=${key}`, { headers: { host: '127.0.0.1:4870' } });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { bare, key, send: (path: string | URL, init: RequestInit) => bare(path, { ...init, headers: { host: '127.0.0.1:4870', cookie, ...(init.headers as Record<string, string> | undefined) } }) };
}

async function mcpDoor(ports: Ports): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await mcpServer(ports, '0').connect(far);
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(near);
  return client;
}
