import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../base/readCsv.ts';
import { unwatched } from '../../base/progress.ts';
import { rollUpTable } from '../../usage/readers/readRequestLog.ts';
import type { RequestRollup } from '../../usage/requestRollup.ts';
import type { LogFile } from './logFile.ts';
import { readCellByCell, readPlainly } from './readLog.ts';

const header = ['timestamp', 'deployment', 'model', 'input', 'cached', 'output'];
const columns = { timestamp: 'timestamp', workload: 'deployment', model: 'model', input: 'input', cached: 'cached', output: 'output' };
let [folder, path] = ['', ''];
let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-read-log-'));
  path = join(folder, 'log.csv');
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
});

/** The same log three ways: by the plain reader, by the engine cell by cell, and by the engine in one pass, which may decline. */
async function threeWays(rows: readonly (readonly string[])[]): Promise<{ plainReader: RequestRollup; cellByCell: RequestRollup; onePass: RequestRollup | undefined }> {
  const text = [header, ...rows].map((cells) => `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell}"` : cell)).join(',')}\n`).join('');
  writeFileSync(path, text);
  const log: LogFile = { path, places: { timestamp: 0, workload: 1, model: 2, input: 3, cached: 4, output: 5 }, written: { as: 'text', delimiter: ',', width: 6, gzip: false, skip: 1 }, since1970: /^\d{10}(\d{3})?$/.test(rows[0]?.[0] ?? '') };
  const { records, broken } = readCsv(text, ',', path).value;
  await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  return { plainReader: rollUpTable({ header, records: records.slice(1), broken }, columns), cellByCell: await readCellByCell(connection, log), onePass: await readPlainly(connection, log, unwatched) };
}

const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const digit = (...parts: readonly string[]): fc.Arbitrary<string> => fc.tuple(...parts.map((part) => (part.length > 1 ? fc.array(pick(...part.split('')), { minLength: 1, maxLength: 2 }).map((each) => each.join('')) : fc.constant(part)))).map((each) => each.join(''));
/** Instants of every shape that one of the three might take for one, and near misses. */
const instant = fc.oneof(
  { arbitrary: fc.date({ min: new Date('1969-06-01'), max: new Date('2270-01-01'), noInvalidDate: true }).map((date) => date.toISOString()), weight: 3 },
  fc.tuple(pick('2026', '2026', '1999', '1970', '2262', '26', '02026', ''), pick('-', '-', '/', '\\', ' ', '.'), pick('10', '02', '1', '13'), pick('14', '1', '30', '31'), pick(' ', 'T', '  ', '\t', 'T ', ''), pick('09', '9', '24', '00', '009', '25'), pick(':31', ':3', ':00', ':60', ''), pick(':07', ':00', ':7', ':', ':60', ''), pick('', '', '.5', '.', '.123456789', ',5', '.000'), pick('', '', 'Z', ' UTC', 'UTC', '+02', '+02:00', '-0530', '+99:00', '+02:00:15', '+0200:', ' Z', 'z'), pick('', '', ' ', '\t', ' x')).map(([year, mark, month, day, between, hour, minute, second, fraction, zone, end]) => `${year}${mark}${month}${mark}${day}${between}${hour}${minute}${second}${fraction}${zone}${end}`),
  fc.tuple(pick('1791970268', '1791970268123', '179197026', '2100000000', '12345678e2', '1_91970268'), pick('', '', '.5', ' ', 'Z')).map(([whole, rest]) => whole + rest),
  digit('19', '09', '26', '-', '01', '-', '14', 'T', '0129', ':', '0345'),
  pick('', 'epoch', 'infinity', 'now', '2026-10-14', '   2026-10-14', '2026-10-14 (BC) 09:31:07'),
);
const count = fc.oneof(
  { arbitrary: fc.nat({ max: 400_000 }).map(String), weight: 8 },
  fc.array(pick('0', '1', '5', '374', '.', '.0', '_', 'e', 'E2', '+', '-', '00', ' ', '\t', 'x', 'inf', 'nan', '٣', '000000000000'), { minLength: 0, maxLength: 5 }).map((parts) => parts.join('')),
  pick('272000', '272001', '99999999999', '100000000000', '999999999999999', '1000000000000000', '374.00000000000000001', '1.5', '', '9e10', '1e11', '-0'),
);
const row = fc.tuple(instant, pick('bot', 'größe', ' bot ', ''), pick('gpt-5.4', ''), count, fc.oneof(pick('', '0', '1', ' '), count), count);
const runs = process.env['PARLEY_FULL'] === '1' ? 60 : 12;

describe('a request log read in one pass, cell by cell and by the plain reader', () => {
  it('comes to the same, whatever is in its cells', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 40, maxLength: 120 }), async (rows) => {
        const { plainReader, cellByCell, onePass } = await threeWays(rows);
        expect(cellByCell).toEqual(plainReader);
        if (onePass !== undefined) expect(onePass).toEqual(plainReader);
        // A single strange row is enough for the pass to decline, so each is tried alone as well.
        for (const each of rows.slice(0, 4)) {
          const alone = await threeWays([each]);
          expect(alone.cellByCell).toEqual(alone.plainReader);
          if (alone.onePass !== undefined && ++taken > 0) expect(alone.onePass, each.join(' | ')).toEqual(alone.plainReader);
        }
      }),
      { numRuns: runs },
    );
    expect(taken).toBeGreaterThan(2);
  }, 120_000);

  it.each([
    { written: 'with a T and a Z', at: '2026-10-14T09:31:07Z' },
    { written: 'with a zone', at: '2026-10-14T11:31:07.250+02:00' },
    { written: 'with seven digits of a second, as Azure does', at: '2023-11-16 18:17:03.9799600' },
    { written: 'in seconds since 1970', at: '1791970268' },
    { written: 'in milliseconds since 1970', at: '1791970268123' },
  ])('is read in one pass where its instants are written $written', async ({ at }) => {
    const { plainReader, onePass } = await threeWays([[at, 'bot', 'gpt-5.4', '300000', '', '5'], [at, 'bot', 'gpt-5.4', '10', '4', '5.0']]);
    expect(onePass).toEqual(plainReader);
    expect(onePass?.minutes.map(({ long, input }) => [long, input])).toEqual([[false, 10n], [true, 300_000n]]);
  });

  it.each([
    { doubt: 'a count with a fraction', cells: ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', '1.5', '0', '5'] },
    { doubt: 'a day without a time', cells: ['2026-10-14', 'bot', 'gpt-5.4', '10', '0', '5'] },
    { doubt: 'more cached than sent', cells: ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', '10', '11', '5'] },
    { doubt: 'no output', cells: ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', '10', '0', ''] },
    { doubt: 'a count below nothing', cells: ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', '10', '0', '-5'] },
    { doubt: 'no number', cells: ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', 'NaN', '0', '5'] },
    { doubt: 'too few cells', cells: ['2026-10-14 09:31:07', 'bot'] },
  ])('is left to the reading cell by cell where one row has $doubt', async ({ cells }) => {
    const good = ['2026-10-14 09:31:07', 'bot', 'gpt-5.4', '10', '4', '5'];
    const { plainReader, cellByCell, onePass } = await threeWays([good, cells, good]);
    expect(onePass).toBeUndefined();
    expect(cellByCell).toEqual(plainReader);
    expect(cellByCell).toMatchObject({ accepted: 2, refusedCount: 1, refused: [{ line: 3 }] });
  });
});
