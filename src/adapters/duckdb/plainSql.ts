import { longPromptsAbove } from '../../rates/meter.ts';
import { engineYears, shortestInstant } from '../../usage/requestCells.ts';
import { readTypedSql, type LogFile } from './logFile.ts';

/**
 * Requests added up by minute, workload, model and context in one pass over typed columns, for a log that is plainly written
 * throughout: the minute is NULL where any row of it is in doubt, and `rollUpSql` then reads the log cell by cell. What this
 * statement takes, that one reads alike, as long as each sum stays below `plainBelow`. It costs little more than one without a check.
 */
export function plainSql(log: LogFile): string {
  const { timestamp, input, output, cached, model, workload } = log.places;
  const parquet = log.written.as === 'parquet' ? log.written.columns : undefined;
  const count = (place: number | undefined): string => (parquet === undefined ? `c${place}` : `TRY_CAST(c${place} AS DOUBLE)`);
  const counts = `${whole('input')} AND ${whole('output')}${cached === undefined ? '' : ` AND ${whole('cached')} AND cached <= input`}`;
  const minute = parquet === undefined ? (log.since1970 ? minuteSince : plainMinute)('written', counts) : minuteOfType('written', parquet[timestamp ?? 0]?.type ?? '', counts);
  return `
    SELECT ${minute} AS minute, workload, model, input > ${longPromptsAbove} AS long, count(*) AS requests,
      sum(input)::BIGINT AS input, sum(output)::BIGINT AS output${cached === undefined ? '' : ', sum(cached)::BIGINT AS cached'}
    FROM (
      SELECT c${timestamp} AS written, ${text(workload, parquet)} AS workload, ${text(model, parquet)} AS model,
        ${count(input)} AS input, ${count(output)} AS output${cached === undefined ? '' : `, coalesce(${count(cached)}, 0) AS cached`}
      FROM ${readTypedSql(log)})
    GROUP BY ALL`;
}

/** Minutes since 1970 of a cell that is plainly an instant with its year first, as the engine reads one; NULL for every other. Of all types, TIMESTAMP_NS alone minds the zone. */
export function plainMinute(cell: string, unless = 'true'): string {
  return `CASE WHEN ${cell} >= '${engineYears.from}' AND ${cell} < '${engineYears.below}' AND strlen(${cell}) >= ${shortestInstant} AND ${unless} THEN epoch_ns(TRY_CAST(${cell} AS TIMESTAMP_NS)) // 60000000000 END`;
}

/** Minutes of whole seconds or milliseconds since 1970; NULL for every other cell. */
function minuteSince(cell: string, unless: string): string {
  // An exponent could stand for the last digits.
  const fine = `NOT contains(${cell}, 'e') AND NOT contains(${cell}, 'E') AND ${unless}`;
  const of = (length: number, perMinute: number): string => `WHEN strlen(${cell}) = ${length} AND TRY_CAST(${cell} AS UBIGINT) >= 1${'0'.repeat(length - 1)} AND ${fine} THEN TRY_CAST(${cell} AS BIGINT) // ${perMinute}`;
  return `CASE ${of(10, 60)} ${of(13, 60_000)} END`;
}

/** That a count is a whole number and not below nothing. One that is no number is told by its sum. */
function whole(count: string): string {
  return `abs(trunc(${count})) = ${count}`;
}

/** Minutes of a column of Parquet. A type that is not plainly an instant is read as text. */
function minuteOfType(cell: string, type: string, unless: string): string {
  if (type === 'VARCHAR') return plainMinute(cell, unless);
  const micros = /^TIMESTAMP( WITH TIME ZONE|_MS|_S|_NS)?$/.test(type) ? `epoch_us(${cell})` : 'NULL::BIGINT';
  const [from, below] = [Date.UTC(engineYears.from, 0, 1) * 1000, Date.UTC(engineYears.below, 0, 1) * 1000];
  return `CASE WHEN ${micros} >= ${from} AND ${micros} < ${below} AND ${unless} THEN ${micros} // 60000000 END`;
}

function text(place: number | undefined, parquet: readonly { readonly type: string }[] | undefined): string {
  return place === undefined ? `''` : parquet === undefined || parquet[place]?.type === 'VARCHAR' ? `c${place}` : `c${place}::VARCHAR`;
}
