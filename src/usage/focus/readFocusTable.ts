import { outcome, type Outcome } from '../../base/outcome.ts';
import { delimiters, readCsv, type CsvTable, type Delimiter } from '../../base/readCsv.ts';
import { Refusal } from '../../base/refusal.ts';
import { tableText } from '../tableText.ts';
import type { FocusRule } from './focusRule.ts';

/** A file as the table that FOCUS judges, whatever its provider; refuses one without a single column of FOCUS. */
export function readFocusTable(bytes: Uint8Array, name: string, rules: readonly FocusRule[]): Outcome<CsvTable> {
  const text = tableText(bytes, name);
  const columns = new Set(rules.flatMap(({ check }) => (check?.is === 'present' ? [check.column] : [])));
  const found = (delimiter: Delimiter): number => (readCsv(text.value, delimiter, name, 1).value.records[0]?.cells ?? []).filter((cell) => columns.has(cell.trim())).length;
  const delimiter = delimiters.reduce((best, each) => (found(each) > found(best) ? each : best));
  if (found(delimiter) === 0) throw new Refusal('unreadable', `${name} has no column of FOCUS in its first line (as BilledCost, ChargePeriodStart): bring a FOCUS export as CSV or Parquet.`, name);
  const csv = readCsv(text.value, delimiter, name);
  const [header, ...records] = csv.value.records;
  return outcome({ header: header?.cells ?? [], records, broken: csv.value.broken }, [...text.findings, ...csv.findings]);
}
