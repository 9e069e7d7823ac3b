import { open, readFile } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import type { UsageColumns } from '../../desk/ports.ts';
import { tableText } from '../../usage/tableText.ts';
import { readCsv } from '../../base/readCsv.ts';
import { rollUpTable } from '../../usage/readers/readRequestLog.ts';
import { enoughToRecognise, recognise, tableUnder, type Recognition } from '../../usage/recognise.ts';
import { inOrder, minuteFromNumber, minuteOf, namedRefusals, requestColumnsOf, whyNot, type MinuteTotals, type RequestColumns, type RequestRole, type RequestRollup } from '../../usage/requestRollup.ts';
import { watched, withEngine } from './engine.ts';
import { readParquet } from './readParquet.ts';
import { lineEndsSql, refusedSql, rejectedSql, rollUpSql, type LogFile } from './rollUpSql.ts';

/** DuckDB in this process: a log is added up by minute where it lies, and only the minutes come back. */
export const duckdbColumns: UsageColumns = { rollUp, parquet: readParquet };

async function rollUp(path: string, columns: RequestColumns, watch: Watch): Promise<RequestRollup> {
  watch.signal.throwIfAborted();
  const head = await headOf(path);
  // The columns may be such as somebody named, under a header that no reader knows.
  const named = [columns.timestamp, columns.input, columns.output];
  const under = tableUnder(tableText(head, path, 'head').value, path, (header) => named.every((column) => header.includes(column)));
  const recognised = under === undefined ? recognise(head, path) : { kind: 'table' as const, format: 'request-log' as const, ...under };
  if (recognised.kind !== 'table') throw new Refusal('unreadable', `${path} is no request log: it has no header with a timestamp, input and output tokens.`, path);
  if (isUtf16(head)) return rollUpPlainly(path, recognised, columns);
  const log = logFile(path, head, recognised, columns);
  return withEngine(path, watch, (connection) => watched(connection, watch, path, () => readLog(connection, log)));
}

async function readLog(connection: DuckDBConnection, log: LogFile): Promise<RequestRollup> {
  // By columns: a hundred thousand rows as lists of their own take six times as long to hand over.
  const [whys = [], ats = [], stamps = [], workloads = [], models = [], counts = [], inputs = [], cacheds = [], outputs = []] = (await connection.runAndReadAll(rollUpSql(log))).getColumns();
  const rejected = await rowsOf(connection, rejectedSql);
  const totals = new Map<string, Totals>();
  const minutes = new Map<DuckDBValue, string>();
  let [accepted, unread] = [0, 0];
  for (const [group, given] of counts.entries()) {
    const count = given as bigint;
    if (whys[group] !== null) {
      unread += Number(count);
      continue;
    }
    accepted += Number(count);
    const written = ats[group] ?? stamps[group] ?? null;
    let minute = minutes.get(written);
    if (minute === undefined) minutes.set(written, (minute = typeof written === 'bigint' ? minuteFromNumber(Number(written)) : minuteOfKey(String(written))));
    const [workload, model] = [textOf(workloads[group]), textOf(models[group])];
    const key = `${minute}\n${workload}\n${model}`;
    const sum = totals.get(key);
    const [input, cached, output] = [inputs[group] as bigint, cacheds[group] as bigint, outputs[group] as bigint];
    if (sum === undefined) totals.set(key, { minute, workload, model, requests: count, input, cached, output });
    else {
      sum.requests += count;
      sum.input += input;
      sum.cached += cached;
      sum.output += output;
    }
  }
  const refused = await refusedRows(connection, log, rejected, unread > 0);
  return { minutes: inOrder(totals.values()), accepted, refused, refusedCount: unread + rejected.length };
}

/** The first refused rows with the line each begins on, in order. */
async function refusedRows(connection: DuckDBConnection, log: LogFile, rejected: readonly Row[], unread: boolean): Promise<{ line: number; why: string }[]> {
  const records = rejected.map((row) => Number(row['record'] ?? '0'));
  const rows = unread ? await rowsOf(connection, refusedSql(log, namedRefusals)) : [];
  const found = [
    ...rows.map((row) => ({ record: behind(log.skip + Number(row['place'] ?? '0'), records), why: whyNot[row['why'] as keyof typeof whyNot] })),
    ...rejected.slice(0, namedRefusals).map((row) => ({ record: Number(row['record'] ?? '0'), why: reasonOf(row['kind'] ?? '') })),
  ];
  const first = found.sort((a, b) => a.record - b.record).slice(0, namedRefusals);
  if (first.length === 0) return [];
  const takenBefore = first.map(({ record }) => record - log.skip - 1 - records.filter((other) => other < record).length);
  const [more] = await rowsOf(connection, lineEndsSql(log, takenBefore));
  return first.map(({ record, why }, index) => ({ line: record + Number(more?.[`n${index}`] ?? '0'), why }));
}

type Totals = { -readonly [Part in keyof MinuteTotals]: MinuteTotals[Part] };

function textOf(cell: DuckDBValue | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
}

/** The minute of a group: an ISO minute with its zone, or whole seconds since 1970. */
function minuteOfKey(key: string): string {
  return minuteOf(key) ?? minuteFromNumber(Math.floor(Number(key) / 60));
}

/** The record of a row that was counted without the rejected ones before it. */
function behind(record: number, rejected: readonly number[]): number {
  let at = record;
  for (const skipped of rejected) if (skipped <= at) at++;
  return at;
}

function reasonOf(kind: string): string {
  return /QUOTE/i.test(kind) ? whyNot.quote : /TOO MANY/i.test(kind) ? whyNot.long : /MISSING/i.test(kind) ? whyNot.short : 'it is no row of a table';
}

type Row = Readonly<Record<string, string | undefined>>;

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? undefined : String(value)])));
}

type Table = Extract<Recognition, { kind: 'table' }>;

/** The engine reads UTF-8 only: a log in UTF-16, as spreadsheets save it, goes through the plain reader. */
function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || (head[0] !== 0x1f && head.subarray(0, 8).includes(0));
}

async function rollUpPlainly(path: string, recognised: Table, columns: RequestColumns): Promise<RequestRollup> {
  const csv = readCsv(tableText(await readFile(path), path).value, recognised.delimiter, path).value;
  return rollUpTable({ header: recognised.header.cells, records: csv.records.filter(({ line }) => line > recognised.header.line), broken: csv.broken }, columns);
}

/** How the log is written, by its head; the engine is told, and guesses nothing. */
function logFile(path: string, head: Uint8Array, recognised: Table, columns: RequestColumns): LogFile {
  const { cells, line } = recognised.header;
  const named = requestColumnsOf(recognised, path);
  const places: Partial<Record<RequestRole, number>> = {};
  for (const role of ['timestamp', 'input', 'output', 'cached', 'model', 'workload'] as const) {
    const own = columns[role] !== undefined && cells.includes(columns[role]) ? columns[role] : role === 'timestamp' || role === 'input' || role === 'output' ? named[role] : undefined;
    if (own !== undefined) places[role] = cells.indexOf(own);
  }
  return { path, delimiter: recognised.delimiter, skip: line, width: cells.length, places, gzip: head[0] === 0x1f && head[1] === 0x8b };
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
