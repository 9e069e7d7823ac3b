import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import { watched, withEngine } from './engine.ts';
import { parquetText } from './logFile.ts';

/** Text of a file that the readers of the core take; a larger one is a request log for the engine. */
const largestText = 512 * 1024 * 1024;
const mostColumns = 1000;

/**
 * The rows of a Parquet file as CSV in UTF-8, for the readers that read the same export as CSV: decimals and whole numbers
 * exact, doubles in their shortest text, times in UTC, maps and lists as JSON. Refuses a damaged file and one that is too large.
 */
export async function readParquet(path: string, watch: Watch, rows?: number): Promise<Uint8Array> {
  return withEngine(path, watch, (connection) => watched(connection, watch, path, () => rowsAsCsv(connection, path, watch, rows)));
}

async function rowsAsCsv(connection: DuckDBConnection, path: string, watch: Watch, rows: number | undefined): Promise<Uint8Array> {
  const from = `read_parquet('${path.replaceAll("'", "''")}')`;
  const columns = await parquetColumns(connection, path);
  if (columns.length > mostColumns) throw new Refusal('too-large', `${path} has ${columns.length} columns: it is no export of usage. Bring the export itself.`, path);
  const result = await connection.stream(`SELECT ${columns.map(parquetText).join(', ')} FROM ${from}${rows === undefined ? '' : ` LIMIT ${rows}`}`);
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [encoder.encode(`${columns.map(({ name }) => csvCell(name)).join(',')}\n`)];
  let size = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    watch.signal.throwIfAborted();
    const piece = encoder.encode(chunk.getRows().map((row) => `${row.map((cell) => (typeof cell === 'string' ? csvCell(cell) : '')).join(',')}\n`).join(''));
    size += piece.length;
    if (size > largestText) throw new Refusal('too-large', `${path} holds more than ${largestText / 1024 / 1024} MB of text: split it by month and bring the parts.`, path);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The columns of a Parquet file with the engine's names of their types. */
export async function parquetColumns(connection: DuckDBConnection, path: string): Promise<{ readonly name: string; readonly type: string }[]> {
  const described = await connection.runAndReadAll(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('${path.replaceAll("'", "''")}'))`);
  return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
