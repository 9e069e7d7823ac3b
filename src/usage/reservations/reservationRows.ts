import type { Day } from '../../base/calendar.ts';
import type { Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { decimalMarkOf, readAmount } from '../readAmount.ts';
import { mappingFor, type HeaderMapping } from '../mapping/headerMapping.ts';
import { dateOrderOf, readFileDay } from '../readDates.ts';
import { placeColumns, type ColumnNames } from '../readerContract.ts';

/** One row of a reservation file, its cells by what they are to the reader. */
export interface ReservationRow<Role extends string> {
  readonly line: number;
  text(role: Role): string;
  amount(role: Role): Decimal | undefined;
  day(role: Role): Day | undefined;
}

/** The rows of a table under a contract, dates in the file's own order and amounts by its own decimal mark, with findings about both. */
export function reservationRows<Role extends string>(table: CsvTable, contract: ColumnNames<Role>, name: string, dates: readonly NoInfer<Role>[], amounts: readonly NoInfer<Role>[], mappings: readonly HeaderMapping[]): { readonly rows: readonly ReservationRow<Role>[]; readonly findings: readonly Finding[] } {
  const places = placeColumns(contract, table.header, name);
  const cellOf = (cells: readonly string[], role: Role): string => (places[role] === undefined ? '' : (cells[places[role]] ?? '').trim());
  const columns = (roles: readonly Role[]): string[] => table.records.flatMap(({ cells }) => roles.map((role) => cellOf(cells, role)));
  const order = dateOrderOf(columns(dates), name, mappingFor(mappings, table.header)?.dates);
  const mark = decimalMarkOf(columns(amounts));
  const broken = table.broken.map((line) => finding('error', 'quote-not-closed', `Line ${line} of ${name} has a quote that does not close; the line was not read.`, { file: name, row: line }));
  return {
    rows: table.records.map(({ line, cells }) => ({ line, text: (role) => cellOf(cells, role), amount: (role) => readAmount(cellOf(cells, role), mark), day: (role) => readFileDay(cellOf(cells, role), order.value) })),
    findings: [...order.findings, ...broken],
  };
}

/** A row that was not read: with its line and why. */
export function refusedRow(name: string, line: number, why: string): Finding {
  return finding('error', 'row-refused', `Line ${line} of ${name} was not read: ${why}.`, { file: name, row: line });
}

/** Provisioned throughput by the words of its SKU; every other reservation (virtual machines, databases) is left aside and counted. */
export function isProvisioned(...words: readonly string[]): boolean {
  return words.some((each) => /provisioned|openai|foundry|\bptu/i.test(each));
}
