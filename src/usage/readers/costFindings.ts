import { add, compare, equals, show, sum, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { showMoney } from '../../base/money.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { UsageImport } from '../usageImport.ts';
import { isSpread } from './amortisedView.ts';
import type { CostRow, CostRows } from './costRow.ts';

/** Findings that name one line each stop here; a last one says how many there are in all. */
const namedLines = 25;

/** What the reader of a cost export should know: what was left out, what was assumed, and how much money stands behind it. */
export function costFindings(value: UsageImport, read: CostRows, doubtful: readonly number[], table: CsvTable, name: string): Finding[] {
  return [
    ...refusals(read, name),
    ...totalLines(value, read, name),
    ...otherServices(value, read, name),
    ...meters(read, name),
    ...categories(read, name),
    ...doubts(read, doubtful, name),
    ...assumptions(read, name),
    ...amortised(value, read, name),
    ...repeats(table, name),
  ];
}

function refusals(read: CostRows, name: string): Finding[] {
  // A broken quote has its own finding from the CSV reader.
  const refused = read.refused.filter((row) => row.why !== 'broken-quote').sort((a, b) => a.line - b.line);
  const named = refused.slice(0, namedLines).map((row) => {
    const money = row.money === undefined ? 'Its cost is in no total.' : `Its cost, ${showMoney(row.money)}, is in the control total and in no usage.`;
    return finding('error', 'row-refused', `Line ${row.line} of ${name} was not read: ${row.why}. ${money}`, { file: name, row: row.line });
  });
  const count = read.refused.length;
  if (count < 2) return named;
  return [...named, finding('error', 'rows-refused', `${count} of ${count + read.rows.length} rows of ${name} were not read. Correct them in the export and bring it again, or accept that their usage is missing.`, name)];
}

function totalLines(value: UsageImport, read: CostRows, name: string): Finding[] {
  return read.totals.map(({ line, amount, currency }) => {
    const own = sum(value.control.filter((total) => total.currency === currency).map((total) => total.amount));
    return equals(own, amount)
      ? finding('info', 'total-line', `Line ${line} of ${name} is the file's own total, ${showMoney({ currency, amount })}; the rows read add up to it.`, { file: name, row: line })
      : finding('warning', 'total-line', `Line ${line} of ${name} is the file's own total, ${currency} ${show(amount)}, but the rows read add up to ${currency} ${show(own)}. Look at the rows that were not read.`, { file: name, row: line });
  });
}

function otherServices(value: UsageImport, read: CostRows, name: string): Finding[] {
  const others = read.rows.filter((row) => row.meter === undefined);
  if (others.length === 0) return [];
  return [finding('info', 'other-services', `${others.length} of ${value.rows.accepted} rows of ${name} are other services (${money(others)}): in the control total, not in the usage.`, name)];
}

function meters(read: CostRows, name: string): Finding[] {
  const unmapped = read.rows.filter((row) => row.meter?.kind === 'unmapped');
  const other = read.rows.filter((row) => row.meter?.kind === 'other');
  const provisioned = read.rows.filter((row) => row.meter?.kind === 'provisioned');
  const findings: Finding[] = [];
  if (unmapped.length > 0) {
    const list = grouped(unmapped, (row) => row.meterName).map(([meter, rows]) => {
      const reading = rows[0]?.meter;
      return `"${meter}" (${money(rows)}${reading?.kind === 'unmapped' ? `, stopped at "${reading.stoppedAt}"` : ''})`;
    });
    findings.push(finding('warning', 'meters-unmapped', `Azure OpenAI meters that could not be read, ${rowsOf(unmapped.length, name)}: ${listed(list)}. Their money is in the control total and in the charges; their tokens are in no usage.`, { file: name, row: unmapped[0]?.line ?? 0 }));
  }
  if (other.length > 0) {
    const list = grouped(other, (row) => (row.meter?.kind === 'other' ? row.meter.what : '')).map(([what, rows]) => `${what} (${money(rows)})`);
    findings.push(finding('info', 'meters-not-tokens', `Azure OpenAI charges that are not tokens of a text model, ${rowsOf(other.length, name)}: ${listed(list)}. They are in the charges, not in the usage.`, name));
  }
  if (provisioned.length > 0) {
    const bought = provisioned.filter((row) => row.category === 'purchase');
    const used = provisioned.filter((row) => row.category === 'usage');
    const said = [bought.length > 0 ? `${counted(bought.length, 'reservation purchase')} (${money(bought)})` : '', used.length > 0 ? `${counted(used.length, 'row')} of PTU hours, ${show(sum(used.map((row) => row.quantity ?? zero)))} in all (${money(used)})` : ''];
    findings.push(finding('info', 'provisioned-rows', `${name} holds provisioned throughput: ${said.filter((part) => part !== '').join(' and ')}. The tokens that it served are not on a bill: bring a request log to see them.`, name));
  }
  return findings;
}

function categories(read: CostRows, name: string): Finding[] {
  const own = read.rows.filter((row) => row.meter !== undefined);
  const credits = own.filter((row) => row.category === 'credit');
  const others = own.filter((row) => row.category === 'other');
  const findings: Finding[] = [];
  if (credits.length > 0) findings.push(finding('info', 'credits', `Refunds and credits, ${rowsOf(credits.length, name)} (${money(credits)}): kept as charges of their own, never set off against usage.`, { file: name, row: credits[0]?.line ?? 0 }));
  if (others.length > 0) findings.push(finding('info', 'other-charges', `Taxes, rounding and adjustments, ${rowsOf(others.length, name)} (${money(others)}): kept as charges of their own.`, { file: name, row: others[0]?.line ?? 0 }));
  return findings;
}

function doubts(read: CostRows, doubtful: readonly number[], name: string): Finding[] {
  if (doubtful.length === 0) return [];
  const lines = doubtful.slice(0, 10).join(', ');
  const doubted = new Set(doubtful);
  const rows = read.rows.filter((row) => doubted.has(row.line));
  return [finding('warning', 'price-times-quantity', `On ${rowsOf(doubtful.length, name)} (line ${lines}${doubtful.length > 10 ? ', …' : ''}; ${money(rows)}) quantity × unit price is not the cost, or the quantity is missing or corrects more than was used. The money counts as billed; the tokens are the nearest reading.`, { file: name, row: doubtful[0] ?? 0 })];
}

function assumptions(read: CostRows, name: string): Finding[] {
  const own = read.rows.filter((row) => row.meter?.kind === 'tokens' && row.category === 'usage');
  const findings: Finding[] = [];
  const blocks = own.filter((row) => row.blockFrom === 'assumed');
  if (blocks.length > 0) findings.push(finding('warning', 'unit-assumed', `Nothing says what one unit is on ${rowsOf(blocks.length, name)} ("${blocks[0]?.meterName}"): read as thousands of tokens, as Azure's older meters are. Export the column UnitOfMeasure to be sure.`, { file: name, row: blocks[0]?.line ?? 0 }));
  const byResource = new Set(own.filter((row) => row.workloadFrom === 'resource').map((row) => row.workload));
  const nameless = own.filter((row) => row.workloadFrom === 'nothing').length;
  if (byResource.size > 0 || nameless > 0) {
    const said = [byResource.size > 0 ? `workloads named after their resource: ${byResource.size}` : '', nameless > 0 ? `rows without a resource, counted as "unassigned": ${nameless}` : ''];
    findings.push(finding('info', 'workload-per-resource', `Cost rows are per resource, not per deployment. In ${name}, ${said.filter((part) => part !== '').join(', and ')}. Tag resources with "workload" to tell them apart.`, name));
  }
  const regionless = own.filter((row) => row.region === '').length;
  if (regionless > 0) findings.push(finding('info', 'region-assumed', `No region stands on ${rowsOf(regionless, name)}: counted as eastus2.`, name));
  const currencies = [...new Set(read.rows.map((row) => row.currency))].sort();
  if (currencies.length > 1) findings.push(finding('warning', 'several-currencies', `${name} is billed in ${currencies.join(' and ')}. They are never added: totals are by currency.`, name));
  return findings;
}

function amortised(value: UsageImport, read: CostRows, name: string): Finding[] {
  if (value.format !== 'azure-ea-amortized' && value.format !== 'azure-mca-amortized') return [];
  const spread = read.rows.filter(isSpread);
  return [finding('warning', 'amortised-cost', `${name} is amortised cost: it charges what reservations and savings plans cover a day at a time, on ${counted(spread.length, 'row')} (${money(spread)}). Its tokens count where no export of actual cost tells of them; its money is never billed cost and burns down no commitment. Export "actual cost" for that.`, { file: name, row: spread[0]?.line ?? 0 })];
}

function repeats(table: CsvTable, name: string): Finding[] {
  const seen = new Set<string>();
  const lines: number[] = [];
  for (const record of table.records) {
    const key = record.cells.join('\u0001');
    if (seen.has(key)) lines.push(record.line);
    else seen.add(key);
  }
  if (lines.length === 0) return [];
  return [finding('warning', 'rows-repeated', `The same as an earlier row in every column: ${rowsOf(lines.length, name)} (line ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}). Both are counted, because the file's total counts them; look whether the export was joined twice.`, { file: name, row: lines[0] ?? 0 })];
}

function grouped(rows: readonly CostRow[], by: (row: CostRow) => string): [string, CostRow[]][] {
  return [...Map.groupBy(rows, by).entries()].sort(([, a], [, b]) => compare(total(b), total(a)));
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function rowsOf(count: number, name: string): string {
  return `${counted(count, 'row')} of ${name}`;
}

function total(rows: readonly CostRow[]): Decimal {
  return sum(rows.map((row) => row.amount));
}

function listed(parts: readonly string[]): string {
  return parts.length > 10 ? `${parts.slice(0, 10).join('; ')}; and ${parts.length - 10} more` : parts.join('; ');
}

/** "USD 12.00 and EUR 3.00": sums by currency, to the cent. */
function money(rows: readonly CostRow[]): string {
  const sums = new Map<string, Decimal>();
  for (const row of rows) sums.set(row.currency, add(sums.get(row.currency) ?? zero, row.amount));
  return [...sums].map(([currency, amount]) => showMoney({ currency, amount })).join(' and ');
}
