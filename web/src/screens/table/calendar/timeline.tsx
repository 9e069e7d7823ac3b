import { addMonths, day, daysBetween, monthOf } from '../../../../../src/base/calendar.ts';
import type { DaysShown } from '../../../client/answers.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { showDay, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './timeline.module.css';

const lanes = [
  { name: 'Our plan', colour: 'var(--series-reserved)' },
  { name: 'The deal and the offers', colour: 'var(--series-offer)' },
  { name: 'Microsoft and models', colour: 'var(--series-alternative)' },
] as const;
const laneHeight = 34;

/** The days on three lines over the coming months: ours, the deal's, theirs. */
export function Timeline({ entries, today }: { readonly entries: DaysShown['entries']; readonly today: string }) {
  const show = useShow();
  const last = entries.at(-1)?.day ?? today;
  const span = Math.max(1, daysBetween(day(today), day(last)));
  const at = (when: string): number => 1 + (daysBetween(day(today), day(when)) / span) * 96;
  const months: string[] = [];
  for (let month = addMonths(monthOf(today), 1); `${month}-01` <= last; month = addMonths(month, 1)) months.push(month);
  const step = Math.ceil(months.length / 8);
  const height = lanes.length * laneHeight + 18;
  return (
    <ChartFrame
      title={`The coming ${Math.ceil(span / 30.4)} months`}
      summary={entries.map(({ day: when, what }) => show.words(`${showDay(when)}: ${what}.`)).join(' ')}
      table={
        <DataTable
          caption="The coming days"
          keyOf={({ id }) => id}
          rows={entries}
          columns={[
            { key: 'day', title: 'Day', by: ({ day: when }) => when, cell: ({ day: when }) => showDay(when) },
            { key: 'what', title: 'What', wide: true, cell: ({ what }) => show.words(what) },
            { key: 'owner', title: 'Who', cell: ({ owner }) => owner },
          ]}
        />
      }
    >
      <div className={css.names} aria-hidden="true">
        {lanes.map(({ name, colour }) => (
          <span key={name} style={{ color: colour }}>
            ▬ <span>{name}</span>
          </span>
        ))}
      </div>
      <svg width="100%" height={height} aria-hidden="true" className={css.drawing}>
        {months.map((month, index) => (
          <g key={month}>
            <line x1={`${at(`${month}-01`)}%`} x2={`${at(`${month}-01`)}%`} y1="0" y2={height - 16} stroke="var(--line)" />
            {index % step === 0 && (
              <text x={`${at(`${month}-01`)}%`} y={height - 4} textAnchor={at(`${month}-01`) > 94 ? 'end' : 'middle'}>
                {showMonth(month)}
              </text>
            )}
          </g>
        ))}
        {lanes.map(({ name, colour }, lane) => (
          <line key={name} x1="0%" x2="100%" y1={lane * laneHeight + 22} y2={lane * laneHeight + 22} stroke={colour} strokeWidth="1.5" opacity="0.6" />
        ))}
        {entries.map((entry) => {
          const lane = laneOf(entry);
          const y = lane * laneHeight + 22;
          const big = entry.id === 'sign';
          return (
            <g key={entry.id}>
              <title>{show.words(`${showDay(entry.day)}: ${entry.what}`)}</title>
              <circle cx={`${at(entry.day)}%`} cy={y} r={big ? 7 : 4.5} fill={big ? 'var(--ink)' : lanes[lane]?.colour} stroke="var(--paper)" strokeWidth="1.5" />
              {big && (
                <text className={css.sign} x={`${at(entry.day)}%`} y={y - 10} textAnchor={at(entry.day) > 90 ? 'end' : 'middle'}>
                  signature
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

function laneOf({ source }: DaysShown['entries'][number]): number {
  if (/, (?:sign|own)\b/.test(source)) return 0;
  return /Microsoft/.test(source) ? 2 : 1;
}
