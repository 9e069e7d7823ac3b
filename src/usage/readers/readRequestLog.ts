import { outcome, type Outcome } from '../../base/outcome.ts';
import { longPromptsAbove } from '../../rates/meter.ts';
import { addMinutes } from '../addMinutes.ts';
import { fromRollup } from '../fromRollup.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { dateOrderOf, type DateOrder } from '../readDates.ts';
import { minuteNumberOf, tokensOf, trimmed, yearLastDay } from '../requestCells.ts';
import { namedRefusals, requestColumnsOf, whyNot, type LogColumns, type MinuteTotals, type RequestColumns, type RequestRollup } from '../requestRollup.ts';
import type { UsageImport } from '../usageImport.ts';

/** The minutes of a request log that fits in memory; the native engine gives the same for one that does not. */
export function readRequestLog(table: CsvTable, name: string, mapping?: HeaderMapping): Outcome<UsageImport> {
  const columns = requestColumnsOf({ header: { cells: table.header }, mapping }, name);
  const read = fromRollup(rollUpTable(table, { ...columns, dates: mapping?.dates }, name), columns, name);
  return outcome(read.value, read.findings);
}

/** Requests added up by minute, workload, model and context. */
export function rollUpTable(table: CsvTable, columns: LogColumns, name = 'The log'): RequestRollup {
  const place = (column: string | undefined): number => (column === undefined ? -1 : table.header.indexOf(column));
  const at = { timestamp: place(columns.timestamp), input: place(columns.input), output: place(columns.output), cached: place(columns.cached), model: place(columns.model), workload: place(columns.workload) };
  const days = new Set(table.records.flatMap(({ cells }) => yearLastDay(cells[at.timestamp] ?? '') ?? []));
  const order = days.size === 0 ? undefined : dateOrderOf(days, name, columns.dates);
  const requests: MinuteTotals[] = [];
  const refused: { line: number; why: string }[] = table.broken.map((line) => ({ line, why: whyNot.quote }));
  for (const { line, cells } of table.records) {
    const request = cells.length === table.header.length ? readRequest(cells, at, order?.value) : cells.length < table.header.length ? whyNot.short : whyNot.long;
    if (typeof request === 'string') refused.push({ line, why: request });
    else requests.push(request);
  }
  refused.sort((a, b) => a.line - b.line);
  return { minutes: addMinutes(requests), accepted: requests.length, refused: refused.slice(0, namedRefusals), refusedCount: refused.length, ...(order && order.findings.length > 0 && { findings: order.findings }) };
}

/** One request, or why its row is not one. */
function readRequest(cells: readonly string[], at: Record<keyof RequestColumns, number>, order: DateOrder | undefined): MinuteTotals | string {
  const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? ''));
  const minute = minuteNumberOf(cell(at.timestamp), order);
  if (minute === undefined) return whyNot.timestamp;
  const [input, output] = [tokensOf(cell(at.input)), tokensOf(cell(at.output))];
  if (input === undefined) return whyNot.input;
  if (output === undefined) return whyNot.output;
  // A log leaves the cell empty where nothing was cached.
  const cached = trimmed(cell(at.cached)) === '' ? 0n : tokensOf(cell(at.cached));
  if (cached === undefined) return whyNot.cached;
  if (cached > input) return whyNot.parts;
  return { minute, workload: cell(at.workload).trim(), model: cell(at.model).trim(), long: input > longPromptsAbove, requests: 1n, input, cached, output };
}
