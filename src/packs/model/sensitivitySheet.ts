import { matches } from '../../deal/match.ts';
import type { Compared } from './compareSheet.ts';
import { totalRow, type DealSheet } from './dealSheet.ts';
import { Grid, money, quoted, type Cell } from './grid.ts';
import { monthAdder } from './monthAdder.ts';
import { cellOf, sumOfRows, here, type RowRef } from './rowRef.ts';
import { settleRows } from './settleRows.ts';
import { tierRows, type MeterRow } from './tierRows.ts';
import { monthHead, monthLayout, type Timeline } from './timeline.ts';
import type { TokenRow } from './tokenRows.ts';

const volumes = [0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5];

/** What each deal comes to at other volumes, as formulas: the volumes may be changed, and everything that hangs on them follows. The workings stand below and are not printed. */
export function sensitivitySheet(deals: readonly Compared[], currency: string, timeline: Timeline): Grid {
  const grid = new Grid('Sensitivity', monthLayout);
  grid.add({ kind: 'title', value: 'What if volumes are other than planned' });
  grid.add({ kind: 'note', value: `Whole term, ${currency}. Each line is worked out anew with tiers, credits, commitment and what spills from provisioned units; the volumes in blue may be changed. 1 is the usage as it stands on Inputs.` });
  grid.head(['All volumes times', 'Unit'], [...deals.map(({ title }) => title), ...deals.slice(1).map(({ title }) => `${title}, against the first`)]);
  const first = grid.next;
  // The lines stand above their workings, which say where their sums are once they are written.
  for (const volume of volumes) grid.add({ kind: 'input', value: volume, format: '0.0#', left: true });
  grid.add({ kind: 'total', formula: '1', format: '0.0#', left: true }, { kind: 'note', value: 'as it stands on Compare' }, ...deals.map(({ made }): Cell => ({ kind: 'total', formula: made.grid.at(made.rows.total, 3), format: money })));
  for (const { title, made } of deals) {
    if (made.meters.some(({ isStated }) => isStated)) grid.add({ kind: 'note', value: `${title}: tokens that are split minute by minute are stated and stay as they are on these lines; the list on Sources names them.` });
  }
  grid.printed = grid.rows.length;
  grid.add();
  grid.section('Workings', timeline.months.length + 3);
  grid.add(...monthHead(timeline));
  for (const [line] of volumes.entries()) {
    const row = first + line;
    const totals = deals.map(({ title, made }) => {
      grid.add();
      grid.add({ kind: 'head', value: `${title}, volumes of line ${line + 1}` });
      return here(block(grid, made, `$A$${row}`));
    });
    const sums = totals.map((total): Cell => ({ kind: 'sum', formula: cellOf(total, 'C'), format: money }));
    const differences = totals.slice(1).map((total): Cell => ({ kind: 'sum', formula: `${cellOf(total, 'C')}-${cellOf(totals[0] ?? total, 'C')}`, format: money }));
    grid.rows[row - 1]?.push({ kind: 'note', value: currency }, ...sums, ...differences);
  }
  return grid;
}

/** The bill of a deal at `factor` times the volumes, with meters that all rules treat alike in one row; comes back with the row of its total. */
function block(grid: Grid, made: DealSheet, factor: string): number {
  const { parts, charges, monthNumber } = made;
  const sheet = `${quoted(made.grid.name)}!`;
  const row = monthAdder(parts, grid);
  const there = ({ row: at }: RowRef): RowRef => ({ sheet, row: at });
  const countsTokens = parts.terms.tiers.some(({ basis }) => basis === 'tokens');
  const meters = alike(made).map((meter): MeterRow => {
    const { rows, share } = meter;
    const [one] = rows;
    const name = `${rows.length === 1 ? one.subject.model : `${rows.length} meters`}${share === undefined ? '' : ', spilled'}${one.isStated ? ', stated' : ''}`;
    const perPrice = 'Tokens_per_price';
    const spilled = (column: string, of: (meter: TokenRow) => string): string => `${factor}*${share?.at(column, factor, sheet) ?? '0'}*(${rows.map(of).join('+')})`;
    const scaled = (column: string, refs: readonly RowRef[]): string => `${one.isStated ? '' : `${factor}*`}${sumOfRows(refs.map(there), column)}`;
    const charge = row(`Charges: ${name}`, (_, column) => (share === undefined ? scaled(column, rows.map((each) => each.charge)) : spilled(column, (each) => `${each.spilled?.usage(column) ?? '0'}/${perPrice}*${sheet}${column}${each.price}`)));
    const tokens = countsTokens ? row(`Tokens: ${name}`, (_, column) => (share === undefined ? scaled(column, rows.map((each) => each.tokens)) : spilled(column, (each) => each.spilled?.usage(column) ?? '0'))) : 0;
    return { subject: one.subject, tokens: here(tokens), charge: here(charge) };
  });
  const sum = row('Tokens together', (_, column) => sumOfRows(meters.map(({ charge }) => charge), column), 'total');
  const tiers = tierRows(parts, grid, meters, charges);
  const ptu = row('Provisioned units together', (_, column) => `${sheet}${column}${made.rows.ptu}`, 'total');
  const blocks = made.blocks.map(({ subject, charge }) => ({ subject, charge: there(charge) }));
  const settled = settleRows(parts, grid, [sum, tiers.sum, ptu], { meters, tiers, blocks, monthNumber }, []);
  return totalRow(parts, grid, [sum, tiers.sum, ptu, settled.support, settled.credit, settled.prepayment, settled.shortfall]);
}

interface Alike {
  readonly rows: readonly [TokenRow, ...TokenRow[]];
  readonly share: NonNullable<TokenRow['spilled']>['share'] | undefined;
}

/** Meters that tiers and credits treat alike, and of which the same share spills. */
function alike({ meters, parts: { terms } }: DealSheet): readonly Alike[] {
  const groups = new Map<string, [TokenRow, ...TokenRow[]]>();
  for (const meter of meters) {
    const touched = [...terms.tiers, ...terms.credits].map(({ match }) => (matches(match, meter.subject) ? '1' : '0')).join('');
    const key = [touched, meter.spilled?.share.key ?? '', meter.isStated].join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [meter]);
    else known.push(meter);
  }
  return [...groups.values()].map((rows) => ({ rows, share: rows[0].spilled?.share }));
}
