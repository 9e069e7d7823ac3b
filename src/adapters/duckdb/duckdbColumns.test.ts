import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { unwatched } from '../../base/progress.ts';
import { seeded } from '../../base/random.ts';
import { tableText } from '../../usage/tableText.ts';
import { readCsv } from '../../base/readCsv.ts';
import { rollUpTable } from '../../usage/readers/readRequestLog.ts';
import { recogniseText } from '../../usage/recognise.ts';
import { minuteFromNumber, minuteNumber } from '../../usage/requestCells.ts';
import { requestColumnsOf, type RequestColumns, type RequestRollup } from '../../usage/requestRollup.ts';
import { duckdbColumns } from './duckdbColumns.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-duckdb-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** What the plain reader of the core makes of the same file. */
async function plainly(path: string): Promise<{ columns: RequestColumns; rollup: RequestRollup }> {
  const text = tableText(await readFile(path), path).value;
  const recognised = recogniseText(text, path);
  if (recognised.kind !== 'table') throw new Error(`${path} was not recognised`);
  const csv = readCsv(text, recognised.delimiter, path).value;
  const columns = requestColumnsOf(recognised);
  const table = { header: recognised.header.cells, records: csv.records.filter(({ line }) => line > recognised.header.line), broken: csv.broken };
  return { columns, rollup: rollUpTable(table, columns, path) };
}

async function alike(path: string): Promise<RequestRollup> {
  const { columns, rollup } = await plainly(path);
  const engine = await duckdbColumns.rollUp(path, columns, unwatched);
  expect(engine).toEqual(rollup);
  return engine;
}

const header = 'note,timestamp,deployment,model,prompt_tokens,cached_tokens,completion_tokens';
const messy = [
  header,
  'plain,2026-10-14T09:31:07Z,bot,gpt-5.4,100,10,5',
  '"a note',
  'on two lines",2026-10-14T09:31:08.123Z,bot,gpt-5.4,100,,5',
  'another zone,2026-10-14 11:31:08+02:00,bot,gpt-5.4,100,0,5',
  'no instant,yesterday,bot,gpt-5.4,100,0,5',
  'seconds,1791970268,bot,gpt-5.4,100.0,0,5',
  'milliseconds,1791970268123,helper,gpt-5.4,100,0,5',
  'no such day,2026-02-30T09:31:08Z,bot,gpt-5.4,100,0,5',
  'too short,2026-10-14T09:31:07Z,bot',
  'too long,2026-10-14T09:31:07Z,bot,gpt-5.4,100,10,5,9,9',
  'no tokens,2026-10-14T09:31:07Z,bot,gpt-5.4,x,10,5',
  'below zero,2026-10-14T09:31:07Z,bot,gpt-5.4,-3,10,5',
  'parts above the whole,2026-10-14T09:31:07Z,bot,gpt-5.4,3,10,5',
  'no answer,2026-10-14T09:31:07Z,bot,gpt-5.4,30,10,',
  'the last,2026-10-14T23:59:59Z,bot,gpt-5.4,100,10,5',
];

