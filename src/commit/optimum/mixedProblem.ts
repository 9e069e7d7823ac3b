/** A sum of columns times factors. */
export type Sum = readonly (readonly [column: number, factor: number])[];

/** A linear problem in some of whose columns only whole numbers will do: what is made as small as can be is the sum of costs. */
export interface MixedProblem {
  readonly columns: readonly { readonly cost: number; readonly least: number; readonly most: number; readonly whole: boolean }[];
  readonly rows: readonly { readonly sum: Sum; readonly least: number; readonly most: number }[];
  /** Cost that no choice changes. */
  readonly fixed: number;
}

/** The best that was found, and how far from the optimum it can be at most. */
export interface MixedSolution {
  readonly kind: 'optimal' | 'stopped' | 'none';
  readonly values: Float64Array;
  readonly cost: number;
  /** As a share of the cost. */
  readonly gap: number;
  /** No solution costs less. */
  readonly bound: number;
  readonly seconds: number;
}

/** Puts a mixed problem together, column by column and row by row. */
export interface MixedWriter {
  /** A column of its own; any amount from none on, unless said otherwise. */
  column(parts?: { readonly cost?: number; readonly least?: number; readonly most?: number; readonly whole?: boolean }): number;
  row(sum: Sum, bounds: { readonly least?: number; readonly most?: number }): void;
  addCost(column: number, cost: number): void;
  addFixed(cost: number): void;
  problem(): MixedProblem;
}

export function mixedWriter(start?: MixedProblem): MixedWriter {
  const columns = (start?.columns ?? []).map((each) => ({ ...each }));
  const rows = [...(start?.rows ?? [])];
  let fixed = start?.fixed ?? 0;
  return {
    column({ cost = 0, least = 0, most = Number.POSITIVE_INFINITY, whole = false } = {}) {
      columns.push({ cost, least, most, whole });
      return columns.length - 1;
    },
    row(sum, { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }) {
      const merged = new Map<number, number>();
      for (const [column, factor] of sum) merged.set(column, (merged.get(column) ?? 0) + factor);
      rows.push({ sum: [...merged].filter(([, factor]) => factor !== 0), least, most });
    },
    addCost(column, cost) {
      const of = columns[column];
      if (of !== undefined) of.cost += cost;
    },
    addFixed(cost) {
      fixed += cost;
    },
    problem: () => ({ columns, rows, fixed }),
  };
}
