import { addDays, daysInMonth, dayNumber, firstDay, lastDay, monthOf, monthsBetween, monthsFrom, readDay, readMonth, type Day, type Month } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { HistoryMonth } from './history.ts';
import type { Charge } from './usageImport.ts';
import type { UsageRow } from './usageSeries.ts';

export interface Coverage {
  readonly months: readonly HistoryMonth[];
  readonly gaps: readonly string[];
}

/** A month with fewer of its days missing than this still stands for a month. */
const mostMissing = 0.1;

/**
 * Which days the history holds, by month, and where it breaks off. A weekend without a row between working days that have
 * some is no gap: office workloads rest then.
 */
export function coverageOf(rows: readonly UsageRow[], charges: readonly Charge[]): Outcome<Coverage> {
  const seen = daysSeen(rows, charges);
  const days = [...seen].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return outcome({ months: [], gaps: [] });
  const missing = missingRuns(seen, first, last);
  const lost = new Set(missing.flat());
  const span = monthsFrom(monthOf(first), monthsBetween(monthOf(first), monthOf(last)) + 1);
  const months = span.map((month) => monthCovered(month, seen, lost, first, last));
  const gaps = missing.map((run) => (run.length === 1 ? (run[0] ?? '') : `${run[0]} to ${run.at(-1)}`));
  return outcome({ months, gaps }, [...gapFindings(missing, gaps, months), ...partialFindings(months, first, last)]);
}

function daysSeen(rows: readonly UsageRow[], charges: readonly Charge[]): Set<Day> {
  const seen = new Set<Day>();
  for (const at of new Set([...rows.map((row) => row.at.slice(0, 10)), ...charges.map((charge) => charge.day ?? charge.month)])) {
    const month = readMonth(at);
    const day = readDay(at);
    if (day !== undefined) seen.add(day);
    if (month !== undefined) for (let index = 0; index < daysInMonth(month); index++) seen.add(addDays(firstDay(month), index));
  }
  return seen;
}

/** Runs of days without a row that hold at least one working day. */
function missingRuns(seen: ReadonlySet<Day>, first: Day, last: Day): Day[][] {
  const runs: Day[][] = [];
  let run: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!seen.has(day)) {
      run.push(day);
      continue;
    }
    if (run.some((missed) => !isWeekend(missed))) runs.push(run);
    run = [];
  }
  return runs;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: Day): boolean {
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function monthCovered(month: Month, seen: ReadonlySet<Day>, lost: ReadonlySet<Day>, first: Day, last: Day): HistoryMonth {
  const days = daysInMonth(month);
  const all = Array.from({ length: days }, (_, index) => addDays(firstDay(month), index));
  const daysSeen = all.filter((day) => seen.has(day)).length;
  const outside = all.filter((day) => day < first || day > last);
  const brokenOff = outside.some((day) => !isWeekend(day));
  const gone = all.filter((day) => lost.has(day)).length + (brokenOff ? outside.length : 0);
  const kind = daysSeen === 0 ? 'empty' : brokenOff ? 'partial' : gone > 0 ? 'gap' : 'whole';
  return { month, kind, days, daysSeen, forForecast: kind !== 'empty' && gone / days <= mostMissing };
}

function gapFindings(missing: readonly (readonly Day[])[], gaps: readonly string[], months: readonly HistoryMonth[]): Finding[] {
  return missing.map((run, index) => {
    const touched = [...new Set(run.map((day) => monthOf(day)))];
    const left = months.filter((month) => touched.includes(month.month) && !month.forForecast).map((month) => month.month);
    const kept = left.length === 0 ? 'The month still stands for a month in the forecast' : `The forecast does not use ${left.join(', ')}`;
    return finding('warning', 'days-missing', `No file has a row for ${gaps[index]} (${run.length} ${run.length === 1 ? 'day' : 'days'}). ${kept}; nothing was filled in. Bring the missing days if there are any.`, gaps[index] ?? '');
  });
}

function partialFindings(months: readonly HistoryMonth[], first: Day, last: Day): Finding[] {
  return months
    .filter((month) => month.kind === 'partial')
    .map((month) => {
      const begins = first > firstDay(month.month) && monthOf(first) === month.month;
      const ends = last < lastDay(month.month) && monthOf(last) === month.month;
      const how = begins && ends ? `holds only ${first} to ${last}` : begins ? `begins on ${first}` : `ends on ${last}`;
      const use = month.forForecast ? 'it still counts as a month' : 'the forecast does not use it';
      return finding('warning', 'month-partial', `The history of ${month.month} ${how} (${month.daysSeen} of ${month.days} days). It was not scaled up; ${use}.`, month.month);
    });
}
