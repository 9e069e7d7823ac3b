import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import type { PtuTable } from '../../rates/ptuTable.ts';
import type { UsageHistory } from '../../usage/history.ts';
import { loadProfile } from '../../usage/loadProfile.ts';
import type { LoadShape } from '../../usage/loadShape.ts';

/** How the load of each workload moves within a month, as its request log shows it. */
export function loadShapes(history: UsageHistory, table: PtuTable): Outcome<ReadonlyMap<string, LoadShape>> {
  const shapes = new Map<string, LoadShape>();
  const findings: Finding[] = [];
  const monthly = new Set(history.usage.rows.map((row) => row.workload));
  for (const [workload, rows = []] of Object.entries(Object.groupBy(history.minutes.rows, (row) => row.workload))) {
    const model = [...new Set(rows.map((row) => row.model))].find((each) => ptuModel(table, each) !== undefined);
    const ptu = model === undefined ? undefined : ptuModel(table, model);
    if (model === undefined || ptu === undefined) {
      findings.push(finding('info', 'shape-without-ptu', `The log of "${workload}" names no model that provisioned throughput serves, so its shape sizes nothing. Say the model of the log, or bring one that names it.`, workload));
      continue;
    }
    if (!monthly.has(workload)) findings.push(finding('warning', 'shape-without-workload', `The log of "${workload}" shows a load, but no cost row goes by that name, so its shape is used for nothing. Name the workload in the log as the cost export does.`, workload));
    const profile = loadProfile({ grain: 'minute', rows }, model, ptu);
    shapes.set(workload, profile.value.shape);
    findings.push(...profile.findings);
  }
  return outcome(shapes, findings);
}
