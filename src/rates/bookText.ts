import type { Day } from '../base/calendar.ts';
import { show, type Decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import type { Meter } from './meter.ts';
import type { RateBookTexts } from './readRateBook.ts';

/** One row that is added to a book. */
export interface NewRate {
  readonly meter: Meter;
  readonly context: 'short' | 'long' | 'any';
  readonly meterName: string;
  readonly regions: readonly string[];
  readonly from: Day;
  readonly until: Day | undefined;
  readonly perMillion: Decimal;
}

/** A book without rows yet. */
export function emptyBook(name: string, currency: string): RateBookTexts {
  return {
    book: `parley: rates/1\n# List prices of Azure OpenAI's token meters as the Retail Prices API named them: rows are added and never overwritten.\nname: ${name}\ncurrency: ${currency}\n\nsources:\n`,
    rates: `${columns.join(',')}\n`,
  };
}

/** The text of a book's rows with more rows below; the old text is its beginning. */
export function appendRates(rates: string, added: readonly NewRate[], source: string, seen: Day): string {
  const header = (rates.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  const lines = added.map((rate) => {
    const cells: Readonly<Record<string, string>> = {
      channel: 'azure',
      model: rate.meter.model,
      scope: rate.meter.scope,
      tier: rate.meter.tier,
      context: rate.context,
      kind: rate.meter.kind,
      regions: rate.regions.includes('any') ? 'any' : rate.regions.toSorted().join(' '),
      from: rate.from,
      until: rate.until ?? '',
      perMillion: show(rate.perMillion),
      source,
      seen,
      meterName: rate.meterName,
    };
    return header.map((column) => quoted(cells[column] ?? '')).join(',');
  });
  const end = rates === '' || rates.endsWith('\n') ? '' : '\n';
  return lines.length === 0 ? rates : `${rates}${end}${lines.join('\n')}\n`;
}

/** The text of a book that names the source `id`: added below "sources:" where it is not there yet. */
export function withSource(book: string, id: string, address: string, file: string): string {
  if (new RegExp(`^ {2}${id}:`, 'm').test(book)) return book;
  const place = /^sources:[ \t]*\r?\n/m.exec(book);
  if (place === null) throw new Refusal('invalid', `${file} has no line "sources:" of its own, so the price list cannot be named as a source: add the line, or name another book.`, file);
  const at = place.index + place[0].length;
  return `${book.slice(0, at)}  ${id}:\n    what: ${JSON.stringify(`Azure Retail Prices API, ${address}; each row on the day it was seen`)}\n    trust: official\n${book.slice(at)}`;
}

const columns = ['channel', 'model', 'scope', 'tier', 'context', 'kind', 'regions', 'from', 'until', 'perMillion', 'source', 'seen', 'derived', 'meterName', 'note'];

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
