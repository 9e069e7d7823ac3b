/** How a cell looks and what it is: inputs are blue, everything else is worked out. */
export type CellKind = 'title' | 'head' | 'label' | 'input' | 'sum' | 'total' | 'note';

export interface Cell {
  readonly kind: CellKind;
  /** A stated value, or a formula without its equals sign. */
  readonly value?: number | string;
  readonly formula?: string;
  readonly format?: string;
}

/** The first column that holds a month: A names, B says the unit or source, C adds up. */
export const firstMonthColumn = 4;

/** One sheet of the model, row by row; knows where a cell stands. */
export class Grid {
  readonly name: string;
  readonly rows: (Cell | undefined)[][] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a row; comes back with its number, 1 for the first. */
  add(...cells: readonly (Cell | undefined)[]): number {
    this.rows.push([...cells]);
    return this.rows.length;
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

export const money = '#,##0.00;[Red]-#,##0.00';
export const tokens = '#,##0';
export const price = '#,##0.000000';
export const percent = '0.00%';

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  return column > 26 ? `${columnName(Math.floor((column - 1) / 26))}${columnName(((column - 1) % 26) + 1)}` : String.fromCharCode(64 + column);
}

export function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
