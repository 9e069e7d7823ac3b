import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { parquetWarehouse } from '../src/adapters/duckdb/parquetWarehouse.ts';
import { addDays, day } from '../src/base/calendar.ts';
import { unwatched } from '../src/base/progress.ts';
import { fromRollup } from '../src/usage/fromRollup.ts';
import { fromWarehouse } from '../src/usage/warehouse/fromWarehouse.ts';
import type { WarehouseMinute } from '../src/usage/warehouse/rollupQuestion.ts';
import { ratio } from './ratio.ts';

/** A log as CSV, packed as gzip, or as Parquet; Parquet is asked as a warehouse is, day by day. */
export type LogKind = 'csv' | 'gz' | 'parquet';

const columns = { timestamp: 'timestamp', input: 'prompt_tokens', output: 'completion_tokens', model: 'model', workload: 'deployment' };

/** Importing a request log to minute-grain usage, against one bare DuckDB statement that adds the same file up by the minute. */
export async function benchUsage(rows: number, kind: LogKind = 'csv', rounds = 7): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const path = join(folder, { csv: 'requests.csv', gz: 'requests.csv.gz', parquet: 'requests.parquet' }[kind]);
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    // Twelve deployments on three models, in order of time as a log is; some forty requests a minute each.
    await connection.run(`copy (
      select timestamp '2026-10-01' + to_microseconds(i * 125000) as timestamp, 'app-' || (i * 7919 % 12) as deployment,
        ['gpt-5.4', 'gpt-5', 'gpt-5-mini'][1 + i * 7919 % 12 % 3] as model, 200 + hash(i) % 4000 as prompt_tokens, 10 + hash(i + 1) % 600 as completion_tokens
      from range(${rows}) t(i)) to '${path}' (${{ csv: 'header', gz: 'header, compression gzip', parquet: 'format parquet, compression zstd' }[kind]})`);
    const bare = `select strftime(timestamp, '%Y-%m-%dT%H:%M') as minute, deployment, model, count(*) as requests, sum(prompt_tokens)::bigint as input, sum(completion_tokens)::bigint as output
      from ${kind === 'parquet' ? 'read_parquet' : 'read_csv'}('${path}') group by all order by all`;
    const [mine, theirs] = [
      async () => (kind === 'parquet' ? pulled(path, rows) : fromRollup(await duckdbColumns.rollUp(path, columns, unwatched), columns, 'requests.csv').value.usage.rows.length),
      async () => (await connection.runAndReadAll(bare)).currentRowCount,
    ];
    const [minutes, bareMinutes] = [await mine(), await theirs()];
    if (minutes !== bareMinutes) throw new Error(`the two do not do the same work: ${minutes} and ${bareMinutes} rows`);
    const seen = await ratio(rounds, mine, theirs);
    const spent = await processorRatio(Math.ceil(rounds / 2), mine, theirs);
    return `request log, ${rows.toLocaleString('en')} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB of ${kind}, to ${minutes.toLocaleString('en')} minute rows: ours ${seen.ours.toFixed(2)} s, one bare DuckDB statement ${seen.theirs.toFixed(2)} s, ratio ${seen.ratio.toFixed(2)} (${seen.least.toFixed(2)} to ${seen.most.toFixed(2)}); processor time ratio ${spent.toFixed(2)}; ${((seen.ours * 1e9) / rows).toFixed(0)} ns a row; memory at most ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB`;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The minutes of a Parquet log as `parley usage pull` asks for them. */
async function pulled(path: string, rows: number): Promise<number> {
  const parts: WarehouseMinute[] = [];
  const days = Math.ceil(rows / 8 / 86_400);
  for (let index = 0; index < days; index++) parts.push(...(await parquetWarehouse.rollUp({ table: path, columns, day: addDays(day('2026-10-01'), index), longAbove: 272_000 }, unwatched)));
  return fromWarehouse(parts, columns, 'requests.parquet').value.usage.rows.length;
}

/** Processor seconds of ours for one of theirs, the median over pairs: others on the machine move it less than the clock. */
async function processorRatio(rounds: number, ours: () => Promise<unknown>, theirs: () => Promise<unknown>): Promise<number> {
  const spent = async (work: () => Promise<unknown>) => {
    const from = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(from);
    return user + system;
  };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) ratios.push((await spent(ours)) / (await spent(theirs)));
  return ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
