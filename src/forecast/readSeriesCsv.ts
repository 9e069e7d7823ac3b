import { toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { decimalMarkOf, readAmount } from '../usage/readAmount.ts';
import { delimiters, readCsv, type CsvRecord, type Delimiter } from '../base/readCsv.ts';
import type { Forecast } from './forecast.ts';
import { forecastPeriods, type ForecastOptions } from './forecastSeries.ts';
import { periodScale, type PeriodScale } from './periodScale.ts';

/** Series of any kind on periods of any length, as a plain `id,period,value` table has them. */
export interface SeriesTable {
  readonly scale: PeriodScale;
  /** In the order of their first rows; `values` from period `start` to the series' own last one, undefined where the table has no row. */
  readonly series: readonly { readonly id: string; readonly start: number; readonly values: readonly (number | undefined)[] }[];
}

/** The series of a table with the columns id, period and value, rows in any order; rows that cannot be read are findings with their line. */
export function readSeriesCsv(text: string, name = 'series.csv'): Outcome<SeriesTable> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const delimiter = delimiterOf(plain);
  const read = readCsv(plain, delimiter, name);
  const [header, ...rows] = read.value.records;
  const places = placesOf(header, name);
  const findings: Finding[] = [...read.findings];
  const mark = delimiter === ',' ? '.' : decimalMarkOf(rows.map((row) => row.cells[places.value] ?? ''));
  const points = rows.flatMap((row) => {
    const point = pointOf(row, places, mark);
    if (typeof point !== 'string') return [point];
    findings.push(finding('error', 'row-refused', `Line ${row.line} of ${name} was not read: ${point}`, { file: name, row: row.line }));
    return [];
  });
  if (points.length === 0) throw new Refusal('invalid', `${name} has no row with an id, a period and a value that can be read, so there is nothing to forecast.`, name);
  const scale = periodScale(points.map((point) => point.period));
  return outcome({ scale, series: seriesOf(points, scale, name, findings) }, findings);
}

/** The forecast of every series of the table, each from its own last period on. */
export function forecastTable(table: SeriesTable, options: ForecastOptions, watch: Watch): Outcome<Forecast> {
  const histories = table.series.map((series) => ({ ...series, after: series.start + series.values.length - 1 }));
  return forecastPeriods(histories, table.scale, options, watch);
}

interface Places {
  readonly id: number;
  readonly period: number;
  readonly value: number;
}

interface Point {
  readonly line: number;
  readonly id: string;
  readonly period: string;
  readonly value: number | undefined;
}

function delimiterOf(text: string): Delimiter {
  const end = text.search(/[\r\n]/);
  const header = end < 0 ? text : text.slice(0, end);
  return delimiters.reduce((a, b) => (header.split(b).length > header.split(a).length ? b : a));
}

function placesOf(header: CsvRecord | undefined, name: string): Places {
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [id, period, value] = [names.indexOf('id'), names.indexOf('period'), names.indexOf('value')];
  if (id < 0 || period < 0 || value < 0) {
    throw new Refusal('invalid', `${name} should begin with a header that names the columns id, period and value; it begins with "${names.join(',').slice(0, 80)}".`, name);
  }
  return { id, period, value };
}

/** What the row says, or why it cannot be read. An empty value is a known gap. */
function pointOf(row: CsvRecord, places: Places, mark: '.' | ','): Point | string {
  const [id = '', period = '', value = ''] = [row.cells[places.id]?.trim(), row.cells[places.period]?.trim(), row.cells[places.value]?.trim()];
  if (id === '') return 'it names no series in the column id.';
  if (period === '') return 'its period is empty.';
  if (value === '' || value === 'NA') return { line: row.line, id, period, value: undefined };
  const amount = readAmount(value, mark);
  if (amount === undefined) return `its value "${value.slice(0, 40)}" is not a number.`;
  const number = toDouble(amount);
  if (number < 0) return `its value ${value} is below zero, and usage cannot be. The period counts as a gap.`;
  if (!Number.isFinite(number)) return `its value "${value.slice(0, 40)}" is too large to forecast.`;
  return { line: row.line, id, period, value: number };
}

function seriesOf(points: readonly Point[], scale: PeriodScale, name: string, findings: Finding[]): SeriesTable['series'] {
  const byId = new Map<string, Map<number, number | undefined>>();
  let repeated = 0;
  for (const point of points) {
    const values = byId.get(point.id) ?? new Map<number, number | undefined>();
    byId.set(point.id, values);
    const at = scale.index(point.period);
    const before = values.get(at);
    if (before !== undefined && point.value !== undefined && ++repeated <= 20) {
      findings.push(finding('warning', 'period-repeated', `Line ${point.line} of ${name} gives ${point.id} a second value for ${point.period}; the two are added up.`, { file: name, row: point.line }));
    }
    values.set(at, point.value === undefined ? before : point.value + (before ?? 0));
  }
  if (repeated > 20) findings.push(finding('warning', 'period-repeated', `${repeated - 20} more rows of ${name} repeat a period of their series and are added up too.`, name));
  return [...byId].map(([id, values]) => {
    const start = Math.min(...values.keys());
    const length = Math.max(...values.keys()) - start + 1;
    return { id, start, values: Array.from({ length }, (_, index) => values.get(start + index)) };
  });
}
