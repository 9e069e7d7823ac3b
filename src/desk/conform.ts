import type { Outcome } from '../base/outcome.ts';
import { outcome } from '../base/outcome.ts';
import { judgeFocus, type FocusVerdict } from '../usage/focus/judgeFocus.ts';
import { readFocusRules } from '../usage/focus/readFocusRules.ts';
import { readFocusTable } from '../usage/focus/readFocusTable.ts';

/** A file held against every rule of FOCUS 1.2, with how many rows it has. */
export function conform(bytes: Uint8Array, name: string, rulesText: string): Outcome<{ readonly rows: number; readonly verdicts: readonly FocusVerdict[] }> {
  const rules = readFocusRules(rulesText, 'data/focus/1.2.csv');
  const table = readFocusTable(bytes, name, rules);
  return outcome({ rows: table.value.records.length, verdicts: judgeFocus(table.value, rules) }, table.findings);
}
