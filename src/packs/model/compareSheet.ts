import { decimal, toDouble, type Decimal } from '../../base/decimal.ts';
import type { DealSheet, SumKind } from './dealSheet.ts';
import { columnName, Grid, money, type Cell } from './grid.ts';
import type { Inputs } from './inputs.ts';

const kinds: Readonly<Record<SumKind, string>> = { tokens: 'Tokens', tier: 'Volume tiers', ptu: 'Provisioned units', support: 'Support', credit: 'Credits', prepayment: 'Paid from prepayment', shortfall: 'Shortfall', total: 'To pay' };

export interface Compared {
  readonly title: string;
  readonly made: DealSheet;
  readonly total: Decimal;
}

/** Deals side by side, and whether the sheet still comes to what Parley worked out. */
export function compareSheet(deals: readonly Compared[], currency: string, inputs: Inputs): Grid {
  const grid = new Grid('Compare', { widths: [34, 34, 24], across: 1, down: 3 });
  const each = (make: (deal: Compared, column: string) => Cell): Cell[] => deals.map((deal, place) => make(deal, columnName(place + 3)));
  grid.add({ kind: 'title', value: 'Deals side by side' });
  grid.add({ kind: 'note', value: `Whole term, ${currency}` });
  grid.head(['', 'Unit'], deals.map(({ title }) => title));
  for (const [kind, name] of Object.entries(kinds) as [SumKind, string][]) grid.add({ kind: kind === 'total' ? 'total' : 'label', value: name }, { kind: 'note', value: currency }, ...each(({ made }) => ({ kind: kind === 'total' ? 'total' : 'sum', formula: made.grid.at(made.rows[kind], 3), format: money })));
  const total = grid.rows.length;
  const first = columnName(3);
  grid.add({ kind: 'label', value: 'Against the first' }, { kind: 'note', value: currency }, ...each((_, column) => ({ kind: 'sum', formula: `${column}${total}-${first}${total}`, format: money })));
  grid.add({ kind: 'label', value: 'Against the first' }, { kind: 'note', value: 'of what the first comes to' }, ...each((_, column) => ({ kind: 'sum', formula: `IF(${first}${total}=0,0,${column}${total}/${first}${total}-1)`, format: '+0.0%;[Red]-0.0%;0.0%' })));
  const months = grid.next;
  grid.add({ kind: 'label', value: 'Months' }, { kind: 'note', value: 'of the deal' }, ...each(({ made }) => ({ kind: 'sum', formula: `MAX(${made.grid.at(4, 4)}:${columnName(made.parts.timeline.months.length + 3)}4)`, format: '0' })));
  grid.add({ kind: 'label', value: 'To pay, on average a month' }, { kind: 'note', value: currency }, ...each((_, column) => ({ kind: 'sum', formula: `IF(${column}${months}=0,0,${column}${total}/${column}${months})`, format: money })));
  grid.add();
  grid.section('Check', deals.length + 2);
  const stated = grid.next;
  grid.add({ kind: 'label', value: 'As Parley worked it out' }, { kind: 'note', value: 'stated, with the inputs as they came' }, ...each(({ total: exact }) => ({ kind: 'stated', value: toDouble(exact), format: money })));
  const tolerance = inputs.shared('Tolerance', 'Difference that counts as none', decimal('0.005'), 'price', 'half a cent');
  grid.add({ kind: 'label', value: 'The sheet comes to the same' }, { kind: 'note', value: 'until an input is changed' }, ...each((_, column) => ({ kind: 'sum', formula: `IF(ABS(${column}${total}-${column}${stated})<${tolerance},"yes","inputs changed")` })));
  return grid;
}

