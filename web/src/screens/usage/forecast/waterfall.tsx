import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Forecasted } from './forecastDesk.ts';
import css from './waterfall.module.css';

/** What each driver adds on the way from the first month of the plan to its last; and which numbers’ own ranges matter most. */
export function Waterfall({ answer }: { readonly answer: Forecasted }) {
  const show = useShow();
  const { waterfall, swings } = answer;
  let level = 0;
  const bars = waterfall.map((step) => {
    const whole = step.driver === 'first month' || step.driver === 'last month';
    const from = whole ? 0 : level;
    const to = whole ? step.tokens : level + step.tokens;
    level = to;
    return { ...step, from, to, whole };
  });
  const scale = scaleFor([0, ...bars.flatMap(({ from, to }) => [from, to])], 5);
  const words = (tokens: number, whole: boolean): string => (whole ? show.tokens(tokens) : `${tokens < 0 ? '−' : '+'}${show.tokens(Math.abs(tokens))}`);
  return (
    <ChartFrame
      title="What each driver adds, tokens a month from the first month of the plan to the last"
      summary={bars.map(({ driver, tokens, whole }) => `${driver}: ${words(tokens, whole)}`).join('; ')}
      table={
        <DataTable
          caption="What each driver adds"
          keyOf={({ driver }) => driver}
          rows={bars}
          columns={[
            { key: 'driver', title: 'Driver', cell: ({ driver }) => driver },
            { key: 'tokens', title: 'Tokens a month', figures: true, by: ({ tokens }) => tokens, cell: ({ tokens }) => show.count(Math.round(tokens)) },
            { key: 'why', title: 'What was set free', wide: true, cell: ({ why }) => <span className={css.why}>{show.words(why)}</span> },
          ]}
        />
      }
    >
      <ul className={css.rows}>
        {bars.map(({ driver, tokens, from, to, whole, why }) => (
          <li key={driver} className={css.row} title={show.words(why)}>
            <span>{driver}</span>
            <svg className={css.track} width="100%" height="22" aria-hidden="true">
              {scale.ticks.map((tick) => (
                <line key={tick} x1={`${placeOn(scale, tick)}%`} x2={`${placeOn(scale, tick)}%`} y1="0" y2="22" stroke="var(--line)" />
              ))}
              <rect
                x={`${placeOn(scale, Math.min(from, to))}%`} width={`${Math.max(0.4, Math.abs(placeOn(scale, to) - placeOn(scale, from)))}%`} y="4" height="14"
                fill={whole ? 'var(--series-list)' : tokens < 0 ? 'var(--series-offer)' : 'var(--series-reserved)'}
              />
              <line x1={`${placeOn(scale, to)}%`} x2={`${placeOn(scale, to)}%`} y1="4" y2="22" stroke="var(--soft)" strokeDasharray="2 2" />
            </svg>
            <strong className={css.value}>{words(tokens, whole)}</strong>
          </li>
        ))}
      </ul>
      {swings.length > 0 && (
        <p className={css.words}>
          What is least known, by how far its own range moves all months together:{' '}
          {swings
            .slice(0, 3)
            .map(({ workload, driver, low, high }) => `${driver} of ${workload} (${show.tokens(low)} to ${show.tokens(high)})`)
            .join('; ')}
          .
        </p>
      )}
    </ChartFrame>
  );
}
