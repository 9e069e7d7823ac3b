import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { keptRollups } from '../src/adapters/duckdb/keptRollups.ts';
import { parquetColumns } from '../src/adapters/duckdb/readParquet.ts';
import { plainSql } from '../src/adapters/duckdb/plainSql.ts';
import { unwatched, type Watch } from '../src/base/progress.ts';
import { breakdown } from '../src/usage/analysis/breakdown.ts';
import { combine } from '../src/usage/combine.ts';
import { fromRollup } from '../src/usage/fromRollup.ts';

/** A log as CSV, packed as gzip, or as Parquet. */
export type LogKind = 'csv' | 'gz' | 'parquet';

const columns = { timestamp: 'timestamp', input: 'prompt_tokens', output: 'completion_tokens', model: 'model', workload: 'deployment' };

/**
 * Importing a request log to minute-grain usage, against two single DuckDB statements over the same file, in turn in one run: the
 * fastest we know, which checks nothing (1.5 tokens count as 2, a zone is not minded, one bad row stops it), and the same with every
 * check, its answer left in the engine.
 */
export async function benchUsage(rows: number, kind: LogKind = 'csv', rounds = 5): Promise<string> {
  return withLog(rows, kind, async (path, connection) => {
    const from = `${kind === 'parquet' ? 'read_parquet' : 'read_csv'}('${path}')`;
    const bare = `select epoch_us(timestamp) // 60000000 as minute, deployment, model, count(*) as requests, sum(prompt_tokens)::bigint as input, sum(completion_tokens)::bigint as output from ${from} group by all`;
    const ours = async (): Promise<number> => fromRollup(await duckdbColumns.rollUp(path, columns, unwatched), columns, 'requests').value.usage.rows.length;
    const asked = async (sql: string): Promise<number> => (await connection.runAndReadAll(sql)).currentRowCount;
    const checked = plainSql({ path, places: { timestamp: 0, workload: 1, model: 2, input: 3, output: 4 }, since1970: false, written: kind === 'parquet' ? { as: 'parquet', columns: await parquetColumns(connection, path) } : { as: 'text', delimiter: ',', width: 5, gzip: kind === 'gz', skip: 1 } });
    const seen = await inTurn(rounds, [ours, () => asked(bare), () => asked(checked)]);
    const [mine, unchecked, alike] = seen;
    if (mine === undefined || unchecked === undefined || alike === undefined || unchecked.result !== alike.result || unchecked.result !== mine.result) throw new Error(`they do not do the same work: ${seen.map(({ result }) => result).join(', ')} rows`);
    const against = (peer: Timed): string => `${(mine.seconds / peer.seconds).toFixed(2)} by the clock, ${(mine.processor / peer.processor).toFixed(2)} by processor time`;
    return [
      `request log, ${rows.toLocaleString('en')} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB of ${kind}, to ${mine.result.toLocaleString('en')} minute rows: ours ${mine.seconds.toFixed(2)} s, ${((mine.processor * 1e9) / rows).toFixed(0)} ns of processor a row, memory at most ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB`,
      `  against the fastest single statement, which checks nothing (${unchecked.seconds.toFixed(2)} s): ${against(unchecked)}`,
      `  against the same statement with every check (${alike.seconds.toFixed(2)} s): ${against(alike)}`,
    ].join('\n');
  });
}

