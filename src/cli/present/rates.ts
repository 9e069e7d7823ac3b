import { cents } from './numbers.ts';
import { table } from './table.ts';

/** What `parley rates compare` prints. */
export function discounts(output: { on: string; currency: string; compared: number; meanDiscount: string | null; discounts: readonly { meterName: string; region: string; perMillion: string; list: string | null; against: string; discount: string | null }[] }): string {
  const rows = output.discounts.map((row) => [row.meterName, row.region, row.perMillion, row.list ?? '', row.list === null ? 'no list price' : row.against, row.discount === null ? '' : `${row.discount} %`]);
  const mean = output.meanDiscount === null ? 'No price could be compared.' : `${output.compared} prices compared; the mean discount over meters is ${output.meanDiscount} %, not weighted by use.`;
  return `${table(['meter', 'region', 'price', 'list', 'against', 'below list'], rows)}\nPer million tokens in ${output.currency}, on ${output.on}. ${mean}\n`;
}

/** What `parley rates sync` prints. */
export function sync(output: { effects: readonly { deal: string; currency: string; before: string; after: string; change: string; models: readonly { model: string; change: string }[] }[]; pages: number; prices: number; unchanged: number; changes: readonly { what: string; meterName: string; regions: readonly string[]; from: string; before: string | null; after: string }[]; files: readonly { path: string }[] }): string {
  const rows = output.changes.map((row) => [row.what, row.meterName, row.regions.length > 2 ? `${row.regions.length} regions` : row.regions.join(' '), row.from, row.before ?? '', row.after]);
  const written = output.files.length === 0 ? 'Nothing was written.' : `Written: ${output.files.map(({ path }) => path).join(', ')}.`;
  return `${rows.length === 0 ? '' : `${table(['what', 'meter', 'regions', 'from', 'before', 'after'], rows)}\n`}${output.prices} prices on ${output.pages} pages, ${output.unchanged} of them as the book has them, ${output.changes.length} rows added. ${written}\n${output.effects.length === 0 ? '' : `\n${table(['deal', 'bill before', 'bill after', 'change', 'by model, each alone'], output.effects.map((each) => [each.deal, `${each.currency} ${cents(each.before)}`, cents(each.after), cents(each.change), each.models.map(({ model, change }) => `${model} ${cents(change)}`).join(', ')]))}`}`;
}

/** What `parley rates alternatives` prints. */
export function alternativeRates(output: { on: string; rates: readonly { seller: string; model: string; same: boolean; kind: string; perMillion: string; currency: string; seen: string; ageDays: number; stale: boolean; note: string | null }[]; comparable: readonly { seller: string; model: string; ground: string; caveats: readonly string[] }[] }): string {
  const rows = output.rates.map((rate) => [rate.seller, rate.same ? `${rate.model} (the same model)` : rate.model, rate.kind, `${rate.currency} ${rate.perMillion}`, rate.seen, String(rate.ageDays), rate.stale ? 'stale' : '', rate.note ?? '']);
  const caveats = [...new Set(output.comparable.flatMap((each) => each.caveats))];
  return `${table(['seller', 'model', 'kind', 'per million', 'seen', 'days ago', '', 'note'], rows)}\nPrices for ${output.on}. What makes them comparable: ${[...new Set(output.comparable.map(({ ground }) => ground))].join('; ')}.\n${caveats.map((caveat) => `Before comparing: ${caveat}\n`).join('')}`;
}
