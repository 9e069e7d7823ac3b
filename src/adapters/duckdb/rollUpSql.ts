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

/** Requests added up by minute, workload and model, and how many rows could not be read and why. */
export function rollUpSql(log: LogFile): string {
  return `
    SELECT why, minute, workload, model, count(*)::VARCHAR AS requests,
      sum(input)::VARCHAR AS input, sum(cached)::VARCHAR AS cached, sum(output)::VARCHAR AS output, sum(more)::VARCHAR AS more
    FROM (${rowsSql(log, true)})
    GROUP BY why, minute, workload, model`;
}

/** The first rows that could not be read, by their place among the rows that the engine took apart. */
export function refusedSql(log: LogFile, atMost: number): string {
  return `
    SELECT why, place::VARCHAR AS place
    FROM (SELECT why, row_number() OVER () AS place FROM (${rowsSql(log, false)}))
    WHERE why IS NOT NULL ORDER BY place LIMIT ${atMost}`;
}

/** How many line ends stand inside cells of the first so many rows, for each of `counts`. */
export function lineEndsSql(log: LogFile, counts: readonly number[]): string {
  const sums = counts.map((count, index) => `coalesce(sum(more) FILTER (WHERE place <= ${count}), 0)::VARCHAR AS n${index}`);
  return `SELECT ${sums.join(', ')} FROM (SELECT more, row_number() OVER () AS place FROM (${rowsSql(log, false)}))`;
}

/** Records that are no rows of this log: too many or too few cells, or quotes that do not close. The engine counts records, not lines. */
export const rejectedSql = 'SELECT line::VARCHAR AS record, min(error_type::VARCHAR) AS kind FROM reject_errors GROUP BY line ORDER BY reject_errors.line';

/** Each row with its parts, or with why it is none. Exact: tokens are integers and no sum is a double. */
function rowsSql(log: LogFile, storeRejects: boolean): string {
  const cell = (role: RequestRole): string => (log.places[role] === undefined ? `''` : `trim(coalesce(c${log.places[role]}, ''), ' ' || chr(9))`);
  const every = Array.from({ length: log.width }, (_, place) => `coalesce(c${place}, '')`).join(', ');
  const iso = text(isoPattern);
  const whole = text(tokensPattern);
  return `
    SELECT why, more,
      CASE WHEN why IS NOT NULL THEN '' WHEN stamp LIKE '____-__-__%' THEN left(stamp, 10) || 'T' || substr(stamp, 12, 5) || regexp_extract(stamp, ${iso}, 3) ELSE left(stamp, 10) END AS minute,
      CASE WHEN why IS NULL THEN workload ELSE '' END AS workload,
      CASE WHEN why IS NULL THEN model ELSE '' END AS model,
      CASE WHEN why IS NULL THEN split_part(input, '.', 1)::BIGINT ELSE 0 END AS input,
      CASE WHEN why IS NULL AND cached <> '' THEN split_part(cached, '.', 1)::BIGINT ELSE 0 END AS cached,
      CASE WHEN why IS NULL THEN split_part(output, '.', 1)::BIGINT ELSE 0 END AS output
    FROM (
      SELECT *, CASE
        WHEN NOT (regexp_full_match(stamp, ${text(epochPattern)}) OR (regexp_full_match(stamp, ${iso}) AND TRY_CAST(left(stamp, 10) || ' ' || substr(stamp, 12, 5) || ':00' AS TIMESTAMP) IS NOT NULL)) THEN 'timestamp'
        WHEN NOT regexp_full_match(input, ${whole}) THEN 'input'
        WHEN NOT regexp_full_match(output, ${whole}) THEN 'output'
        WHEN cached <> '' AND NOT regexp_full_match(cached, ${whole}) THEN 'cached'
        WHEN cached <> '' AND split_part(cached, '.', 1)::BIGINT > split_part(input, '.', 1)::BIGINT THEN 'parts'
        END AS why
      FROM (
        SELECT ${cell('timestamp')} AS stamp, ${cell('input')} AS input, ${cell('output')} AS output, ${cell('cached')} AS cached,
          ${cell('model')} AS model, ${cell('workload')} AS workload, ${newlines(every)} AS more
        FROM ${readSql(log, storeRejects)}))`;
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
