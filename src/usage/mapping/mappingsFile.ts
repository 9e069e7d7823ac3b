import { readDay } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { listAt, neededAt, pairsAt, readTree, textAt, textsAt, type Tree } from '../../rates/tree.ts';
import { requestRoles, type RequestColumns } from '../requestRollup.ts';
import type { HeaderMapping } from './headerMapping.ts';

/** The name of the file that remembers: beside the logs on disk, among the kept files in a workspace. */
export const mappingsFile = 'mappings.yaml';

/** What `parley: mappings/1` remembers; refuses a mapping without the three columns that a request needs. */
export function readMappings(text: string, file: string): readonly HeaderMapping[] {
  return listAt(readTree(text, 'mappings/1', file), 'mappings', file).map((item) => readMapping(item, file));
}

/** The file in its canonical form: reading it gives the same mappings. */
export function writeMappings(mappings: readonly HeaderMapping[]): string {
  const items = mappings.map(({ header, columns, dates, confirmed }) =>
    [
      `  - confirmed: ${confirmed}`,
      `    header: [${header.map((name) => JSON.stringify(name)).join(', ')}]`,
      ...(columns === undefined ? [] : ['    columns:', ...requestRoles.flatMap((role) => (columns[role] === undefined ? [] : [`      ${role}: ${JSON.stringify(columns[role])}`]))]),
      ...(dates === undefined ? [] : [`    dates: ${dates}`]),
    ].join('\n'),
  );
  return `# Which column of a request log is what, and how dates are written, as it was confirmed once.\nparley: mappings/1\nmappings:${items.length === 0 ? ' []' : `\n${items.join('\n')}`}\n`;
}

function readMapping(item: Tree, file: string): HeaderMapping {
  const confirmed = readDay(neededAt(item, 'confirmed', file));
  if (confirmed === undefined) throw new Refusal('invalid', `${file} should say under "confirmed" on what day, like 2026-11-23.`, { file, key: 'confirmed' });
  const columns = readColumns(item, file);
  const dates = textAt(item, 'dates', file);
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first') throw new Refusal('invalid', `${file} says dates are "${dates}"; they are day-first or month-first.`, { file, key: 'dates' });
  return { header: textsAt(item, 'header', file), ...(columns === undefined ? {} : { columns }), ...(dates === undefined ? {} : { dates }), confirmed };
}

function readColumns(item: Tree, file: string): RequestColumns | undefined {
  const said = Object.fromEntries(pairsAt(item, 'columns', file));
  if (Object.keys(said).length === 0) return undefined;
  const unknown = Object.keys(said).find((role) => !requestRoles.some((known) => known === role));
  if (unknown !== undefined) throw new Refusal('invalid', `${file} maps "${unknown}"; what can be mapped is ${requestRoles.join(', ')}.`, { file, key: 'columns' });
  const { timestamp, input, output, ...rest } = said;
  if (timestamp === undefined || input === undefined || output === undefined) throw new Refusal('invalid', `${file} should map timestamp, input and output under "columns": without one of them a row is no request.`, { file, key: 'columns' });
  return { timestamp, input, output, ...rest };
}
