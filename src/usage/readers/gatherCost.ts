import { monthOf } from '../../base/calendar.ts';
import { add, greatest, isZero, least, negate, round, signOf, subtract, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { requests, tokens } from '../../base/quantity.ts';
import { kinds, type Meter } from '../../rates/meter.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { labelNamed, labelNames, withoutLabels } from '../labels.ts';
import type { Charge, ControlTotal, UsageFormat, UsageImport } from '../usageImport.ts';
import type { UsageRow } from '../usageSeries.ts';
import { viewOf } from './amortisedView.ts';
import { costFindings } from './costFindings.ts';
import type { CostRow, CostRows } from './costRow.ts';
import { tokensOfRow } from './tokensOfRow.ts';

/** The region of rows that name none; the default of usage files. */
const regionAssumed = 'eastus2';

/** The rows of a cost export added up: usage by day, charges by day and meter, and the control totals. */
export function gatherCost(format: UsageFormat, given: CostRows, table: CsvTable, name: string): Outcome<UsageImport> {
  const { read, findings: left } = withFewLabels(given, name);
  const { usage, doubtful } = gatherUsage(read, name);
  for (const line of doubtful) read.warned.add(line);
  const others = read.rows.filter((row) => row.meter === undefined).length;
  for (const row of read.rows) if (row.meter?.kind === 'unmapped') read.warned.add(row.line);
  const view = viewOf(format, read.rows);
  const days = read.rows.map((row) => row.day).sort();
  const value: UsageImport = {
    path: name,
    format: view,
    rows: { accepted: read.rows.length, warned: read.warned.size, refused: read.refused.length, otherServices: others },
    control: controlTotals(read),
    charges: view === format ? gatherCharges(read.rows) : [],
    period: days.length === 0 ? undefined : { from: days[0] ?? '', to: days.at(-1) ?? '' },
    usage: { grain: 'day', rows: usage },
  };
  return outcome(value, [...costFindings(value, read, doubtful, table, name), ...left]);
}

/** A tag with more values than this names single things, not groups of them. */
const mostValues = 200;

/** The rows without labels that tell nearly every row apart: grouping by them says nothing, and every total would lie in pieces. */
function withFewLabels(read: CostRows, name: string): { read: CostRows; findings: Finding[] } {
  const values = new Map<string, Set<string>>();
  for (const labels of new Set(read.rows.map((row) => row.labels))) {
    if (labels === undefined) continue;
    for (const label of labelNames(labels)) {
      const seen = values.get(label) ?? new Set();
      values.set(label, seen.add(labelNamed(labels, label) ?? ''));
    }
  }
  const out = new Set([...values].filter(([, seen]) => seen.size > mostValues).map(([label]) => label));
  if (out.size === 0) return { read, findings: [] };
  const rows = read.rows.map((row) => (row.labels === undefined ? row : { ...row, labels: withoutLabels(row.labels, out) }));
  return { read: { ...read, rows }, findings: [finding('info', 'label-left-out', `${[...out].map((label) => `"${label}"`).join(', ')} of ${name} ${out.size === 1 ? 'has' : 'have'} more than ${mostValues} values: usage is not grouped by ${out.size === 1 ? 'it' : 'them'}.`, name)] };
}

interface Sums {
  readonly row: CostRow;
  readonly meter: Meter;
  readonly of: Record<Meter['kind'], Decimal>;
}

function gatherUsage(read: CostRows, name: string): { usage: UsageRow[]; doubtful: readonly number[] } {
  const doubtful: number[] = [];
  const usual = usualQuantity(read.rows);
  const sums = new Map<string, Sums>();
  for (const row of read.rows) {
    if (row.meter?.kind !== 'tokens' || row.category !== 'usage') continue;
    const { meter } = row.meter;
    const counted = tokensOfRow(row, usual);
    if (row.quantity === undefined || counted.test === 'contradicted') doubtful.push(row.line);
    const key = `${row.day}\n${row.workload}\n${meter.model}\n${meter.scope}\n${meter.tier}\n${meter.context}\n${row.region}\n${row.labels ?? ''}`;
    let sum = sums.get(key);
    if (sum === undefined) sums.set(key, (sum = { row, meter, of: { input: zero, cached: zero, cacheWrite: zero, output: zero } }));
    sum.of[meter.kind] = add(sum.of[meter.kind], counted.tokens);
  }
  doubtful.push(...takeBack([...sums.values()]));
  const usage = [...sums.values()].map((sum) => usageRow(sum, name)).filter((row) => row.input + row.output > 0n);
  return { usage: usage.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), doubtful };
}

