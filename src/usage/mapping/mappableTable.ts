import { delimiters, readCsv } from '../../base/readCsv.ts';
import { recogniseJson } from '../recogniseJson.ts';
import { neededRoles, type RequestColumns } from '../requestRollup.ts';
import { tableText } from '../tableText.ts';
import { proposeMapping, type ColumnProposal } from './proposeMapping.ts';

/** A table that no reader knows by its names, with what its columns may be. */
export interface MappableTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly proposals: readonly ColumnProposal[];
}

/** Records that are looked at for a proposal. */
const looked = 200;

/** The table that the head of a file holds, whatever its columns are called; undefined where it holds none of three columns. */
export function mappableTable(head: Uint8Array, name: string): MappableTable | undefined {
  const text = tableText(head, name, 'head').value;
  const json = recogniseJson(text);
  if (json !== undefined) return 'document' in json || json.columns.length < 3 ? undefined : withProposals(json.columns, [{ line: 2, cells: json.cells }]);
  if (/^\s*[[{]/.test(text)) return undefined;
  const widest = delimiters.map((delimiter) => widestTable(text, delimiter, name)).toSorted((a, b) => b.header.length * b.rows.length - a.header.length * a.rows.length)[0];
  return widest === undefined || widest.header.length < 3 || widest.rows.length === 0 ? undefined : withProposals(widest.header, widest.rows);
}

/** The columns as proposed, where each that a request needs was found. */
export function wholeProposal(proposals: readonly ColumnProposal[]): RequestColumns | undefined {
  const found = Object.fromEntries(proposals.flatMap(({ role, column }) => (column === undefined ? [] : [[role, column]])));
  return neededRoles.every((role) => found[role] !== undefined) ? (found as unknown as RequestColumns) : undefined;
}

/** What to ask about a table that may be a request log: what is proposed for each column, and how to say so; undefined where it is no table, or not all that a request needs is there. */
export function mappingQuestion(head: Uint8Array, name: string): string | undefined {
  const table = mappableTable(head, name);
  if (table === undefined || wholeProposal(table.proposals) === undefined) return undefined;
  return `${name} may be a request log, but no reader knows its columns by their names. Proposed: ${inWords(table.proposals)}. Look at it with parley usage map ${name}; parley usage confirm ${name} remembers it for every file with this header.`;
}

function inWords(proposals: readonly ColumnProposal[]): string {
  return proposals.flatMap(({ role, column, why }) => (column === undefined ? [] : [`${role} from "${column}" (${why})`])).join('; ');
}

function withProposals(header: readonly string[], rows: MappableTable['rows']): MappableTable {
  return { header, rows, proposals: proposeMapping(header, rows.map(({ cells }) => cells)) };
}

/** The first record as wide as most are, and those below it; the last record of a head may be cut off. */
function widestTable(text: string, delimiter: (typeof delimiters)[number], name: string): { header: readonly string[]; rows: MappableTable['rows'] } {
  const all = readCsv(text, delimiter, name, looked).value.records;
  const records = all.length > 2 && all.length < looked ? all.slice(0, -1) : all;
  const widths = Map.groupBy(records, ({ cells }) => cells.length);
  const [, most = []] = [...widths].toSorted(([a, x], [b, y]) => y.length - x.length || b - a)[0] ?? [];
  const header = most[0];
  return header === undefined ? { header: [], rows: [] } : { header: header.cells, rows: all.filter(({ line, cells }) => line > header.line && cells.length === header.cells.length) };
}
