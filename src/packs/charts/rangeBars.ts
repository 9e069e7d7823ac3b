import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';
import { unitFor } from './scale.ts';

/** Amounts side by side, each with its range of 80 in 100: what structures cost, or what asks are worth. For drawing only. */
export interface RangeBarsData {
  readonly currency: string;
  readonly bars: readonly RangeBar[];
}

export interface RangeBar {
  readonly name: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly colour: keyof Palette['series'];
}

export function rangeBarsUnit(data: RangeBarsData): string {
  return unitOf(data).name;
}

/** Bars from zero to the middle of the range with a whisker over the range, the first on top, each with its name and figure. */
export function rangeBarsOption(data: RangeBarsData, palette: Palette): EChartsCoreOption {
  const unit = unitOf(data);
  const bars = data.bars;
  const scaled = (amount: number): number => amount / unit.divisor;
  return {
    animation: false,
    textStyle: { fontFamily: palette.fontFamily, color: palette.ink },
    grid: { left: 214, right: 150, top: 4, bottom: 24 },
    yAxis: {
      type: 'category', inverse: true, data: bars.map((bar) => bar.name), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { color: palette.ink, fontSize: 12, fontFamily: palette.fontFamily, width: 172, overflow: 'break' },
    },
    xAxis: {
      type: 'value', splitNumber: 5, axisLine: { show: false }, splitLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.soft, fontSize: 12 },
    },
    series: [
      {
        type: 'bar', silent: true, barWidth: '52%',
        data: bars.map((bar) => ({ value: scaled(bar.p50), itemStyle: { color: palette.series[bar.colour] } })),
      },
      {
        type: 'custom', silent: true, z: 5, encode: { x: [0, 1, 2], y: 3 },
        data: bars.map((bar, index) => [scaled(bar.p10), scaled(bar.p50), scaled(bar.p90), index]),
        renderItem: (_: unknown, space: WhiskerSpace) => whisker(space, ([0, 1, 2] as const).map((at) => unit.show(Number(space.value(at)) * unit.divisor)), palette),
      },
    ],
  };
}

/** What ECharts hands to a custom series: the values of the row and the place of a point. */
interface WhiskerSpace {
  readonly value: (dimension: number) => number | string;
  readonly coord: (point: readonly [number, number]) => number[];
}

function whisker(space: WhiskerSpace, figures: readonly string[], palette: Palette): object {
  const row = Number(space.value(3));
  const [left = 0, y = 0] = space.coord([Number(space.value(0)), row]);
  const [right = 0] = space.coord([Number(space.value(2)), row]);
  const line = (x1: number, y1: number, x2: number, y2: number): object[] => [
    // On a ground of its own, so that it is seen over the bar too.
    { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: palette.paper, lineWidth: 4 } },
    { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: palette.ink, lineWidth: 1.5 } },
  ];
  const text = (figure: string, x: number, weight: number, fill: string): object => ({ type: 'text', style: { text: figure, x, y, fill, textVerticalAlign: 'middle', fontFamily: palette.fontFamily, fontSize: 12, fontWeight: weight } });
  const [p10 = '', p50 = '', p90 = ''] = figures;
  return {
    type: 'group',
    children: [
      ...line(left, y, right, y), ...line(left, y - 5, left, y + 5), ...line(right, y - 5, right, y + 5),
      text(p50, right + 8, 600, palette.ink), text(`${p10} to ${p90}`, right + 14 + p50.length * 7, 400, palette.soft),
    ],
  };
}

function unitOf(data: RangeBarsData): ReturnType<typeof unitFor> {
  return unitFor(data.currency, Math.max(0, ...data.bars.map((bar) => bar.p90)));
}
