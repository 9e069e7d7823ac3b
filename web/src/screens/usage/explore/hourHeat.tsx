import { useWork } from '../../../client/useWork.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { total } from '../../../parts/exact.ts';
import css from './hourHeat.module.css';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Tokens by hour of the week, from request logs. */
export function HourHeat({ files, basis }: { readonly files: readonly string[]; readonly basis: readonly string[] }) {
  const show = useShow();
  const work = useWork('usage.explore', { files: [...files], by: ['hour'] }, basis, files.length > 0);
  if (work.state !== 'done') return <Panel title="By hour of the week"><p role="status">{work.state === 'refused' ? show.words(work.refused.message) : 'Adding up the hours …'}</p></Panel>;
  const tokens = new Map(work.value.groups.map(({ by, input, cached, cacheWrite, output }) => [by[0] ?? '', Number(total([input, cached, cacheWrite, output]))]));
  if (tokens.size === 0) return <Panel title="By hour of the week"><p className={css.soft}>No file here says the hour. Bring a request log of a few days: gateway, API Management or Azure Monitor.</p></Panel>;
  const most = Math.max(...tokens.values());
  const peak = [...tokens].toSorted(([, a], [, b]) => b - a)[0];
  return (
    <ChartFrame
      title="Tokens by hour of the week, UTC"
      summary={peak ? `Most in ${peak[0]}: ${show.tokens(peak[1])}.` : ''}
      aside={peak && `most ${peak[0]}:00, ${show.tokens(peak[1])}`}
      table={
        <DataTable
          caption="Tokens by hour of the week"
          keyOf={([hour]) => hour}
          rows={[...tokens]}
          columns={[
            { key: 'hour', title: 'Hour', cell: ([hour]) => `${hour}:00`, by: ([hour]) => hour },
            { key: 'tokens', title: 'Tokens', figures: true, cell: ([, count]) => show.count(count), by: ([, count]) => count },
          ]}
        />
      }
    >
      <svg viewBox="0 0 270 80" className={css.heat} role="img" aria-label={`Tokens by hour of the week. ${peak ? `Most in ${peak[0]}.` : ''}`}>
        {days.map((day, row) => (
          <g key={day}>
            <text x="0" y={row * 10 + 7.5} className={css.label}>
              {day}
            </text>
            {hours.map((hour, column) => {
              const count = tokens.get(`${day} ${hour}`);
              return <rect key={hour} x={20 + column * 10.3} y={row * 10} width="9.6" height="9" fill={count === undefined ? 'var(--none-ground)' : 'var(--band)'} opacity={count === undefined ? 1 : 0.15 + 0.85 * (count / most)} />;
            })}
          </g>
        ))}
        {hours.filter((_, index) => index % 3 === 0).map((hour, index) => (
          <text key={hour} x={20 + index * 3 * 10.3} y="78" className={css.label}>
            {hour}
          </text>
        ))}
      </svg>
      <p className={css.soft}>Grey: no row in the logs. Darker: more tokens.</p>
    </ChartFrame>
  );
}
