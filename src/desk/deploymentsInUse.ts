import { addMonths, monthOf } from '../base/calendar.ts';
import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import type { Scope as Reach } from '../playbook/playbook.ts';
import type { Scope } from '../rates/meter.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { Ports } from './ports.ts';
import { readUsageFiles } from './readUsageFiles.ts';

/** The deployments that residency is held against: those that the asker names and those that the usage files show. */
export async function readDeployments(ports: Ports, { deployments, usage }: { readonly deployments: readonly Reach[]; readonly usage?: readonly string[] | undefined }, watch: Watch): Promise<Outcome<readonly Reach[]>> {
  const read = usage === undefined ? [] : await readUsageFiles(ports, usage, watch);
  return deploymentsInUse(deployments, read.map(({ value }) => value.usage));
}

/** How far the deployments in use reach: those that were said, and those of the last three months of the usage, each with its models. */
export function deploymentsInUse(said: readonly Reach[], usage: readonly UsageSeries[]): Outcome<readonly Reach[]> {
  const rows = usage.flatMap((each) => each.rows);
  const last = rows.map(({ at }) => monthOf(at)).toSorted().at(-1);
  if (last === undefined) return outcome(said);
  const from = addMonths(last, -2);
  const used = rows.filter(({ at }) => monthOf(at) >= from);
  const seen = Map.groupBy(used, ({ scope }) => reaches[scope]);
  const models = [...seen].map(([reach, own]) => `${reach} (${[...new Set(own.map(({ model }) => model))].toSorted().join(', ')})`).toSorted();
  const inUse = order.filter((reach) => said.includes(reach) || seen.has(reach));
  const unused = said.filter((reach) => !seen.has(reach));
  return outcome(inUse, [
    finding('info', 'deployments-in-use', `In use from ${from} to ${last}: ${models.join('; ')}. Residency is held against ${inUse.join(', ')}.`),
    ...(unused.length === 0 ? [] : [finding('info', 'deployment-without-usage', `No usage of ${unused.join(' or ')} deployments in those months; ${unused.length === 1 ? 'it is' : 'they are'} looked at because you named ${unused.length === 1 ? 'it' : 'them'}.`)]),
  ]);
}

const reaches: Readonly<Record<Scope, Reach>> = { global: 'global', dataZone: 'data zone', regional: 'region' };
const order: readonly Reach[] = ['global', 'data zone', 'region'];
