import type { EChartsCoreOption } from 'echarts/core';
import { monthsBetween, monthsFrom, readMonth } from '../../../src/base/calendar.ts';
import type { Palette } from './chart.tsx';
import { axisStyle, tooltipStyle } from './chartStyle.ts';
import { showMonth } from './show.ts';

export interface FanPast {
  readonly month: string;
  readonly value: number;
}

export interface FanMonth {
  readonly month: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

interface Fan {
  readonly past: readonly FanPast[];
  readonly pastName: string;
  readonly fan: readonly FanMonth[];
  readonly write: (value: number) => string;
  /** Writes the steps of the axis. */
  readonly writeTick: (value: number) => string;
}

/** The drawing of a fan: a band between P10 and P90, the median, and the past on the same axis. */
export function fanOption({ past, pastName, fan, write, writeTick }: Fan, palette: Palette, narrow: boolean): EChartsCoreOption {
  const months = monthAxis([...past.map(({ month }) => month), ...fan.map(({ month }) => month)]);
  const pastAt = new Map(past.map(({ month, value }) => [month, value]));
  const fanAt = new Map(fan.map((month) => [month.month, month]));
  const label = { show: !narrow, color: palette('soft'), fontSize: 11, distance: 6 };
  const hidden = { showSymbol: false, lineStyle: { width: 1, color: palette('band'), opacity: 0.55 }, itemStyle: { color: palette('band') } };
  return {
    grid: { top: 14, left: 8, right: narrow ? 12 : 58, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: months.map(showMonth), boundaryGap: false, ...axisStyle(palette) },
    yAxis: { type: 'value', min: 0, splitNumber: 4, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: writeTick } },
    tooltip: { ...tooltipStyle(palette), formatter: (points: unknown) => tip(months[indexOf(points)] ?? '', pastAt, fanAt, pastName, write) },
    series: [
      { name: 'P10', type: 'line', stack: 'band', ...hidden, endLabel: { ...label, formatter: 'P10' }, data: months.map((month) => fanAt.get(month)?.p10 ?? null) },
      {
        name: 'P90',
        type: 'line',
        stack: 'band',
        ...hidden,
        areaStyle: { color: palette('band'), opacity: 0.18 },
        endLabel: { ...label, formatter: 'P90' },
        data: months.map((month) => {
          const at = fanAt.get(month);
          return at ? at.p90 - at.p10 : null;
        }),
      },
      {
        name: 'Median',
        type: 'line',
        showSymbol: false,
        lineStyle: { width: 2.5, color: palette('band') },
        itemStyle: { color: palette('band') },
        endLabel: { ...label, color: palette('ink'), formatter: 'Median' },
        labelLayout: { moveOverlap: 'shiftY' },
        data: months.map((month) => fanAt.get(month)?.p50 ?? null),
      },
      {
        name: pastName,
        type: 'line',
        showSymbol: past.length < 3,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 2, color: palette('ink') },
        itemStyle: { color: palette('ink') },
        data: months.map((month) => pastAt.get(month) ?? null),
        ...(past[0] && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette('soft'), type: 'dashed', width: 1 },
            label: { formatter: `${pastName} | forecast`, color: palette('soft'), fontSize: 11, position: 'end', distance: 2 },
            data: [{ xAxis: Math.max(0, months.indexOf(past.at(-1)?.month ?? '')) }],
          },
        }),
      },
    ],
  };
}

/** Every month from the first to the last, those without a value too; labels that are no months stay as they are. */
function monthAxis(labels: readonly string[]): readonly string[] {
  const sorted = [...new Set(labels)].toSorted();
  const [first, last] = [readMonth(sorted[0] ?? ''), readMonth(sorted.at(-1) ?? '')];
  return first && last ? monthsFrom(first, monthsBetween(first, last) + 1) : sorted;
}

function indexOf(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}

function tip(month: string, pastAt: ReadonlyMap<string, number>, fanAt: ReadonlyMap<string, FanMonth>, pastName: string, write: (value: number) => string): string {
  const [past, fan] = [pastAt.get(month), fanAt.get(month)];
  return [showMonth(month), past !== undefined && `${pastName}: ${write(past)}`, fan && `Median: ${write(fan.p50)}`, fan && `80 in 100: ${write(fan.p10)} to ${write(fan.p90)}`].filter((line) => typeof line === 'string').join('\n');
}
