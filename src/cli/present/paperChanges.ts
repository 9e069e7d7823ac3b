import { cents } from './numbers.ts';
import { table } from './table.ts';

/** What became of each edit of a redline. */
export function redlined(output: { path: string; edits: readonly { id: string; applied: boolean; reason?: string; part?: string; changes: readonly { deleted: string; inserted: string }[] }[]; comments: number }): string {
  const rows = output.edits.map((each) => [each.id, each.applied ? 'made' : 'not made', each.part ?? '', each.applied ? each.changes.map(({ deleted, inserted }) => arrow(shorten(deleted), shorten(inserted))).join('; ') : (each.reason ?? '')]);
  return `${table(['edit', '', 'in', 'what'], rows)}\n${output.path}, ${output.comments === 1 ? 'one comment' : `${output.comments} comments`}\n`;
}

/** How many tracked changes were decided, and where. */
export function settled(output: { path: string; changes: readonly { part: string; count: number }[] }): string {
  return `${table(['part', 'tracked changes'], output.changes.map(({ part, count }) => [part, String(count)]))}\n${output.path}\n`;
}

/** The changes between two versions: those that nobody marked above those that are marked. */
export function comparedVersions(output: { changes: readonly { kind: string; part: string; before: string; after: string; marked: boolean; material: boolean; about: readonly string[]; by?: string }[]; ours?: readonly { part: string; before: string; after: string; became: string; now: string }[]; priced?: Priced }): string {
  const rows = (marked: boolean) =>
    output.changes.filter((each) => each.marked === marked).map((each) => [each.part, each.kind, each.material ? each.about.join(', ') : `form: ${each.about.join(', ')}`, arrow(shorten(each.before), shorten(each.after)), ...(marked ? [each.by ?? ''] : [])]);
  const [silent, open] = [rows(false), rows(true)];
  const ours = (output.ours ?? []).map((each) => [each.part, each.became, arrow(shorten(each.before), shorten(each.after)), each.became === 'changed' ? shorten(each.now) : '']);
  const wishes = ours.length === 0 ? [] : [`Our changes\n${table(['in', 'became', 'what', 'now'], ours)}`];
  if (silent.length + open.length === 0) return ['The two say the same.\n', ...wishes, ...pricedTerms(output.priced)].join('\n');
  return [
    silent.length === 0 ? 'Nothing was changed without being marked.\n' : `Changed but not marked\n${table(['in', 'kind', 'touches', 'what'], silent)}`,
    ...(open.length === 0 ? [] : [`Marked\n${table(['in', 'kind', 'touches', 'what', 'by'], open)}`]),
    ...wishes,
    ...pricedTerms(output.priced),
  ].join('\n');
}

interface Priced {
  readonly currency: string;
  readonly basis: string;
  readonly on: string;
  readonly difference: string;
  readonly terms: readonly { readonly key: string; readonly place?: string; readonly was: string; readonly is: string; readonly quote: { readonly before: string; readonly after: string }; readonly price?: { readonly difference: string }; readonly because?: string }[];
}

/** What each changed term costs; below zero it saves. */
function pricedTerms(priced: Priced | undefined): string[] {
  if (priced === undefined) return [];
  const rows = priced.terms.map(({ key, place, was, is, quote, price, because }) => [place ?? key, was, is, price === undefined ? `not priced: ${because ?? ''}` : cents(price.difference), shorten(quote.after === '' ? quote.before : quote.after)]);
  if (rows.length === 0) return ['No figure changed that a term or a price could hang on.\n'];
  return [`What the changed terms cost us, in ${priced.currency}\n${table(['term', 'was', 'is', 'costs more', 'in'], [...rows, ['in all', '', '', cents(priced.difference), '']])}${priced.basis} On ${priced.on}.\n`];
}

function arrow(before: string, after: string): string {
  if (before.trim() === '') return `+ "${after}"`;
  return after.trim() === '' ? `- "${before}"` : `"${before}" to "${after}"`;
}

function shorten(text: string): string {
  // A new paragraph begins with its line break.
  const line = text.replaceAll('\n', '¶ ').replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 89).toWellFormed()}…` : line;
}
