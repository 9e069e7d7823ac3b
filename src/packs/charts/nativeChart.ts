import type { BarChartOptions, LineChartOptions } from 'docx/charts';
import { month as monthNamed, monthsBetween, monthsFrom, type Month } from '../../base/calendar.ts';
import type { ChartData } from '../brief/brief.ts';
import type { FanData } from './fan.ts';
import { light } from './palette.ts';
import type { RangeBarsData } from './rangeBars.ts';
import { unitFor } from './scale.ts';

/** The chart as Word draws it itself: vector, with text, its figures in a sheet behind it. */
export function nativeChart(chart: ChartData): LineChartOptions | BarChartOptions {
  switch (chart.kind) {
    case 'fan':
      return fanChart(chart.data);
    case 'bars':
      return barChart(chart.data);
  }
}

const font = { size: 8, color: hex(light.soft) };
const plain = { fill: 'none', border: 'none' } as const;

function fanChart(data: FanData): LineChartOptions {
  const unit = unitFor(data.currency, Math.max(0, ...data.billed.map((point) => point.amount), ...data.expected.map((point) => point.p90)));
  const named = [...data.billed, ...data.expected].map((point) => point.month).toSorted();
  const [first, last] = [named[0] as Month, named.at(-1) as Month];
  const months = monthsFrom(monthNamed(first), monthsBetween(first, last) + 1);
  const expected = new Map(data.expected.map((point) => [point.month, point]));
  const billed = new Map(data.billed.map((point) => [point.month, point.amount]));
  const values = (pick: (point: FanData['expected'][number]) => number): (number | null)[] => months.map((name) => {
    const point = expected.get(name);
    return point === undefined ? null : rounded(pick(point) / unit.divisor);
  });
  const dashed = { color: hex(light.band), width: 0.75, dash: 'shortDash' } as const;
  return {
    type: 'line',
    // Dates, so that Word labels as many months as it has room for.
    categories: months.map((name) => new Date(`${name}-01T00:00:00Z`)),
    transformation: { width: 660, height: 205 },
    chartArea: plain, plotArea: plain,
    legend: { position: 'top', font },
    categoryAxis: { font, numberFormat: 'mmm yyyy' },
    valueAxis: { font, minimum: 0, gridlines: true, numberFormat: '#,##0.##' },
    emptyValues: 'gap',
    series: [
      { name: data.names.billed, values: months.map((name) => {
        const amount = billed.get(name);
        return amount === undefined ? null : rounded(amount / unit.divisor);
      }), line: { color: hex(light.ink), width: 1.75 }, markers: false },
      { name: '1 in 10 above', values: values((point) => point.p90), line: dashed, markers: false },
      { name: `${data.names.expected} (middle)`, values: values((point) => point.p50), line: { color: hex(light.band), width: 2 }, markers: false },
      { name: '1 in 10 below', values: values((point) => point.p10), line: dashed, markers: false },
    ],
  };
}

function barChart(data: RangeBarsData): BarChartOptions {
  const unit = unitFor(data.currency, Math.max(0, ...data.bars.map((bar) => bar.p90)));
  const bars = data.bars.toReversed();
  const scaled = (amount: number): number => rounded(amount / unit.divisor);
  return {
    type: 'bar',
    categories: bars.map((bar) => bar.name),
    transformation: { width: 660, height: 40 + bars.length * 27 },
    chartArea: plain, plotArea: plain,
    legend: false,
    gapWidth: 70,
    categoryAxis: { font: { size: 8, color: hex(light.ink) } },
    valueAxis: { font, minimum: 0, maximum: roundedUp(Math.max(...bars.map((bar) => scaled(bar.p90)))), gridlines: true, numberFormat: '#,##0.##' },
    series: [{
      name: unit.name, values: bars.map((bar) => scaled(bar.p50)), colors: bars.map((bar) => hex(light.series[bar.colour])), color: hex(light.band),
      errorBars: { type: 'custom', plus: bars.map((bar) => scaled(bar.p90 - bar.p50)), minus: bars.map((bar) => scaled(bar.p50 - bar.p10)), line: { color: hex(light.ink), width: 1.25 } },
    }],
  };
}

function hex(colour: string): string {
  return colour.slice(1).toUpperCase();
}

/** As many digits as a chart can show. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** The end of an axis that holds `value`: the next 1, 2, 2.5 or 5 with zeros, in eighths of which it is filled well. */
function roundedUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9) / 4));
  const unit = [1, 2, 2.5, 5, 10].map((each) => each * step).find((each) => value / each <= 8) ?? step;
  return rounded(Math.ceil(value / unit) * unit);
}
