import { parseDocument } from 'yaml';
import { readDay, type Day } from '../base/calendar.ts';
import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';

/** The day from which Azure no longer serves a model, as published. */
export interface Retirement {
  readonly model: string;
  readonly on: Day;
  readonly source: string;
  readonly seen: Day;
  readonly note?: string;
}

/** The retirements of `data/models/retirements.yaml`; a row that cannot be read is left out and is a finding. */
export function readRetirements(text: string, file = 'models/retirements.yaml'): Outcome<readonly Retirement[]> {
  const document = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  const tree: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!isTree(tree) || tree['parley'] !== 'retirements/1' || !Array.isArray(tree['models'])) {
    throw new Refusal('unreadable', `${file} is no list of model retirements: it should be YAML that begins with "parley: retirements/1" and has a list "models".`, file);
  }
  const [source, seen] = [tree['source'], readDay(String(tree['seen']))];
  if (typeof source !== 'string' || seen === undefined) throw new Refusal('unreadable', `${file} does not say its "source" and the day it was "seen" (2026-04-23), so its days cannot be relied on.`, file);
  const rows = tree['models'].map((row: unknown, index): Retirement | number => {
    const [model, on, note] = isTree(row) ? [row['model'], readDay(String(row['on'])), row['note']] : [];
    return typeof model === 'string' && on !== undefined ? { model, on, source, seen, ...(typeof note === 'string' && { note }) } : index;
  });
  const lost = rows.filter((row) => typeof row === 'number');
  return outcome(
    rows.filter((row) => typeof row !== 'number'),
    lost.map((index) => finding('warning', 'retirement-unread', `Row ${index + 1} of ${file} does not say a model and a day ("on: 2027-03-05"), so that retirement is not on the calendar.`, { file, key: `models[${index}]` })),
  );
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
