import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, money, monthRow, type Cell, type Grid } from './grid.ts';
import { here, rangeOf } from './rowRef.ts';
import { overDeal } from './timeline.ts';

/** One formula of a row: by month of the deal, 0 for its first, and column. */
export type MonthFormula = (month: number, column: string) => string;

/** Adds a row with one formula over the months of the deal; comes back with its number. A state is a level at one time and is not added up; a number is no money. */
export function monthAdder({ timeline, terms }: DealSheetParts, grid: Grid): (label: string, formula: MonthFormula, kind?: 'sum' | 'total' | 'state' | 'number' | 'stated') => number {
  return (label, formula, kind = 'sum') => {
    const row = grid.next;
    const isLevel = kind === 'state' || kind === 'number';
    const look = isLevel ? 'sum' : kind;
    const format = kind === 'number' ? '0;-0;"–"' : money;
    const [name, unit, total, ...months] = monthRow(label, kind === 'number' ? 'month of the deal' : terms.currency, overDeal(timeline, terms, (month, column): Cell => ({ kind: look, formula: formula(month, column), format })), row, look);
    grid.add(name, unit, isLevel ? undefined : total, ...months);
    return row;
  };
}

/** The sum of a row over the months of the deal before this one. */
export function sumBefore({ timeline, terms }: DealSheetParts, month: number, row: number): string {
  return `SUM(${rangeOf(here(row), columnName(timeline.column(terms, 0)), columnName(timeline.column(terms, month - 1)))})`;
}
