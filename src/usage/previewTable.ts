import { show } from '../base/decimal.ts';
import { readAmount, decimalMarkOf } from './readAmount.ts';
import { likelyDateOrder, readFileDay } from './readDates.ts';
import { findTable } from './findTable.ts';
import { placeColumns } from './readerContract.ts';
import { tableFormats, type Recognition } from './recognise.ts';
import { logContract } from './requestRollup.ts';
import { tableText } from './tableText.ts';

/** A table's first rows as they stand in the file, and as they are read. */
export interface TablePreview {
  readonly title: string;
  readonly cannotKnow: readonly string[];
  /** `role` is what the column is to the reader; undefined where it is not used. */
  readonly columns: readonly { readonly name: string; readonly role: string | undefined; readonly is: 'day' | 'amount' | 'other' }[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly PreviewCell[] }[];
}

export interface PreviewCell {
  readonly text: string;
  /** The day as 2026-05-04, the amount as 1234.50; undefined where the cell is no day or amount, or cannot be read as one. */
  readonly as: string | undefined;
}

/** Columns that hold days and amounts, by what they are to their reader. */
const dayRoles: ReadonlySet<string> = new Set(['day', 'billingPeriod', 'billingPeriodEnd', 'timestamp']);
const amountRoles: ReadonlySet<string> = new Set(['amount', 'quantity', 'unitPrice', 'effectivePrice', 'pricedAmount', 'input', 'output', 'cached', 'spend', 'requests']);

/** The first rows of a table by the reader of its format: the order of dates and the decimal mark are those of all of it. Undefined where the file is no table. */
export function previewTable(bytes: Uint8Array, name: string, recognised: Recognition, count: number): TablePreview | undefined {
  if (recognised.kind !== 'table' && recognised.kind !== 'records') return undefined;
  const { format, mapping } = recognised;
  const contract = format === 'request-log' ? logContract(mapping?.columns) : tableFormats.find((known) => known.format === format);
  const table = contract && findTable(tableText(bytes, name).value, name, contract);
  if (contract === undefined || table === undefined) return undefined;
  const roleAt = new Map(Object.entries(placeColumns(contract, table.header, name)).map(([role, place]) => [place, role]));
  const is = (place: number): 'day' | 'amount' | 'other' => {
    const role = roleAt.get(place) ?? '';
    return dayRoles.has(role) ? 'day' : amountRoles.has(role) ? 'amount' : 'other';
  };
  const columns = table.header.map((heading, place) => ({ name: heading, role: roleAt.get(place), is: is(place) }));
  function* cellsThatAre(kind: 'day' | 'amount'): Iterable<string> {
    for (const [place, column] of columns.entries()) if (column.is === kind) for (const record of table?.records ?? []) yield record.cells[place] ?? '';
  }
  const likely = likelyDateOrder(cellsThatAre('day'), name);
  const order = likely.findings.length > 0 ? (mapping?.dates ?? likely.value) : likely.value;
  const mark = decimalMarkOf(cellsThatAre('amount'));
  const read = (text: string, kind: 'day' | 'amount' | 'other'): string | undefined => {
    if (kind === 'day') return readFileDay(text, order) ?? (/^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : undefined);
    const amount = kind === 'amount' ? readAmount(text, mark) : undefined;
    return amount && show(amount);
  };
  return {
    title: contract.title,
    cannotKnow: contract.cannotKnow,
    columns,
    rows: table.records.slice(0, count).map(({ line, cells }) => ({ line, cells: columns.map((column, place) => ({ text: cells[place] ?? '', as: read(cells[place] ?? '', column.is) })) })),
  };
}
