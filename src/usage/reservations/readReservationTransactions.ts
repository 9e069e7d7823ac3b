import type { Day } from '../../base/calendar.ts';
import { divide, isZero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import type { FileContract } from '../readerContract.ts';
import { isProvisioned, refusedRow, reservationRows } from './reservationRows.ts';

type Role = 'amount' | 'sku' | 'day' | 'event' | 'quantity' | 'order' | 'orderName' | 'term' | 'region' | 'currency' | 'frequency' | 'description';

/** Reservation transactions as Cost Management exports them, EA and MCA (schema 2023-05-01): purchases, exchanges and refunds. */
export const reservationTransactions: FileContract<Role> = {
  title: 'Reservation transactions (EA or MCA)',
  needs: { amount: ['Amount'], sku: ['ArmSkuName'], day: ['EventDate'], event: ['EventType'], quantity: ['Quantity'] },
  uses: { order: ['ReservationOrderId'], orderName: ['ReservationOrderName'], term: ['Term'], region: ['Region'], currency: ['Currency'], frequency: ['BillingFrequency'], description: ['Description'] },
  cannotKnow: [
    'how well what was bought is used: that is in the details',
    'list price: an amount is what was paid, for the whole term where it was paid up front',
  ],
};

/** A reservation bought, exchanged or given back. */
export interface ReservationTransaction {
  readonly line: number;
  readonly day: Day;
  /** "Purchase", "Refund", "Cancel", "Exchange" as the file has it. */
  readonly event: string;
  readonly order: string;
  readonly sku: string;
  readonly region: string;
  /** "P1M", "P1Y" as the file has it. */
  readonly term: string;
  /** "OneTime" or "Recurring": paid at once or by the month. */
  readonly frequency: string;
  readonly quantity: Decimal;
  readonly currency: string;
  readonly amount: Decimal;
  /** Amount over quantity: for a purchase paid at once the price of one PTU for the whole term, as the price list has it too; six places. */
  readonly perUnit: Decimal | undefined;
}

/** The transactions on provisioned reservations, in the file's order; amounts of several currencies stay apart. */
export function readReservationTransactions(table: CsvTable, name: string, mappings: readonly HeaderMapping[]): Outcome<{ readonly transactions: readonly ReservationTransaction[]; readonly others: number }> {
  const { rows, findings } = reservationRows(table, reservationTransactions, name, ['day'], ['amount', 'quantity'], mappings);
  const said: Finding[] = [...findings];
  const transactions: ReservationTransaction[] = [];
  let others = 0;
  for (const row of rows) {
    if (!isProvisioned(row.text('sku'), row.text('orderName'), row.text('description'))) {
      others++;
      continue;
    }
    const [day, amount, quantity] = [row.day('day'), row.amount('amount'), row.amount('quantity')];
    if (day === undefined || amount === undefined || quantity === undefined) {
      said.push(refusedRow(name, row.line, day === undefined ? `"${row.text('day').slice(0, 30)}" is not a day` : 'its amount or quantity is not a number'));
      continue;
    }
    transactions.push({
      line: row.line,
      day,
      event: row.text('event'),
      order: row.text('order'),
      sku: row.text('sku'),
      region: row.text('region').toLowerCase().replaceAll(' ', ''),
      term: row.text('term'),
      frequency: row.text('frequency'),
      quantity,
      currency: row.text('currency').toUpperCase() || 'USD',
      amount,
      perUnit: isZero(quantity) ? undefined : divide(amount, quantity, 6, 'half-even'),
    });
  }
  if (rows.length > 0 && table.header.every((column) => !/^currency$/i.test(column.trim()))) said.push(finding('warning', 'currency-assumed', `${name} has no currency column; its amounts are taken as USD.`, name));
  if (transactions.length === 0) said.push(finding('warning', 'no-provisioned-reservation', `${name} holds no transaction on provisioned throughput.`, name));
  return outcome({ transactions, others }, said);
}
