import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickhouseWarehouse } from '../../../src/adapters/clickhouse/clickhouseWarehouse.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { parquetWarehouse } from '../../../src/adapters/duckdb/parquetWarehouse.ts';
import { kustoWarehouse } from '../../../src/adapters/kusto/kustoWarehouse.ts';
import { addDays, day, type Day } from '../../../src/base/calendar.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { seeded } from '../../../src/base/random.ts';
import type { Warehouse } from '../../../src/desk/ports.ts';
import { addMinutes } from '../../../src/usage/addMinutes.ts';
import { fromWarehouse } from '../../../src/usage/warehouse/fromWarehouse.ts';
import { answerColumns, moreOfMinutes, sizeEdges, type WarehouseMinute } from '../../../src/usage/warehouse/rollupQuestion.ts';
import { rollupKql } from '../../../src/usage/warehouse/rollupKql.ts';
import { hasClickhouse, startClickhouse, type ClickhouseServers } from './clickhouseServers.ts';

interface Request {
  readonly second: number;
  readonly deployment: string;
  readonly model: string;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly status: number;
}

const first = day('2026-10-12');
const begins = Date.UTC(2026, 9, 12) / 1000;
const columns = { timestamp: 'ts', input: 'input_tokens', output: 'output_tokens', cached: 'cached_tokens', model: 'model', workload: 'deployment', status: 'status' };
const longAbove = 272_000;

/** Two days of requests, sizes over six powers of four, some throttled, names that have to be quoted. */
const logged: readonly Request[] = (() => {
  const random = seeded(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;
  return Array.from({ length: 30_000 }, () => {
    const input = Math.floor(4 ** (1 + random.next() * 8.6));
    return { second: Math.floor(random.next() * 2 * 86_400), deployment: pick(["bot's", 'helper', 'größe', '']), model: pick(['gpt-5.4', 'gpt-5', '']), input, cached: Math.floor(input * random.next()), output: Math.floor(random.next() * 4000), status: random.next() < 0.03 ? 429 : 200 };
  });
})();

/** The rollup of the requests, one after the other. */
const expected: readonly WarehouseMinute[] = addMinutes<WarehouseMinute>(
  logged.map(({ second, deployment, model, input, cached, output, status }) => ({
    minute: Math.floor((begins + second) / 60),
    workload: deployment,
    model,
    long: input > longAbove,
    requests: 1n,
    input: BigInt(input),
    cached: BigInt(cached),
    output: BigInt(output),
    throttled: status === 429 ? 1n : 0n,
    sizes: [...sizeEdges, Number.POSITIVE_INFINITY].map((edge, place) => (input < edge && input >= (sizeEdges[place - 1] ?? 0) ? 1n : 0n)),
  })),
  moreOfMinutes,
);

async function pulled(warehouse: Warehouse, table: string): Promise<readonly WarehouseMinute[]> {
  const parts: WarehouseMinute[] = [];
  for (const each of [first, addDays(first, 1)]) parts.push(...(await warehouse.rollUp({ table, columns, day: each, longAbove }, unwatched)));
  return addMinutes(parts, moreOfMinutes);
}

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-warehouse-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE log (ts TIMESTAMP, deployment VARCHAR, model VARCHAR, input_tokens BIGINT, cached_tokens BIGINT, output_tokens BIGINT, status INTEGER)');
  const appender = await connection.createAppender('log');
  for (const row of logged) {
    appender.appendTimestamp({ micros: BigInt(begins + row.second) * 1_000_000n } as never);
    appender.appendVarchar(row.deployment);
    appender.appendVarchar(row.model);
    for (const count of [row.input, row.cached, row.output]) appender.appendBigInt(BigInt(count));
    appender.appendInteger(row.status);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(`COPY log TO '${folder}/log.parquet' (FORMAT parquet)`);
  for (const [ending, how] of [['csv', ''], ['csv.gz', ', COMPRESSION gzip']]) await connection.run(`COPY log TO '${folder}/log.${ending}' (HEADER${how})`);
  connection.closeSync();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same rollup, to the token', () => {
  it('from Parquet on this computer', async () => {
    expect(await pulled(parquetWarehouse, join(folder, 'log.parquet'))).toEqual(expected);
  });

  it.each(['csv', 'csv.gz', 'parquet'])('from a log file on this computer (%s), but for what only a warehouse is asked for', async (ending) => {
    const path = join(folder, `log.${ending}`);
    const { minutes, refusedCount } = await duckdbColumns.rollUp(path, columns, unwatched);
    expect(refusedCount).toBe(0);
    expect(minutes).toEqual(expected.map(({ minute, workload, model, long, requests, input, cached, output }) => ({ minute, workload, model, long, requests, input, cached, output })));
  });

  it('whatever parts it is added up from, and its tokens are those of the requests', () => {
    const half = expected.length >> 1;
    expect(addMinutes([...expected.slice(half), ...expected.slice(0, half)], moreOfMinutes)).toEqual(expected);
    expect(expected.reduce((sum, part) => sum + part.input, 0n)).toBe(logged.reduce((sum, { input }) => sum + BigInt(input), 0n));
    expect(expected.flatMap(({ sizes, requests }) => (sizes.reduce((sum, count) => sum + count, 0n) === requests ? [] : [requests]))).toEqual([]);
  });

  it('keeps long-context requests apart in the usage that is made of it', () => {
    const { value, findings } = fromWarehouse(expected, columns, 'the log');
    const input = (context: string) => value.usage.rows.filter((row) => row.context === context).reduce((sum, row) => sum + row.input, 0n);
    expect(input('long')).toBe(logged.filter((each) => each.input > longAbove).reduce((sum, each) => sum + BigInt(each.input), 0n));
    expect(input('long')).toBeGreaterThan(0n);
    expect(findings.map(({ code }) => code)).toEqual(['defaults-taken', 'requests-throttled']);
  });
});

