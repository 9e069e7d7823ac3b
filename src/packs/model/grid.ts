/** How a cell looks and what it is: inputs are blue, what is stated and not to be changed by hand is grey-blue, everything else is worked out. */
export type CellKind = 'title' | 'head' | 'section' | 'label' | 'input' | 'stated' | 'sum' | 'total' | 'note' | 'totalNote' | 'text';

export interface Cell {
  readonly kind: CellKind;
  /** A stated value, or a formula without its equals sign. */
  readonly value?: number | string;
  readonly formula?: string;
  readonly format?: string;
  /** A head over figures. */
  readonly right?: true;
  /** A figure that names its line. */
  readonly left?: true;
}

/** How a sheet is looked at and printed. */
export interface Layout {
  /** In characters, from column A; the last holds for all columns after it. */
  readonly widths: readonly number[];
  /** Columns and rows that stay in sight. */
  readonly across: number;
  readonly down: number;
  /** Months to a printed page, where columns are months. */
  readonly monthsToPage?: number;
}

/** The first column that holds a month: A names, B says the unit or source, C adds up. */
export const firstMonthColumn = 4;

/** One sheet of the model, row by row; knows where a cell stands. */
export class Grid {
  readonly name: string;
  readonly layout: Layout;
  readonly rows: (Cell | undefined)[][] = [];
  /** The last row that is printed; all where undefined. */
  printed: number | undefined;

  constructor(name: string, layout: Layout) {
    this.name = name;
    this.layout = layout;
  }

  /** Adds a row; comes back with its number, 1 for the first. */
  add(...cells: readonly (Cell | undefined)[]): number {
    this.rows.push([...cells]);
    return this.rows.length;
  }

  /** The heads of columns: of words, then of figures. */
  head(words: readonly string[], figures: readonly string[] = [], after: readonly string[] = []): number {
    const left = (value: string): Cell => ({ kind: 'head', value });
    return this.add(...words.map(left), ...figures.map((value): Cell => ({ kind: 'head', value, right: true })), ...after.map(left));
  }

  /** The head of a part, drawn across so many columns. */
  section(title: string, columns: number): number {
    return this.add(...Array.from({ length: columns }, (_, column): Cell => (column === 0 ? { kind: 'section', value: title } : { kind: 'section' })));
  }

  /** The number that the next row will have. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** The cell from other sheets: 'Deal 1'!D7. */
  at(row: number, column: number): string {
    return `${quoted(this.name)}!${columnName(column)}${row}`;
  }
}

/** A row over months with its sum in C. */
export function monthRow(label: string, unit: string, months: readonly (Cell | undefined)[], row: number, kind: CellKind = 'sum', format = money): (Cell | undefined)[] {
  const [first, last] = [columnName(firstMonthColumn), columnName(firstMonthColumn + months.length - 1)];
  return [{ kind: kind === 'total' ? 'total' : 'label', value: label }, { kind: 'note', value: unit }, { kind, formula: `SUM(${first}${row}:${last}${row})`, format }, ...months];
}

export const money = '#,##0.00;[Red]-#,##0.00;"–"';
export const tokens = '#,##0;-#,##0;"–"';
export const price = '#,##0.0000##';
export const percent = '0.00%';

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  return column > 26 ? `${columnName(Math.floor((column - 1) / 26))}${columnName(((column - 1) % 26) + 1)}` : String.fromCharCode(64 + column);
}

export function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