/** A large log once: imported with its progress said, stopped half-way, and looked at again. */
export async function benchLargeLog(rows: number, kind: 'csv' | 'parquet'): Promise<string> {
  return withLog(rows, kind, async (path, connection) => {
    const from = kind === 'parquet' ? `read_parquet('${path}')` : `read_csv('${path}')`;
    const bare = `select epoch_us(timestamp) // 60000000 as minute, deployment, model, count(*) as requests, sum(prompt_tokens)::bigint as input, sum(completion_tokens)::bigint as output from ${from} group by all`;
    const said: string[] = [];
    const watch: Watch = { ...unwatched, progress: (share, doing) => share !== undefined && said.push(`${Math.floor(share * 100)} %${doing.replace(path, '')}`) };
    const stopped = await stopping(path, kind === 'csv' ? 3000 : 700);
    const keeping = keptRollups(duckdbColumns, join(path, '..', 'rollups'));
    const first = await timed(async () => fromRollup(await keeping.rollUp(path, columns, watch), columns, 'requests').value.usage.rows.length);
    const most = process.resourceUsage().maxRSS / 1e6;
    const second = await timed(async () => groups(fromRollup(await keeping.rollUp(path, columns, unwatched, 'day'), columns, 'requests')));
    const unchecked = await timed(async () => (await connection.runAndReadAll(bare)).currentRowCount);
    if (unchecked.result !== first.result) throw new Error(`they do not do the same work: ${first.result}, ${unchecked.result} rows`);
    return [
      `request log, ${rows.toLocaleString('en')} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB of ${kind}, to ${first.result.toLocaleString('en')} minute rows, kept: ${first.seconds.toFixed(1)} s, ${((first.processor * 1e9) / rows).toFixed(0)} ns of processor a row, memory at most ${most.toFixed(2)} GB`,
      `  the fastest single statement, which checks nothing, right after it: ${unchecked.seconds.toFixed(1)} s; ours is ${(first.seconds / unchecked.seconds).toFixed(2)} of it by the clock, ${(first.processor / unchecked.processor).toFixed(2)} by processor time`,
      `  stopped by its asker while reading: gone after ${stopped.toFixed(1)} s`,
      `  second look, tokens by workload and model (${second.result} groups): ${second.seconds.toFixed(2)} s, of processor ${second.processor.toFixed(2)} s`,
      ...(said.length === 0 ? [] : [`  said on the way: ${said.at(said.length >> 1)}`]),
    ].join('\n');
  });
}

/** Twelve deployments on three models, in order of time as a log is; some forty requests a minute each. */
async function withLog<Result>(rows: number, kind: LogKind, work: (path: string, connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const path = join(folder, { csv: 'requests.csv', gz: 'requests.csv.gz', parquet: 'requests.parquet' }[kind]);
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`copy (
      select timestamp '2026-10-01' + to_microseconds(i * 125000) as timestamp, 'app-' || (i * 7919 % 12) as deployment,
        ['gpt-5.4', 'gpt-5', 'gpt-5-mini'][1 + i * 7919 % 12 % 3] as model, 200 + hash(i) % 4000 as prompt_tokens, 10 + hash(i + 1) % 600 as completion_tokens
      from range(${rows}) t(i)) to '${path}' (${{ csv: 'header', gz: 'header, compression gzip', parquet: 'format parquet, compression zstd' }[kind]})`);
    return await work(path, connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly result: number;
  readonly seconds: number;
  /** Seconds of processor: others on the machine move them less than the clock. */
  readonly processor: number;
}

async function timed(work: () => Promise<number>): Promise<Timed> {
  const [from, spent] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(spent);
  return { result, seconds: (performance.now() - from) / 1000, processor: (user + system) / 1e6 };
}

/** Each piece of work in turn, so many rounds, after one to warm up: the best of each, by the clock and by the processor. */
async function inTurn(rounds: number, works: readonly (() => Promise<number>)[]): Promise<Timed[]> {
  const best: Timed[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const [index, work] of works.entries()) {
      const now = await timed(work);
      const before = round === 0 ? undefined : best[index];
      best[index] = before === undefined || round === 1 ? now : { result: now.result, seconds: Math.min(before.seconds, now.seconds), processor: Math.min(before.processor, now.processor) };
    }
  }
  return best;
}

/** Seconds from the asker's stop until the engine has let go. */
async function stopping(path: string, after: number): Promise<number> {
  const stop = new AbortController();
  let asked = 0;
  setTimeout(() => {
    asked = performance.now();
    stop.abort();
  }, after);
  const ended = await duckdbColumns.rollUp(path, columns, { progress: () => undefined, signal: stop.signal }).then(() => 'finished', () => 'stopped');
  if (ended !== 'stopped') throw new Error('the import went on to its end');
  return (performance.now() - asked) / 1000;
}

function groups(read: ReturnType<typeof fromRollup>): number {
  return breakdown(combine([read.value]).value.usage.rows, [], ['workload', 'model']).length;
}

