import { z } from 'zod';
import { nearest } from '../../../base/nearest.ts';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { forgotten, mappingFor, remembered, type HeaderMapping } from '../../../usage/mapping/headerMapping.ts';
import type { MappableTable } from '../../../usage/mapping/mappableTable.ts';
import { mappingsFile } from '../../../usage/mapping/mappingsFile.ts';
import type { DateOrder } from '../../../usage/readDates.ts';
import { enoughToRecognise, recognise } from '../../../usage/recognise.ts';
import { neededRoles, requestRoles, type RequestColumns } from '../../../usage/requestRollup.ts';
import { isParquet } from '../../../usage/tableText.ts';
import { besideFile } from '../../besideFile.ts';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { recogniseFile } from '../../recogniseFile.ts';
import { writeRoomFile } from '../../roomFile.ts';

/** More rows than this share that are no requests, and the mapping is not what was meant. */
const mostUnread = 0.5;

export const confirmMapping = operation({
  name: 'usage.confirm',
  summary: 'Remembers which column of a request log is what, or which part of a date comes first, for every file with its header: in mappings.yaml beside it, or in the open workspace.',
  effect: 'writes',
  input: z.object({
    file: file('a file with the header that is confirmed'),
    columns: z.array(z.string().regex(/^[a-zA-Z]+=.*$/s, { error: 'A column is written as input=PromptTok.' })).default([]).meta({ description: `columns that differ from what usage.map proposes, as input=PromptTok; ${requestRoles.join(', ')}; "cached=" for none` }),
    dates: z.enum(['day-first', 'month-first']).optional().meta({ description: 'which part of a date comes first, where the dates of the file do not tell' }),
    forget: z.boolean().default(false).meta({ description: 'forget what was confirmed for this header' }),
  }),
  output: z.object({
    path: z.string(),
    remembered: z.boolean(),
    columns: z.record(z.string(), z.string()),
    dates: z.enum(['day-first', 'month-first']).nullable(),
    kept: z.string().meta({ description: 'the file that remembers' }),
    /** Files of the workspace that are understood now, or no longer. */
    understood: z.array(z.string()),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Read our gateway log as proposed, from now on', input: { file: 'examples/formats/gateway-log.csv' } }],
  run: async (ports, input, watch) => {
    const [{ mappableTable, wholeProposal }, { writeMappings }] = await Promise.all([import('../../../usage/mapping/mappableTable.ts'), import('../../../usage/mapping/mappingsFile.ts')]);
    const start = await ports.files.head(input.file, enoughToRecognise);
    const head = isParquet(start) ? (await ports.columns.parquet(await ports.files.onDisk(input.file), watch)).subarray(0, enoughToRecognise) : start;
    const known = await confirmedMappings(ports, input.file);
    const recognised = recognise(head, input.file);
    const table = mappableTable(head, input.file);
    const header = recognised.kind === 'table' ? recognised.header.cells : table?.header;
    if (header === undefined) throw new Refusal('unreadable', `${input.file} is no table with a header, so there is nothing to remember about it.`, input.file);
    const before = mappingFor(known, header);
    // A table of another kind may be asked about its dates only.
    const asked = input.columns.length > 0 || (recognised.kind === 'unknown' && input.dates === undefined);
    const columns = asked ? columnsSaid(input.columns, table && { ...table, proposed: before?.columns ?? wholeProposal(table.proposals) ?? {} }, input.file) : before?.columns;
    const dates = input.dates ?? before?.dates;
    if (!input.forget && columns === undefined && dates === undefined) throw new Refusal('invalid', `${input.file} is known by the names of its columns, and nothing is to be said about it. Say --dates where its dates do not tell their order, or --columns where a column counts for another.`, input.file);
    if (columns !== undefined && table !== undefined && !input.forget) await refuseUnread(table, columns, dates, input.file);
    const mapping: HeaderMapping = { header, ...(columns === undefined ? {} : { columns }), ...(dates === undefined ? {} : { dates }), confirmed: ports.clock.today() };
    const mappings = input.forget ? forgotten(known, header) : remembered(known, mapping);
    const kept = besideFile(input.file, mappingsFile);
    await writeRoomFile(ports, kept, mappingsFile, writeMappings(mappings));
    const understood = await recogniseAgain(ports, mappings);
    const said = input.forget && before === undefined ? [finding('warning', 'nothing-to-forget', `Nothing was confirmed for the header of ${input.file}.`, input.file)] : [];
    return { path: input.file, remembered: !input.forget, columns: input.forget ? {} : { ...columns }, dates: input.forget ? null : (dates ?? null), kept, understood, findings: said };
  },
});

/** The proposal with what was said in its place; refuses a column that is not there, and a request without what it needs. */
function columnsSaid(said: readonly string[], table: (Pick<MappableTable, 'header'> & { readonly proposed: Partial<RequestColumns> }) | undefined, name: string): RequestColumns {
  if (table === undefined) throw new Refusal('unreadable', `${name} is no table with a header and at least three columns, so its columns cannot be named.`, name);
  const columns: Record<string, string> = { ...table.proposed };
  for (const text of said) {
    const [role, column] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    if (!requestRoles.some((each) => each === role)) throw new Refusal('invalid', `"${role}" is nothing that a request has. It has ${requestRoles.join(', ')}.`, { file: name, key: 'columns' });
    if (column === '') {
      delete columns[role];
      continue;
    }
    if (!table.header.includes(column)) throw new Refusal('invalid', `${name} has no column "${column}"${nearest(column, table.header) === undefined ? '' : `; "${nearest(column, table.header)}" may be meant`}. It has ${table.header.slice(0, 20).join(', ')}.`, { file: name, key: 'columns' });
    columns[role] = column;
  }
  const lacks = neededRoles.filter((role) => columns[role] === undefined);
  if (lacks.length > 0) throw new Refusal('invalid', `Say which column is ${lacks.join(' and which is ')}: without ${lacks.length === 1 ? 'it' : 'them'} a row of ${name} is no request. Write --columns ${lacks[0]}=<column>; the columns are ${table.header.slice(0, 20).join(', ')}.`, { file: name, key: 'columns' });
  const { timestamp = '', input = '', output = '', ...rest } = columns;
  return { timestamp, input, output, ...rest };
}

/** A mapping under which the first rows are no requests is refused, with the first that is none. */
async function refuseUnread(table: MappableTable, columns: RequestColumns, dates: DateOrder | undefined, name: string): Promise<void> {
  const { readAsRequests } = await import('../../../usage/mapping/readAsRequests.ts');
  const rows = readAsRequests(table, columns, dates);
  const unread = rows.filter(({ why }) => why !== null);
  if (rows.length === 0 || unread.length / rows.length <= mostUnread) return;
  throw new Refusal('invalid', `With these columns ${unread.length} of the first ${rows.length} rows of ${name} are no requests: line ${unread[0]?.line} is none because ${unread[0]?.why}. Nothing was remembered.`, { file: name, row: unread[0]?.line ?? 0 });
}

/** Files of the workspace that are something else by what is confirmed now. */
async function recogniseAgain(ports: Ports, mappings: readonly HeaderMapping[]): Promise<string[]> {
  const { workspace } = ports;
  if (workspace === undefined || ports.files !== workspace.kept) return [];
  const changed: string[] = [];
  for (const { name, kind, format } of await workspace.files()) {
    if (format !== 'log-to-confirm' && format !== 'request-log') continue;
    const bytes = await workspace.kept.read(name);
    const now = recogniseFile(bytes, name, mappings);
    if (now.kind === kind && now.format === format) continue;
    await workspace.keep(name, bytes, now.kind, now.format);
    changed.push(name);
  }
  return changed;
}
