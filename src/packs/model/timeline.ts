import { assert } from '../../base/assert.ts';
import { addMonths, monthOf, monthsBetween, monthsFrom, type Month } from '../../base/calendar.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { columnName, firstMonthColumn, type Cell, type Grid, type Layout } from './grid.ts';

/** The months of all deals of the model, one column each. */
export interface Timeline {
  readonly months: readonly Month[];
  /** The column of a deal's month, 0 for its first. */
  column(terms: DealTerms, month: number): number;
}

export function timelineOf(deals: readonly DealTerms[]): Timeline {
  const starts = deals.map(({ start }) => monthOf(start)).toSorted();
  const ends = deals.map(({ start, months }) => addMonths(monthOf(start), months)).toSorted();
  const [first] = starts;
  assert(first !== undefined, 'a model has at least one deal');
  const months = monthsFrom(first, Math.max(1, monthsBetween(first, ends.at(-1) ?? first)));
  return { months, column: (terms, month) => firstMonthColumn + monthsBetween(first, monthOf(terms.start)) + month };
}

/** How a sheet over months is looked at: names, units and sums stay in sight, half a year goes on a page. */
export const monthLayout: Layout = { widths: [64, 24, 18, 15], across: 3, down: 3, monthsToPage: 6 };

/** The head of a sheet over months; without a sum where its rows are not added up. */
export function monthHead({ months }: Timeline, sum = 'Sum'): Cell[] {
  return [{ kind: 'head', value: '' }, { kind: 'head', value: 'Unit; from where' }, { kind: 'head', value: sum, right: true }, ...months.map((month): Cell => ({ kind: 'head', value: month, right: true }))];
}

/** The cells of a row over the whole timeline, made only for the months of the deal. */
export function overDeal(timeline: Timeline, terms: DealTerms, make: (month: number, column: string) => Cell | undefined): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = timeline.months.map(() => undefined);
  for (let month = 0; month < terms.months; month++) {
    const column = timeline.column(terms, month);
    cells[column - firstMonthColumn] = make(month, columnName(column));
  }
  return cells;
}

export function cellAt(grid: Grid, row: number, column: string): string {
  return `'${grid.name.replaceAll("'", "''")}'!${column}${row}`;
}
