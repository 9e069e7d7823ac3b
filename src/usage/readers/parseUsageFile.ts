import { parseDocument } from 'yaml';
import { Refusal } from '../../base/refusal.ts';

export type FileValue = string | number | bigint | boolean | null | undefined | object;

export type FileRow = Readonly<Record<string, FileValue>>;

/** A usage file taken apart, before any of it is believed. */
export interface UsageFile {
  /** Every key of the file but the rows themselves. */
  readonly head: Readonly<Record<string, FileValue>>;
  readonly rows: readonly FileRow[];
}

/** The keys and rows of a usage file, YAML or JSON; integers of any length stay exact. */
export function parseUsageFile(text: string, name: string): UsageFile {
  // A month of minutes is forty thousand lines: the form Parley writes is read line by line, everything else by a YAML reader.
  return parseCanonical(text) ?? parseGeneral(text, name);
}

const canonicalHead = /^parley: usage\/1\ngrain: (month|day|hour|minute)\nrows:\n/;
const canonicalRow = /^ {2}- \{((?:[A-Za-z]+: (?:"[^"\\]*"|[A-Za-z0-9_./-]+), )*[A-Za-z]+: (?:"[^"\\]*"|[A-Za-z0-9_./-]+))\}$/;
const canonicalPair = /([A-Za-z]+): (?:"([^"\\]*)"|([A-Za-z0-9_./-]+))/g;

/** The file, where every line of it is in the form that `writeUsage` writes. */
function parseCanonical(text: string): UsageFile | undefined {
  const head = canonicalHead.exec(text);
  if (!head || !text.endsWith('\n')) return undefined;
  const rows: FileRow[] = [];
  for (const line of text.slice(head[0].length, -1).split('\n')) {
    const match = canonicalRow.exec(line);
    if (!match) return undefined;
    const row: Record<string, FileValue> = {};
    for (const [, key = '', quoted, plain = ''] of (match[1] ?? '').matchAll(canonicalPair)) {
      if (Object.hasOwn(row, key)) return undefined;
      const value = quoted ?? plainValue(plain);
      if (value === undefined) return undefined;
      row[key] = value;
    }
    rows.push(row);
  }
  return { head: { parley: 'usage/1', grain: head[1], rows: undefined }, rows };
}

/** Undefined for what a YAML reader might take for another kind of value. */
function plainValue(plain: string): FileValue {
  if (/^(0|[1-9]\d*)$/.test(plain)) return BigInt(plain);
  if (/^\d{4}-\d{2}$/.test(plain)) return plain;
  return /^[A-Za-z]/.test(plain) && !/^(true|false|null)$/i.test(plain) ? plain : undefined;
}

function parseGeneral(text: string, name: string): UsageFile {
  const tree = text.trimStart().startsWith('{') && !/\d{16}/.test(text) ? parseJson(text, name) : parseYaml(text, name);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) throw new Refusal('invalid', `${name} is not a usage file: it should begin with "parley: usage/1", "grain" and "rows".`, name);
  const head: Record<string, FileValue> = { ...tree };
  const { rows } = head;
  if (!Array.isArray(rows)) throw new Refusal('invalid', `${name} has no list "rows": one row a period, workload and deployment.`, { file: name, key: 'rows' });
  const bad = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (bad >= 0) throw new Refusal('invalid', `rows[${bad}] of ${name} is not a row: write it as {at: …, model: …, input: …, output: …}.`, { file: name, key: `rows[${bad}]` });
  return { head, rows };
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('unreadable', `${name} is not JSON that can be read: ${error instanceof Error ? error.message : 'it is damaged'}.`, name);
  }
}

function parseYaml(text: string, name: string): unknown {
  const document = parseDocument(text, { intAsBigInt: true, uniqueKeys: true, version: '1.2', schema: 'core' });
  const error = document.errors[0];
  if (error !== undefined) throw new Refusal('unreadable', `${name} is not YAML that can be read: ${error.message.split('\n')[0] ?? ''}`, name);
  return document.toJS({ maxAliasCount: 0 });
}
