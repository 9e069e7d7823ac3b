import { readCsv } from '../base/readCsv.ts';
import { Refusal } from '../base/refusal.ts';
import { plainModelName } from '../usage/fromRollup.ts';
import type { HeaderMapping } from '../usage/mapping/headerMapping.ts';
import { recogniseText } from '../usage/recognise.ts';
import { minuteOf, minuteNumber, tokensOf } from '../usage/requestCells.ts';
import { requestColumnsOf } from '../usage/requestRollup.ts';
import { tableText } from '../usage/tableText.ts';
import type { Arrivals } from './leakyBucket.ts';

/** What one request asks of a PTU, and what it costs pay-as-you-go. */
export type WeighRequest = (fresh: number, cached: number, output: number) => { readonly weight: number; readonly worth: number };

/** More than this is replayed by the minute. */
export const longestLog = 256 * 1024 * 1024;

/** The single requests of one model in a request log, in order of time; rows that are no request are left out, as the import says. Refuses a file that is no request log. */
export function readArrivals(bytes: Uint8Array, name: string, model: string, weigh: WeighRequest, mappings: readonly HeaderMapping[] = []): Arrivals {
  const text = tableText(bytes, name).value;
  const recognised = recogniseText(text, name, mappings);
  if (recognised.kind !== 'table' || recognised.format !== 'request-log') throw new Refusal('unsupported', `${name} is no request log, so single requests cannot be replayed from it.`, name);
  const columns = requestColumnsOf(recognised, name);
  const place = (column: string | undefined): number => (column === undefined ? -1 : recognised.header.cells.indexOf(column));
  const at = { timestamp: place(columns.timestamp), input: place(columns.input), output: place(columns.output), cached: place(columns.cached), model: place(columns.model) };
  const found: { second: number; weight: number; worth: number }[] = [];
  for (const { line, cells } of readCsv(text, recognised.delimiter, name).value.records) {
    if (line <= recognised.header.line || cells.length !== recognised.header.cells.length) continue;
    const cell = (of: number): string => (of < 0 ? '' : (cells[of] ?? '').trim());
    if (at.model >= 0 && cell(at.model) !== '' && plainModelName(cell(at.model)) !== plainModelName(model)) continue;
    const second = secondOf(cell(at.timestamp));
    const [input, output, cached] = [tokensOf(cell(at.input)), tokensOf(cell(at.output)), cell(at.cached) === '' ? 0n : tokensOf(cell(at.cached))];
    if (second === undefined || input === undefined || output === undefined || cached === undefined || cached > input) continue;
    found.push({ second, ...weigh(Number(input - cached), Number(cached), Number(output)) });
  }
  found.sort((a, b) => a.second - b.second);
  return { at: Float64Array.from(found, (each) => each.second), weights: Float64Array.from(found, (each) => each.weight), worth: Float64Array.from(found, (each) => each.worth) };
}

/** Seconds since 1970, with their fraction, of a timestamp as `minuteOf` reads it. */
export function secondOf(written: string): number | undefined {
  const minute = minuteOf(written);
  const number = minute === undefined ? undefined : minuteNumber(minute);
  if (number === undefined) return undefined;
  const iso = /[T ]\d{2}:\d{2}:(\d{2}(?:[.,]\d+)?)/.exec(written);
  if (iso) return number * 60 + Number((iso[1] ?? '0').replace(',', '.'));
  if (!/^\d{10}/.test(written)) return number * 60;
  const whole = Number(written);
  return /^\d{13}/.test(written) ? whole / 1000 : whole;
}