/**
 * Takes tokens that a correction gives back from the days before it, of the same deployment and billing month, latest
 * first; what no day can give is dropped, and its line returned as a doubt.
 */
function takeBack(sums: readonly Sums[]): number[] {
  const lines: number[] = [];
  for (const sum of sums) {
    for (const kind of kinds) {
      if (signOf(sum.of[kind]) >= 0) continue;
      let back = negate(sum.of[kind]);
      sum.of[kind] = zero;
      for (const day of sums.filter((other) => sameMonth(sum, other)).sort((a, b) => (a.row.day < b.row.day ? 1 : -1))) {
        const given = greatest(zero, least(back, day.of[kind]));
        day.of[kind] = subtract(day.of[kind], given);
        back = subtract(back, given);
      }
      if (!isZero(back)) lines.push(sum.row.line);
    }
  }
  return lines;
}

function sameMonth(sum: Sums, other: Sums): boolean {
  const deployment = ({ row, meter }: Sums): string => `${monthOf(row.day)} ${row.workload} ${row.region} ${meter.model} ${meter.scope} ${meter.tier} ${meter.context}`;
  return other !== sum && other.row.day <= sum.row.day && deployment(other) === deployment(sum);
}

function usualQuantity(rows: readonly CostRow[]): 'blocks' | 'tokens' {
  let [blocks, single] = [0, 0];
  for (const row of rows) {
    if (row.meter?.kind !== 'tokens' || row.category !== 'usage' || row.block === 1n) continue;
    const counted = tokensOfRow(row, 'blocks');
    if (counted.test !== 'confirmed') continue;
    if (counted.quantityIn === 'blocks') blocks++;
    else single++;
  }
  return single > blocks ? 'tokens' : 'blocks';
}

/** Whole tokens: the exact sums of a day, rounded once. */
function usageRow({ row, meter, of }: Sums, name: string): UsageRow {
  const whole = (amount: Decimal): bigint => round(amount, 0, 'half-even').coefficient;
  const [fresh, cached, cacheWrite] = [whole(of.input), whole(of.cached), whole(of.cacheWrite)];
  return {
    at: row.day,
    workload: row.workload,
    model: meter.model,
    scope: meter.scope,
    tier: meter.tier,
    context: meter.context,
    region: row.region === '' ? regionAssumed : row.region,
    ...(row.labels === undefined ? {} : { labels: row.labels }),
    // Azure bills fresh, cached and written tokens on meters of their own; the prompt is all of them.
    input: tokens(fresh + cached + cacheWrite),
    cached: tokens(cached),
    cacheWrite: tokens(cacheWrite),
    output: tokens(whole(of.output)),
    requests: requests(0n),
    source: { file: name, row: row.line },
  };
}

function gatherCharges(rows: readonly CostRow[]): Charge[] {
  const sums = new Map<string, { row: CostRow; amount: Decimal }>();
  for (const row of rows) {
    if (row.meter === undefined) continue;
    const key = `${row.day}\n${row.currency}\n${row.workload}\n${row.meterName}\n${row.category}\n${row.region}\n${row.labels ?? ''}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { row, amount: row.amount });
    else sum.amount = add(sum.amount, row.amount);
  }
  return [...sums.values()]
    .map(({ row, amount }) => ({ month: monthOf(row.day), day: row.day, currency: row.currency, workload: row.workload, ...(row.labels === undefined ? {} : { labels: row.labels }), ...(row.region === '' ? {} : { region: row.region }), meterName: row.meterName, category: row.category, amount }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function controlTotals(read: CostRows): ControlTotal[] {
  const sums = new Map<string, ControlTotal>();
  const count = (month: string, currency: string, amount: Decimal): void => {
    const key = `${month}\n${currency}`;
    sums.set(key, { month, currency, amount: add(sums.get(key)?.amount ?? zero, amount) });
  };
  for (const row of read.rows) count(monthOf(row.day), row.currency, row.amount);
  for (const { money } of read.refused) if (money !== undefined) count(money.month, money.currency, money.amount);
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
