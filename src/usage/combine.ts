import { monthOf } from '../base/calendar.ts';
import { add } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { addRequests, addTokens } from '../base/quantity.ts';
import { coverageOf } from './coverage.ts';
import { dailyVolumes } from './dailyVolumes.ts';
import { withoutRepeats } from './duplicates.ts';
import { kindOfFormat, rankOfObserved, type FormatKind } from './formatKind.ts';
import { rowKey, type UsageHistory } from './history.ts';
import { renamesIn, renamed } from './renames.ts';
import { spikesIn } from './spikes.ts';
import type { Charge, UsageImport } from './usageImport.ts';
import type { UsageRow } from './usageSeries.ts';

/**
 * One history by months from several files. What a cost export covers, it settles; a request log of the same month gives
 * only the load shape. Rows that two files share count once, a renamed workload goes by its newer name, and neither a gap,
 * a broken month nor a spike is smoothed over: each is a finding.
 */
export function combine(imports: readonly UsageImport[]): Outcome<UsageHistory> {
  const single = withoutRepeats(imports);
  const ranked = settled(single.value);
  const names = renamesIn(dailyVolumes(ranked.value));
  const counted = ranked.value.map((row) => renamed(row, names.value));
  const charges = single.value.flatMap((file) => file.charges).map((charge) => renamed(charge, names.value));
  const coverage = coverageOf(counted, charges);
  const minutes = single.value.flatMap((file) => (file.usage.grain === 'minute' ? file.usage.rows : [])).map((row) => renamed(row, names.value));
  const history: UsageHistory = {
    usage: { grain: 'month', rows: byMonth(counted) },
    charges: chargesByMonth(charges),
    months: coverage.value.months,
    gaps: coverage.value.gaps,
    minutes: { grain: 'minute', rows: inOrder(minutes) },
  };
  return outcome(history, [...single.findings, ...ranked.findings, ...names.findings, ...coverage.findings, ...spikesIn(dailyVolumes(counted))]);
}

/** The rows that count in totals: where two kinds of file tell of the same month, the bill outranks the rest. */
function settled(imports: readonly UsageImport[]): Outcome<readonly UsageRow[]> {
  const findings: Finding[] = [];
  const ofKind = (kind: FormatKind) => imports.filter((file) => kindOfFormat(file.format) === kind);
  const counted: UsageRow[] = ofKind('bill').flatMap((file) => file.usage.rows);
  const billedMonths = new Set(counted.map((row) => monthOf(row.at)));
  for (const file of ofKind('amortised')) {
    const { in: kept = [], out = [] } = Object.groupBy(file.usage.rows, (row) => (billedMonths.has(monthOf(row.at)) ? 'out' : 'in'));
    counted.push(...kept);
    if (out.length > 0) findings.push(finding('warning', 'two-views', `${file.path} is amortised cost of ${monthsOf(out)}, which an export of actual cost settles: two views of one month are never added, and actual cost counts.`, file.path));
  }
  const settledMonths = new Set(counted.map((row) => monthOf(row.at)));
  const billed = new Set(counted.map((row) => settledKey(row)));
  const own = ofKind('own');
  for (const file of own) {
    // Tokens that provisioned throughput served are on no bill, so a bill cannot settle them.
    const { in: kept = [], out = [] } = Object.groupBy(file.usage.rows, (row) => (row.tier !== 'provisioned' && billed.has(settledKey(row)) ? 'out' : 'in'));
    counted.push(...kept);
    if (out.length > 0) findings.push(outranked(file, out));
  }
  const told = new Set(own.flatMap((file) => file.usage.rows.map((row) => `${monthOf(row.at)}\n${row.model}`)));
  const seen = new Map<string, number>();
  for (const file of ofKind('observed').sort((a, b) => rankOfObserved(a.format) - rankOfObserved(b.format))) {
    const rank = rankOfObserved(file.format);
    for (const month of new Set(file.usage.rows.map((row) => monthOf(row.at)))) if (!seen.has(month)) seen.set(month, rank);
    const { in: kept = [], out = [] } = Object.groupBy(file.usage.rows, (row) => (settledMonths.has(monthOf(row.at)) || seen.get(monthOf(row.at)) !== rank || told.has(`${monthOf(row.at)}\n${row.model}`) ? 'out' : 'in'));
    counted.push(...kept);
    if (out.length > 0) findings.push(finding('info', 'log-for-shape', `${file.path} is a log of ${monthsOf(out)}, which another file settles: it gives the shape of the load, and its totals do not count again.`, file.path));
  }
  return outcome(counted, findings);
}

function outranked(file: UsageImport, out: readonly UsageRow[]): Finding {
  return finding('warning', 'outranked-by-bill', `A cost export bills the same months, workloads and models as ${out.length} of the rows of ${file.path} (${monthsOf(out)}): the bill counts, these rows do not.`, file.path);
}

function settledKey(row: UsageRow): string {
  return `${monthOf(row.at)}\n${row.workload}\n${row.model}`;
}

function monthsOf(rows: readonly UsageRow[]): string {
  const months = [...new Set(rows.map((row) => monthOf(row.at)))].sort();
  return months.length <= 3 ? months.join(', ') : `${months[0]} to ${months.at(-1)}`;
}

function byMonth(rows: readonly UsageRow[]): UsageRow[] {
  const sums = new Map<string, UsageRow>();
  for (const row of rows) {
    const monthly = { ...row, at: monthOf(row.at) };
    const key = rowKey(monthly);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? monthly : added(sum, row));
  }
  return inOrder([...sums.values()]);
}

function added(sum: UsageRow, row: UsageRow): UsageRow {
  return {
    ...sum,
    input: addTokens(sum.input, row.input),
    cached: addTokens(sum.cached, row.cached),
    cacheWrite: addTokens(sum.cacheWrite, row.cacheWrite),
    output: addTokens(sum.output, row.output),
    requests: addRequests(sum.requests, row.requests),
  };
}

function chargesByMonth(charges: readonly Charge[]): Charge[] {
  const sums = new Map<string, Charge>();
  for (const { month, currency, workload, labels, region, meterName, category, amount } of charges) {
    const key = `${month}\n${currency}\n${workload}\n${meterName}\n${category}\n${region ?? ''}\n${labels ?? ''}`;
    const sum = sums.get(key);
    sums.set(key, { month, currency, workload, ...(labels === undefined ? {} : { labels }), ...(region === undefined ? {} : { region }), meterName, category, amount: sum === undefined ? amount : add(sum.amount, amount) });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, charge]) => charge);
}

function inOrder(rows: readonly UsageRow[]): UsageRow[] {
  return rows
    .map((row) => ({ row, key: rowKey(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}
