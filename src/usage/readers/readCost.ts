import type { Day } from '../../base/calendar.ts';
import type { Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { readMeterName, type MeterReading, type MeterVocabulary } from '../../rates/readMeterName.ts';
import { decimalMarkOf, readAmount, type DecimalMark } from '../readAmount.ts';
import type { CsvRecord, CsvTable } from '../../base/readCsv.ts';
import { dateOrderOf, readFileDay, type DateOrder } from '../readDates.ts';
import { labelsOf, type Labels } from '../labels.ts';
import { placeColumns, type ColumnPlaces, type ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import type { CostRole } from './costColumns.ts';
import { blockOf, categoryOf, monthOfPeriod, regionOf, resourceNameOf, workloadOfTags } from './costFields.ts';
import type { CostRow, CostRows, RefusedRow } from './costRow.ts';
import { gatherCost } from './gatherCost.ts';
import { ownService } from './ownService.ts';

export interface CostKnowledge {
  readonly vocabulary: MeterVocabulary;
  /** Which part of a date comes first, where somebody said it for files with this header. */
  readonly dates?: DateOrder | undefined;
}

/** The currency of a file that does not say one: Azure's list prices and the bills of most direct agreements are in it. */
const currencyAssumed = 'USD';

/** The month of money whose row has no readable day. */
export const undated = 'undated';

/**
 * What a cost export says: tokens a day, workload and deployment kind, what was charged for them, and a control total a
 * month and currency that is the exact sum of the cost column over every row whose cost could be read.
 */
export function readCost(contract: ReaderContract<CostRole>, table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  const places = placeColumns(contract, table.header, name);
  const order = dateOrderOf(cellsOf(table, places, ['day', 'billingPeriod', 'billingPeriodEnd']), name, knowledge.dates);
  const mark = decimalMarkOf(cellsOf(table, places, ['amount', 'quantity', 'unitPrice']));
  const findings: Finding[] = [...order.findings];
  if (places.currency === undefined) findings.push(finding('warning', 'currency-assumed', `${name} has no currency column; its amounts are taken as ${currencyAssumed}. Export it with the billing currency if that is wrong.`, name));
  const read = readRows(table, new RowReader(places, order.value, mark, knowledge.vocabulary));
  const gathered = gatherCost(contract.format, read, table, name);
  return outcome(gathered.value, [...findings, ...gathered.findings]);
}

function* cellsOf(table: CsvTable, places: ColumnPlaces<CostRole>, roles: readonly CostRole[]): Iterable<string> {
  for (const role of roles) {
    const place = places[role];
    if (place !== undefined) for (const record of table.records) yield record.cells[place] ?? '';
  }
}

function readRows(table: CsvTable, reader: RowReader): CostRows {
  const rows: CostRow[] = [];
  const refused: RefusedRow[] = table.broken.map((line) => ({ line, why: 'broken-quote' }));
  const warned = new Set<number>();
  const totals: { line: number; amount: Decimal; currency: string }[] = [];
  for (const record of table.records) {
    const short = record.cells.length < table.header.length;
    if (record.cells.length > table.header.length) {
      refused.push({ line: record.line, why: `it has ${record.cells.length} cells under ${table.header.length} columns, so its cells may stand in the wrong columns` });
      continue;
    }
    const total = reader.totalLine(record);
    if (total !== undefined) {
      totals.push({ line: record.line, ...total });
      continue;
    }
    const row = reader.read(record);
    if ('why' in row) {
      refused.push(short ? { ...row, why: `it ends after ${record.cells.length} of ${table.header.length} columns and ${row.why}` } : row);
      continue;
    }
    if (short) warned.add(record.line);
    rows.push(row);
  }
  return { rows, refused, warned, totals };
}

class RowReader {
  readonly #places: ColumnPlaces<CostRole>;
  readonly #order: DateOrder;
  readonly #mark: DecimalMark;
  readonly #vocabulary: MeterVocabulary;
  readonly #meters = new Map<string, MeterReading | undefined>();
  readonly #days = new Map<string, Day | undefined>();
  readonly #workloads = new Map<string, string | undefined>();
  readonly #labels = new Map<string, Labels | undefined>();

  constructor(places: ColumnPlaces<CostRole>, order: DateOrder, mark: DecimalMark, vocabulary: MeterVocabulary) {
    this.#places = places;
    this.#order = order;
    this.#mark = mark;
    this.#vocabulary = vocabulary;
  }

  /** The amount of a line that sums up the lines above it, or undefined for a row of the bill. */
  totalLine(record: CsvRecord): { amount: Decimal; currency: string } | undefined {
    const first = record.cells.find((cell) => cell.trim() !== '') ?? '';
    if (!/^(grand |sub)?total\b/i.test(first) || this.#day(record) !== undefined) return undefined;
    const amount = readAmount(this.#cell(record, 'amount'), this.#mark);
    return amount === undefined ? undefined : { amount, currency: this.#currency(record) };
  }

  read(record: CsvRecord): CostRow | RefusedRow {
    const written = this.#cell(record, 'amount');
    const amount = readAmount(written, this.#mark);
    if (amount === undefined) return { line: record.line, why: written.trim() === '' ? 'its cost is empty' : `its cost "${written.slice(0, 40)}" is not a number` };
    const currency = this.#currency(record);
    const day = this.#day(record);
    if (day === undefined) {
      const period = readFileDay(this.#cell(record, 'billingPeriod'), this.#order);
      const month = monthOfPeriod(this.#cell(record, 'billingPeriod'), period) ?? undated;
      return { line: record.line, why: `its date "${this.#cell(record, 'day').slice(0, 40)}" is not a day`, money: { month, currency, amount } };
    }
    const meterName = this.#cell(record, 'meter');
    const tag = this.#workload(this.#cell(record, 'tags'));
    const resource = tag === undefined ? resourceNameOf(this.#cell(record, 'resourceId'), this.#cell(record, 'resourceName')) : undefined;
    const quantity = readAmount(this.#cell(record, 'quantity'), this.#mark);
    const unit = readAmount(this.#cell(record, 'blockSize'), this.#mark) ?? blockOf(this.#cell(record, 'unit'));
    const meter = this.#meter(record, meterName);
    const named = meter?.kind === 'tokens' && meter.block !== undefined ? BigInt(meter.block) : undefined;
    return {
      line: record.line,
      day,
      amount,
      currency,
      category: categoryOf(this.#cell(record, 'chargeType'), this.#cell(record, 'chargeClass'), amount, quantity),
      meter,
      meterName,
      reserved: /^(reservation|savingsplan|committed)$/i.test(this.#cell(record, 'pricingModel')) || /^unused/i.test(this.#cell(record, 'chargeType')) || this.#cell(record, 'benefit') !== '',
      workload: tag ?? resource ?? 'unassigned',
      labels: this.#labelsOf(record),
      workloadFrom: tag !== undefined ? 'tag' : resource !== undefined ? 'resource' : 'nothing',
      region: regionOf(this.#cell(record, 'region')),
      quantity,
      // Meters that do not say so are per thousand: the older ones are, and the newer ones say "1M".
      block: (typeof unit === 'object' ? unit.coefficient / 10n ** BigInt(unit.scale) : unit) ?? named ?? 1_000n,
      blockFrom: unit !== undefined ? 'column' : named !== undefined ? 'meter' : 'assumed',
      prices: (['unitPrice', 'effectivePrice'] as const).flatMap((role) => readAmount(this.#cell(record, role), this.#mark) ?? []),
      priced: readAmount(this.#cell(record, 'pricedAmount'), this.#mark) ?? amount,
    };
  }

  #cell(record: CsvRecord, role: CostRole): string {
    const place = this.#places[role];
    const cell = place === undefined ? '' : (record.cells[place] ?? '');
    return cell === 'NULL' ? '' : cell;
  }

  #currency(record: CsvRecord): string {
    const written = this.#cell(record, 'currency').trim().toUpperCase();
    return written === '' ? currencyAssumed : written;
  }

  #day(record: CsvRecord): Day | undefined {
    const written = this.#cell(record, 'day');
    if (!this.#days.has(written)) this.#days.set(written, readFileDay(written, this.#order));
    return this.#days.get(written);
  }

  #workload(tags: string): string | undefined {
    if (!this.#workloads.has(tags)) this.#workloads.set(tags, workloadOfTags(tags));
    return this.#workloads.get(tags);
  }

  #labelsOf(record: CsvRecord): Labels | undefined {
    const [tags, id, name, subscription, costCenter] = (['tags', 'resourceId', 'resourceName', 'subscription', 'costCenter'] as const).map((role) => this.#cell(record, role));
    const key = `${tags}\n${id}\n${name}\n${subscription}\n${costCenter}`;
    if (!this.#labels.has(key)) this.#labels.set(key, labelsOf(tags ?? '', { resource: resourceNameOf(id ?? '', name ?? '') ?? '', subscription: subscription ?? '', costCenter: costCenter ?? '' }));
    return this.#labels.get(key);
  }

  #meter(record: CsvRecord, meterName: string): MeterReading | undefined {
    const words = {
      category: this.#cell(record, 'category'),
      subcategory: this.#cell(record, 'subcategory'),
      product: this.#cell(record, 'product'),
      consumedService: this.#cell(record, 'consumedService'),
      resourceId: this.#cell(record, 'resourceId'),
      provider: this.#cell(record, 'provider'),
    };
    const own = ownService(words);
    if (own === 'other') return undefined;
    const group = /openai|foundry/i.test(words.subcategory) ? words.subcategory : words.product;
    const key = `${own}\n${meterName}\n${group}\n${words.subcategory === ''}`;
    if (!this.#meters.has(key)) this.#meters.set(key, this.#meterOf(own, meterName, group, words.subcategory + words.product === ''));
    return this.#meters.get(key);
  }

  /** Where only the family is known, a meter that reads as tokens is ours; one that does not is speech, vision or the like. */
  #meterOf(own: 'ours' | 'perhaps', meterName: string, group: string, groupUnknown: boolean): MeterReading | undefined {
    const reading = readMeterName(this.#vocabulary, meterName, group);
    const known = reading.kind === 'tokens' || reading.kind === 'provisioned';
    return own === 'ours' || known || groupUnknown ? reading : undefined;
  }
}
