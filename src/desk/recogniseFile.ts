import { strFromU8 } from 'fflate';
import { finding, type Finding } from '../base/finding.ts';
import { Refusal } from '../base/refusal.ts';
import type { HeaderMapping } from '../usage/mapping/headerMapping.ts';
import { mappableTable, mappingQuestion } from '../usage/mapping/mappableTable.ts';
import { diagnostics } from '../usage/readDiagnostics.ts';
import { missingColumns } from '../usage/readerContract.ts';
import { enoughToRecognise, recognise, unrecognised } from '../usage/recognise.ts';
import { isParquet } from '../usage/tableText.ts';
import type { FileKind } from './ports.ts';

/** What a file is to the negotiation, by its content; one that is nothing Parley knows is kept as `unknown`, with a finding that says what was seen. */
export function recogniseFile(bytes: Uint8Array, name: string, mappings: readonly HeaderMapping[] = []): { readonly kind: FileKind; readonly format: string; readonly findings: readonly Finding[] } {
  const start = strFromU8(bytes.subarray(0, 4096), true);
  // A DOCX names its main part; its directory of parts stands at the end of the package.
  if (start.startsWith('PK') && strFromU8(bytes.subarray(-65_536), true).includes('word/')) return { kind: 'contract', format: 'docx', findings: [] };
  if (start.startsWith('%PDF')) return { kind: 'contract', format: 'pdf', findings: [] };
  if (/^(?:\uFEFF|ï»¿)?\s*(?:<!doctype html|<html)[\s>]/i.test(start)) return { kind: 'contract', format: 'html', findings: [] };
  if (/^(?:\uFEFF|ï»¿)?(?:\s|#[^\n]*\n)*(?:---\s+)?\{?\s*["']?parley["']?\s*:\s*["']?deal\/1/.test(start)) return { kind: 'deal', format: 'parley-deal', findings: [] };
  const room = roomFormat(start);
  if (room !== undefined) return { kind: 'room', format: `parley-${room}`, findings: [] };
  if (isMail(start)) return { kind: 'room', format: 'mail', findings: [] };
  if (isParquet(bytes)) return { kind: 'usage', format: 'parquet', findings: [] };
  try {
    const head = bytes.subarray(0, enoughToRecognise);
    const recognised = recognise(head, name, mappings);
    if (recognised.kind !== 'unknown') return { kind: 'usage', format: recognised.format, findings: [] };
    if (isProse(start)) return { kind: 'contract', format: 'text', findings: [] };
    if (isDiagnostics(head, name)) return { kind: 'unknown', format: 'azure-diagnostics', findings: [finding('info', 'counts-requests', `${name} is a diagnostic log, which counts requests and no tokens: what met 429 is shown under Usage & cost, Explore, and by parley usage requests.`, name)] };
    const asked = mappingQuestion(head, name);
    if (asked !== undefined) return { kind: 'unknown', format: 'log-to-confirm', findings: [finding('warning', 'log-to-confirm', asked, name)] };
    return { kind: 'unknown', format: 'unknown', findings: [finding('warning', 'file-not-recognised', unrecognised(recognised, name), name)] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'unknown', format: 'unknown', findings: [finding('warning', 'file-not-recognised', error.message, name)] };
  }
}

/** Diagnostic logs of an Azure OpenAI resource, by their columns. */
function isDiagnostics(head: Uint8Array, name: string): boolean {
  const table = mappableTable(head, name);
  return table !== undefined && missingColumns(diagnostics, table.header).length === 0;
}

/** Which document of the table it is: "asks", "offers", "ledger", "checkpoint". */
function roomFormat(start: string): string | undefined {
  if (/^\{"created":"[^"]*","hash":"[0-9a-f]{64}","name":.*"parley":"ledger\/1"\}\n/.test(start)) return 'ledger';
  if (/^\{"at":"[^"]*","hash":"[0-9a-f]{64}"(?:,"key":"[0-9a-f]{64}")?,"kind":"checkpoint"/.test(start)) return 'checkpoint';
  return /^(?:\uFEFF|ï»¿)?(?:\s|#[^\n]*\n)*(?:---\s+)?\{?\s*["']?parley["']?\s*:\s*["']?(asks|preferences|offers|levers|alternatives|people|answers|dates|bundle|playbook|drivers|mappings)\/1/.exec(start)?.[1];
}

/** The head of a saved mail: at least three of its lines before the first empty one. */
function isMail(text: string): boolean {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  return (head.match(/^(?:From|To|Cc|Date|Subject|Message-ID): \S/gm) ?? []).length >= 3;
}

/** Sentences, not a table: most lines of a contract hold several words and end in a stop, a colon or a semicolon somewhere. */
function isProse(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const sentences = lines.filter((line) => /[A-Za-z]{2,} [A-Za-z]{2,} .*[.;:]/.test(line));
  return lines.length > 0 && sentences.length >= 3 && sentences.length * 4 >= lines.length;
}
