/** A row that formulas read, on their own sheet or on another. */
export interface RowRef {
  /** The sheet as formulas write it, with its exclamation mark: "'Deal 1'!"; '' on the own sheet. */
  readonly sheet: string;
  readonly row: number;
}

/** A row of the sheet that reads it. */
export function here(row: number): RowRef {
  return { sheet: '', row };
}

export function cellOf({ sheet, row }: RowRef, column: string): string {
  return `${sheet}${column}${row}`;
}

export function rangeOf({ sheet, row }: RowRef, from: string, until: string): string {
  return from === until ? cellOf({ sheet, row }, from) : `${sheet}${from}${row}:${until}${row}`;
}

/** The sum of the same column of several rows, neighbours as one range. */
export function sumOfRows(rows: readonly RowRef[], column: string): string {
  const parts: string[] = [];
  const sorted = rows.toSorted((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row));
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (sorted[end + 1]?.sheet === sorted[at]?.sheet && sorted[end + 1]?.row === (sorted[end]?.row ?? 0) + 1) end++;
    const [first, last] = [sorted[at], sorted[end]];
    if (first && last) parts.push(end === at ? cellOf(first, column) : `${first.sheet}${column}${first.row}:${column}${last.row}`);
    at = end + 1;
  }
  return parts.length === 0 ? 'SUM(0)' : `SUM(${parts.join(',')})`;
}
