import { useState } from 'react';
import { addDays, day, daysInMonth, monthOf, monthsBetween, monthsFrom } from '../../../../../src/base/calendar.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { plural, showDay, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Preview } from './preview.ts';
import css from './dayCalendar.module.css';

/** Months that are drawn at first. */
const atFirst = 15;

/** Every day from the first to the last, darker with more rows; a day without any is hatched. */
export function DayCalendar({ preview }: { readonly preview: Preview }) {
  const show = useShow();
  const [all, setAll] = useState(false);
  const { days } = preview;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return <p className={css.soft}>This file says months, not days, so there is no calendar of days.</p>;
  const rows = new Map(days.map((each) => [each.day, each.rows]));
  const most = Math.max(...days.map((each) => each.rows));
  const months = monthsFrom(monthOf(first.day), monthsBetween(monthOf(first.day), monthOf(last.day)) + 1);
  const gaps: string[] = [];
  for (let at = day(first.day); at <= last.day; at = addDays(at, 1)) if (!rows.has(at)) gaps.push(at);
  const drawn = all ? months : months.slice(-atFirst);
  return (
    <ChartFrame
      title="Days with rows"
      summary={`${plural(days.length, 'day')} from ${showDay(first.day)} to ${showDay(last.day)}; ${gaps.length === 0 ? 'none is missing' : `without any row: ${gaps.map(showDay).join(', ')}`}.`}
      aside={<span data-gaps={gaps.length > 0 || undefined} className={css.aside}>{gaps.length === 0 ? 'no day missing' : `${plural(gaps.length, 'day')} without a row`}</span>}
      table={
        <DataTable
          caption="Days with rows, by month"
          keyOf={(month) => month}
          rows={months}
          columns={[
            { key: 'month', title: 'Month', cell: showMonth, by: (month) => month },
            { key: 'days', title: 'Days with rows', figures: true, cell: (month) => `${days.filter((each) => each.day.startsWith(month)).length} of ${daysInMonth(month)}` },
            { key: 'rows', title: 'Rows', figures: true, cell: (month) => show.count(days.filter((each) => each.day.startsWith(month)).reduce((sum, each) => sum + each.rows, 0)) },
            { key: 'gaps', title: 'Without a row', wide: true, cell: (month) => gaps.filter((gap) => gap.startsWith(month)).map((gap) => Number(gap.slice(8))).join(', ') },
          ]}
        />
      }
    >
      <div className={css.months} role="img" aria-label={`Calendar of days with rows. ${gaps.length === 0 ? 'No day is missing.' : `Missing: ${gaps.map(showDay).join(', ')}.`}`}>
        {drawn.map((month) => (
          <div key={month} className={css.month}>
            <span className={css.name}>{showMonth(month)}</span>
            <svg viewBox="0 0 310 10" preserveAspectRatio="none" className={css.days}>
              {Array.from({ length: daysInMonth(month) }, (_, index) => {
                const at = `${month}-${String(index + 1).padStart(2, '0')}`;
                const count = rows.get(at);
                const outside = at < first.day || at > last.day;
                return <rect key={at} x={index * 10} y="0" width="9" height="10" className={outside ? css.outside : count === undefined ? css.gap : css.day} style={count === undefined ? undefined : { opacity: 0.3 + 0.7 * (count / most) }} />;
              })}
            </svg>
          </div>
        ))}
      </div>
      {drawn.length < months.length && <LinkButton onClick={() => setAll(true)}>Show all {plural(months.length, 'month')}</LinkButton>}
    </ChartFrame>
  );
}
