import type { CsvTable } from '../base/readCsv.ts';
import { Refusal } from '../base/refusal.ts';
import { isObject, listUnder, type Json, type JsonObject } from './readJson.ts';

/** Where interfaces put the list of their rows. */
const listKeys = ['value', 'data', 'items', 'Items', 'records', 'rows', 'results', 'logs'];

/** No export has more columns; a wider file was made to tire its reader. */
const mostColumns = 1000;

/** Parts of a row that stay one cell, as JSON: what is in them differs from row to row. */
const keptWhole = /(^|\.)(tags|request_tags|messages|response|proxy_server_request|additionalinfo|x_skudetails)$/i;

/** Rows of JSON objects as a table under the union of their keys; a nested key is "usage.prompt_tokens". The line of a row is its place in the list, the header counted. */
export function tableOfRecords(json: Json, name: string): CsvTable {
  const rows = rowsIn(json).map((row) => (isObject(row) ? flatRecord(row) : new Map<string, string>()));
  const columns = new Set<string>();
  for (const row of rows) for (const column of row.keys()) columns.add(column);
  if (columns.size > mostColumns) throw new Refusal('too-large', `${name} has more than ${mostColumns} different keys in its rows: bring the rows of one export.`, name);
  const header = [...columns];
  return { header, records: rows.map((row, index) => ({ line: index + 2, cells: row.size === 0 ? [] : header.map((column) => row.get(column) ?? '') })), broken: [] };
}

/** The rows of a list, of a document that has one, or of a single object. */
export function rowsIn(json: Json): readonly Json[] {
  if (Array.isArray(json)) {
    // JSON Lines of pages: the rows of every page.
    const list = json as readonly Json[];
    return list.length > 0 && list.every((page) => isObject(page) && listOf(page) !== undefined) ? list.flatMap((page) => listOf(page as JsonObject) ?? []) : list;
  }
  return isObject(json) ? (listOf(json) ?? [json]) : [];
}

/** One object as cells by column; what is no plain value below the third level stays JSON. */
export function flatRecord(row: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  const visit = (value: Json, at: string, depth: number): void => {
    if (value === null) cells.set(at, '');
    else if (typeof value !== 'object') cells.set(at, String(value));
    else if (Array.isArray(value) || depth > 3 || keptWhole.test(at)) cells.set(at, JSON.stringify(value));
    else for (const [key, inner] of Object.entries(value as JsonObject)) visit(inner, at === '' ? key : `${at}.${key}`, depth + 1);
  };
  visit(row, '', 0);
  return cells;
}

function listOf(json: JsonObject): readonly Json[] | undefined {
  for (const key of listKeys) {
    const list = listUnder(json, key);
    if (list.some((row) => isObject(row))) return list;
  }
  return undefined;
}
