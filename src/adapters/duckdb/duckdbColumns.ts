import { open, readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import type { UsageColumns } from '../../desk/ports.ts';
import { inGrain } from '../../usage/addMinutes.ts';
import { isParquet, tableText } from '../../usage/tableText.ts';
import { readCsv } from '../../base/readCsv.ts';
import { rollUpTable } from '../../usage/readers/readRequestLog.ts';
import { enoughToRecognise, recognise, tableUnder, type Recognition } from '../../usage/recognise.ts';
import { neededRoles, requestColumnsOf, requestRoles, type LogColumns, type RequestRole, type RequestRollup, type RollupGrain } from '../../usage/requestRollup.ts';
import { watched, withEngine } from './engine.ts';
import { parquetColumns, readParquet } from './readParquet.ts';
import type { LogFile } from './logFile.ts';
import { readLog } from './readLog.ts';

/** DuckDB in this process: a log is added up by minute where it lies, and only the minutes come back. */
export const duckdbColumns: UsageColumns = { rollUp, parquet: readParquet };

async function rollUp(path: string, columns: LogColumns, watch: Watch, grain: RollupGrain = 'minute'): Promise<RequestRollup> {
  const rollup = await rollUpMinutes(path, columns, watch);
  return { ...rollup, minutes: inGrain(rollup.minutes, grain) };
}

async function rollUpMinutes(path: string, columns: LogColumns, watch: Watch): Promise<RequestRollup> {
  watch.signal.throwIfAborted();
  const head = await headOf(path);
  if (isParquet(head)) return withEngine(path, watch, (connection) => watched(connection, watch, path, async () => readLog(connection, await parquetLog(connection, path, columns), columns.dates, watch)));
  // The columns may be such as somebody named, under a header that no reader knows.
  const named = [columns.timestamp, columns.input, columns.output];
  const under = tableUnder(tableText(head, path, 'head').value, path, (header) => named.every((column) => header.includes(column)));
  const recognised = under === undefined ? recognise(head, path) : { kind: 'table' as const, format: 'request-log' as const, ...under };
  if (recognised.kind !== 'table') throw new Refusal('unreadable', `${path} is no request log: it has no header with a timestamp, input and output tokens.`, path);
  if (isUtf16(head)) return rollUpPlainly(path, recognised, columns);
  const log = logFile(path, head, recognised, columns);
  return withEngine(path, watch, (connection) => watched(connection, watch, path, () => readLog(connection, log, columns.dates, watch)));
}

type Table = Extract<Recognition, { kind: 'table' }>;

/** The engine reads UTF-8 only: a log in UTF-16, as spreadsheets save it, goes through the plain reader. */
function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || (head[0] !== 0x1f && head.subarray(0, 8).includes(0));
}

async function rollUpPlainly(path: string, recognised: Table, columns: LogColumns): Promise<RequestRollup> {
  const csv = readCsv(tableText(await readFile(path), path).value, recognised.delimiter, path).value;
  return rollUpTable({ header: recognised.header.cells, records: csv.records.filter(({ line }) => line > recognised.header.line), broken: csv.broken }, columns, path);
}

/** A log of Parquet, whose columns are those that were named. */
async function parquetLog(connection: DuckDBConnection, path: string, named: LogColumns): Promise<LogFile> {
  const columns = await parquetColumns(connection, path);
  const places = Object.fromEntries(requestRoles.flatMap((role) => (named[role] === undefined ? [] : [[role, columns.findIndex(({ name }) => name === named[role])]])).filter(([, place]) => Number(place) >= 0)) as LogFile['places'];
  const missing = neededRoles.find((role) => places[role] === undefined);
  if (missing !== undefined) throw new Refusal('unreadable', `${path} has no column "${named[missing]}".`, path);
  return { path, places, since1970: false, written: { as: 'parquet', columns } };
}

/** How the log is written, by its head; the engine is told, and guesses nothing. */
function logFile(path: string, head: Uint8Array, recognised: Table, columns: LogColumns): LogFile {
  const { cells, line } = recognised.header;
  const named = requestColumnsOf(recognised, path);
  const places: Partial<Record<RequestRole, number>> = {};
  for (const role of ['timestamp', 'input', 'output', 'cached', 'model', 'workload'] as const) {
    const own = columns[role] !== undefined && cells.includes(columns[role]) ? columns[role] : role === 'timestamp' || role === 'input' || role === 'output' ? named[role] : undefined;
    if (own !== undefined) places[role] = cells.indexOf(own);
  }
  const first = readCsv(tableText(head, path, 'head').value, recognised.delimiter, path, line + 1).value.records.find((record) => record.line > line);
  return { path, places, since1970: /^\d{10}(\d{3})?$/.test(first?.cells[places.timestamp ?? 0] ?? ''), written: { as: 'text', delimiter: recognised.delimiter, skip: line, width: cells.length, gzip: head[0] === 0x1f && head[1] === 0x8b } };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(enoughToRecognise), 0, enoughToRecognise, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
