import { readCsv } from '../base/readCsv.ts';
import { Refusal } from '../base/refusal.ts';

/** One row of a table in a text file: its line (the header is line 1) and its cells by column name. */
export interface TableRow {
  readonly line: number;
  /** The cell under `column`; empty where the table has no such column or the row ends before it. */
  cell(column: string): string;
}

/**
 * The rows of a comma-separated table with a header, as Parley writes its own data. Refuses a header without the `needed`
 * columns or with a column that is not `known`, and a quote that does not close: our own data is whole or it is wrong.
 */
export function readTable(text: string, file: string, needed: readonly string[], known: readonly string[]): TableRow[] {
  const { records, broken } = readCsv(text.replace(/^\uFEFF/, ''), ',', file).value;
  if (broken[0] !== undefined) throw new Refusal('invalid', `Line ${broken[0]} of ${file} has a quote that does not close: correct it.`, { file, row: broken[0] });
  const header = records[0]?.cells ?? [];
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Refusal('invalid', `${file} should have the column ${missing.map((column) => `"${column}"`).join(' and ')} in its first line.`, { file, row: 1 });
  const strange = header.find((column) => !known.includes(column));
  if (strange !== undefined) throw new Refusal('invalid', `${file} has the column "${strange}", which Parley does not know; the columns are ${known.join(', ')}.`, { file, row: 1, column: strange });
  const places = new Map(header.map((column, place) => [column, place]));
  return records.slice(1).map(({ line, cells }) => ({ line, cell: (column) => cells[places.get(column) ?? -1] ?? '' }));
}
