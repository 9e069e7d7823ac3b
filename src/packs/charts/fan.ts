import type { EChartsCoreOption } from 'echarts/core';
import { month as monthNamed, monthsBetween, monthsFrom, type Month } from '../../base/calendar.ts';
import type { Palette } from './palette.ts';
import { unitFor } from './scale.ts';

/** Cost by month: what was billed, and what is expected with its range of 80 in 100. Amounts are for drawing only. */
export interface FanData {
  readonly currency: string;
  readonly billed: readonly { readonly month: string; readonly amount: number }[];
  readonly expected: readonly { readonly month: string; readonly p10: number; readonly p50: number; readonly p90: number }[];
  /** "billed", "expected at list". */
  readonly names: { readonly billed: string; readonly expected: string };
  /** What is expected under another assumption, on the same futures: a second band over the first. */
  readonly otherwise?: { readonly name: string; readonly expected: FanData['expected'] };
  /** What a commitment asks for a month, as steps. */
  readonly pace?: { readonly name: string; readonly months: readonly { readonly month: string; readonly amount: number }[] };
}

/** The unit of the axis: for the chart's title, which says it. */
export function fanUnit(data: FanData): string {
  return unitOf(data).name;
}

/** What a screen adds to the drawing: how it writes figures, and how much room it has. */
export interface FanOnScreen {
  /** Too narrow for names beside the lines. */
  readonly narrow: boolean;
  /** A step of the axis. */
  readonly tick: (amount: number) => string;
  /** What is told about one month; the rest of the tip is the screen's own. */
  readonly tip: (month: string) => string;
  readonly tooltip: object;
}

/** The fan as an ECharts option: a line for what was billed, a band and a line for what is expected, each with its name beside it. The same drawing in documents and on screens. */
export function fanOption(data: FanData, palette: Palette, screen?: FanOnScreen): EChartsCoreOption {
  const unit = screen ? { divisor: 1 } : unitOf(data);
  const months = monthsOf(data);
  const billed = new Map(data.billed.map((point) => [point.month, point.amount / unit.divisor]));
  const expected = new Map(data.expected.map((point) => [point.month, point]));
  const values = (pick: (point: FanData['expected'][number]) => number): (number | null)[] => months.map((name) => {
    const point = expected.get(name);
    return point === undefined ? null : pick(point) / unit.divisor;
  });
  const last = data.expected.at(-1);
  const label = (text: string, colour: string): object => ({ show: true, formatter: text, color: colour, fontFamily: palette.fontFamily, fontSize: screen ? 11 : 12, distance: 6 });
  const room = screen?.narrow === true ? 12 : screen ? 90 : 118;
  return {
    animation: false,
    textStyle: { fontFamily: palette.fontFamily, color: palette.ink },
    grid: { left: 8, right: room, top: 22, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category', data: months, boundaryGap: false, axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.soft, fontSize: 12, interval: (index: number) => labelled(months, index), formatter: shortMonth, ...(screen && { fontSize: 11, lineHeight: 13 }) },
    },
    yAxis: { type: 'value', min: 0, axisLine: { show: false }, splitNumber: 4, splitLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.soft, fontSize: screen ? 11 : 12, ...(screen && { formatter: (amount: number) => screen.tick(amount) }) } },
    ...(screen && { tooltip: { ...screen.tooltip, formatter: (points: unknown) => screen.tip(months[placeOf(points)] ?? '') } }),
    series: [
      // The band is two stacked areas: an unseen one up to the lower edge and the range above it.
      { name: 'from', type: 'line', stack: 'range', data: values((point) => point.p10), symbol: 'none', lineStyle: { opacity: 0 }, silent: true },
      { name: '80 in 100', type: 'line', stack: 'range', data: values((point) => point.p90 - point.p10), symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: palette.band, opacity: 0.22 }, silent: true },
      ...(['p10', 'p90'] as const).map((edge) => ({
        name: edge, type: 'line', data: values((point) => point[edge]), symbol: 'none', silent: true, lineStyle: { color: palette.band, width: 1, type: [2, 3] },
        ...(last && screen?.narrow !== true && { endLabel: label(edge === 'p90' ? '1 in 10 above' : '1 in 10 below', palette.soft), ...(data.pace && { labelLayout: { moveOverlap: 'shiftY' } }) }),
      })),
      {
        name: data.names.expected, type: 'line', data: values((point) => point.p50), symbol: 'none', lineStyle: { color: palette.band, width: 2.5 }, itemStyle: { color: palette.band }, silent: true,
        ...(last && screen?.narrow !== true && { endLabel: label(data.names.expected, palette.band) }),
      },
      ...(data.pace === undefined ? [] : [pace(data.pace, months, unit.divisor, palette, screen?.narrow === true)]),
      ...(data.otherwise === undefined ? [] : otherwise(data.otherwise, months, unit.divisor, palette, screen?.narrow === true)),
      {
        name: data.names.billed, type: 'line', data: months.map((name) => billed.get(name) ?? null), symbol: 'circle', symbolSize: 4, showSymbol: true, lineStyle: { color: palette.ink, width: 2 }, itemStyle: { color: palette.ink }, silent: true,
        markPoint: { silent: true, symbol: 'circle', symbolSize: 0.1, data: nameOfBilled(data, unit.divisor), label: { show: true, position: 'top', formatter: data.names.billed, color: palette.ink, fontFamily: palette.fontFamily, fontSize: 12, distance: 8 } },
      },
    ],
  };
}

