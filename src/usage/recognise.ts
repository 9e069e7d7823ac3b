import type { Finding } from '../base/finding.ts';
import { tableText } from './tableText.ts';
import { delimiters, readCsv, type CsvRecord, type Delimiter } from '../base/readCsv.ts';
import { bearsMark, missingColumns, type ReaderContract } from './readerContract.ts';
import { azureMonitorTable } from './readers/azureMonitor.ts';
import { azureEa } from './readers/readAzureEa.ts';
import { azureMca } from './readers/readAzureMca.ts';
import { focus10 } from './readers/readFocus10.ts';
import { focus10Preview } from './readers/readFocus10Preview.ts';
import { focus12 } from './readers/readFocus12.ts';
import { liteLlmDaily } from './readers/readLiteLlmDaily.ts';
import { liteLlmSpend } from './readers/readLiteLlmSpend.ts';
import { mappingFor, mappingForKeys, type HeaderMapping } from './mapping/headerMapping.ts';
import { recogniseJson } from './recogniseJson.ts';
import { requestLog } from './requestRollup.ts';
import type { UsageFormat } from './usageImport.ts';

/** Formats told by a header. Amortised cost has the header of actual cost, and is told by its rows when it is read. */
export type TableFormat = Exclude<UsageFormat, 'parley-usage' | 'azure-ea-amortized' | 'azure-mca-amortized' | DocumentFormat>;
/** Formats that are no table: told by words of their own. */
export type DocumentFormat = 'parley-usage' | 'openai-usage' | 'azure-monitor-metrics' | 'otel-spans' | 'otel-metrics';

/** What a file is, by its content; its name is only used to say which file is meant. */
export type Recognition =
  | { readonly kind: 'table'; readonly format: TableFormat; readonly delimiter: Delimiter; readonly header: CsvRecord; readonly preamble: readonly CsvRecord[]; readonly mapping?: HeaderMapping | undefined }
  | { readonly kind: 'records'; readonly format: TableFormat; readonly mapping?: HeaderMapping | undefined } //   the same rows as JSON objects
  | { readonly kind: 'document'; readonly format: DocumentFormat }
  | { readonly kind: 'unknown'; readonly seen: string; readonly nearest?: { readonly format: UsageFormat; readonly title: string; readonly missing: readonly string[] } };

/** The tables Parley reads, the more particular before the more general. */
export const tableFormats: readonly ReaderContract<string, TableFormat>[] = [focus12, focus10Preview, focus10, azureMca, azureEa, liteLlmDaily, liteLlmSpend, azureMonitorTable, requestLog];

/** Bytes from the start of a file that are enough to recognise it. */
export const enoughToRecognise = 65_536;

/** Lines that a report may put above its header. */
const longestPreamble = 20;

/** No export has more; a wider file was made to tire its reader. */
const mostColumns = 1000;

/** What the file that begins so is; what somebody confirmed for its header outranks what its names say. */
export function recognise(head: Uint8Array | string, name: string, mappings: readonly HeaderMapping[] = []): Recognition {
  const text = typeof head === 'string' ? head.replace(/^\uFEFF/, '') : tableText(head.subarray(0, enoughToRecognise), name, 'head').value;
  return recogniseText(text, name, mappings);
}

export function recogniseText(whole: string, name: string, mappings: readonly HeaderMapping[] = []): Recognition {
  const text = whole.slice(0, enoughToRecognise);
  if (text.trim() === '') return { kind: 'unknown', seen: 'an empty file' };
  const document = recogniseDocument(text, mappings);
  if (document !== undefined) return document;
  const mapped = mappings.length === 0 ? undefined : tableUnder(text, name, (header) => mappingFor(mappings, header)?.columns !== undefined);
  if (mapped !== undefined) return { kind: 'table', format: 'request-log', ...mapped, mapping: mappingFor(mappings, mapped.header.cells) };
  let nearest: Nearest | undefined;
  for (const delimiter of delimiters) {
    const { records } = readCsv(text, delimiter, name, longestPreamble + 1).value;
    for (const [index, record] of records.entries()) {
      if (record.cells.length < 3 || record.cells.length > mostColumns) continue;
      for (const contract of tableFormats) {
        const missing = missingColumns(contract, record.cells);
        if (missing.length === 0 && bearsMark(contract, record.cells)) {
          return { kind: 'table', format: contract.format, delimiter, header: record, preamble: records.slice(0, index), mapping: mappingFor(mappings, record.cells) };
        }
        nearest = nearer(nearest, contract, missing, record.cells);
      }
    }
  }
  const seen = `a file that begins "${firstLine(text)}"`;
  if (nearest === undefined) return { kind: 'unknown', seen };
  return { kind: 'unknown', seen, nearest: { format: nearest.contract.format, title: nearest.contract.title, missing: nearest.missing } };
}

