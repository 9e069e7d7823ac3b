import type { EChartsCoreOption } from 'echarts/core';
import type { BacktestDetail } from '../../../../../src/forecast/forecast.ts';
import type { Palette } from '../../../parts/chartPalette.ts';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import type { Show } from '../../../parts/show.ts';

type Line = { readonly said: number; readonly of: (score: BacktestDetail['horizons'][number]) => number; readonly colour: Parameters<Palette>[0]; readonly dash: 'solid' | 'dashed' | 'dotted' };

const lines: readonly Line[] = [
  { said: 0.95, of: ({ coverage95 }) => coverage95, colour: 'series-committed', dash: 'dotted' },
  { said: 0.8, of: ({ coverage80 }) => coverage80, colour: 'band', dash: 'solid' },
  { said: 0.5, of: ({ coverage50 }) => coverage50, colour: 'series-offer', dash: 'dashed' },
];

/** How much of what came later lay inside the ranges of 50, 80 and 95 in 100, by how many months ahead, each beside the level that was said. */
export function backtestOption({ horizons }: Pick<BacktestDetail, 'horizons'>, palette: Palette, show: Show, narrow: boolean): EChartsCoreOption {
  const name = ({ said }: Line): string => `said ${show.percent(said)}`;
  return {
    grid: { top: 12, left: 8, right: narrow ? 14 : 70, bottom: 30, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: horizons.map(({ ahead }) => String(ahead)), name: 'months ahead', nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: palette('soft') }, ...axisStyle(palette) },
    yAxis: { type: 'value', min: 0, max: 1, interval: 0.25, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.percent(value) } },
    tooltip: { ...tooltipStyle(palette), formatter: (points: unknown) => tip(horizons[placeIn(points)], show) },
    series: lines.map((line) => ({
      name: name(line), type: 'line', showSymbol: horizons.length < 4, symbolSize: 6, data: horizons.map((score) => line.of(score)),
      lineStyle: { color: palette(line.colour), width: line.said === 0.8 ? 2.5 : 1.5, type: line.dash }, itemStyle: { color: palette(line.colour) },
            markLine: { silent: true, symbol: 'none', label: { show: true, position: narrow ? 'insideStartTop' : 'end', formatter: name(line), color: palette('ink'), fontSize: 11 }, lineStyle: { color: palette(line.colour), width: 1, type: 'solid', opacity: 0.45 }, data: [{ yAxis: line.said }] },
    })),
  };
}

function tip(score: BacktestDetail['horizons'][number] | undefined, show: Show): string {
  if (!score) return '';
  return [`${score.ahead} ${score.ahead === 1 ? 'month' : 'months'} ahead, ${show.count(score.months)} judged`, ...lines.map((line) => `said ${show.percent(line.said)}, was ${show.percent(line.of(score))}`), `median error ${show.percent(score.medianError)}`].join('\n');
}

function placeIn(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}