/** Steps, dashed, each from its first month to its last. */
function pace({ name, months: steps }: NonNullable<FanData['pace']>, months: readonly string[], divisor: number, palette: Palette, narrow: boolean): object {
  const amounts = new Map(steps.map(({ month, amount }) => [month, amount / divisor]));
  return {
    name, type: 'line', step: 'middle', data: months.map((month) => amounts.get(month) ?? null), symbol: 'none', silent: true, lineStyle: { color: palette.series.offer, width: 2, type: [7, 3] }, itemStyle: { color: palette.series.offer },
    ...(!narrow && { endLabel: { show: true, formatter: name, color: palette.series.offer, fontFamily: palette.fontFamily, fontSize: 11, distance: 6 }, labelLayout: { moveOverlap: 'shiftY' } }),
  };
}

/** The second band, told apart by dashes as well as by its colour. */
function otherwise({ name, expected }: NonNullable<FanData['otherwise']>, months: readonly string[], divisor: number, palette: Palette, narrow: boolean): object[] {
  const colour = palette.series.alternative;
  const points = new Map(expected.map((point) => [point.month, point]));
  const values = (pick: (point: FanData['expected'][number]) => number): (number | null)[] => months.map((month) => {
    const point = points.get(month);
    return point === undefined ? null : pick(point) / divisor;
  });
  return [
    { name: 'from, otherwise', type: 'line', stack: 'other range', data: values((point) => point.p10), symbol: 'none', lineStyle: { opacity: 0 }, silent: true },
    { name: '80 in 100, otherwise', type: 'line', stack: 'other range', data: values((point) => point.p90 - point.p10), symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 0.16 }, silent: true },
    ...(['p10', 'p90'] as const).map((edge) => ({ name: `${edge}, otherwise`, type: 'line', data: values((point) => point[edge]), symbol: 'none', silent: true, lineStyle: { color: colour, width: 1, type: [6, 4] } })),
    {
      name, type: 'line', data: values((point) => point.p50), symbol: 'none', silent: true, lineStyle: { color: colour, width: 2.5, type: [8, 4] }, itemStyle: { color: colour },
      ...(!narrow && { endLabel: { show: true, formatter: name, color: colour, fontFamily: palette.fontFamily, fontSize: 11, distance: 6 }, labelLayout: { moveOverlap: 'shiftY' } }),
    },
  ];
}

/** The place of the month under the pointer, in what ECharts hands to a tip. */
function placeOf(points: unknown): number {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  return typeof first === 'object' && first !== null && 'dataIndex' in first && typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}

function nameOfBilled(data: FanData, divisor: number): object[] {
  const point = data.billed[Math.floor(data.billed.length / 2)];
  return point === undefined ? [] : [{ coord: [point.month, point.amount / divisor] }];
}

function unitOf(data: FanData): ReturnType<typeof unitFor> {
  return unitFor(data.currency, Math.max(0, ...data.billed.map((point) => point.amount), ...[...data.expected, ...(data.otherwise?.expected ?? [])].map((point) => point.p90), ...(data.pace?.months ?? []).map(({ amount }) => amount)));
}

/** Every month from the first to the last one, those without a point included. */
function monthsOf(data: FanData): string[] {
  const named = [...data.billed, ...data.expected, ...(data.otherwise?.expected ?? [])].map((point) => point.month).toSorted();
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsFrom(monthNamed(first), monthsBetween(first as Month, last as Month) + 1);
}

/** A year has one to four labels, so that they stand apart however long the axis is. */
function labelled(months: readonly string[], index: number): boolean {
  const step = months.length > 48 ? 12 : months.length > 24 ? 6 : 3;
  return (Number(months[index]?.slice(5)) - 1) % step === 0;
}

function shortMonth(name: string): string {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const at = Number(name.slice(5)) - 1;
  return at === 0 ? `Jan\n${name.slice(0, 4)}` : (names[at] ?? name);
}
