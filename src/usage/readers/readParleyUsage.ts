import { readDay, readMonth } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { nearest } from '../../base/nearest.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { requests, tokens } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import { contexts, scopes, tiers } from '../../rates/meter.ts';
import { minuteNumber } from '../requestCells.ts';
import type { UsageImport } from '../usageImport.ts';
import type { Grain, UsageRow } from '../usageSeries.ts';
import { parseUsageFile, type FileRow, type FileValue } from './parseUsageFile.ts';

const grains: readonly Grain[] = ['month', 'day', 'hour', 'minute'];
const fileKeys = ['parley', 'grain', 'rows'];
const rowKeys = ['at', 'workload', 'model', 'scope', 'tier', 'context', 'region', 'input', 'cached', 'cacheWrite', 'output', 'requests'];

/** What a row takes that does not say it; a finding says so once a file. */
const defaults = { workload: 'unassigned', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2' } as const;

/** The largest count a file may hold: a signed 64-bit integer, as every engine keeps it. */
const largest = 2n ** 63n;

/**
 * A Parley usage file, YAML or JSON. Keys it does not know are refused with the nearest one it does; a row that cannot be
 * meant (its parts exceed its whole, a period that is no such period) is refused by itself, with its figures, as a finding.
 */
export function readParleyUsage(text: string, name: string): Outcome<UsageImport> {
  const file = parseUsageFile(text, name);
  refuseUnknown(Object.keys(file.head), fileKeys, name, '');
  const grain = grains.find((known) => known === file.head['grain']);
  if (grain === undefined) throw new Refusal('invalid', `${name} says "grain: ${shown(file.head['grain'])}"; the grain of a usage file is one of ${grains.join(', ')}.`, { file: name, key: 'grain' });
  const findings: Finding[] = [];
  const rows: UsageRow[] = [];
  const missing = new Set<string>();
  let refused = 0;
  for (const [index, row] of file.rows.entries()) {
    const key = `rows[${index}]`;
    refuseUnknown(Object.keys(row), rowKeys, name, key);
    const read = readRow(row, grain, missing, name, key);
    if (typeof read === 'string') {
      refused++;
      findings.push(finding('error', 'row-refused', `Row ${index + 1} of ${name} was not read: ${read}.`, { file: name, key }));
    } else {
      rows.push(read);
    }
  }
  if (missing.size > 0) {
    const said = Object.entries(defaults).filter(([column]) => missing.has(column)).map(([column, value]) => `${column} ${value}`);
    const zeros = ['cached', 'cacheWrite', 'requests'].filter((column) => missing.has(column));
    if (zeros.length > 0) said.push(`${zeros.join(', ')} 0`);
    findings.push(finding('info', 'defaults-taken', `Rows of ${name} that leave columns out take: ${said.join('; ')}.`, name));
  }
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const value: UsageImport = {
    path: name,
    format: 'parley-usage',
    rows: { accepted: rows.length, warned: 0, refused, otherServices: 0 },
    control: [],
    charges: [],
    period: rows.length === 0 ? undefined : { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '' },
    usage: { grain, rows },
  };
  return outcome(value, findings);
}

function refuseUnknown(keys: readonly string[], known: readonly string[], name: string, at: string): void {
  const unknown = keys.find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const where = at === '' ? '' : ` in ${at}`;
  throw new Refusal('invalid', `${name} has the key "${unknown}"${where}, which usage files do not know${near === undefined ? `; the keys are ${known.join(', ')}` : `; did you mean "${near}"`}?`, { file: name, key: at === '' ? unknown : `${at}.${unknown}` });
}

/** The row, or why it cannot be meant. */
function readRow(row: FileRow, grain: Grain, missing: Set<string>, name: string, key: string): UsageRow | string {
  const at = row['at'];
  if (at === undefined || at === null) return 'it has no "at"';
  if (typeof at !== 'string' || !isPeriod(at, grain)) return `its "at" is ${shown(at)}, where the grain ${grain} is written ${example[grain]}`;
  const model = row['model'];
  if (typeof model !== 'string' || model === '') return 'it has no "model"';
  const scope = oneOf(row, 'scope', scopes, defaults.scope, missing);
  const tier = oneOf(row, 'tier', tiers, defaults.tier, missing);
  const context = oneOf(row, 'context', contexts, defaults.context, missing);
  for (const word of [scope, tier, context]) if ('why' in word) return word.why;
  const counts: Record<string, bigint> = {};
  for (const column of ['input', 'cached', 'cacheWrite', 'output', 'requests']) {
    const count = countOf(row, column, missing);
    if (typeof count === 'string') return count;
    counts[column] = count;
  }
  const { input = 0n, cached = 0n, cacheWrite = 0n, output = 0n, requests: made = 0n } = counts;
  if (cached + cacheWrite > input) return `its parts exceed the whole: cached ${cached} and cacheWrite ${cacheWrite} are ${cached + cacheWrite} together, and input, which holds both, is ${input}`;
  return {
    at,
    workload: textOf(row, 'workload', defaults.workload, missing),
    model,
    scope: 'word' in scope ? scope.word : defaults.scope,
    tier: 'word' in tier ? tier.word : defaults.tier,
    context: 'word' in context ? context.word : defaults.context,
    region: textOf(row, 'region', defaults.region, missing),
    input: tokens(input),
    cached: tokens(cached),
    cacheWrite: tokens(cacheWrite),
    output: tokens(output),
    requests: requests(made),
    source: { file: name, key },
  };
}

const example: Readonly<Record<Grain, string>> = { month: '2027-01', day: '2027-01-31', hour: '2027-01-31T13', minute: '2027-01-31T13:07' };

function isPeriod(at: string, grain: Grain): boolean {
  switch (grain) {
    case 'month':
      return readMonth(at) !== undefined;
    case 'day':
      return readDay(at) !== undefined;
    case 'hour':
      return at.length === 13 && minuteNumber(`${at}:00`) !== undefined;
    case 'minute':
      return at.length === 16 && minuteNumber(at) !== undefined;
  }
}

function oneOf<Word extends string>(row: FileRow, column: string, known: readonly Word[], otherwise: Word, missing: Set<string>): { readonly word: Word } | { readonly why: string } {
  const value = row[column];
  if (value === undefined || value === null) {
    missing.add(column);
    return { word: otherwise };
  }
  const word = known.find((candidate) => candidate === value);
  if (word !== undefined) return { word };
  const near = nearest(shown(value), known);
  return { why: `its ${column} is "${shown(value)}", which is none of ${known.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}` };
}

function textOf(row: FileRow, column: 'workload' | 'region', otherwise: string, missing: Set<string>): string {
  const value = row[column];
  if (value !== undefined && value !== null && value !== '') return shown(value);
  missing.add(column);
  return otherwise;
}

function countOf(row: FileRow, column: string, missing: Set<string>): bigint | string {
  const value = row[column];
  if (value === undefined || value === null) {
    if (column === 'input' || column === 'output') return `it has no "${column}"`;
    missing.add(column);
    return 0n;
  }
  const count = wholeNumber(value);
  if (count === undefined) return `its ${column} is ${shown(value)}, which is not a whole number`;
  if (count < 0n || count > largest) return `its ${column} is ${count}, outside 0 to 2^63`;
  return count;
}

function shown(value: FileValue): string {
  return typeof value === 'object' || value === undefined ? JSON.stringify(value ?? null) : String(value);
}

/** JSON files may write a count as text, as the documents Parley prints do. */
function wholeNumber(value: FileValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? BigInt(value) : undefined;
}
