import { parentPort, workerData } from 'node:worker_threads';
import highs, { type Highs } from 'highs';
import { assert } from '../../base/assert.ts';
import type { Solver } from '../../desk/ports.ts';
import { scaled } from './scaled.ts';

type Problem = Parameters<Solver['solve']>[0];
type Limits = Parameters<Solver['solve']>[1];
type Solution = Awaited<ReturnType<Solver['solve']>>;

/** What the solver's thread sends back. */
export type SolverMessage = { readonly kind: 'progress'; readonly gap: number } | { readonly kind: 'solved'; readonly solution: Solution };

assert(parentPort !== null, 'a problem is solved in a worker thread');
const port = parentPort;
// Its types are those of a CommonJS module; what is loaded here is an ES module, whose default is the loader itself.
const loadHighs = highs as unknown as typeof highs.default;
const { problem, limits } = workerData as { problem: Problem; limits: Limits };
port.postMessage({ kind: 'solved', solution: solve(await loadHighs(), problem, limits) } satisfies SolverMessage);

function solve(highs: Highs, given: Problem, { seconds, gap }: Limits): Solution {
  const { problem: { columns, rows, fixed }, columns: units, cost: unit } = scaled(given);
  const count = rows.reduce((total, { sum }) => total + sum.length, 0);
  const matrix = { format: 'csr' as const, numRows: rows.length, numCols: columns.length, starts: new Int32Array(rows.length + 1), indices: new Int32Array(count), values: new Float64Array(count) };
  let at = 0;
  for (const [place, { sum }] of rows.entries()) {
    for (const [column, factor] of sum) {
      matrix.indices[at] = column;
      matrix.values[at++] = factor;
    }
    matrix.starts[place + 1] = at;
  }
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    offset: fixed,
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colLower: Float64Array.from(columns, ({ least }) => least),
    colUpper: Float64Array.from(columns, ({ most }) => most),
    rowLower: Float64Array.from(rows, ({ least }) => least),
    rowUpper: Float64Array.from(rows, ({ most }) => most),
    matrix,
    ...(columns.some(({ whole }) => whole) ? { integrality: Int32Array.from(columns, ({ whole }) => (whole ? 1 : 0)) } : {}),
  });
  try {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap });
    const from = performance.now();
    const { modelStatus } = model.run();
    const took = (performance.now() - from) / 1000;
    const status = highs.constants.modelStatus;
    const isMixed = columns.some(({ whole }) => whole);
    const cost = model.getObjectiveValue() * unit;
    const bound = isMixed ? Number(model.info.get('mip_dual_bound')) * unit : cost;
    const values = model.getSolution().colValue.map((value, column) => value * (units[column] ?? 1));
    const hasValues = modelStatus === status.optimal || (isMixed && Number.isFinite(Number(model.info.get('mip_gap'))));
    return { kind: !hasValues ? 'none' : modelStatus === status.optimal ? 'optimal' : 'stopped', values, cost, bound, gap: cost === 0 ? 0 : Math.max(0, (cost - bound) / Math.abs(cost)), seconds: took };
  } finally {
    model.dispose();
  }
}
