import type { Day } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { DateOrder } from '../readDates.ts';
import { plainName } from '../readerContract.ts';
import type { RequestColumns } from '../requestRollup.ts';

/** What somebody said once about files with this header, so that it is not asked again. */
export interface HeaderMapping {
  /** The names of the columns, as the first such file had them. */
  readonly header: readonly string[];
  /** Which column is what, for a request log that no reader knows by its names. */
  readonly columns?: RequestColumns;
  /** Which part of a date comes first, for a file whose dates do not tell. */
  readonly dates?: DateOrder;
  readonly confirmed: Day;
}

/** What was said about files with this header, in whatever order its columns stand; undefined where nothing was. */
export function mappingFor(mappings: readonly HeaderMapping[], header: readonly string[]): HeaderMapping | undefined {
  if (mappings.length === 0) return undefined;
  const key = keyOf(header);
  return mappings.find((mapping) => keyOf(mapping.header) === key);
}

/** What was said about a log of JSON rows: a key may be missing from a row, so only the mapped ones must be there. */
export function mappingForKeys(mappings: readonly HeaderMapping[], keys: readonly string[]): HeaderMapping | undefined {
  const here = new Set(keys.map(plainName));
  return mappings.find(({ columns }) => columns !== undefined && Object.values(columns).every((column) => here.has(plainName(column))));
}

/** The mappings with this one in the place of what was said about its header before. */
export function remembered(mappings: readonly HeaderMapping[], mapping: HeaderMapping): readonly HeaderMapping[] {
  return [...forgotten(mappings, mapping.header), mapping];
}

export function forgotten(mappings: readonly HeaderMapping[], header: readonly string[]): readonly HeaderMapping[] {
  const key = keyOf(header);
  return mappings.filter((mapping) => keyOf(mapping.header) !== key);
}

/** That a file was read as somebody said, and when they said it. */
export function mappingFindings(mapping: HeaderMapping | undefined, name: string): Finding[] {
  if (mapping === undefined) return [];
  const { columns, dates, confirmed } = mapping;
  const said = [
    ...(columns === undefined ? [] : [Object.entries(columns).map(([role, column]) => `${role} from "${column}"`).join(', ')]),
    ...(dates === undefined ? [] : [`the ${dates === 'day-first' ? 'day' : 'month'} first in its dates`]),
  ];
  return [finding('info', 'read-as-confirmed', `${name} is read as was confirmed on ${confirmed} for files with its header: ${said.join('; ')}.`, name)];
}

function keyOf(header: readonly string[]): string {
  return header.map(plainName).toSorted().join('\n');
}
