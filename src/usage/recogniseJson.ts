import { flatRecord } from './jsonTable.ts';
import { isObject, readJson } from './readJson.ts';
import { Refusal } from '../base/refusal.ts';

/** Documents that are no list of rows, by words that no other format has. */
export type JsonDocumentFormat = 'openai-usage' | 'azure-monitor-metrics' | 'otel-spans' | 'otel-metrics' | 'macc-statement';

const documents: readonly { readonly format: JsonDocumentFormat; readonly word: RegExp }[] = [
  { format: 'macc-statement', word: /"Microsoft\.Consumption\/(?:lots|events)"|\/providers\/Microsoft\.Consumption\/(?:lots|events)\b/i },
  { format: 'openai-usage', word: /"organization\.usage\.[a-z_]+\.result"/ },
  { format: 'otel-metrics', word: /"(?:resourceMetrics|resource_metrics)"\s*:/ },
  { format: 'otel-spans', word: /"(?:resourceSpans|resource_spans)"\s*:/ },
  { format: 'azure-monitor-metrics', word: /"timeseries"\s*:\s*\[|"Microsoft\.Insights\/metrics"/i },
];

/** What the head of a JSON file is: a document of a known kind, or rows with these columns; undefined for neither. */
export function recogniseJson(head: string): { readonly document: JsonDocumentFormat } | { readonly columns: readonly string[]; readonly cells: readonly string[] } | undefined {
  if (!/^\s*[[{]/.test(head)) return undefined;
  const known = documents.find(({ word }) => word.test(head));
  if (known !== undefined) return { document: known.format };
  const record = firstRecord(head);
  return record === undefined ? undefined : { columns: [...record.keys()], cells: [...record.values()] };
}

/** The first row of a list, of a document with a list, or of JSON Lines. */
function firstRecord(head: string): Map<string, string> | undefined {
  const list = /"(?:value|data|items|records|rows|results|logs)"\s*:\s*\[\s*\{/i.exec(head);
  const wrapped = list !== null && /^\s*\{/.test(head);
  const from = wrapped ? list.index + list[0].length - 1 : head.indexOf('{');
  const end = from < 0 ? -1 : endOfObject(head, from);
  if (end < 0) return undefined;
  try {
    const row = readJson(head.slice(from, end), 'head');
    return isObject(row) ? flatRecord(row) : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Behind the brace that closes the object at `from`; -1 where the text ends before. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
