import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Watch } from '../../base/progress.ts';
import { addMinutes } from '../../usage/addMinutes.ts';
import { dateOrderOf, type DateOrder } from '../../usage/readDates.ts';
import { engineYears, minuteNumber, minuteNumberOf, plainBelow } from '../../usage/requestCells.ts';
import { namedRefusals, whyNot, type MinuteTotals, type RequestRollup } from '../../usage/requestRollup.ts';
import { linesAbove, type LogFile } from './logFile.ts';
import { plainSql } from './plainSql.ts';
import { lineEndsSql, refusedSql, rejectedSql, rollUpSql, yearLastDaysSql } from './rollUpSql.ts';

/** A log added up by the minute: in one pass over typed columns where it is plainly written throughout, else cell by cell. Both come to the same. */
export async function readLog(connection: DuckDBConnection, log: LogFile, said: DateOrder | undefined, watch: Watch): Promise<RequestRollup> {
  const plainly = await readPlainly(connection, log, watch);
  if (plainly !== undefined) return plainly;
  const days = (await rowsOf(connection, yearLastDaysSql(log))).flatMap(({ day }) => (day === undefined || day === '' ? [] : [day]));
  if (days.length === 0) return readCellByCell(connection, log);
  const order = dateOrderOf(days, log.path, said);
  const rollup = await readCellByCell(connection, { ...log, dates: order.value });
  return order.findings.length === 0 ? rollup : { ...rollup, findings: order.findings };
}

/** The rollup of a log that is plainly written throughout; undefined where any row of it is in doubt. */
export async function readPlainly(connection: DuckDBConnection, log: LogFile, watch: Watch): Promise<RequestRollup | undefined> {
  const minutes: MinuteTotals[] = [];
  let accepted = 0;
  try {
    await eachPiece(connection, plainSql(log), ([at = [], workloads = [], models = [], longs = [], counts = [], inputs = [], outputs = [], cacheds], rows) => {
      for (let row = 0; row < rows; row++) {
        const [minute, input, output] = [at[row] ?? null, inputs[row] as bigint, outputs[row] as bigint];
        if (minute === null || Number(minute) < firstMinute || Number(minute) >= afterLast || input >= most || output >= most) throw new Error('in doubt');
        const requests = counts[row] as bigint;
        minutes.push({ minute: Number(minute), workload: textOf(workloads[row]), model: textOf(models[row]), long: longs[row] === true, requests, input, cached: (cacheds?.[row] ?? 0n) as bigint, output });
        accepted += Number(requests);
      }
    });
  } catch {
    // Why, and in which row, is said by the reading cell by cell.
    watch.signal.throwIfAborted();
    return undefined;
  }
  return { minutes: addMinutes(minutes), accepted, refused: [], refusedCount: 0 };
}

const most = BigInt(plainBelow);
const [firstMinute = 0, afterLast = 0] = [engineYears.from, engineYears.below].map((year) => minuteNumber(`${year}-01-01T00:00`));

export async function readCellByCell(connection: DuckDBConnection, log: LogFile): Promise<RequestRollup> {
  const minutes: MinuteTotals[] = [];
  let [accepted, unread] = [0, 0];
  const stamps = new Map<string, number>();
  await eachPiece(connection, rollUpSql(log), ([whys = [], at = [], written = [], workloads = [], models = [], longs = [], counts = [], inputs = [], cacheds = [], outputs = []], rows) => {
    for (let row = 0; row < rows; row++) {
      const requests = counts[row] as bigint;
      if (whys[row] !== null) {
        unread += Number(requests);
        continue;
      }
      accepted += Number(requests);
      const stamp = String(written[row]);
      let minute = typeof at[row] === 'bigint' ? Number(at[row]) : stamps.get(stamp);
      if (minute === undefined) stamps.set(stamp, (minute = minuteNumberOf(stamp, log.dates) ?? 0));
      minutes.push({ minute, workload: textOf(workloads[row]), model: textOf(models[row]), long: longs[row] === true, requests, input: inputs[row] as bigint, cached: cacheds[row] as bigint, output: outputs[row] as bigint });
    }
  });
  const rejected = log.written.as === 'text' ? await rowsOf(connection, rejectedSql) : [];
  const refused = await refusedRows(connection, log, rejected, unread > 0);
  return { minutes: addMinutes(minutes), accepted, refused, refusedCount: unread + rejected.length };
}

/** Hands over the columns of an answer piece by piece, so that a long one is never there twice. */
export async function eachPiece(connection: DuckDBConnection, sql: string, take: (columns: readonly (readonly DuckDBValue[])[], rows: number) => void): Promise<void> {
  const result = await connection.run(sql);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) take(chunk.getColumns(), chunk.rowCount);
}

/** The first refused rows with the line each begins on, in order. */
async function refusedRows(connection: DuckDBConnection, log: LogFile, rejected: readonly Row[], unread: boolean): Promise<{ line: number; why: string }[]> {
  const records = rejected.map((row) => Number(row['record'] ?? '0'));
  const rows = unread ? await rowsOf(connection, refusedSql(log, namedRefusals)) : [];
  const found = [
    ...rows.map((row) => ({ record: behind(linesAbove(log) + Number(row['place'] ?? '0'), records), why: whyNot[row['why'] as keyof typeof whyNot] })),
    ...rejected.slice(0, namedRefusals).map((row) => ({ record: Number(row['record'] ?? '0'), why: reasonOf(row['kind'] ?? '') })),
  ];
  const first = found.sort((a, b) => a.record - b.record).slice(0, namedRefusals);
  if (first.length === 0) return [];
  const takenBefore = first.map(({ record }) => record - linesAbove(log) - 1 - records.filter((other) => other < record).length);
  const [more] = await rowsOf(connection, lineEndsSql(log, takenBefore));
  return first.map(({ record, why }, index) => ({ line: record + Number(more?.[`n${index}`] ?? '0'), why }));
}

function textOf(cell: DuckDBValue | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
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

