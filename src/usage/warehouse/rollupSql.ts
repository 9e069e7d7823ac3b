import { addDays } from '../../base/calendar.ts';
import { sizeEdges, type RollupQuestion } from './rollupQuestion.ts';

/** What differs between SQL engines for the one query that is pushed down: everything else is the standard's common part, without common table expressions, windows and parameters. */
export interface SqlDialect {
  readonly name: string;
  /** Whole minutes since 1970 of a timestamp column. */
  minute(column: string): string;
  /** The first instant of a day, as the engine writes one. */
  instant(day: string): string;
  /** A text of what may be null or no text. */
  text(column: string): string;
  /** A count that may be null, as a 64-bit integer. */
  whole(column: string): string;
  /** A name, quoted. */
  name_(name: string): string;
  /** Where the rows come from: a table's name, or a file. */
  from(table: string): string;
}

/**
 * The additive rollup of one day in SQL: grouped by minute, workload, model and context; counts, token sums, throttled requests and a
 * size histogram. Expressions stand again in GROUP BY, because not every engine groups by an alias.
 */
export function rollupSql({ table, columns, day, longAbove }: RollupQuestion, dialect: SqlDialect): string {
  const name = (column: string) => dialect.name_(column);
  const input = dialect.whole(name(columns.input));
  const keys = [
    dialect.minute(name(columns.timestamp)),
    columns.workload === undefined ? `''` : dialect.text(name(columns.workload)),
    columns.model === undefined ? `''` : dialect.text(name(columns.model)),
    `CASE WHEN ${input} > ${whole(longAbove)} THEN 1 ELSE 0 END`,
  ];
  const counts = [
    'count(*)',
    `sum(${input})`,
    columns.cached === undefined ? '0' : `sum(${dialect.whole(name(columns.cached))})`,
    `sum(${dialect.whole(name(columns.output))})`,
    columns.status === undefined ? '0' : `sum(CASE WHEN ${dialect.whole(name(columns.status))} = 429 THEN 1 ELSE 0 END)`,
    ...[...sizeEdges, undefined].map((edge, place) => `sum(CASE WHEN ${[...(place === 0 ? [] : [`${input} >= ${sizeEdges[place - 1]}`]), ...(edge === undefined ? [] : [`${input} < ${edge}`])].join(' AND ')} THEN 1 ELSE 0 END)`),
  ];
  const time = name(columns.timestamp);
  return [
    `SELECT ${[...keys, ...counts].map((expression, place) => `${expression} AS c${place}`).join(', ')}`,
    `FROM ${dialect.from(table)}`,
    `WHERE ${time} >= ${dialect.instant(day)} AND ${time} < ${dialect.instant(addDays(day, 1))}`,
    `GROUP BY ${keys.filter((key) => key !== `''`).join(', ')}`,
  ].join('\n');
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return String(value);
}
