import { readDay, type Day } from '../../base/calendar.ts';
import { readDecimal, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import type { FileContract } from '../readerContract.ts';
import { isProvisioned, refusedRow, reservationRows } from './reservationRows.ts';

type Role = 'quantity' | 'without' | 'with' | 'term' | 'lookBack' | 'saved' | 'sku' | 'region' | 'scope' | 'first' | 'type';

/** Reservation recommendations as Cost Management exports them, EA and MCA (schema 2023-05-01; MCA writes its headers with spaces). */
export const reservationAdvice: FileContract<Role> = {
  title: 'Reservation recommendations (EA or MCA)',
  needs: { quantity: ['RecommendedQuantity'], without: ['CostWithNoReservedInstances'], with: ['TotalCostWithReservedInstances'], term: ['Term'], lookBack: ['LookBackPeriod'] },
  uses: { saved: ['NetSavings'], sku: ['SKU', 'SkuName'], region: ['Location'], scope: ['Scope'], first: ['FirstUsageDate'], type: ['ResourceType'] },
  cannotKnow: [
    'the load by the minute: what is recommended is a replay of hours, and says nothing of what would spill',
    'prices agreed outside the list that Azure replays with',
  ],
};

/** What Azure recommends to reserve, from a replay of the last days. */
export interface ReservationAdvice {
  readonly line: number;
  readonly sku: string;
  readonly region: string;
  readonly scope: string;
  readonly term: string;
  /** "Last7Days", "Last30Days", "Last60Days". */
  readonly lookBack: string;
  readonly firstDay: Day | undefined;
  readonly quantity: Decimal;
  readonly costWithout: Decimal;
  readonly costWith: Decimal;
  readonly saved: Decimal | undefined;
  readonly currency: string;
}

/** Azure's recommendations for provisioned reservations; a reminder comes with them that they replay the past and know no deal. */
export function readReservationAdvice(table: CsvTable, name: string, mappings: readonly HeaderMapping[]): Outcome<{ readonly advice: readonly ReservationAdvice[]; readonly others: number }> {
  const { rows, findings } = reservationRows(table, reservationAdvice, name, ['first'], ['quantity'], mappings);
  const said: Finding[] = [...findings];
  const advice: ReservationAdvice[] = [];
  let others = 0;
  for (const row of rows) {
    if (!isProvisioned(row.text('sku'), row.text('type'))) {
      others++;
      continue;
    }
    const quantity = row.amount('quantity');
    const [without, withThem] = [moneyIn(row.text('without')), moneyIn(row.text('with'))];
    if (quantity === undefined || without === undefined || withThem === undefined) {
      said.push(refusedRow(name, row.line, 'its quantity or its costs are not numbers'));
      continue;
    }
    if (without.currency !== withThem.currency) {
      said.push(refusedRow(name, row.line, `its costs are in two currencies, ${without.currency} and ${withThem.currency}`));
      continue;
    }
    advice.push({
      line: row.line,
      sku: row.text('sku'),
      region: row.text('region').toLowerCase().replaceAll(' ', ''),
      scope: row.text('scope'),
      term: row.text('term'),
      lookBack: row.text('lookBack'),
      firstDay: row.day('first') ?? readDay(row.text('first').slice(0, 10)),
      quantity,
      costWithout: without.amount,
      costWith: withThem.amount,
      saved: moneyIn(row.text('saved'))?.amount,
      currency: without.currency,
    });
  }
  if (advice.length > 0) said.push(finding('info', 'advice-looks-back', `What Azure recommends in ${name} replays the last days at list prices: it knows neither growth nor your agreement, and a commitment that the reservation counts towards. "parley deal size" sizes on the load and the deal.`, name));
  else said.push(finding('warning', 'no-provisioned-reservation', `${name} holds no recommendation for provisioned throughput.`, name));
  return outcome({ advice, others }, said);
}

/** MCA writes money as {"value": 12.5, "currency": "USD"}, EA as a number. */
function moneyIn(cell: string): { readonly amount: Decimal; readonly currency: string } | undefined {
  const plain = readDecimal(cell);
  if (plain !== undefined) return { amount: plain, currency: 'USD' };
  const [, value = ''] = /"(?:value|amount)"\s*:\s*"?([-+0-9.eE]+)/i.exec(cell) ?? [];
  const [, currency = 'USD'] = /"currency(?:Code)?"\s*:\s*"([A-Za-z]{3})"/i.exec(cell) ?? [];
  const amount = readDecimal(value);
  return amount === undefined ? undefined : { amount, currency: currency.toUpperCase() };
}