describe('a request log in the native engine', () => {
  it('is added up as the plain reader adds it up, refused rows, reasons and lines included', async () => {
    const rollup = await alike(await written('messy.csv', `${messy.join('\n')}\n`));
    expect(rollup).toMatchObject({ accepted: 6, refusedCount: 8 });
    expect(rollup.refused.map(({ line }) => line)).toEqual([6, 9, 10, 11, 12, 13, 14, 15]);
    expect(rollup.minutes[0]).toEqual({ minute: minuteNumber('2026-10-14T09:31'), workload: 'bot', model: 'gpt-5.4', long: false, requests: 4n, input: 400n, cached: 10n, output: 20n });
  });

  it.each([
    { case: 'with CRLF and a mark at the start', name: 'crlf.csv', content: `\uFEFF${messy.join('\r\n')}\r\n` },
    { case: 'with semicolons', name: 'semicolon.csv', content: messy.join('\n').replaceAll(',', ';') },
    { case: 'below a title', name: 'titled.csv', content: `Gateway log of October\n${messy.join('\n')}` },
    { case: 'in UTF-16', name: 'utf16.csv', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(messy.join('\n'), 'utf16le')]) },
    { case: 'gzipped', name: 'packed.csv.gz', content: gzipSync(messy.join('\n')) },
    { case: 'with a path that SQL would misread', name: "it's; DROP.csv", content: messy.join('\n') },
    { case: 'with a quote that never closes', name: 'open.csv', content: `${header}\nplain,2026-10-14T09:31:07Z,bot,gpt-5.4,100,10,5\n"open,2026-10-14T09:31:07Z,bot,gpt-5.4,100,10,5\n` },
  ])('$case is read alike', async ({ name, content }) => {
    await alike(await written(name, content));
  });

  it('of many minutes, models and workloads is the same to the last token', async () => {
    const random = seeded(11);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;
    const lines = Array.from({ length: 20_000 }, () => {
      const second = Math.floor(random.next() * 3 * 86_400);
      const at = new Date(Date.UTC(2026, 9, 12) + second * 1000).toISOString();
      const input = Math.floor(random.next() * 200_000);
      return [at, pick(['bot', 'helper', '', 'größe']), pick(['gpt-5.4', 'gpt-5', '']), input, Math.floor(random.next() * input), random.next() < 0.001 ? 'none' : Math.floor(random.next() * 4000)].join(',');
    });
    const rollup = await alike(await written('many.csv', `timestamp,deployment,model,input_tokens,cached_tokens,output_tokens\n${lines.join('\n')}\n`));
    expect(rollup.accepted + rollup.refusedCount).toBe(20_000);
    expect(rollup.minutes.reduce((sum, { requests }) => sum + requests, 0n)).toBe(BigInt(rollup.accepted));
  });

  it('with instants and counts at the edge of what is one is read alike', async () => {
    const day = '2026-10-14';
    const instants = ['09:31:07', '09:31', '09:31:60', '09:31:99', '24:00:00', '23:59:59.999', '09:31:07.', '09:31:07.Z', '09:31:07.5 UTC', '09:31:07.5UTC', '09:31:07,5', '09:31:07.123456789', '09:31:07+02', '09:31:07+02:00', '09:31:07.5-0530', '9:31:07', '09:31:07Z ', '09:31:07 BC', '09:3a:07', '09:31:0755', '09:31:07 5', '09:31:07Z5', '09:31:07:55'];
    const stamps = [...instants.flatMap((time) => [`${day} ${time}`, `${day}T${time}`]), '2026-02-30 01:00:00', '1969-12-31 23:59:30', '0000-01-01 00:00:00', 'epoch', 'infinity', day, '1791970268', '1791970268000', '1791970268.5'];
    const counts = ['0', '7', '007', '+7', '-7', '5e2', '15E2', '374.0', '374.5', '1_000', '0x1F', ' 42 ', '999999999999999', '1000000000000000', '99999999999999999999', 'ten', '', '٣'];
    const lines = [...stamps.map((stamp) => `"${stamp}",100,5`), ...counts.flatMap((count) => [`${day} 09:31:07,"${count}",5`, `${day} 09:31:07,100,"${count}"`])];
    const rollup = await alike(await written('edges.csv', `timestamp,input_tokens,output_tokens\n${lines.join('\n')}\n`));
    expect(rollup.accepted).toBeGreaterThan(20);
    expect(rollup.refusedCount).toBeGreaterThan(20);
  });

  it.each([
    { types: 'text throughout', select: '*' },
    { types: 'its own types', select: 'try_cast(timestamp AS TIMESTAMP_NS) AS timestamp, deployment, model, try_cast(prompt_tokens AS BIGINT) AS prompt_tokens, try_cast(cached_tokens AS INTEGER) AS cached_tokens, try_cast(completion_tokens AS DOUBLE) AS completion_tokens' },
    { types: 'instants with a zone', select: 'try_cast(timestamp AS TIMESTAMPTZ) AS timestamp, deployment, model, prompt_tokens, cached_tokens, completion_tokens' },
  ])('in Parquet of $types is the same as its rows in CSV', async ({ select }) => {
    const rows = messy.filter((line) => !/on two lines|a note|too long|too short/.test(line));
    for (const [name, lines] of [['whole', rows], ['clean', [header, ...rows.filter((line) => /^(plain|the last)/.test(line))]]] as const) {
      const csv = await written(`of-parquet-${name}.csv`, `${lines.join('\n')}\n`);
      const [parquet, back] = [join(folder, `${name}.parquet`), join(folder, `${name}-back.csv`)];
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(`COPY (SELECT ${select} FROM read_csv('${csv}', all_varchar = true)) TO '${parquet}' (FORMAT parquet)`);
      connection.closeSync();
      await writeFile(back, await duckdbColumns.parquet(parquet, unwatched));
      const { columns, rollup } = await plainly(back);
      expect(await duckdbColumns.rollUp(parquet, columns, unwatched), name).toEqual(rollup);
      expect(rollup.accepted, name).toBeGreaterThan(1);
    }
  });

  it('with the year last is read in the order that its own dates tell', async () => {
    const head = 'timestamp,input_tokens,output_tokens';
    const wrote = (name: string, cells: readonly string[]): Promise<string> => written(name, `${head}\n${cells.map((cell) => `"${cell}",300000,5`).join('\n')}\n`);
    const american = await alike(await wrote('american.csv', ['11/16/2023 18:17:03', '11/2/2023 6:17:03 PM', '11/02/2023 12:05 am', '11/02/2023, 06:17:03\u202fPM', '11/02/2023 18:17:03 +02:00', '13/13/2023 18:17', '2/30/2023 10:00', '11/02/2023', '11/02/2023 25:00']));
    expect(american.minutes.map(({ minute }) => minuteFromNumber(minute))).toEqual(['2023-11-02T00:05', '2023-11-02T16:17', '2023-11-02T18:17', '2023-11-16T18:17']);
    expect(american).toMatchObject({ accepted: 5, refusedCount: 4, minutes: [{}, {}, { requests: 2n, long: true }, {}] });
    const european = await alike(await wrote('european.csv', ['02.11.2023 18:17:03', '16.11.2023 18:17', '2023-11-17T09:00:00Z']));
    expect(european.minutes.map(({ minute }) => minuteFromNumber(minute))).toEqual(['2023-11-02T18:17', '2023-11-16T18:17', '2023-11-17T09:00']);
    const mixed = await alike(await wrote('mixed.csv', ['16/11/2023 18:17:03', '17/11/2023 18:17:03', '11/16/2023 18:17:03']));
    expect(mixed).toMatchObject({ accepted: 2, refusedCount: 1, findings: [{ code: 'date-order-mixed' }] });
  });

  it('whose dates do not tell their order is asked about, and read as was said', async () => {
    const path = await written('either.csv', 'timestamp,input_tokens,output_tokens\n11/02/2023 18:17:03,100,5\n11/03/2023 18:17:03,100,5\n');
    const columns = { timestamp: 'timestamp', input: 'input_tokens', output: 'output_tokens' };
    await expect(duckdbColumns.rollUp(path, columns, unwatched)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('--dates day-first') as unknown });
    const firstMinute = async (dates: 'day-first' | 'month-first') => minuteFromNumber((await duckdbColumns.rollUp(path, { ...columns, dates }, unwatched)).minutes[0]?.minute ?? 0);
    expect([await firstMinute('day-first'), await firstMinute('month-first')]).toEqual(['2023-02-11T18:17', '2023-11-02T18:17']);
  });

  it.each(['code', 'conv'])('of a real service (Azure LLM inference trace, %s) is read alike', async (service) => {
    const path = `../shared/data/azure-llm-trace/AzureLLMInferenceTrace_${service}.csv`;
    if (!existsSync(path)) {
      console.info(`${path} is not beside this checkout: the published trace was not tried.`);
      return;
    }
    expect((await alike(path)).refusedCount).toBe(0);
  });

  it('is stopped by its asker before and during the work', async () => {
    const path = await written('stopped.csv', `${messy.join('\n')}\n`);
    const { columns } = await plainly(path);
    const stopped = { aborted: true, throwIfAborted: () => { throw new Error('stopped'); } };
    await expect(duckdbColumns.rollUp(path, columns, { progress: () => undefined, signal: stopped })).rejects.toThrow('stopped');
  });

  it('says how far it is', async () => {
    const path = await written('watched.csv', `${messy.join('\n')}\n`);
    const seen: (number | undefined)[] = [];
    await duckdbColumns.rollUp(path, (await plainly(path)).columns, { ...unwatched, progress: (share) => seen.push(share) });
    expect([seen[0], seen.at(-1)]).toEqual([0, 1]);
  });

  it('is refused where it is no log', async () => {
    const path = await written('letter.csv', 'Dear Sir or Madam,\n');
    await expect(duckdbColumns.rollUp(path, { timestamp: 'a', input: 'b', output: 'c' }, unwatched)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
