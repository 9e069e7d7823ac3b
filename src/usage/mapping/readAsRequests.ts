import { likelyDateOrder, type DateOrder } from '../readDates.ts';
import { minuteOf, tokensOf, yearLastDay } from '../requestCells.ts';
import { whyNot, type RequestColumns } from '../requestRollup.ts';
import type { MappableTable } from './mappableTable.ts';

/** One row as it would be read as a request; `why` says why it is none. */
export interface ReadAsRequest {
  readonly line: number;
  readonly minute: string | null;
  readonly input: string | null;
  readonly output: string | null;
  readonly cached: string | null;
  readonly model: string;
  readonly workload: string;
  readonly why: string | null;
}

/** The first rows of a table as requests, with these columns; dates with the year last in the order that was said, else in the likelier one. */
export function readAsRequests({ header, rows }: Pick<MappableTable, 'header' | 'rows'>, columns: RequestColumns, dates?: DateOrder, count = Number.POSITIVE_INFINITY): ReadAsRequest[] {
  const cellOf = (cells: readonly string[], column: string | undefined): string => (column === undefined ? '' : (cells[header.indexOf(column)] ?? '').trim());
  const days = rows.flatMap(({ cells }) => yearLastDay(cellOf(cells, columns.timestamp)) ?? []);
  const order = days.length === 0 ? undefined : (dates ?? likelyDateOrder(days, '').value);
  return rows.slice(0, count).map(({ line, cells }) => {
    const cell = (role: keyof RequestColumns): string => cellOf(cells, columns[role]);
    const minute = minuteOf(cell('timestamp'), order);
    const [input, output] = [tokensOf(cell('input')), tokensOf(cell('output'))];
    const cached = cell('cached') === '' ? 0n : tokensOf(cell('cached'));
    const why = minute === undefined ? whyNot.timestamp : input === undefined ? whyNot.input : output === undefined ? whyNot.output : cached === undefined ? whyNot.cached : cached > input ? whyNot.parts : null;
    return { line, minute: minute ?? null, input: input?.toString() ?? null, output: output?.toString() ?? null, cached: columns.cached === undefined ? null : (cached?.toString() ?? null), model: cell('model'), workload: cell('workload'), why };
  });
}
