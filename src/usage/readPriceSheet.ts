import { decimal, divide, multiply, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { CsvTable } from '../base/readCsv.ts';
import { Refusal } from '../base/refusal.ts';
import type { PriceSheet, SheetPrice } from '../rates/priceSheet.ts';
import { readMeterName, type MeterVocabulary } from '../rates/readMeterName.ts';
import { findTable } from './findTable.ts';
import { decimalMarkOf, readAmount, type DecimalMark } from './readAmount.ts';
import { dateOrderOf, readFileDay, type DateOrder } from './readDates.ts';
import { placeColumns, plainName, type FileContract } from './readerContract.ts';
import { blockOf, regionOf } from './readers/costFields.ts';
import { mappingFor, type HeaderMapping } from './mapping/headerMapping.ts';
import { tableText } from './tableText.ts';

export type SheetRole = 'meter' | 'unit' | 'price' | 'market' | 'base' | 'currency' | 'product' | 'region' | 'from' | 'until' | 'type' | 'above';

/** Price sheets as Cost Management exports them, EA and MCA (schema 2023-05-01): 23 and 25 columns, mostly the same. */
export const priceSheet: FileContract<SheetRole> = {
  title: 'Azure price sheet (EA or MCA)',
  needs: { meter: ['MeterName'], unit: ['UnitOfMeasure'], price: ['UnitPrice'] },
  uses: {
    market: ['MarketPrice'],
    base: ['BasePrice'],
    currency: ['CurrencyCode', 'Currency', 'BillingCurrency'],
    product: ['Product', 'ProductName'],
    region: ['MeterRegion'],
    from: ['EffectiveStartDate'],
    until: ['EffectiveEndDate'],
    type: ['PriceType'],
    above: ['TierMinimumUnits'],
  },
  cannotKnow: [
    'what was used, and so what a discount was worth',
    'prices agreed outside the sheet: credits, rebates and funds stand in the contract',
  ],
};

/** A price sheet has one of these; a cost export has unit prices too. */
const marks = ['MarketPrice', 'BasePrice', 'PriceType'];

/** The token prices of a customer's price sheet; rows of other services are counted, and a price that cannot be read is a finding with its line. */
export function readPriceSheet(bytes: Uint8Array, name: string, vocabulary: MeterVocabulary, mappings: readonly HeaderMapping[] = []): Outcome<PriceSheet> {
  const text = tableText(bytes, name);
  const table = tableIn(text.value, name);
  const places = placeColumns(priceSheet, table.header, name);
  const cells = (role: SheetRole): string[] => table.records.map((record) => (places[role] === undefined ? '' : (record.cells[places[role]] ?? '')));
  const order = dateOrderOf([...cells('from'), ...cells('until')], name, mappingFor(mappings, table.header)?.dates);
  const mark = decimalMarkOf([...cells('price'), ...cells('market')]);
  const prices: SheetPrice[] = [];
  const findings: Finding[] = [...text.findings, ...order.findings];
  const aside = { others: 0, tiers: 0 };
  for (const { line, cells: row } of table.records) {
    const cell = (role: SheetRole): string => (places[role] === undefined ? '' : (row[places[role]] ?? '').trim());
    const read = readRow(cell, line, vocabulary, order.value, mark);
    if (read === 'other') aside.others++;
    else if (read === 'tier') aside.tiers++;
    else if (typeof read === 'string') findings.push(finding('error', 'row-refused', `Line ${line} of ${name} was not read: ${read}.`, { file: name, row: line }));
    else prices.push(read);
  }
  if (aside.tiers > 0) findings.push(finding('info', 'volume-tiers', `${aside.tiers} prices of ${name} hold only above a volume; the first price of their meter was taken.`, name));
  if (prices.length === 0) findings.push(finding('warning', 'no-token-prices', `${name} holds no token price of Azure OpenAI: ask for the sheet of the billing profile or enrolment that pays for it.`, name));
  if (places.currency === undefined) findings.push(finding('warning', 'currency-assumed', `${name} has no currency column; its prices are taken as USD.`, name));
  const format = table.header.map(plainName).includes('enrollmentnumber') ? 'price-sheet-ea' : 'price-sheet-mca';
  return outcome({ file: name, format, prices, rows: table.records.length, others: aside.others + aside.tiers }, findings);
}

/** The sheet's table; refuses a file that is none, with the columns it lacks. */
function tableIn(text: string, name: string): CsvTable {
  const table = findTable(text, name, priceSheet);
  if (table === undefined) throw new Refusal('unreadable', `${name} is no Azure price sheet: it has no header with "MeterName", "UnitOfMeasure" and "UnitPrice". Download the price sheet of Cost Management as CSV and bring that.`, name);
  const names = table.header.map(plainName);
  if (!marks.some((mark) => names.includes(plainName(mark)))) throw new Refusal('unreadable', `${name} is no Azure price sheet: it has none of the columns ${marks.join(', ')}. Download the price sheet of Cost Management and bring that.`, name);
  return table;
}

function readRow(cell: (role: SheetRole) => string, line: number, vocabulary: MeterVocabulary, order: DateOrder, mark: DecimalMark): SheetPrice | string {
  const reading = readMeterName(vocabulary, cell('meter'), cell('product'));
  if (reading.kind !== 'tokens' || !/^(consumption)?$/i.test(cell('type'))) return 'other';
  const above = readAmount(cell('above'), mark);
  if (above !== undefined && above.coefficient > 0n) return 'tier';
  const block = blockOf(cell('unit'));
  if (block === undefined || block === 0n) return `its unit "${cell('unit').slice(0, 40)}" is no number of tokens`;
  const perMillion = (role: SheetRole): Decimal | undefined => {
    const price = readAmount(cell(role), mark);
    return price === undefined ? undefined : perMillionOf(price, block);
  };
  const price = perMillion('price');
  if (price === undefined) return `its unit price "${cell('price').slice(0, 40)}" is not a number`;
  return {
    line,
    meterName: cell('meter'),
    meter: reading.meter,
    region: regionOf(cell('region')),
    from: readFileDay(cell('from'), order),
    until: readFileDay(cell('until'), order),
    currency: cell('currency').toUpperCase() || 'USD',
    perMillion: price,
    marketPerMillion: perMillion('market'),
    basePerMillion: perMillion('base'),
  };
}

/** Exact where a block is a power of ten, as all are; else to eighteen places. */
function perMillionOf(price: Decimal, block: bigint): Decimal {
  return 1_000_000n % block === 0n ? multiply(price, decimal(1_000_000n / block)) : divide(multiply(price, decimal(1_000_000n)), decimal(block), 18, 'half-even');
}
