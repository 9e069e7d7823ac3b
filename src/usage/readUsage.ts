import type { Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { MeterVocabulary } from '../rates/readMeterName.ts';
import { tableText } from './tableText.ts';
import { readCsv, type CsvTable } from '../base/readCsv.ts';
import { tableOfRecords } from './jsonTable.ts';
import { mappingFindings, type HeaderMapping } from './mapping/headerMapping.ts';
import { readJson } from './readJson.ts';
import { preambleFindings, recogniseText, unrecognised, type DocumentFormat, type Recognition, type TableFormat } from './recognise.ts';
import { readAzureEa } from './readers/readAzureEa.ts';
import { readAzureMca } from './readers/readAzureMca.ts';
import { readAzureMonitorMetrics } from './readers/readAzureMonitorMetrics.ts';
import { readAzureMonitorTable } from './readers/readAzureMonitorTable.ts';
import { readFocus10 } from './readers/readFocus10.ts';
import { readFocus10Preview } from './readers/readFocus10Preview.ts';
import { readFocus12 } from './readers/readFocus12.ts';
import { readLiteLlmDaily } from './readers/readLiteLlmDaily.ts';
import { readLiteLlmSpend } from './readers/readLiteLlmSpend.ts';
import { readOpenAiUsage } from './readers/readOpenAiUsage.ts';
import { readOtelMetrics } from './readers/readOtelMetrics.ts';
import { readOtelSpans } from './readers/readOtelSpans.ts';
import { readParleyUsage } from './readers/readParleyUsage.ts';
import { readRequestLog } from './readers/readRequestLog.ts';
import type { UsageImport } from './usageImport.ts';

/** What the readers must know beyond the file. */
export interface UsageKnowledge {
  readonly vocabulary: MeterVocabulary;
  /** What was said once about files with a header. */
  readonly mappings?: readonly HeaderMapping[];
}

/** A file of usage, whichever of the known formats it is; refuses a file that is none, naming the nearest and what it lacks. */
export function readUsage(bytes: Uint8Array, name: string, knowledge: UsageKnowledge): Outcome<UsageImport> {
  const text = tableText(bytes, name);
  const recognised = recogniseText(text.value, name, knowledge.mappings);
  if (recognised.kind === 'unknown') throw new Refusal('unreadable', unrecognised(recognised, name), name);
  const read = readRecognised(text.value, recognised, name, knowledge);
  return outcome(read.value, [...text.findings, ...(recognised.kind === 'document' ? [] : mappingFindings(recognised.mapping, name)), ...read.findings]);
}

function readRecognised(text: string, recognised: Exclude<Recognition, { kind: 'unknown' }>, name: string, knowledge: UsageKnowledge): Outcome<UsageImport> {
  switch (recognised.kind) {
    case 'table':
      return readTable(text, recognised, name, knowledge);
    case 'records':
      return readAs(recognised, tableOfRecords(readJson(text, name), name), name, knowledge);
    case 'document':
      return readDocument(text, recognised.format, name);
  }
}

function readDocument(text: string, format: DocumentFormat, name: string): Outcome<UsageImport> {
  switch (format) {
    case 'parley-usage':
      return readParleyUsage(text, name);
    case 'openai-usage':
      return readOpenAiUsage(readJson(text, name), name);
    case 'azure-monitor-metrics':
      return readAzureMonitorMetrics(readJson(text, name), name);
    case 'otel-metrics':
      return readOtelMetrics(readJson(text, name), name);
    case 'otel-spans':
      return readOtelSpans(readJson(text, name), name);
  }
}

function readTable(text: string, recognised: Extract<Recognition, { kind: 'table' }>, name: string, knowledge: UsageKnowledge): Outcome<UsageImport> {
  const csv = readCsv(text, recognised.delimiter, name);
  const header = recognised.header;
  const notes: Finding[] = [];
  const records = csv.value.records.filter((record) => {
    if (record.line <= header.line) return false;
    if (!(record.cells[0] ?? '').startsWith('#')) return true;
    notes.push({ code: 'comment-line', severity: 'info', message: `Line ${record.line} of ${name} is a comment and was left aside: "${record.cells.join(' ').slice(0, 120)}".`, at: `${name}, line ${record.line}` });
    return false;
  });
  if (records.length === 0) notes.push({ code: 'no-rows', severity: 'warning', message: `${name} has a header and no rows: check the dates of the export.`, at: name });
  const table: CsvTable = { header: header.cells, records, broken: csv.value.broken.filter((line) => line > header.line) };
  const read = readAs(recognised, table, name, knowledge);
  return outcome(read.value, [...preambleFindings(recognised, name), ...csv.findings, ...notes, ...read.findings]);
}

function readAs({ format, mapping }: { readonly format: TableFormat; readonly mapping?: HeaderMapping | undefined }, table: CsvTable, name: string, { vocabulary }: UsageKnowledge): Outcome<UsageImport> {
  const knowledge = { vocabulary, dates: mapping?.dates };
  switch (format) {
    case 'azure-ea-actual':
      return readAzureEa(table, name, knowledge);
    case 'azure-mca-actual':
      return readAzureMca(table, name, knowledge);
    case 'focus-1.0-preview':
      return readFocus10Preview(table, name, knowledge);
    case 'focus-1.0':
      return readFocus10(table, name, knowledge);
    case 'focus-1.2':
      return readFocus12(table, name, knowledge);
    case 'litellm-spend-log':
      return readLiteLlmSpend(table, name);
    case 'litellm-daily':
      return readLiteLlmDaily(table, name);
    case 'azure-monitor-table':
      return readAzureMonitorTable(table, name, mapping?.dates);
    case 'request-log':
      return readRequestLog(table, name, mapping);
  }
}
