import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';
import type { RangeBarsData } from './rangeBars.ts';
import { unitFor } from './scale.ts';

/** All ways to buy on one scale of money: a point at the middle of each with a whisker over 80 in 100, told apart by colour and shape. */
export function moneyBarOption(data: RangeBarsData, palette: Palette): EChartsCoreOption {
  const unit = unitFor(data.currency, Math.max(0, ...data.bars.map((bar) => bar.p90)));
  const scaled = (amount: number): number => amount / unit.divisor;
  return {
    animation: false,
    textStyle: { fontFamily: palette.fontFamily, color: palette.ink },
    grid: { left: 8, right: 16, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', position: 'bottom', scale: true, splitNumber: 6, axisLine: { show: true, onZero: false, lineStyle: { color: palette.line } }, splitLine: { show: false }, axisLabel: { color: palette.soft, fontSize: 12 } },
    yAxis: { type: 'value', show: false, min: -0.5, max: data.bars.length - 0.5, inverse: true },
    series: data.bars.map((bar, index) => ({
      type: 'line', name: bar.name, silent: true,
      data: [[scaled(bar.p10), index], [scaled(bar.p50), index], [scaled(bar.p90), index]],
      lineStyle: { color: palette.series[bar.colour], width: 2 }, itemStyle: { color: palette.series[bar.colour] },
      symbol: (value: readonly number[]) => (value[0] === scaled(bar.p50) ? shapes[index % shapes.length] : 'rect'),
      symbolSize: (value: readonly number[]) => (value[0] === scaled(bar.p50) ? 13 : [2, 10]),
      label: { show: true, position: 'top', color: palette.ink, fontSize: 12, fontFamily: palette.fontFamily, formatter: (point: { readonly dataIndex: number }) => (point.dataIndex === 1 ? `${bar.name} ${unit.show(bar.p50)}` : '') },
    })),
  };
}

const shapes = ['circle', 'diamond', 'triangle', 'rect', 'roundRect'];
