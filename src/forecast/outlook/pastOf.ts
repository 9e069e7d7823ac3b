import type { Month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { listCost } from '../../usage/analysis/listCost.ts';
import type { UsageHistory } from '../../usage/history.ts';
import { freshInput, type UsageRow } from '../../usage/usageSeries.ts';
import { measures, type Measure } from '../drivers/drivers.ts';

/** What each whole month of the history held of one measure in some workloads; spend is at the list prices of its own month. For drawing only. */
export function pastOf(history: UsageHistory, book: RateBook): (workloads: readonly string[], measure: Measure) => { readonly month: Month; readonly amount: number }[] {
  const whole = new Map(history.months.filter(({ forForecast }) => forForecast).map(({ month }): [string, Month] => [month, month]));
  const sums = new Map<string, number>();
  const add = (workload: string, month: string, measure: Measure, amount: number): void => void sums.set(keyOf(workload, month, measure), (sums.get(keyOf(workload, month, measure)) ?? 0) + amount);
  const rows = history.usage.rows.filter(({ at }) => whole.has(at));
  for (const row of rows) for (const measure of measures) if (measure !== 'spend') add(row.workload, row.at, measure, countOf(row, measure));
  for (const { row, cost } of listCost(rows, book).value.priced) add(row.workload, row.at, 'spend', toDouble(cost));
  return (workloads, measure) => [...whole.values()].map((month) => ({ month, amount: workloads.reduce((sum, workload) => sum + (sums.get(keyOf(workload, month, measure)) ?? 0), 0) }));
}

function countOf(row: UsageRow, measure: Exclude<Measure, 'spend'>): number {
  switch (measure) {
    case 'fresh':
      return Number(freshInput(row));
    case 'tokens':
      return Number(row.input + row.output);
    case 'longContext':
      return row.context === 'long' ? Number(row.input + row.output) : 0;
    case 'cached':
    case 'cacheWrite':
    case 'output':
    case 'requests':
      return Number(row[measure]);
  }
}

function keyOf(workload: string, month: string, measure: Measure): string {
  return `${month}\n${measure}\n${workload}`;
}
