import { epochPattern, isoPattern, tokensPattern, type RequestRole } from '../../usage/requestRollup.ts';

/** Where a log is and how it is written; `columns` are positions, so that no header name reaches the query. */
export interface LogFile {
  readonly path: string;
  readonly delimiter: string;
  /** Lines above the first row, the header included. */
  readonly skip: number;
  readonly width: number;
  readonly places: Partial<Readonly<Record<RequestRole, number>>>;
  readonly gzip: boolean;
}

/**
 * Requests added up by minute, workload and model, and how many rows could not be read and why. A minute is a whole number
 * since 1970 (`minute`), or, where its cell is not plainly written, the text of it with its zone (`stamp`).
 */
export function rollUpSql(log: LogFile): string {
  return `
    SELECT why, minute, stamp, workload, model, count(*) AS requests, sum(input) AS input, sum(cached) AS cached, sum(output) AS output
    FROM (${rowsSql(log, 'sums')})
    GROUP BY ALL`;
}

/** The first rows that could not be read, by their place among the rows that the engine took apart. */
export function refusedSql(log: LogFile, atMost: number): string {
  return `
    SELECT why, nth::VARCHAR AS place
    FROM (SELECT why, row_number() OVER () AS nth FROM (${rowsSql(log, 'lines')}))
    WHERE why IS NOT NULL ORDER BY nth LIMIT ${atMost}`;
}

/** How many line ends stand inside cells of the first so many rows, for each of `counts`. */
export function lineEndsSql(log: LogFile, counts: readonly number[]): string {
  const sums = counts.map((count, index) => `coalesce(sum(more) FILTER (WHERE place <= ${count}), 0)::VARCHAR AS n${index}`);
  return `SELECT ${sums.join(', ')} FROM (SELECT more, row_number() OVER () AS place FROM (${rowsSql(log, 'lines')}))`;
}

/** Records that are no rows of this log: too many or too few cells, or quotes that do not close. The engine counts records, not lines. */
export const rejectedSql = 'SELECT line::VARCHAR AS record, min(error_type::VARCHAR) AS kind FROM reject_errors GROUP BY line ORDER BY reject_errors.line';

/** Each row with its parts, and with why it is none where it is none. Exact: tokens are integers and no sum is a double. */
function rowsSql(log: LogFile, use: 'sums' | 'lines'): string {
  const cell = (role: RequestRole): string => (log.places[role] === undefined ? `''` : `c${log.places[role]}`);
  const every = Array.from({ length: log.width }, (_, place) => `coalesce(c${place}, '')`).join(', ');
  const cached = log.places.cached === undefined ? '0' : `CASE WHEN coalesce(${cell('cached')}, '') = '' THEN 0 ELSE ${countSql(cell('cached'), '0')} END`;
  return `
    SELECT *, CASE
      WHEN minute IS NULL AND stamp IS NULL THEN 'timestamp'
      WHEN input IS NULL THEN 'input'
      WHEN output IS NULL THEN 'output'
      WHEN cached IS NULL THEN 'cached'
      WHEN cached > input THEN 'parts'
      END AS why
    FROM (
      SELECT * EXCLUDE (written), CASE WHEN minute IS NULL THEN ${stampSql("coalesce(written, '')")} END AS stamp
      FROM (
        SELECT ${cell('timestamp')} AS written, ${minuteSql(cell('timestamp'))} AS minute, ${countSql(cell('input'))} AS input, ${countSql(cell('output'))} AS output,
          ${cached} AS cached, ${cell('model')} AS model, ${cell('workload')} AS workload${use === 'lines' ? `, ${newlines(every)} AS more` : ''}
        FROM ${readSql(log, use === 'sums')}))`;
}

// Patterns cost more than all the rest: what nearly every log writes is told first, without one, and only what does not fit by them.

/**
 * The minute since 1970 of a plainly written instant in UTC: "2026-10-14 09:31:07", with a T, a Z or a fraction. The shapes
 * keep out what the engine takes for a time and `minuteOf` does not: hour 24, a zone without minutes, a fraction without digits.
 */
function minuteSql(cell: string): string {
  const shaped = `(${cell} LIKE '____-__-__ __:__:__%' OR ${cell} LIKE '____-__-__T__:__:__%') AND ${cell} NOT LIKE '___________24%'`;
  const unzoned = `NOT contains(${cell}, '+') AND ${cell} NOT LIKE '___________________%-%'`;
  const ended = `(strlen(${cell}) = 19 OR substr(${cell}, 21, 1) BETWEEN '0' AND '9' OR (strlen(${cell}) = 20 AND suffix(${cell}, 'Z')))`;
  // The division cuts towards zero, so that minutes before 1970 are for the pattern.
  return `CASE WHEN ${shaped} AND ${unzoned} AND ${ended} AND ${cell} >= '1970' THEN epoch_us(TRY_CAST(${cell} AS TIMESTAMP)) // 60000000 END`;
}

/** The minute as `minuteOf` reads it, "2026-10-14 09:31" with its zone, or seconds since 1970; NULL for no instant. */
function stampSql(cell: string): string {
  const [iso, stamp] = [text(isoPattern), trimmed(cell)];
  return `CASE WHEN regexp_full_match(${stamp}, ${text(epochPattern)}) THEN left(${stamp}, 10)
    WHEN regexp_full_match(${stamp}, ${iso}) AND substr(${stamp}, 12, 2) < '24' AND TRY_CAST(left(${stamp}, 10) || ' ' || substr(${stamp}, 12, 5) || ':00' AS TIMESTAMP) IS NOT NULL
      THEN left(${stamp}, 16) || regexp_extract(${stamp}, ${iso}, 3) END`;
}

/** Whole tokens; NULL for what writes none, and `blank` for a cell of spaces. */
function countSql(cell: string, blank = 'NULL'): string {
  return `CASE WHEN strlen(${cell}) <= 15 AND TRY_CAST(${cell} AS UBIGINT)::VARCHAR = ${cell} THEN TRY_CAST(${cell} AS BIGINT)
    WHEN regexp_full_match(${trimmed(cell)}, ${text(tokensPattern)}) THEN split_part(${trimmed(cell)}, '.', 1)::BIGINT
    WHEN ${trimmed(cell)} = '' THEN ${blank} END`;
}

function trimmed(cell: string): string {
  return `trim(${cell}, ' ' || chr(9))`;
}

function newlines(cells: string): string {
  return `(length(concat(${cells})) - length(replace(concat(${cells}), chr(10), '')))`;
}

function readSql(log: LogFile, storeRejects: boolean): string {
  const columns = Array.from({ length: log.width }, (_, place) => `'c${place}': 'VARCHAR'`).join(', ');
  // Everything is said, so that nothing is guessed from the first rows.
  const said = [
    'auto_detect = false',
    `columns = {${columns}}`,
    `delim = ${text(log.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'header = false',
    `skip = ${log.skip}`,
    'null_padding = false',
    'strict_mode = true',
    `max_line_size = ${8 * 1024 * 1024}`,
    `compression = ${log.gzip ? `'gzip'` : `'none'`}`,
    storeRejects ? 'store_rejects = true, rejects_limit = 0' : 'ignore_errors = true',
  ];
  return `read_csv(${text(log.path)}, ${said.join(', ')})`;
}

/** A text in SQL; the one place where one is quoted. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
