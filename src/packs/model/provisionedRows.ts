import { addMonths, firstDay, hoursInMonth, monthOf, monthsBetween, type Day, type Month } from '../../base/calendar.ts';
import { decimal, type Decimal } from '../../base/decimal.ts';
import { listDay } from '../../deal/listPrice.ts';
import { share } from '../../deal/percent.ts';
import type { ProvisionedBlock } from '../../deal/dealTerms.ts';
import type { Subject } from '../../deal/match.ts';
import { ptuPrice } from '../../rates/lookUp.ts';
import { inCurrency } from './agreedPrice.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { firstMonthColumn, money, monthRow, price, type Grid } from './grid.ts';
import { here, type RowRef } from './rowRef.ts';
import { cellAt, overDeal } from './timeline.ts';

/** What provisioned units cost: each block, and all of them. */
export interface ProvisionedRows {
  readonly blocks: readonly { readonly subject: Subject; readonly charge: RowRef }[];
  readonly sum: number;
}

/** Step 6: what provisioned units cost, block by block; a term that has begun is paid to its end. */
export function provisionedRows(parts: DealSheetParts, grid: Grid): ProvisionedRows {
  const { terms, timeline } = parts;
  if (terms.provisioned.length > 0) grid.section(`Provisioned units, ${terms.currency}`, timeline.months.length + 3);
  const rows = terms.provisioned.map((block, place) => blockRow(parts, grid, block, place));
  const sum = grid.next;
  grid.add(...monthRow('Provisioned units together', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: rows.length === 0 ? 'SUM(0)' : rows.map((row) => `N(${column}${row})`).join('+'), format: money })), sum, 'total'));
  return { sum, blocks: terms.provisioned.map(({ model, scope, region }, place) => ({ subject: { model, scope, region, tier: 'provisioned' }, charge: here(rows[place] ?? 0) })) };
}

function blockRow(parts: DealSheetParts, grid: Grid, block: ProvisionedBlock, place: number): number {
  const { terms, timeline, inputs, rates, prefix } = parts;
  const due = paymentsOf(parts, block);
  const lists: (Decimal | undefined)[] = timeline.months.map(() => undefined);
  const hours: Decimal[] = timeline.months.map((month) => decimal(hoursInMonth(month)));
  for (const [month, { list }] of due) lists[timeline.column(terms, month) - firstMonthColumn] = list;
  const unit = block.purchase === 'hourly' ? 'an hour' : block.purchase === 'oneMonth' ? 'a month' : 'a year';
  const listRow = rates.row(`List of one PTU ${unit}: ${block.scope === 'dataZone' ? 'data zone' : block.scope} in ${block.region}`, `${terms.exchange?.listCurrency ?? terms.currency}; ${terms.rateBook}, on the first day of each term`, lists, price);
  const hoursRow = block.purchase === 'hourly' ? rates.row('Hours of the month', 'calendar', hours, '0') : 0;
  const ptu = ptuOf(parts, block, place);
  const off = inputs.add(`${prefix}_provisioned_${place}_discount`, `PTU block “${block.id}”: discount on list`, share(block.discountPercent), 'share', `deal file: provisioned[${block.id}]`);
  const isMonthly = block.purchase === 'oneYear' && block.pay === 'monthly';
  const twelve = isMonthly ? inputs.shared('Months_of_a_year', 'Parts in which a yearly term is paid by the month', 12, 'count', 'calendar') : '';
  const row = grid.next;
  grid.add(...monthRow(`${block.id}: PTU for ${block.model}, ${boughtBy[block.purchase]}${isMonthly ? ' paid by the month' : ''}`, terms.currency, overDeal(timeline, terms, (month, column) => {
    const bought = due.get(month);
    const list = bought && inCurrency(parts, bought.on, { formula: cellAt(rates.grid, listRow, column), value: bought.list });
    return list && { kind: 'sum', formula: `${ptu}${hoursRow === 0 ? '' : `*${cellAt(rates.grid, hoursRow, column)}`}*${list.formula}*(1-${off})${isMonthly ? `/${twelve}` : ''}`, format: money };
  }), row));
  return row;
}

const boughtBy = { hourly: 'by the hour', oneMonth: 'for a month', oneYear: 'for a year' } as const;

/** The name under which the size of a block is stated. */
export function ptuOf({ inputs, prefix }: DealSheetParts, block: ProvisionedBlock, place: number): string {
  return inputs.add(`${prefix}_provisioned_${place}_ptu`, `PTU block “${block.id}”: units for ${block.model}, ${block.from} for ${block.months} months`, block.ptu, 'count', `deal file: provisioned[${block.id}]`);
}

/** The months of the deal in which something falls due, with the first day of its term and the list of one unit on it. */
function paymentsOf({ terms, knowledge }: DealSheetParts, block: ProvisionedBlock): ReadonlyMap<number, { readonly list: Decimal; readonly on: Day }> {
  const due = new Map<number, { list: Decimal; on: Day }>();
  const term = block.purchase === 'oneYear' ? 12 : 1;
  const put = (month: Month, list: Decimal, on: Day): void => {
    const at = monthsBetween(monthOf(terms.start), month);
    if (at >= 0 && at < terms.months) due.set(at, { list, on });
  };
  for (let bought = 0; bought < block.months; bought += term) {
    const month = addMonths(block.from, bought);
    const on = firstDay(month);
    const list = ptuPrice(knowledge.book.ptu, block.scope, block.purchase, block.region, listDay(terms, on))?.perPtu;
    if (list === undefined) continue;
    const parts = block.purchase === 'oneYear' && block.pay === 'monthly' ? 12 : 1;
    for (let paid = 0; paid < parts; paid++) put(addMonths(month, paid), list, on);
  }
  return due;
}
