import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { withoutRepeats } from './duplicates.ts';
import type { UsageImport } from './usageImport.ts';
import type { Grain, UsageRow, UsageSeries } from './usageSeries.ts';

const finest: readonly Grain[] = ['minute', 'hour', 'day', 'month'];

/**
 * The load in several files, each token once: of a model the file with the finest rows shows how it moves, and an export or a
 * coarser file of the same workloads or deployment only says again how much of it there was. Other deployments of the model stay.
 */
export function oneLoad(imports: readonly UsageImport[]): Outcome<UsageSeries> {
  const single = withoutRepeats(imports);
  const grainOf = new Map<string, Grain>();
  for (const { usage } of single.value) for (const { model } of usage.rows) grainOf.set(model, finer(usage.grain, grainOf.get(model) ?? 'month'));
  const shown = new Set(single.value.flatMap(({ usage }) => usage.rows.flatMap((row) => (usage.grain === grainOf.get(row.model) ? keysOf(row) : []))));
  const findings = [...single.findings];
  const rows = single.value.flatMap(({ path, usage }) => {
    const { kept = [], again = [] } = Object.groupBy(usage.rows, (row) => (usage.grain === grainOf.get(row.model) || !keysOf(row).some((key) => shown.has(key)) ? 'kept' : 'again'));
    if (again.length > 0) findings.push(finding('info', 'load-told-twice', `${path} tells by the ${usage.grain} of a load that another file shows finer (${namesIn(again)}): its rows do not count again.${unseenIn(again, shown)}`, path));
    return kept;
  });
  const grain = finest.find((each) => single.value.some(({ usage }) => usage.grain === each)) ?? 'month';
  return outcome({ grain, rows: single.value.length === 1 ? rows : rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) }, findings);
}

function finer(a: Grain, b: Grain): Grain {
  return finest.indexOf(a) < finest.indexOf(b) ? a : b;
}

/** A load is the same where its workload or its deployment is. */
function keysOf({ model, workload, scope, region }: UsageRow): readonly [string, string] {
  return [workloadKey(model, workload), `deployment\n${model}\n${scope}\n${region}`];
}

function workloadKey(model: string, workload: string): string {
  return `workload\n${model}\n${workload}`;
}

function namesIn(rows: readonly UsageRow[]): string {
  return [...new Set(rows.map(({ model }) => model))].toSorted().join(', ');
}

/** Workloads of one deployment that only the coarser file knows: their load is missing from the finer one. */
function unseenIn(rows: readonly UsageRow[], shown: ReadonlySet<string>): string {
  const unseen = [...new Set(rows.filter(({ model, workload }) => !shown.has(workloadKey(model, workload))).map(({ workload }) => workload))].toSorted();
  return unseen.length === 0 ? '' : ` The finer file does not name ${unseen.map((each) => `"${each}"`).join(', ')}: if that is other traffic of the same deployment, its load is missing here.`;
}
