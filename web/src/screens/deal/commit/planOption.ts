import type { EChartsCoreOption } from 'echarts/core';
import type { AnswerOf } from '../../../client/answers.ts';
import type { Palette } from '../../../parts/chartPalette.ts';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import { showMonth, type Show } from '../../../parts/show.ts';

export type ReservationPlan = AnswerOf<'deal.plan'>;

/** PTU held month by month: those bought for a year below, those for a month on top of them. */
export function planOption({ months }: ReservationPlan, palette: Palette, show: Show): EChartsCoreOption {
  const layer = (name: string, colour: Parameters<Palette>[0], data: readonly number[]) => ({ name, type: 'line', step: 'middle', stack: 'ptu', showSymbol: false, lineStyle: { width: 0 }, areaStyle: { color: palette(colour), opacity: 0.85 }, itemStyle: { color: palette(colour) }, data: [...data] });
  return {
    grid: { top: 16, left: 8, right: 14, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', boundaryGap: false, data: months.map(({ month }) => showMonth(month)), ...axisStyle(palette), splitLine: { show: false } },
    yAxis: { type: 'value', name: 'PTU', min: 0, minInterval: 1, splitNumber: 4, nameTextStyle: { color: palette('soft') }, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.count(value) } },
    tooltip: { ...tooltipStyle(palette), formatter: (points: unknown) => tip(months[placeIn(points)], show) },
    series: [layer('For a year', 'series-reserved', months.map(({ oneYear }) => oneYear)), layer('For a month', 'series-committed', months.map(({ oneMonth }) => oneMonth))],
  };
}

function placeIn(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}

function tip(month: ReservationPlan['months'][number] | undefined, show: Show): string {
  return month === undefined ? '' : [showMonth(month.month), `For a year: ${show.count(month.oneYear)} PTU${month.oneYearBought > 0 ? `, ${show.count(month.oneYearBought)} bought` : ''}`, `For a month: ${show.count(month.oneMonth)} PTU`].join('\n');
}
