import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { Deployment } from '../../worth/simulate/usagePaths.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';

export interface BenchOfDealInput extends DealQuestion {
  readonly paths: number;
}

/** Paths of usage and shapes of load as plain data, small enough to send to a browser. */
export interface BenchOfDeal {
  readonly how: 'forecast' | 'around the file';
  readonly count: number;
  /** Rows of factors by path; columns that move together name the same row. */
  readonly factors: readonly (readonly number[])[];
  readonly columns: readonly (Deployment & { readonly counts: readonly number[]; readonly factors: number })[];
  readonly shapes: readonly { readonly workload: string; readonly steps: readonly { readonly share: number; readonly load: number }[] }[];
}

/** What a bench needs to price changes of a deal by itself: the same paths that its worth is measured on. */
export function benchOfDeal(input: BenchOfDealInput, watch: Watch): Outcome<BenchOfDeal> {
  const ready = readyDeal(input, { paths: input.paths, futures: input.paths < fewFutures ? input.paths : 1, covered: 'walk' }, watch);
  const { sampled, shapes } = ready.value;
  const rows = new Map<Float64Array, number>();
  for (const { factors } of sampled.paths.columns) if (!rows.has(factors)) rows.set(factors, rows.size);
  return outcome(
    {
      how: sampled.how,
      count: sampled.paths.count,
      factors: [...rows.keys()].map((row) => Array.from(row, short)),
      columns: sampled.paths.columns.map(({ at, workload, model, scope, tier, context, region, counts, factors }) => ({ at, workload, model, scope, tier, context, region, counts: [...counts], factors: rows.get(factors) ?? 0 })),
      shapes: [...shapes].map(([workload, { steps }]) => ({ workload, steps })),
    },
    ready.findings,
  );
}

/** Below this the paths are those of the futures. */
const fewFutures = 200;

/** As many digits as a simulation needs: a path is one of many that could be. */
function short(factor: number): number {
  return Number(factor.toPrecision(7));
}