/** The first record of a table that `isHeader` knows for its header, below any lines above it. */
export function tableUnder(text: string, name: string, isHeader: (header: readonly string[]) => boolean): { readonly delimiter: Delimiter; readonly header: CsvRecord; readonly preamble: readonly CsvRecord[] } | undefined {
  for (const delimiter of delimiters) {
    const { records } = readCsv(text.slice(0, enoughToRecognise), delimiter, name, longestPreamble + 1).value;
    const index = records.findIndex(({ cells }) => cells.length >= 3 && cells.length <= mostColumns && isHeader(cells));
    const header = records[index];
    if (header !== undefined) return { delimiter, header, preamble: records.slice(0, index) };
  }
  return undefined;
}

/** What to tell the asker about a file that was not recognised. */
export function unrecognised(recognition: Extract<Recognition, { kind: 'unknown' }>, name: string): string {
  const { seen, nearest } = recognition;
  const known = 'an Azure cost export (EA or MCA, actual cost), FOCUS 1.0 to 1.2, Azure Monitor metrics, a request log (CSV, JSON, OpenTelemetry, LiteLLM), OpenAI usage, or a Parley usage file';
  if (nearest === undefined) return `${name} is not usage that Parley can read: it is ${seen}. Bring ${known}.`;
  const columns = nearest.missing.map((column) => `"${column}"`).join(', ');
  return `${name} is not usage that Parley can read: it comes nearest to "${nearest.title}", but has no column ${columns}. Export it with ${nearest.missing.length === 1 ? 'that column' : 'those columns'}, or bring ${known}.`;
}

/** What stood above the header, as findings: read past, not in silence. */
export function preambleFindings(recognition: Extract<Recognition, { kind: 'table' }>, name: string): Finding[] {
  return recognition.preamble.map((record) => {
    const said = record.cells.filter((cell) => cell !== '').join(' ').slice(0, 120);
    return { code: 'line-above-header', severity: 'info', message: `Line ${record.line} of ${name} stands above the header and was left aside: "${said}".`, at: `${name}, line ${record.line}` };
  });
}

/** A Parley file says so on its first key, in YAML or JSON. */
function recogniseDocument(text: string, mappings: readonly HeaderMapping[]): Recognition | undefined {
  const match = /^(?:\s|#[^\n]*\n)*(?:---\s+)?\{?\s*["']?parley["']?\s*:\s*["']?([a-z]+)\/(\w+)/.exec(text);
  if (match) {
    const [, what = '', version = ''] = match;
    if (what === 'usage' && version === '1') return { kind: 'document', format: 'parley-usage' };
    return { kind: 'unknown', seen: `a Parley ${what} file (parley: ${what}/${version}), where parley: usage/1 was expected` };
  }
  const json = recogniseJson(text);
  if (json !== undefined && 'document' in json) {
    if (json.document === 'macc-statement') return { kind: 'unknown', seen: 'a commitment statement (MACC lots or events), which holds balances and no usage: read it with "parley usage commitment"' };
    return { kind: 'document', format: json.document };
  }
  if (json !== undefined) return recogniseColumns(json.columns, mappings);
  if (/^\s*[[{]/.test(text) || /^(?:\s|#[^\n]*\n)*(grain|rows)\s*:/.test(text)) {
    return { kind: 'unknown', seen: 'a JSON or YAML file', nearest: { format: 'parley-usage', title: 'Parley usage file', missing: ['parley: usage/1'] } };
  }
  return undefined;
}

/** Rows of JSON by their keys. */
function recogniseColumns(columns: readonly string[], mappings: readonly HeaderMapping[]): Recognition {
  const mapping = mappingForKeys(mappings, columns) ?? mappingFor(mappings, columns);
  if (mapping?.columns !== undefined) return { kind: 'records', format: 'request-log', mapping };
  let nearest: Nearest | undefined;
  for (const contract of tableFormats) {
    const missing = missingColumns(contract, columns);
    if (missing.length === 0 && bearsMark(contract, columns)) return { kind: 'records', format: contract.format, mapping };
    nearest = nearer(nearest, contract, missing, columns);
  }
  const seen = 'JSON rows that no reader knows';
  return nearest === undefined ? { kind: 'unknown', seen } : { kind: 'unknown', seen, nearest: { format: nearest.contract.format, title: nearest.contract.title, missing: nearest.missing } };
}

interface Nearest {
  readonly contract: ReaderContract;
  readonly missing: readonly string[];
  readonly share: number;
}

function nearer(nearest: Nearest | undefined, contract: ReaderContract, missing: readonly string[], header: readonly string[]): Nearest | undefined {
  const needed = Object.keys(contract.needs).length;
  if (missing.length === 0 || missing.length === needed || !bearsMark(contract, header)) return nearest;
  const share = missing.length / needed;
  return nearest === undefined || share < nearest.share ? { contract, missing, share } : nearest;
}

function firstLine(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
