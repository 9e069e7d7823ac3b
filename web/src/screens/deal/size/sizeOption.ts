import type { EChartsCoreOption } from 'echarts/core';
import type { AnswerOf } from '../../../client/answers.ts';
import type { Palette } from '../../../parts/chartPalette.ts';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import type { Show } from '../../../parts/show.ts';

export type Sizing = AnswerOf<'deal.size'>;
export type Purchase = Sizing['options'][number]['purchase'];

export const purchaseName: Readonly<Record<Purchase, string>> = { hourly: 'Hourly', oneMonth: 'One month', oneYear: 'One year' };
const look: Readonly<Record<Purchase, { readonly colour: Parameters<Palette>[0]; readonly dash: 'solid' | 'dashed' | 'dotted' }>> = {
  hourly: { colour: 'series-offer', dash: 'dotted' },
  oneMonth: { colour: 'series-committed', dash: 'dashed' },
  oneYear: { colour: 'series-reserved', dash: 'solid' },
};

/** Cost against the number of PTU for every way to buy, with pay-as-you-go as a level, the optimum of the one that is looked at and its flat region. */
export function sizeOption(sizing: Sizing, chosen: Purchase, palette: Palette, show: Show, narrow: boolean): EChartsCoreOption {
  const { costCurve, options, currency } = sizing;
  const payAsYouGo = options[0]?.payAsYouGo ?? 0;
  const option = options.find(({ purchase }) => purchase === chosen);
  const write = (amount: number): string => show.about(amount, currency);
  // What lies around the optimum decides: sizes far beyond it are cut off, and the table has them.
  const last = costCurve.at(-1)?.ptu ?? 1;
  const far = Math.min(last, Math.max((option?.ptu ?? 0) * 2.5, (option?.flat.to ?? 0) * 3, (option?.byRule.find(({ rule }) => rule === 'mean')?.ptu ?? 0) * 1.4, last / 20));
  const near = costCurve.filter(({ ptu }) => ptu <= far);
  const most = Math.max(payAsYouGo, ...near.map(({ cost }) => cost[chosen] ?? 0)) * 1.15;
  return {
    grid: { top: 26, left: 8, right: narrow ? 14 : 96, bottom: 26, outerBoundsMode: 'same' },
    xAxis: { type: 'value', name: 'PTU', nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: palette('soft') }, min: 0, max: far, ...axisStyle(palette), splitLine: { show: false }, axisLabel: { ...axisStyle(palette).axisLabel, showMaxLabel: false } },
    yAxis: { type: 'value', min: 0, max: most, splitNumber: 5, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, showMaxLabel: false, formatter: (value: number) => show.tick(value, currency) } },
    tooltip: { ...tooltipStyle(palette), formatter: (points: unknown) => tip(costCurve[placeIn(points)], write, show) },
    series: options.map(({ purchase }) => ({
      name: purchaseName[purchase],
      type: 'line',
      showSymbol: false,
      clip: true,
      lineStyle: { color: palette(look[purchase].colour), width: purchase === chosen ? 3 : 1.5, type: look[purchase].dash },
      itemStyle: { color: palette(look[purchase].colour) },
      endLabel: { show: !narrow, formatter: '{a}', color: palette('ink'), fontSize: 11, distance: 6 },
      labelLayout: { moveOverlap: 'shiftY' },
      data: near.flatMap(({ ptu, cost }) => (cost[purchase] === undefined || cost[purchase] > most ? [] : [[ptu, cost[purchase]]])),
      ...(purchase === chosen && {
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: palette('ink'), type: 'dashed', width: 1 },
          label: { formatter: `pay-as-you-go ${write(payAsYouGo)}`, position: 'insideEndTop', color: palette('ink'), fontSize: 11 },
          data: [{ yAxis: payAsYouGo }],
        },
        ...(option && {
          markArea: {
            silent: true,
            itemStyle: { color: palette('band'), opacity: 0.16 },
            label: { show: true, position: 'insideTopLeft', formatter: 'at most 1 % more', color: palette('soft'), fontSize: 11 },
            data: [[{ xAxis: option.flat.from }, { xAxis: option.flat.to }]],
          },
          markPoint: {
            silent: true,
            symbol: 'diamond',
            symbolSize: 13,
            itemStyle: { color: palette('ink') },
            label: { show: true, position: 'bottom', align: 'left', offset: [-6, 4], formatter: `least: ${option.ptu} PTU, ${write(option.cost)}`, color: palette('ink'), fontSize: 11, fontWeight: 600 },
            data: [{ coord: [option.ptu, option.cost] }],
          },
        }),
      }),
    })),
  };
}

function placeIn(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}

function tip(point: Sizing['costCurve'][number] | undefined, write: (amount: number) => string, show: Show): string {
  if (!point) return '';
  const costs = (['hourly', 'oneMonth', 'oneYear'] as const).flatMap((purchase) => (point.cost[purchase] === undefined ? [] : [`${purchaseName[purchase]}: ${write(point.cost[purchase])}`]));
  return [`${point.ptu} PTU`, ...costs, `Spills: ${show.percent(point.spilledShare)}`].join('\n');
}
