import { decimal, isZero } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { ReservationStanding } from './bill.ts';
import type { ProvisionedBlock } from './dealTerms.ts';
import { grainOf } from './grainOf.ts';
import { showNumber } from './showNumber.ts';

/** Usage before the deal begins or after it ends is on no bill of it. */
export function outsideFindings(rows: readonly UsageRow[]): Finding[] {
  if (rows.length === 0) return [];
  const months = rows.map((row) => row.at.slice(0, 7)).toSorted();
  const tokens = rows.reduce((total, row) => total + row.input + row.output, 0n);
  const span = months[0] === months.at(-1) ? `in ${months[0]}` : `between ${months[0]} and ${months.at(-1)}`;
  return [finding('warning', 'usage-outside-deal', `${rowsOf(rows.length)} of usage with ${showNumber(decimal(tokens))} tokens ${span} ${rows.length === 1 ? 'lies' : 'lie'} outside the months of the deal and ${rows.length === 1 ? 'is' : 'are'} not on this bill.`)];
}

/** How provisioned traffic of a coarser grain than a minute was laid over the minutes. */
export function spreadFindings(usage: UsageSeries, shapes: ReadonlyMap<string, LoadShape>): Finding[] {
  const coarse = usage.rows.filter((row) => row.tier === 'provisioned' && grainOf(row.at) !== 'minute');
  const isShaped = (row: UsageRow): boolean => grainOf(row.at) === 'month' && shapes.has(row.workload);
  const even = Map.groupBy(coarse.filter((row) => !isShaped(row)), (row) => grainOf(row.at));
  const shaped = workloadsOf(coarse.filter((row) => isShaped(row)));
  const laid = `Provisioned traffic of ${shaped.join(', ')} is given by the month and was laid over its minutes by the load shape of the request log${shaped.length > 1 ? '; the busiest minutes of these workloads are taken to coincide' : ''}.`;
  return [
    ...[...even].map(([grain, rows]) =>
      finding('warning', 'provisioned-spread-evenly', `Provisioned traffic of ${workloadsOf(rows).join(', ')} is given by the ${grain} and was spread evenly over the minutes of each ${grain}: real traffic has peaks, so more of it spills than this bill shows. Bring minute-level usage to see it.`),
    ),
    ...(shaped.length > 0 ? [finding('info', 'provisioned-by-load-shape', laid)] : []),
  ];
}

function workloadsOf(rows: readonly UsageRow[]): readonly string[] {
  return [...new Set(rows.map((row) => row.workload))].toSorted();
}

/** What is odd about traffic aimed at provisioned deployments of one model, scope and region, given the blocks that serve it. */
export function aimedFindings(group: { readonly model: string; readonly scope: string; readonly region: string; readonly rows: readonly UsageRow[] }, active: readonly ProvisionedBlock[], model: PtuModel | undefined): Finding[] {
  const what = `${group.model} ${group.scope} in ${group.region}`;
  const last = active.at(-1);
  if (last === undefined) {
    return [finding('warning', 'provisioned-without-block', `Usage is aimed at a provisioned deployment of ${what}, but no block of the deal serves it in some month: it was charged as standard there.`)];
  }
  const findings: Finding[] = [];
  const named = active.map((block) => block.id).join(', ');
  if (model === undefined) {
    findings.push(finding('error', 'ptu-model-unknown', `The PTU table does not say what a PTU of ${group.model} serves: all traffic aimed at ${named} was taken to spill.`));
  } else if (group.rows.some((row) => model.weights[row.context] === undefined)) {
    findings.push(finding('warning', 'long-context-not-on-ptu', `A PTU of ${group.model} does not serve long-context requests: those aimed at ${named} were taken to spill whole.`));
  }
  if (active.some((block) => block.spillTo !== last.spillTo)) {
    findings.push(finding('warning', 'spill-differs', `The blocks ${named} serve the same traffic of ${what} and say different things about spillover: ${last.id}, which fills last, decides (${last.spillTo}).`));
  }
  return findings;
}

export function refusedFindings(reservations: readonly ReservationStanding[]): Finding[] {
  return reservations
    .filter((reservation) => !isZero(reservation.refusedTokens))
    .map((reservation) => finding('warning', 'tokens-refused', `The block ${reservation.id} refused ${showNumber(reservation.refusedTokens)} tokens above its capacity: they are on no line of this bill, and their users were turned away.`, `provisioned[${reservation.id}]`));
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
