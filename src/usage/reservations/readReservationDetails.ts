import { add, divide, isZero, subtract, zero, type Decimal } from '../../base/decimal.ts';
import type { Day } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import type { FileContract } from '../readerContract.ts';
import { isProvisioned, refusedRow, reservationRows } from './reservationRows.ts';

type Role = 'reservation' | 'order' | 'sku' | 'day' | 'reserved' | 'used' | 'quantity' | 'instance';

/** Reservation details as Cost Management exports them (schema 2023-03-01): one row a day, reservation and resource that drew on it. */
export const reservationDetails: FileContract<Role> = {
  title: 'Reservation details (EA or MCA)',
  needs: { reservation: ['ReservationId'], sku: ['SkuName'], day: ['UsageDate'], reserved: ['ReservedHours'], used: ['UsedHours'] },
  uses: { order: ['ReservationOrderId'], quantity: ['TotalReservedQuantity'], instance: ['InstanceId'] },
  cannotKnow: [
    'what the reservation cost: that is in the transactions',
    'which minutes were busy: hours are the finest it has',
  ],
};

/** How well one reservation was used over the days of a file; hours are PTU-hours. */
export interface ReservationUse {
  readonly reservation: string;
  readonly order: string;
  readonly sku: string;
  readonly from: Day;
  readonly until: Day;
  readonly days: number;
  readonly quantity: Decimal;
  readonly reservedHours: Decimal;
  readonly usedHours: Decimal;
  readonly idleHours: Decimal;
  /** Used over reserved hours, four places; undefined where nothing was reserved. */
  readonly utilisation: Decimal | undefined;
}

/** The use of each provisioned reservation; several rows of one day are resources that share it, so its reserved hours count once a day. */
export function readReservationDetails(table: CsvTable, name: string, mappings: readonly HeaderMapping[]): Outcome<{ readonly uses: readonly ReservationUse[]; readonly others: number }> {
  const { rows, findings } = reservationRows(table, reservationDetails, name, ['day'], ['reserved', 'used', 'quantity'], mappings);
  const said: Finding[] = [...findings];
  const uses = new Map<string, { order: string; sku: string; quantity: Decimal; used: Decimal; reserved: Map<Day, Decimal> }>();
  let others = 0;
  for (const row of rows) {
    if (!isProvisioned(row.text('sku'), row.text('instance'))) {
      others++;
      continue;
    }
    const [day, reserved, used] = [row.day('day'), row.amount('reserved'), row.amount('used')];
    if (day === undefined || reserved === undefined || used === undefined) {
      said.push(refusedRow(name, row.line, day === undefined ? `"${row.text('day').slice(0, 30)}" is not a day` : 'its hours are not numbers'));
      continue;
    }
    const id = row.text('reservation').toLowerCase();
    const use = uses.get(id) ?? { order: row.text('order'), sku: row.text('sku'), quantity: zero, used: zero, reserved: new Map() };
    uses.set(id, use);
    use.used = add(use.used, used);
    use.quantity = row.amount('quantity') ?? use.quantity;
    const before = use.reserved.get(day);
    if (before !== undefined && !isZero(subtract(before, reserved))) said.push(finding('warning', 'reserved-hours-differ', `Line ${row.line} of ${name} gives other reserved hours for the same day and reservation than a line above; the first were kept.`, { file: name, row: row.line }));
    if (before === undefined) use.reserved.set(day, reserved);
  }
  if (uses.size === 0) said.push(finding('warning', 'no-provisioned-reservation', `${name} holds no reservation of provisioned throughput.`, name));
  return outcome({ uses: [...uses].map(([id, use]) => useOf(id, use)), others }, said);
}

function useOf(reservation: string, use: { order: string; sku: string; quantity: Decimal; used: Decimal; reserved: ReadonlyMap<Day, Decimal> }): ReservationUse {
  const days = [...use.reserved.keys()].sort();
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) throw new Error('a use without a day');
  const reservedHours = [...use.reserved.values()].reduce(add, zero);
  return {
    reservation,
    order: use.order,
    sku: use.sku,
    from,
    until,
    days: days.length,
    quantity: use.quantity,
    reservedHours,
    usedHours: use.used,
    idleHours: subtract(reservedHours, use.used),
    utilisation: isZero(reservedHours) ? undefined : divide(use.used, reservedHours, 4, 'half-even'),
  };
}
