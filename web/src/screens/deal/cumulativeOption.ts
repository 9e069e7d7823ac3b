import type { EChartsCoreOption } from 'echarts/core';
import type { StandingShown } from '../../client/answers.ts';
import type { Palette } from '../../parts/chart.tsx';
import { axisStyle, tooltipStyle } from '../../parts/chartStyle.ts';
import { showMonth, type Show } from '../../parts/show.ts';
import { dashOf, shortName } from './structureLook.tsx';

/** One line a structure: its cost added up month by month in the median future. */
export function cumulativeOption(standing: StandingShown, palette: Palette, show: Show, narrow: boolean): EChartsCoreOption {
  const { currency, structures } = standing;
  const months = structures[0]?.byMonth.map(({ month }) => month) ?? [];
  return {
    grid: { top: 8, left: 8, right: narrow ? 70 : 84, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: months.map(showMonth), boundaryGap: false, ...axisStyle(palette) },
    yAxis: { type: 'value', ...axisStyle(palette), splitNumber: 4, axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.tick(value, currency) } },
    tooltip: { ...tooltipStyle(palette), valueFormatter: (value: unknown) => show.about(Number(value), currency) },
    series: structures.map(({ id, byMonth }) => ({
      name: shortName[id],
      type: 'line',
      showSymbol: false,
      lineStyle: { color: palette(`series-${id}`), width: 2, type: dashOf[id] },
      itemStyle: { color: palette(`series-${id}`) },
      endLabel: { show: true, formatter: '{a}', color: palette('ink'), fontSize: 11, distance: 6 },
      labelLayout: { moveOverlap: 'shiftY' },
      data: runningSum(byMonth.map(({ amount }) => Number(amount))),
    })),
  };
}

function runningSum(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}
