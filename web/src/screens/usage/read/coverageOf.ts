import { addDays, monthOf, monthsBetween, monthsFrom, readDay, readMonth, type Month } from '../../../../../src/base/calendar.ts';
import type { UsageShown } from '../../../client/answers.ts';

export interface CoverageCell {
  readonly month: Month;
  /** `gap`: within the file's own period, yet without a row that costs anything. */
  readonly is: 'rows' | 'gap' | 'outside';
  readonly amount?: string;
}

export interface CoverageRow {
  readonly file: string;
  /** Undefined for a file without money in it. */
  readonly currency: string | undefined;
  readonly cells: readonly CoverageCell[];
}

/** Which months each file covers, over all the months that any file covers. */
export function coverageOf(files: UsageShown['files']): { readonly months: readonly Month[]; readonly rows: readonly CoverageRow[] } {
  const known = files.flatMap(({ period, control }) => [...control.map(({ month }) => month), ...(period ? [monthOf(period.from), monthOf(period.to)] : [])]).flatMap((text) => readMonth(text) ?? []);
  const sorted = known.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return { months: [], rows: [] };
  const months = monthsFrom(first, monthsBetween(first, last) + 1);
  return { months, rows: files.flatMap((file) => rowsOf(file, months)) };
}

function rowsOf(file: UsageShown['files'][number], months: readonly Month[]): CoverageRow[] {
  const { path, period, control } = file;
  const within = (month: Month): boolean => period !== null && monthOf(period.from) <= month && month <= monthOf(period.to);
  if (control.length === 0) {
    return [{ file: path, currency: undefined, cells: months.map((month) => ({ month, is: within(month) ? 'rows' : 'outside' })) }];
  }
  return [...Map.groupBy(control, ({ currency }) => currency)].map(([currency, lines]) => {
    const amounts = new Map(lines.map(({ month, amount }) => [month, amount]));
    return {
      file: path,
      currency,
      cells: months.map((month): CoverageCell => {
        const amount = amounts.get(month);
        return amount === undefined ? { month, is: within(month) ? 'gap' : 'outside' } : { month, is: 'rows', amount };
      }),
    };
  });
}

/** How many days of each month lie in gaps written as "2026-01-20" or "2026-01-20 to 2026-01-22"; longer gaps than ten years are no gaps. */
export function daysMissing(gaps: readonly string[]): ReadonlyMap<Month, number> {
  const missing = new Map<Month, number>();
  for (const gap of gaps) {
    const [from, until] = gap.split(' to ').map(readDay);
    if (from === undefined) continue;
    for (let day = from, count = 0; day <= (until ?? from) && count < 3660; day = addDays(day, 1), count++) missing.set(monthOf(day), (missing.get(monthOf(day)) ?? 0) + 1);
  }
  return missing;
}
