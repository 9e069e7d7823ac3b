import type { Month } from '../../base/calendar.ts';
import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { SeriesForecast } from '../../forecast/forecast.ts';
import { forecastUsage } from '../../forecast/forecastUsage.ts';
import { reconcileWhole, type Difference } from '../../forecast/spend/reconcile.ts';
import type { Group, WorkloadFutures } from '../../forecast/spend/futures.ts';
import type { UsageHistory } from '../../usage/history.ts';
import type { OutlookInput } from './outlookInput.ts';

/** What the months are and who asks. */
interface Around {
  readonly start: Month;
  readonly months: readonly Month[];
  readonly input: OutlookInput;
  readonly watch: Watch;
}

/** The workloads moved towards forecasts of their units as wholes and then of everything as one; only groups that history knows in full are forecast as wholes. */
export function reconcileGroups(members: readonly WorkloadFutures[], units: readonly Group[], history: UsageHistory, around: Around): Outcome<{ readonly futures: readonly WorkloadFutures[]; readonly differences: readonly Difference[] }> {
  const known = new Set(history.usage.rows.map((row) => row.workload));
  const total: Group = { id: 'total', workloads: members.map(({ id }) => id) };
  const findings: Finding[] = [];
  const differences: Difference[] = [];
  let futures = members;
  for (const group of [...units, total]) {
    if (group.workloads.length < 2 || !group.workloads.every((id) => known.has(id))) continue;
    const whole = wholeOf(history, group, around);
    if (whole === undefined) continue;
    const own = reconcileWhole(futures.filter(({ id }) => group.workloads.includes(id)), group, whole, around.months);
    const moved = new Map(own.futures.map((each) => [each.id, each]));
    futures = futures.map((each) => moved.get(each.id) ?? each);
    differences.push(...own.differences);
  }
  return outcome({ futures, differences }, findings);
}

/** The forecast of a group's history as one series. */
function wholeOf(history: UsageHistory, group: Group, { start, input, watch }: Around): SeriesForecast | undefined {
  const rows = history.usage.rows.filter((row) => group.workloads.includes(row.workload)).map((row) => ({ ...row, workload: group.id }));
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  return forecastUsage({ grain: 'month', rows }, { from: start, months: input.months, seed: input.seed, paths: input.paths, futures: 0, partial }, watch).value.forecast.series[0];
}
