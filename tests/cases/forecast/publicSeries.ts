import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { monthsBetween, month, type Month } from '../../../src/base/calendar.ts';
import { weightedQuantile } from '../../../src/chance/weighted.ts';
import { errorPool } from '../../../src/forecast/errors/errorPool.ts';
import { historyOf, type History } from '../../../src/forecast/models/outlook.ts';

/** Public series that lie next to the checkout where somebody put them; they are judged on and never copied here. */
export const seriesFolder = resolve(import.meta.dirname, '../../../../shared/data/series');

export function seriesPresent(): boolean {
  return existsSync(`${seriesFolder}/pypi_monthly_downloads_even.csv.gz`);
}

/** Logarithms of monthly downloads of projects, in two halves by the hash of the name: the tabled errors and every constant come from `taught`, all judging is on `held`. */
export function downloads(): { readonly taught: number[][]; readonly held: number[][]; readonly csv: string } {
  const rows = gunzipSync(readFileSync(`${seriesFolder}/pypi_monthly_downloads_even.csv.gz`)).toString().trim().split('\n').slice(1).map((line) => line.split(','));
  const first = rows.reduce((a, row) => ((row[0] ?? '') < a ? (row[0] ?? '') : a), '9999-12') as Month;
  const last = rows.reduce((a, row) => ((row[0] ?? '') > a ? (row[0] ?? '') : a), '') as Month;
  const length = monthsBetween(first, last) + 1;
  const byProject = new Map<string, number[]>();
  for (const [at = '', , project = '', count = ''] of rows) {
    const values = byProject.get(project) ?? Array.from({ length }, () => Number.NaN);
    byProject.set(project, values);
    values[monthsBetween(first, month(at))] = Math.log(Number(count));
  }
  const half = (odd: number): number[][] => [...byProject].filter(([project]) => (createHash('sha256').update(project).digest()[0] ?? 0) % 2 === odd).map(([, values]) => values);
  return { taught: half(0), held: half(1), csv: ['id,period,value', ...rows.map(([at, , project, count]) => `${project},${at},${count}`)].join('\n') };
}

export const monthly = (values: readonly number[]): History => historyOf(values, 'month');

/** Logarithms of the M4 competition's series and of what came after them; `rehearsal` holds back the end of what was known instead. */
export function m4(name: 'Weekly' | 'Hourly', rehearsal: boolean): { readonly train: number[][]; readonly test: number[][] } {
  const read = (part: string): number[][] => readFileSync(`${seriesFolder}/m4/${name}-${part}.csv`, 'utf8').trim().split('\n').slice(1)
    .map((line) => line.split(',').slice(1).map((cell) => cell.replaceAll('"', '')).filter((cell) => cell !== '' && cell !== 'NA').map((cell) => Math.log(Number(cell))));
  const train = read('train');
  const horizon = name === 'Weekly' ? 13 : 48;
  return rehearsal ? { train: train.map((values) => values.slice(0, -horizon)), test: train.map((values) => values.slice(-horizon)) } : { train, test: read('test') };
}

export interface Coverage {
  readonly windows: number;
  readonly inside80: number;
  readonly inside95: number;
}

/** How often the ranges of small customers held: four series of `length` months each, forecast from these alone. */
export function smallCustomers(series: readonly number[][], length: number, ahead: number): Coverage {
  let [windows, inside80, inside95] = [0, 0, 0];
  for (let group = 0; group + 4 <= series.length; group += 4) {
    // Starts are spread over the years, so that no one break in time decides.
    const start = ((group * 7) % 40) + 6;
    const four = series.slice(group, group + 4);
    const histories = four.map((values) => monthly(values.slice(start, start + length)));
    const pool = errorPool(histories, ahead, length - 1);
    for (const [index, history] of histories.entries()) {
      const outlook = pool.outlook(history);
      const seen = outlook === undefined ? Number.NaN : (four[index]?.[start + outlook.from.at + ahead] ?? Number.NaN);
      if (outlook === undefined || Number.isNaN(seen)) continue;
      const errors = outlook.errors(ahead);
      const edge = (p: number): number => outlook.middle(ahead) + weightedQuantile(errors, p);
      windows++;
      if (seen >= edge(0.1) && seen <= edge(0.9)) inside80++;
      if (seen >= edge(0.025) && seen <= edge(0.975)) inside95++;
    }
  }
  return { windows, inside80: inside80 / windows, inside95: inside95 / windows };
}

/** The M4 competition's own measures of a range of 95 in 100: mean scaled interval score, and the share that lay inside. Periods are plain numbers, as in a table whose periods do not say what they are. */
export function m4Score(name: 'Weekly' | 'Hourly', rehearsal = false): { readonly msis: number; readonly inside95: number } {
  const { train, test } = m4(name, rehearsal);
  const season = name === 'Weekly' ? 1 : 24;
  const horizon = test[0]?.length ?? 0;
  const histories = train.map((values) => historyOf(values, '1 step'));
  const pool = errorPool(histories, horizon, Math.max(...train.map((values) => values.length)));
  let [score, inside, count] = [0, 0, 0];
  for (const [index, history] of histories.entries()) {
    const outlook = pool.outlook(history);
    if (outlook === undefined) continue;
    const past = (train[index] ?? []).map(Math.exp);
    const usual = past.slice(season).reduce((a, value, at) => a + Math.abs(value - (past[at] ?? 0)), 0) / (past.length - season);
    let own = 0;
    for (const [step, log] of (test[index] ?? []).entries()) {
      const errors = outlook.errors(step + 1);
      const [middle, seen] = [outlook.middle(step + 1), Math.exp(log)];
      const [low, high] = [Math.exp(middle + weightedQuantile(errors, 0.025)), Math.exp(middle + weightedQuantile(errors, 0.975))];
      own += high - low + 40 * Math.max(low - seen, 0) + 40 * Math.max(seen - high, 0);
      count++;
      if (seen >= low && seen <= high) inside++;
    }
    score += own / horizon / usual;
  }
  return { msis: score / histories.length, inside95: inside / count };
}
