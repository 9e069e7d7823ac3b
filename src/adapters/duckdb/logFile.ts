import type { DateOrder } from '../../usage/readDates.ts';
import type { RequestRole } from '../../usage/requestRollup.ts';

/** Where a log is and how it is written; `places` are positions, so that no header name of a text reaches a query. */
export interface LogFile {
  readonly path: string;
  readonly places: Partial<Readonly<Record<RequestRole, number>>>;
  readonly written: WrittenAs;
  /** Its first row counts the seconds since 1970; so it is tried that way first. */
  readonly since1970: boolean;
  /** Which part comes first in dates with the year last; undefined where it has none. */
  readonly dates?: DateOrder;
}

export type WrittenAs =
  | { readonly as: 'text'; readonly delimiter: string; readonly width: number; readonly gzip: boolean; /** Lines above the first row, the header included. */ readonly skip: number }
  | { readonly as: 'parquet'; readonly columns: readonly { readonly name: string; readonly type: string }[] };

/** Lines above the first row, as refusals count them: a Parquet file counts as the table it would be with a header. */
export function linesAbove({ written }: LogFile): number {
  return written.as === 'text' ? written.skip : 1;
}

/** The cells of every row as text, `c0`, `c1`, …; `rejects` says what becomes of records that are no rows of this log. */
export function readTextSql({ path, written }: LogFile, rejects: 'kept' | 'left out'): string {
  if (written.as === 'parquet') return `(SELECT ${written.columns.map((column, place) => `${parquetText(column)} AS c${place}`).join(', ')} FROM read_parquet(${quoted(path)}))`;
  const columns = Array.from({ length: written.width }, (_, place) => `'c${place}': 'VARCHAR'`);
  return readCsvSql(path, written, columns, rejects === 'kept' ? 'store_rejects = true, rejects_limit = 0' : 'ignore_errors = true');
}

/** The cells of every row with its counts as numbers; the engine gives up at the first row where they are none. */
export function readTypedSql({ path, places, written }: LogFile): string {
  if (written.as === 'parquet') return `(SELECT ${written.columns.map(({ name }, place) => `${quotedName(name)} AS c${place}`).join(', ')} FROM read_parquet(${quoted(path)}))`;
  const counts = [places.input, places.output, places.cached];
  return readCsvSql(path, written, Array.from({ length: written.width }, (_, place) => `'c${place}': '${counts.includes(place) ? 'DOUBLE' : 'VARCHAR'}'`), 'ignore_errors = false');
}

/** A text in SQL; the one place where one is quoted. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A column of Parquet as the text that a CSV export writes. */
export function parquetText({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = quotedName(name);
  if (/\[\]$|\[\d+\]$|^(MAP|STRUCT|UNION)\b/.test(type)) return `to_json(${column})::VARCHAR`;
  if (type === 'BLOB') return `hex(${column})`;
  // The engine writes a zone of whole hours without its minutes.
  return type === 'TIMESTAMP WITH TIME ZONE' ? `regexp_replace(${column}::VARCHAR, '([+-]\\d\\d)$', '\\1:00')` : `${column}::VARCHAR`;
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function readCsvSql(path: string, { delimiter, skip, gzip }: Extract<WrittenAs, { as: 'text' }>, columns: readonly string[], rejects: string): string {
  // Everything is said, so that nothing is guessed from the first rows.
  const said = [
    'auto_detect = false',
    `columns = {${columns.join(', ')}}`,
    `delim = ${quoted(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'header = false',
    `skip = ${skip}`,
    'null_padding = false',
    'strict_mode = true',
    `max_line_size = ${8 * 1024 * 1024}`,
    `compression = ${gzip ? `'gzip'` : `'none'`}`,
    rejects,
  ];
  return `read_csv(${quoted(path)}, ${said.join(', ')})`;
}
