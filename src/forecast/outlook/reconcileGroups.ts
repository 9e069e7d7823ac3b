import type { Month } from '../../base/calendar.ts';
import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { SeriesForecast } from '../forecast.ts';
import { reconcileWhole, type Difference } from '../spend/reconcile.ts';
import type { Group, WorkloadFutures } from '../spend/futures.ts';
import type { UsageHistory } from '../../usage/history.ts';

/** The workloads moved towards forecasts of their units as wholes and then of everything as one; only groups that history knows in full are forecast as wholes, by `wholeOf`. */
export function reconcileGroups(members: readonly WorkloadFutures[], units: readonly Group[], history: UsageHistory, months: readonly Month[], wholeOf: (group: Group) => SeriesForecast | undefined): Outcome<{ readonly futures: readonly WorkloadFutures[]; readonly differences: readonly Difference[] }> {
  const known = new Set(history.usage.rows.map((row) => row.workload));
  const total: Group = { id: 'total', workloads: members.map(({ id }) => id) };
  const findings: Finding[] = [];
  const differences: Difference[] = [];
  let futures = members;
  for (const group of [...units, total]) {
    if (group.workloads.length < 2 || !group.workloads.every((id) => known.has(id))) continue;
    const whole = wholeOf(group);
    if (whole === undefined) continue;
    const own = reconcileWhole(futures.filter(({ id }) => group.workloads.includes(id)), group, whole, months);
    const moved = new Map(own.futures.map((each) => [each.id, each]));
    futures = futures.map((each) => moved.get(each.id) ?? each);
    differences.push(...own.differences);
  }
  return outcome({ futures, differences }, findings);
}
