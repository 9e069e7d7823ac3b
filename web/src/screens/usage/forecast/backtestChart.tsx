import { useCallback } from 'react';
import { Chart, type Palette, type Size } from '../../../parts/chart.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { backtestOption } from './backtestOption.ts';
import type { Forecasted } from './forecastDesk.ts';
import css from './backtestChart.module.css';

/** What earlier forecasts of this history said against what came, by distance, and from the worst start. */
export function BacktestChart({ backtest }: { readonly backtest: NonNullable<Forecasted['backtest']> }) {
  const show = useShow();
  const { horizons, byOrigin, coverage50, coverage80, coverage95, relativeWis, worstOrigin80 } = backtest;
  const draw = useCallback((palette: Palette, { width }: Size) => backtestOption({ horizons }, palette, show, width < 420), [horizons, show]);
  const worst = byOrigin.toSorted((a, b) => a.coverage80 - b.coverage80)[0];
  if (horizons.length === 0 || coverage80 === undefined) {
    return (
      <Panel title="How earlier forecasts did">
        <p>{show.words(backtest.says)}</p>
      </Panel>
    );
  }
  const overall = `Over all distances: said 50 %, was ${show.percent(coverage50 ?? 0)}; said 80 %, was ${show.percent(coverage80)}; said 95 %, was ${show.percent(coverage95 ?? 0)}.`;
  return (
    <div className={css.part}>
      <div className={css.chart}>
        <Chart
          title="Earlier forecasts: later months inside the range"
          summary={`${overall} ${worst ? `The worst start was ${showMonth(worst.from)}: ${show.percent(worst.coverage80)} of 80.` : ''}`}
          option={draw}
          steps={horizons.length}
          table={
            <DataTable
              caption="Said against was, by months ahead"
              keyOf={({ ahead }) => String(ahead)}
              rows={horizons}
              columns={[
                { key: 'ahead', title: 'Months ahead', figures: true, by: ({ ahead }) => ahead, cell: ({ ahead }) => show.count(ahead) },
                { key: '50', title: 'Said 50 %', figures: true, by: (row) => row.coverage50, cell: (row) => show.percent(row.coverage50) },
                { key: '80', title: 'Said 80 %', figures: true, by: (row) => row.coverage80, cell: (row) => show.percent(row.coverage80) },
                { key: '95', title: 'Said 95 %', figures: true, by: (row) => row.coverage95, cell: (row) => show.percent(row.coverage95) },
                { key: 'error', title: 'Median error', figures: true, by: (row) => row.medianError, cell: (row) => show.percent(row.medianError) },
                { key: 'judged', title: 'Months judged', figures: true, by: (row) => row.months, cell: (row) => show.count(row.months) },
              ]}
            />
          }
        />
      </div>
      <p className={css.words}>
        {overall} {worst !== undefined && worstOrigin80 !== undefined && `From the worst of ${plural(backtest.origins, 'start')}, ${showMonth(worst.from)}, the range of 80 in 100 held ${show.percent(worstOrigin80)} of ${plural(worst.months, 'month')}.`}{' '}
        {relativeWis !== undefined && `Its score (WIS, less is better) is ${show.percent(relativeWis)} of that of carrying the last month forward.`}
      </p>
    </div>
  );
}
