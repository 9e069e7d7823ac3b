import { day, daysBetween } from '../../../../../src/base/calendar.ts';
import type { CalendarShown, StandingShown } from '../../../client/answers.ts';
import { Figure } from '../../../parts/figure.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './clock.module.css';

/** The days that matter, nearest first, and how they lie over the months to come. */
export function Clock({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const coming = standing.calendar.filter((entry) => entry.day >= standing.asOf).toSorted((a, b) => a.day.localeCompare(b.day));
  return (
    <Panel title="The clock" aside={<span className={css.today}>today {showDay(standing.asOf)}</span>}>
      {coming.length === 0 ? (
        <p className={css.soft}>No day to come is known.</p>
      ) : (
        <>
          <Line today={standing.asOf} entries={coming} />
          <ul className={css.entries} tabIndex={0} aria-label="Days that matter">
            {coming.map((entry, index) => (
              <li key={`${entry.day} ${entry.what}`} className={css.entry}>
                <span className={css.number} aria-hidden="true">
                  {index + 1}
                </span>
                <span className={css.day}>
                  <Figure trail={() => ({ title: entry.what, value: showDay(entry.day), how: [entry.why], sources: [entry.source] })}>{showDay(entry.day)}</Figure>
                </span>
                <span className={css.in}>{plural(daysBetween(day(standing.asOf), day(entry.day)), 'day')}</span>
                <span className={css.what}>
                  {show.words(entry.what)}
                  <span className={css.why} title={entry.why}>
                    {show.words(entry.why)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** Days on one line from today to the last, nearest year in full width. */
function Line({ today, entries }: { readonly today: StandingShown['asOf']; readonly entries: readonly CalendarShown[] }) {
  const last = entries.at(-1);
  const span = Math.min(400, Math.max(1, last ? daysBetween(day(today), day(last.day)) : 1));
  const near = entries.map((entry, index) => ({ entry, number: index + 1, at: (daysBetween(day(today), day(entry.day)) / span) * 100 })).filter(({ at }) => at <= 100);
  return (
    <svg className={css.line} width="100%" height="26" aria-hidden="true">
      <line x1="0%" x2="100%" y1="18" y2="18" stroke="var(--line)" strokeWidth="2" />
      <circle cx="0%" cy="18" r="3.500" fill="var(--ink)" />
      {near.map(({ entry, at }) => (
        <line key={`${entry.day} ${entry.what}`} x1={`${at}%`} x2={`${at}%`} y1="13" y2="23" stroke="var(--accent)" strokeWidth="2" />
      ))}
      {together(near).map(({ at, text }) => (
        <text key={text} x={`${at}%`} y="10" textAnchor={at > 95 ? 'end' : at < 3 ? 'start' : 'middle'}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Numbers of days that lie too close for two texts are written as one: "1, 2". */
function together(days: readonly { readonly at: number; readonly number: number }[]): { readonly at: number; readonly text: string }[] {
  const groups: { readonly at: number; text: string; end: number }[] = [];
  for (const { at, number } of days) {
    const last = groups.at(-1);
    if (last && at - last.end < 4) {
      last.text += `, ${number}`;
      last.end = at;
    } else groups.push({ at, text: String(number), end: at });
  }
  return groups;
}
