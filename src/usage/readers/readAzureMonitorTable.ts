import { finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { dateOrderOf, readFileDay, type DateOrder } from '../readDates.ts';
import { placeColumns } from '../readerContract.ts';
import { minuteNumber, minuteOf, tokensOf } from '../requestCells.ts';
import { whyNot } from '../requestRollup.ts';
import type { UsageImport } from '../usageImport.ts';
import { azureMonitorTable, cutTo, grainOfStep, type MetricRole } from './azureMonitor.ts';
import { regionOf } from './costFields.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';

/** Tokens by minute, hour or day, as fine as the table's own steps. */
export function readAzureMonitorTable(table: CsvTable, name: string, dates?: DateOrder): Outcome<UsageImport> {
  const places = placeColumns(azureMonitorTable, table.header, name);
  const cellOf = (cells: readonly string[], role: MetricRole): string => (places[role] === undefined ? '' : (cells[places[role]] ?? '').trim());
  const order = dateOrderOf(table.records.map((record) => cellOf(record.cells, 'timestamp').split(/[ T,]/)[0] ?? ''), name, dates);
  const counted: Counted[] = [];
  const refused = table.broken.map((line) => ({ at: `line ${line}`, why: whyNot.quote as string }));
  for (const { line, cells } of table.records) {
    const read = readRow((role) => cellOf(cells, role), order.value);
    if (typeof read === 'string') refused.push({ at: `line ${line}`, why: read });
    else counted.push(read);
  }
  const grain = grainOfStep(leastStep(counted.map(({ at }) => at)));
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/\.\w+$/, '');
  const rows = counted.map((row) => ({ ...row, at: cutTo(row.at, grain), workload: row.workload === '' ? base : row.workload }));
  const findings = [...order.findings, finding('info', 'cached-unknown', `${name} does not say which input was cached; none counts as cached, so cost and load may be overstated.`, name)];
  const read = gatherCounts({ format: 'azure-monitor-table', grain, name, counted: rows, accepted: rows.length, otherServices: 0, refused, findings });
  return outcome(read.value, read.findings);
}

function readRow(cell: (role: MetricRole) => string, order: DateOrder): Counted | string {
  const at = instantOf(cell('timestamp'), order);
  if (at === undefined) return whyNot.timestamp;
  const count = (role: MetricRole): bigint | undefined => (cell(role) === '' ? 0n : tokensOf(cell(role)));
  const [input, output, requests] = [count('input'), count('output'), count('requests')];
  if (input === undefined) return whyNot.input;
  if (output === undefined) return whyNot.output;
  if (requests === undefined) return 'its requests are not a whole number';
  const region = regionOf(cell('region'));
  return { at, workload: cell('workload'), model: cell('model') || modelLike(cell('workload')), ...(region === '' ? {} : { region }), input, cached: 0n, cacheWrite: 0n, output, requests };
}

/** ISO, or as the portal writes it: "9/19/2026 1:05 PM". */
function instantOf(written: string, order: DateOrder): string | undefined {
  const iso = minuteOf(written);
  if (iso !== undefined) return iso;
  const match = /^(\S+?),?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP]M)?$/i.exec(written);
  const day = readFileDay(match?.[1] ?? written, order);
  if (day === undefined) return undefined;
  if (match === null) return `${day}T00:00`;
  const half = match[4]?.toUpperCase();
  const hour = (Number(match[2]) % (half === undefined ? 24 : 12)) + (half === 'PM' ? 12 : 0);
  const minute = `${day}T${String(hour).padStart(2, '0')}:${match[3]}`;
  return minuteNumber(minute) === undefined ? undefined : minute;
}

function leastStep(times: readonly string[]): number {
  const sorted = [...new Set(times)].map((time) => minuteNumber(time) ?? 0).sort((a, b) => a - b);
  return sorted.slice(1).reduce((least, time, index) => Math.min(least, time - (sorted[index] ?? 0)), 1440);
}

/** Deployments are mostly named after their model. */
export function modelLike(deployment: string): string {
  return /^(gpt|o\d|text-embedding|codex)/i.test(deployment) ? deployment : '';
}
