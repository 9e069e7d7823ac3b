import { delimiters, readCsv, type CsvTable } from '../base/readCsv.ts';
import { tableOfRecords } from './jsonTable.ts';
import { readJson } from './readJson.ts';
import { missingColumns, type ColumnNames } from './readerContract.ts';

/** Lines that a report may put above its header. */
const longestPreamble = 20;

/** The table in a text whose header has what the contract needs, CSV of any delimiter or rows of JSON, below any lines above its header; undefined where there is none. */
export function findTable(text: string, name: string, contract: ColumnNames): CsvTable | undefined {
  if (/^\s*[[{]/.test(text)) {
    const table = tableOfRecords(readJson(text, name), name);
    return missingColumns(contract, table.header).length === 0 ? table : undefined;
  }
  for (const delimiter of delimiters) {
    const head = readCsv(text, delimiter, name, longestPreamble).value.records;
    const at = head.findIndex((record) => missingColumns(contract, record.cells).length === 0);
    const header = head[at];
    if (header === undefined) continue;
    const { records, broken } = readCsv(text, delimiter, name).value;
    return { header: header.cells, records: records.slice(at + 1), broken };
  }
  return undefined;
}
