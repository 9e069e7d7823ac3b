import { useCallback, useMemo } from 'react';
import { Chart, type Palette, type Size } from '../../../parts/chart.tsx';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { dimensionName } from './dimensionName.ts';
import type { Explored } from './explored.ts';
import css from './byMonth.module.css';
import { groupColours, topOf, type Measured } from './topOf.ts';

/** The same groups month by month, stacked: their edge is the whole. */
export function ByMonth({ explored, measure }: { readonly explored: Explored; readonly measure: Measured }) {
  const show = useShow();
  const top = useMemo(() => topOf(explored, measure, 5), [explored, measure]);
  const months = useMemo(() => [...new Set(explored.groups.map(({ by }) => by[1] ?? ''))].toSorted(), [explored]);
  const { currency } = explored;
  const write = useCallback((value: number): string => (measure === 'list' ? show.about(value, currency) : show.tokens(value)), [measure, show, currency]);
  const draw = useCallback(
    (palette: Palette, { width }: Size) => ({
      grid: { top: 12, left: 8, right: width < 420 ? 12 : 130, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', boundaryGap: false, data: months, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: showMonth } },
      yAxis: { type: 'value', min: 0, splitNumber: 4, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => (measure === 'list' ? show.tick(value, currency) : show.tokenTick(value)) } },
      tooltip: { ...tooltipStyle(palette), valueFormatter: (value: unknown) => write(Number(value)) },
      series: top.map(({ name, byMonth }, place) => ({
        name, type: 'line', stack: 'all', symbol: 'none', data: months.map((month) => byMonth.get(month) ?? 0),
        lineStyle: { width: 1, color: palette('paper') }, itemStyle: { color: palette(groupColours[place] ?? 'soft') },
        areaStyle: { color: palette(groupColours[place] ?? 'soft'), opacity: 0.85 },
        endLabel: { show: width >= 420, formatter: '{a}', color: palette('ink'), fontSize: 11, distance: 6 }, labelLayout: { moveOverlap: 'shiftY' },
      })),
    }),
    [top, months, measure, show, currency, write],
  );
  return (
    <div className={css.part}>
      <Chart
        title={`Month by month, by ${dimensionName(explored.by[0] ?? '')}${measure === 'list' ? `, ${currency} at list` : ', tokens'}`}
        summary={`${top.map(({ name }) => name).join(', ')}; from ${showMonth(months[0] ?? '')} to ${showMonth(months.at(-1) ?? '')}.`}
        option={draw}
        steps={months.length}
        table={
          <DataTable
            caption="Month by month"
            keyOf={(month) => month}
            rows={months}
            columns={[
              { key: 'month', title: 'Month', by: (month) => month, cell: showMonth },
              ...top.map(({ name, byMonth }) => ({ key: name, title: name, figures: true, by: (month: string) => byMonth.get(month) ?? 0, cell: (month: string) => write(byMonth.get(month) ?? 0) })),
            ]}
          />
        }
      />
      <ul className={css.names} aria-hidden="true">
        {top.map(({ name }, place) => (
          <li key={name}>
            <span className={css.mark} style={{ background: `var(--${groupColours[place] ?? 'soft'})` }} /> {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
