import type { Solver } from '../../desk/ports.ts';

type Problem = Parameters<Solver['solve']>[0];

/** A problem in other units, and what its figures are to be multiplied by to have the old ones. */
export interface Scaled {
  readonly problem: Problem;
  readonly columns: Float64Array;
  readonly cost: number;
}

const rounds = 4;

/**
 * The same problem with rows and columns in units that bring its factors near to 1: one plan holds single units and millions of
 * money side by side, and an engine's fixed tolerance of a millionth then lets it miss the optimum. Whole columns keep their unit;
 * all units are powers of two, so that no figure changes by a rounding.
 */
export function scaled({ columns, rows, fixed }: Problem): Scaled {
  const ofColumn = new Float64Array(columns.length).fill(1);
  const ofRow = new Float64Array(rows.length).fill(1);
  for (let round = 0; round < rounds; round++) {
    for (const [place, { sum }] of rows.entries()) ofRow[place] = unitFor(sum.map(([column, factor]) => Math.abs(factor) * (ofColumn[column] ?? 1)));
    const [least, most] = [new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY), new Float64Array(columns.length)];
    for (const [place, { sum }] of rows.entries()) {
      for (const [column, factor] of sum) {
        const size = Math.abs(factor) * (ofRow[place] ?? 1);
        least[column] = Math.min(least[column] ?? 0, size);
        most[column] = Math.max(most[column] ?? 0, size);
      }
    }
    for (const [column, { whole }] of columns.entries()) if (!whole && (most[column] ?? 0) > 0) ofColumn[column] = unitFor([least[column] ?? 1, most[column] ?? 1]);
  }
  const cost = 1 / unitFor([Math.max(1e-12, ...columns.map((each, column) => Math.abs(each.cost) * (ofColumn[column] ?? 1)))]);
  return {
    columns: ofColumn,
    cost,
    problem: {
      fixed: fixed / cost,
      columns: columns.map((each, column) => ({ ...each, cost: (each.cost * (ofColumn[column] ?? 1)) / cost, least: each.least / (ofColumn[column] ?? 1), most: each.most / (ofColumn[column] ?? 1) })),
      rows: rows.map(({ sum, least, most }, place) => {
        const unit = ofRow[place] ?? 1;
        return { sum: sum.map(([column, factor]) => [column, factor * unit * (ofColumn[column] ?? 1)] as const), least: least * unit, most: most * unit };
      }),
    },
  };
}

/** The power of two that brings the middle of the sizes, as products go, to about 1. */
function unitFor(sizes: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const size of sizes) if (size > 0) [least, most] = [Math.min(least, size), Math.max(most, size)];
  return most === 0 ? 1 : 2 ** -Math.round(Math.log2(Math.sqrt(least) * Math.sqrt(most)));
}
