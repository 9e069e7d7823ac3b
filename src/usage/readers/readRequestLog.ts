import { outcome, type Outcome } from '../../base/outcome.ts';
import { fromRollup } from '../fromRollup.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { inOrder, minuteOf, namedRefusals, requestColumnsOf, tokensOf, whyNot, type MinuteTotals, type RequestColumns, type RequestRollup } from '../requestRollup.ts';
import type { UsageImport } from '../usageImport.ts';

/** The minutes of a request log that fits in memory; the native engine gives the same for one that does not. */
export function readRequestLog(table: CsvTable, name: string, mapping?: HeaderMapping): Outcome<UsageImport> {
  const columns = requestColumnsOf({ header: { cells: table.header }, mapping }, name);
  const read = fromRollup(rollUpTable(table, columns), columns, name);
  return outcome(read.value, read.findings);
}

/** Requests added up by minute, workload and model. */
export function rollUpTable(table: CsvTable, columns: RequestColumns): RequestRollup {
  const place = (column: string | undefined): number => (column === undefined ? -1 : table.header.indexOf(column));
  const at = { timestamp: place(columns.timestamp), input: place(columns.input), output: place(columns.output), cached: place(columns.cached), model: place(columns.model), workload: place(columns.workload) };
  const sums = new Map<string, { minute: string; workload: string; model: string; requests: bigint; input: bigint; cached: bigint; output: bigint }>();
  const refused: { line: number; why: string }[] = table.broken.map((line) => ({ line, why: whyNot.quote }));
  let accepted = 0;
  for (const { line, cells } of table.records) {
    const request = cells.length === table.header.length ? readRequest(cells, at) : cells.length < table.header.length ? whyNot.short : whyNot.long;
    if (typeof request === 'string') {
      refused.push({ line, why: request });
      continue;
    }
    accepted++;
    const key = `${request.minute}\n${request.workload}\n${request.model}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...request, requests: 1n });
    else {
      sum.requests++;
      sum.input += request.input;
      sum.cached += request.cached;
      sum.output += request.output;
    }
  }
  refused.sort((a, b) => a.line - b.line);
  return { minutes: inOrder(sums.values()), accepted, refused: refused.slice(0, namedRefusals), refusedCount: refused.length };
}

/** One request, or why its row is not one. */
function readRequest(cells: readonly string[], at: Record<keyof RequestColumns, number>): Omit<MinuteTotals, 'requests'> | string {
  const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? '').trim());
  const minute = minuteOf(cell(at.timestamp));
  if (minute === undefined) return whyNot.timestamp;
  const [input, output] = [tokensOf(cell(at.input)), tokensOf(cell(at.output))];
  if (input === undefined) return whyNot.input;
  if (output === undefined) return whyNot.output;
  // A log leaves the cell empty where nothing was cached.
  const cached = cell(at.cached) === '' ? 0n : tokensOf(cell(at.cached));
  if (cached === undefined) return whyNot.cached;
  if (cached > input) return whyNot.parts;
  return { minute, workload: cell(at.workload), model: cell(at.model), input, cached, output };
}
