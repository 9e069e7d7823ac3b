import { Refusal } from '../base/refusal.ts';

/** One row of a table in a text file: its line (the header is line 1) and its cells by column name. */
export interface TableRow {
  readonly line: number;
  /** The cell under `column`; empty where the table has no such column or the row ends before it. */
  cell(column: string): string;
}

/**
 * The rows of a comma-separated table with a header, as Parley writes its own data: one row a line, a cell with a comma
 * or a quote in double quotes. Refuses a header without the `needed` columns or with a column that is not `known`.
 */
export function readTable(text: string, file: string, needed: readonly string[], known: readonly string[]): TableRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = cellsOf(lines[0] ?? '');
  const missing = needed.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Refusal('invalid', `${file} should have the column ${missing.map((column) => `"${column}"`).join(' and ')} in its first line.`, { file, row: 1 });
  const strange = header.find((column) => !known.includes(column));
  if (strange !== undefined) throw new Refusal('invalid', `${file} has the column "${strange}", which Parley does not know; the columns are ${known.join(', ')}.`, { file, row: 1, column: strange });
  const places = new Map(header.map((column, place) => [column, place]));
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === '') return [];
    const cells = cellsOf(line);
    return [{ line: index + 1, cell: (column) => cells[places.get(column) ?? -1] ?? '' }];
  });
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
