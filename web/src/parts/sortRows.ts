export type Direction = 'ascending' | 'descending';

/** The rows in order of what `by` reads from them; rows without a value come last either way. */
export function sortRows<Row>(rows: readonly Row[], by: (row: Row) => string | number | undefined, direction: Direction): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [by(left), by(right)];
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
  });
}
