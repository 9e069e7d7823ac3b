import { assert } from '../../base/assert.ts';
import { mixedWriter, type MixedProblem } from './mixedProblem.ts';
import type { PlanColumns } from './planProblem.ts';
import type { SpendTable } from './spendTable.ts';

/** What a solution chose: plain figures, so that a thread can be handed them. */
export interface ChosenPlan {
  readonly leases: readonly { readonly pool: number; readonly purchase: 'oneMonth' | 'oneYear'; readonly from: number; readonly ptu: number }[];
  /** PTU deployed, by deployment of the table and month. */
  readonly deployed: readonly (readonly number[])[];
}

/** The choices that stand in the values of a solution. */
export function chosenPlan(columns: PlanColumns, table: SpendTable, values: Float64Array): ChosenPlan {
  const whole = (column: number): number => {
    const value = values[column] ?? 0;
    assert(Math.abs(value - Math.round(value)) < 1e-4, 'a whole number of the plan is one');
    return Math.round(value);
  };
  return {
    leases: columns.leases.flatMap(({ pool, purchase, from, column }) => {
      const units = whole(column);
      return units === 0 ? [] : [{ pool, purchase, from, ptu: units * (columns.pools[pool]?.unit ?? 0) }];
    }),
    deployed: columns.deployed.map((months, deployment) => months.map(({ is, steps }) => (whole(is) === 0 ? 0 : (table.deployments[deployment]?.sizes[1 + whole(steps)] ?? 0)))),
  };
}

/**
 * The problem with the steps of those months in order where the solution took a later step before an earlier one, or undefined
 * where it did not. Steps save less and less, so only a tier that pays for more volume tempts a solver to take them out of order.
 */
export function inOrder(problem: MixedProblem, columns: PlanColumns, values: Float64Array): MixedProblem | undefined {
  const writer = mixedWriter(problem);
  let wrong = 0;
  for (const { each } of columns.deployed.flat()) {
    const isWrong = each.some((column, place) => place > 0 && (values[column] ?? 0) > 1e-6 && (values[each[place - 1] ?? 0] ?? 0) < 1 - 1e-6);
    if (!isWrong) continue;
    wrong++;
    for (let place = 1; place < each.length; place++) {
      const full = writer.column({ whole: true, most: 1 });
      writer.row([[each[place - 1] ?? 0, 1], [full, -1]], { least: 0 });
      writer.row([[each[place] ?? 0, 1], [full, -1]], { most: 0 });
    }
  }
  return wrong === 0 ? undefined : writer.problem();
}
