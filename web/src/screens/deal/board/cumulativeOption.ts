import type { EChartsCoreOption } from 'echarts/core';
import type { StandingShown } from '../../../client/answers.ts';
import type { Palette, Size } from '../../../parts/chart.tsx';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import { showMonth, type Show } from '../../../parts/show.ts';
import { spreadApart } from '../../../parts/spreadApart.ts';
import { scaleFor } from '../../../parts/ticks.ts';
import { dashOf, shortName } from '../structureLook.tsx';

const top = 10;
const axisHeight = 26;

/** One line a structure: its cost added up month by month in the median future, each with its name at its end. */
export function cumulativeOption(standing: StandingShown, palette: Palette, show: Show, size: Size): EChartsCoreOption {
  const { currency } = standing;
  const lines = standing.structures.map(({ id, byMonth }) => ({ id, sums: runningSum(byMonth.map(({ amount }) => Number(amount))) }));
  const months = standing.structures[0]?.byMonth.map(({ month }) => month) ?? [];
  const { to } = scaleFor([0, ...lines.flatMap(({ sums }) => sums)], 4);
  const height = Math.max(1, size.height - top - axisHeight);
  const places = lines.map(({ sums }) => top + height * (1 - (sums.at(-1) ?? 0) / to));
  const moved = spreadApart(places, 13);
  return {
    grid: { top, left: 48, right: 76, bottom: axisHeight },
    xAxis: { type: 'category', data: months.map(showMonth), boundaryGap: false, ...axisStyle(palette) },
    yAxis: { type: 'value', min: 0, max: to, ...axisStyle(palette), splitNumber: 4, axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.tick(value, currency) } },
    tooltip: { ...tooltipStyle(palette), valueFormatter: (value: unknown) => show.about(Number(value), currency) },
    series: lines.map(({ id, sums }, index) => ({
      name: shortName[id],
      type: 'line',
      showSymbol: false,
      lineStyle: { color: palette(`series-${id}`), width: 2, type: dashOf[id] },
      itemStyle: { color: palette(`series-${id}`) },
      endLabel: { show: true, formatter: '{a}', color: palette('ink'), fontSize: 11, distance: 6, offset: [0, (moved[index] ?? 0) - (places[index] ?? 0)] },
      data: sums,
    })),
  };
}

function runningSum(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}
