import { ptuModel } from '../rates/lookUp.ts';
import type { PtuTable } from '../rates/ptuTable.ts';
import type { UsageHistory } from '../usage/history.ts';
import { loadProfile } from '../usage/loadProfile.ts';
import type { LoadShape } from '../usage/loadShape.ts';

/** How the load of each workload moves within a month, where a log of a model that PTU serves shows it. */
export function loadShapes(history: UsageHistory, table: PtuTable): ReadonlyMap<string, LoadShape> {
  const shapes = new Map<string, LoadShape>();
  for (const [workload, rows] of Map.groupBy(history.minutes.rows, (row) => row.workload)) {
    const model = [...new Set(rows.map((row) => row.model))].find((each) => ptuModel(table, each) !== undefined);
    const ptu = model === undefined ? undefined : ptuModel(table, model);
    if (model !== undefined && ptu !== undefined) shapes.set(workload, loadProfile({ grain: 'minute', rows }, model, ptu).value.shape);
  }
  return shapes;
}
