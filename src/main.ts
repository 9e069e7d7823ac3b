import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { stoppedClock, systemClock } from './adapters/clock/systemClock.ts';
import { retailPrices } from './adapters/azure/retailPrices.ts';
import { bundledData, packageFolder } from './adapters/files/bundledData.ts';
import { diskFiles, sha256 } from './adapters/files/diskFiles.ts';
import { pdfText } from './adapters/pdf/pdfText.ts';
import { inThread } from './adapters/workers/inThread.ts';
import { ed25519 } from './adapters/signatures/ed25519.ts';
import { highsSolver } from './adapters/highs/highsSolver.ts';
import { threadWorkers } from './adapters/workers/threadWorkers.ts';
import { Refusal } from './base/refusal.ts';
import { unwatched } from './base/progress.ts';
import { runCommandLine, type CommandLine, type DoorCommand } from './cli/commandLine.ts';
import type { Clock, Files, Ports, UsageColumns, Warehouse, WarehouseAddress, Workspace } from './desk/ports.ts';

const version = (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;

// A brief that must come out the same again is made on a day that is said.
const said = process.env['PARLEY_TODAY'];
const clock: Clock = said === undefined ? systemClock : stoppedClock(said);

/** The column engine is large: it is loaded by the first request log and not before. */
function columnsKeptIn(folder: string | undefined): UsageColumns {
  const engine = async (): Promise<UsageColumns> => {
    const [{ duckdbColumns }, { keptRollups }] = await Promise.all([import('./adapters/duckdb/duckdbColumns.ts'), import('./adapters/duckdb/keptRollups.ts')]);
    return folder === undefined ? duckdbColumns : keptRollups(duckdbColumns, folder);
  };
  return { rollUp: async (...input) => (await engine()).rollUp(...input), parquet: async (...input) => (await engine()).parquet(...input) };
}

/** Where the minutes of large logs are kept: in the workspace, else where PARLEY_CACHE says (empty: nowhere), else in the user's cache. */
function rollupsOf(workspace: Workspace | undefined): string | undefined {
  const said = process.env['PARLEY_CACHE'];
  if (said === '') return undefined;
  if (workspace !== undefined) return join(resolve(workspace.folder), 'rollups');
  return join(said ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'parley'), 'rollups');
}

/** Who asks a warehouse is in the environment, where neither a shell's history nor a process list shows it. */
async function warehouse({ engine, address, database }: WarehouseAddress): Promise<Warehouse> {
  if (engine !== 'parquet' && !URL.canParse(address)) throw new Refusal('invalid', `"${address}" is no address of an engine. Give it as --at https://host:8443.`);
  switch (engine) {
    case 'parquet':
      return (await import('./adapters/duckdb/parquetWarehouse.ts')).parquetWarehouse;
    case 'clickhouse':
      return (await import('./adapters/clickhouse/clickhouseWarehouse.ts')).clickhouseWarehouse(address, { user: process.env['PARLEY_CLICKHOUSE_USER'] ?? 'default', password: process.env['PARLEY_CLICKHOUSE_PASSWORD'] ?? '' });
    case 'kusto':
      return (await import('./adapters/kusto/kustoWarehouse.ts')).kustoWarehouse(address, database, process.env['PARLEY_KUSTO_TOKEN']);
  }
}

function portsOver(files: Files, workspace?: Workspace): Ports {
  return { files, data: bundledData(), clock, columns: columnsKeptIn(rollupsOf(workspace)), workers: threadWorkers, solver: highsSolver, pdf: pdfText(inThread), retailPrices: retailPrices(), sha256, signatures: ed25519, ...(workspace ? { workspace } : {}) };
}

async function open(folder: string): Promise<{ workspace: Workspace; close: () => Promise<void> }> {
  const { openWorkspace } = await import('./adapters/sqlite/openWorkspace.ts');
  return openWorkspace(resolve(folder), clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
}

const serve: DoorCommand = {
  name: 'serve',
  summary: 'Opens the workbench in the browser, on this computer only.',
  options: [
    { flags: '--workspace <folder>', description: 'the folder of the negotiation', default: join(homedir(), '.parley', 'workspace') },
    { flags: '--port <number>', description: 'the port on 127.0.0.1; 0 takes a free one', default: '4870' },
    { flags: '--sample', description: 'load the sample deal' },
    { flags: '--no-open', description: 'do not open a browser' },
  ],
  run: async (options) => {
    const port = Number(options['port']);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal('invalid', `${String(options['port'])} is no port. Give a number from 0 to 65535.`);
    const { workspace, close } = await open(String(options['workspace']));
    const ports = portsOver(workspace.kept, workspace);
    if (options['sample']) {
      const { perform } = await import('./desk/perform.ts');
      await perform(ports, { may: 'write' }, 'workspace.sample', {}, unwatched);
    }
    const { serve: listen } = await import('./http/serve.ts');
    const served = await listen({ ports, port, pagesFolder: join(packageFolder(), 'dist', 'web'), version }).catch(async (cause: unknown) => {
      await close();
      throw cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE' ? new Refusal('in-use', `Port ${port} is taken by another program. Choose another with --port, or 0 for a free one.`) : cause;
    });
    const link = served.link();
    console.log(`Parley is ready: ${link}`);
    console.error(`Workspace: ${workspace.folder}. Nothing leaves this computer. The link opens one window; press Enter for another link, Ctrl-C to stop.`);
    if (options['open']) openBrowser(link);
    if (process.stdin.isTTY) process.stdin.on('data', () => console.log(served.link()));
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    });
    await served.close();
    await close();
    return 0;
  },
};

const mcp: DoorCommand = {
  name: 'mcp',
  summary: 'Speaks the Model Context Protocol on standard input and output: one tool for each operation, on the files of one folder.',
  options: [
    { flags: '--root <folder>', description: 'the only folder whose files may be read', default: '.' },
    { flags: '--workspace <folder>', description: 'open this workspace, for the operations on it' },
    { flags: '--allow-write', description: 'offer operations that write, too; each is done only after the client asked its user' },
  ],
  run: async (options) => {
    const { speakOverStdio } = await import('./mcp/mcpServer.ts');
    const folder = options['workspace'];
    const opened = typeof folder === 'string' ? await open(folder) : undefined;
    // Whoever asks here may be led by a document: nothing leaves this computer, whatever is asked.
    const { retailPrices: _, ...ports } = portsOver(diskFiles(resolve(String(options['root'])), { confined: true }), opened?.workspace);
    await speakOverStdio(ports, version, { write: options['allowWrite'] === true });
    await opened?.close();
    return 0;
  },
};

/** Opens the link where there is a desktop to open it on. */
function openBrowser(link: string): void {
  const [command, ...args] = process.platform === 'darwin' ? ['open', link] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', link] : ['xdg-open', link];
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  spawn(command ?? '', args, { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const line: CommandLine = {
  open: async ({ workspace: folder }) => {
    const disk = diskFiles(process.cwd(), { confined: false });
    if (folder === undefined) return { ports: { ...portsOver(disk), warehouse }, close: async () => undefined };
    const { workspace, close } = await open(folder);
    return { ports: { ...portsOver(disk, workspace), warehouse }, close };
  },
  terminal: { out: (text) => void process.stdout.write(text), error: (text) => void process.stderr.write(text), watched: process.stderr.isTTY },
  signal: stop.signal,
  version,
  doors: [serve, mcp],
};

// A reader that closes the pipe early (head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2), line);