describe('two ClickHouse servers as one cluster', () => {
  let servers: ClickhouseServers | undefined;
  beforeAll(async () => {
    if (!hasClickhouse()) return;
    servers = await startClickhouse();
    for (const [shard, address] of servers.addresses.entries()) {
      const client = createClient({ url: address });
      await client.command({ query: 'CREATE TABLE log (ts DateTime, deployment String, model String, input_tokens Int64, cached_tokens Nullable(Int64), output_tokens Int64, status UInt16) ENGINE = MergeTree ORDER BY ts' });
      await client.command({ query: 'CREATE TABLE everywhere AS log ENGINE = Distributed(parley, default, log, rand())' });
      const rows = logged.flatMap((row, at) => (at % 2 === shard ? [{ ts: begins + row.second, deployment: row.deployment, model: row.model, input_tokens: row.input, cached_tokens: row.cached, output_tokens: row.output, status: row.status }] : []));
      await client.insert({ table: 'log', format: 'JSONEachRow', values: rows });
      await client.close();
    }
  }, 60_000);
  afterAll(() => servers?.stop());

  it('come to the same rollup; with one of them gone the question is refused and half the data is never a total', async () => {
    if (servers === undefined) {
      console.info('clickhouse-server is not on this machine: the cluster was not tried (apt-get install clickhouse-server).');
      return;
    }
    const warehouse = clickhouseWarehouse(servers.addresses[0], { user: 'default', password: '' });
    try {
      expect(await pulled(warehouse, 'default.everywhere')).toEqual(expected);
      await expect(pulled(warehouse, 'default.nowhere')).rejects.toMatchObject({ code: 'unreadable' });
      await servers.killSecond();
      await expect(pulled(warehouse, 'default.everywhere')).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('Nothing of it was counted') as unknown });
    } finally {
      await warehouse.close();
    }
  }, 60_000);
});

describe('Kusto', () => {
  let server: Server;
  const asked: string[] = [];
  let broken = false;
  beforeAll(async () => {
    server = createServer((request, answer) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        answer.setHeader('content-type', 'application/json');
        if (request.url?.includes('/v1/rest/auth/metadata') === true) return void answer.end(JSON.stringify({ AzureAD: { LoginEndpoint: 'https://login.microsoftonline.com', LoginMfaRequired: false, KustoClientAppId: 'x', KustoClientRedirectUri: 'x', KustoServiceResourceId: 'x', FirstPartyAuthorityUrl: 'x' } }));
        const { csl } = JSON.parse(body) as { csl: string };
        asked.push(csl);
        answer.end(JSON.stringify(frames(/datetime\((\d{4}-\d\d-\d\d)\)/.exec(csl)?.[1] ?? '', broken)));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => server.close());

  it('is asked day by day and its answer is the same rollup; an answer with an error in it is refused whole (a local stub of the protocol, not Azure)', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const warehouse = await kustoWarehouse(address, 'logs', 'token');
    expect(await pulled(warehouse, 'ApiManagementGatewayLlmLog')).toEqual(expected);
    expect(asked).toHaveLength(2);
    broken = true;
    await expect(pulled(warehouse, 'ApiManagementGatewayLlmLog')).rejects.toMatchObject({ code: 'unreadable' });
    await warehouse.close();
  });

  it('is asked in its own language', async () => {
    await expect(rollupKql({ table: "Api'Log", columns, day: first, longAbove })).toMatchFileSnapshot('rollup.kql');
    await expect(rollupKql({ table: 'ApiManagementGatewayLlmLog', columns: { timestamp: 'TimeGenerated', input: 'PromptTokens', output: 'CompletionTokens' }, day: day('2026-12-31'), longAbove })).toMatchFileSnapshot('rollup-plain.kql');
  });
});

/** A day's answer in the frames of version 2 of the protocol. */
function frames(asked: string, broken: boolean): unknown[] {
  const from = Date.parse(`${asked as Day}T00:00:00Z`) / 60_000;
  const rows = expected.filter(({ minute }) => minute >= from && minute < from + 1440).map((part) => [part.minute, part.workload, part.model, part.long ? 1 : 0, ...[part.requests, part.input, part.cached, part.output, part.throttled, ...part.sizes].map(Number)]);
  const types = answerColumns.map((ColumnName) => ({ ColumnName, ColumnType: ColumnName === 'workload' || ColumnName === 'model' ? 'string' : 'long' }));
  const error = { error: { code: 'LimitsExceeded', message: 'Query execution has exceeded the allowed limits', '@type': 'x', '@message': 'limits', '@permanent': false } };
  return [
    { FrameType: 'DataSetHeader', IsProgressive: false, Version: 'v2.0' },
    { FrameType: 'DataTable', TableId: 1, TableKind: 'PrimaryResult', TableName: 'PrimaryResult', Columns: types, Rows: broken ? [...rows.slice(0, 5), { OneApiErrors: [error] }] : rows },
    { FrameType: 'DataSetCompletion', HasErrors: broken, Cancelled: false, ...(broken ? { OneApiErrors: [error] } : {}) },
  ];
}
