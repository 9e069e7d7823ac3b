/** Coefficients of the least squares fits of several values, by the normal equations; what is no news beside the rest gets none. */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly Float64Array[]): readonly Float64Array[] {
  const size = rows[0]?.length ?? 0;
  const width = size + values.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(width));
  for (const [place, row] of rows.entries()) {
    for (let a = 0; a < size; a++) {
      const line = matrix[a];
      const own = row[a] ?? 0;
      if (line === undefined || own === 0) continue;
      for (let b = 0; b < size; b++) line[b] = (line[b] ?? 0) + own * (row[b] ?? 0);
      for (let of = 0; of < values.length; of++) line[size + of] = (line[size + of] ?? 0) + own * (values[of]?.[place] ?? 0);
    }
  }
  const used: number[] = [];
  for (let column = 0; column < size; column++) {
    const pivot = matrix[column];
    if (pivot === undefined || Math.abs(pivot[column] ?? 0) <= 1e-9 * rows.length) continue;
    used.push(column);
    for (const [place, line] of matrix.entries()) {
      if (place === column) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = 0; at < width; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return values.map((_, of) => {
    const solved = new Float64Array(size);
    for (const column of used) solved[column] = (matrix[column]?.[size + of] ?? 0) / (matrix[column]?.[column] ?? 1);
    return solved;
  });
}

/** What a fit says at one row. */
export function valueAt(coefficients: Float64Array | undefined, row: readonly number[]): number {
  let total = 0;
  for (let place = 0; place < row.length; place++) total += (coefficients?.[place] ?? 0) * (row[place] ?? 0);
  return total;
}
