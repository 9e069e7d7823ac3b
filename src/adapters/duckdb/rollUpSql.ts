import { longPromptsAbove } from '../../rates/meter.ts';
import type { DateOrder } from '../../usage/readDates.ts';
import { blanks, engineYears, epochPattern, isoPattern, plainBelow, tokensPattern, yearLastDayPattern, yearLastPattern } from '../../usage/requestCells.ts';
import type { RequestRole } from '../../usage/requestRollup.ts';
import { quoted, readTextSql, type LogFile } from './logFile.ts';
import { plainMinute } from './plainSql.ts';

/**
 * Requests added up by minute, workload, model and context, cell by cell, and how many rows could not be read and why. A minute
 * is a whole number since 1970 (`minute`), or, where its cell is not plainly written, the text of it with its zone (`stamp`).
 */
export function rollUpSql(log: LogFile): string {
  return `
    SELECT why, minute, stamp, workload, model, long, count(*) AS requests, sum(input) AS input, sum(cached) AS cached, sum(output) AS output
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

/** The days of a log that are written with the year last, each once. */
export function yearLastDaysSql(log: LogFile): string {
  return `SELECT DISTINCT regexp_extract(${trimmed(`c${log.places.timestamp}`)}, ${quoted(yearLastDayPattern)}, 1) AS day FROM ${readTextSql(log, 'left out')} WHERE c${log.places.timestamp} NOT LIKE '____-__-__%'`;
}

/** Records that are no rows of this log: too many or too few cells, or quotes that do not close. The engine counts records, not lines. */
export const rejectedSql = 'SELECT line::VARCHAR AS record, min(error_type::VARCHAR) AS kind FROM reject_errors GROUP BY line ORDER BY reject_errors.line';

/** Each row with its parts, and with why it is none where it is none. Exact: tokens are integers and no sum is a double. */
function rowsSql(log: LogFile, use: 'sums' | 'lines'): string {
  const cell = (role: RequestRole): string => (log.places[role] === undefined ? `''` : `c${log.places[role]}`);
  const every = Array.from({ length: log.written.as === 'text' ? log.written.width : log.written.columns.length }, (_, place) => `coalesce(c${place}, '')`).join(', ');
  const cached = log.places.cached === undefined ? '0' : `CASE WHEN coalesce(cached_cell, '') = '' THEN 0 ELSE ${countSql('cached_cell', 'cached_number', '0')} END`;
  const parts = (['input', 'output', 'cached'] as const).map((role) => `${cell(role)} AS ${role}_cell, TRY_CAST(${cell(role)} AS DOUBLE) AS ${role}_number`);
  return `
    SELECT *, input > ${longPromptsAbove} AS long, CASE
      WHEN minute IS NULL AND stamp IS NULL THEN 'timestamp'
      WHEN input IS NULL THEN 'input'
      WHEN output IS NULL THEN 'output'
      WHEN cached IS NULL THEN 'cached'
      WHEN cached > input THEN 'parts'
      END AS why
    FROM (
      SELECT CASE WHEN minute IS NULL THEN ${plainMinute(trimmed('written'))} ELSE minute END AS minute, CASE WHEN minute IS NULL THEN ${stampSql("coalesce(written, '')", log.dates)} END AS stamp, workload, model,
        ${countSql('input_cell', 'input_number')} AS input, ${countSql('output_cell', 'output_number')} AS output, ${cached} AS cached${use === 'lines' ? ', more' : ''}
      FROM (
        SELECT ${cell('timestamp')} AS written, ${plainMinute(cell('timestamp'))} AS minute, ${cell('model')} AS model, ${cell('workload')} AS workload,
          ${parts.join(', ')}${use === 'lines' ? `, ${newlines(every)} AS more` : ''}
        FROM ${readTextSql(log, use === 'sums' ? 'kept' : 'left out')}))`;
}

// Patterns cost more than all the rest: what nearly every log writes is told first, without one, and only what does not fit by them.

/** The minute as `minuteNumberOf` reads it, "2026-10-14 09:31" or "11/16/2023 6:17 PM" with its zone, or seconds since 1970; NULL for no instant. */
function stampSql(cell: string, dates: DateOrder | undefined): string {
  const [iso, stamp, last] = [quoted(isoPattern), trimmed(cell), quoted(yearLastPattern)];
  const part = (place: number): string => `regexp_extract(${stamp}, ${last}, ${place})`;
  const [month, day] = dates === 'month-first' ? [part(1), part(2)] : [part(2), part(1)];
  const yearLast = `WHEN regexp_full_match(${stamp}, ${last}) AND ${part(3)} >= '${engineYears.from}' AND ${part(3)} < '${engineYears.below}' AND TRY_CAST(${part(3)} || '-' || ${month} || '-' || ${day} AS DATE) IS NOT NULL
      THEN regexp_replace(${stamp}, '(:\\d{2}):\\d{2}(?:[.,]\\d+)?', '\\1')`;
  return `CASE WHEN regexp_full_match(${stamp}, ${quoted(epochPattern)}) THEN left(${stamp}, 10)
    WHEN regexp_full_match(${stamp}, ${iso}) AND substr(${stamp}, 12, 2) < '24' AND TRY_CAST(left(${stamp}, 10) || ' ' || substr(${stamp}, 12, 5) || ':00' AS TIMESTAMP) IS NOT NULL
      THEN left(${stamp}, 16) || regexp_extract(${stamp}, ${iso}, 3)
    ${dates === undefined ? '' : yearLast} END`;
}

/** Whole tokens; NULL for what writes none, and `blank` for a cell of spaces. */
function countSql(cell: string, number: string, blank = 'NULL'): string {
  return `CASE WHEN ${number} BETWEEN 0 AND ${plainBelow - 1} AND trunc(${number}) = ${number} THEN ${number}::BIGINT
    WHEN regexp_full_match(${trimmed(cell)}, ${quoted(tokensPattern)}) THEN split_part(${trimmed(cell)}, '.', 1)::BIGINT
    WHEN ${trimmed(cell)} = '' THEN ${blank} END`;
}

function trimmed(cell: string): string {
  return `trim(${cell}, ${blankCharacters})`;
}

const blankCharacters = blanks.split('').map((blank) => `chr(${blank.charCodeAt(0)})`).join(' || ');

function newlines(cells: string): string {
  return `(length(concat(${cells})) - length(replace(concat(${cells}), chr(10), '')))`;
}
