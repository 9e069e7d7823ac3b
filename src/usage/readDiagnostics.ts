import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { findTable } from './findTable.ts';
import { minuteOf } from './requestCells.ts';
import { placeColumns, type FileContract } from './readerContract.ts';
import { tableText } from './tableText.ts';

type Role = 'at' | 'category' | 'status' | 'operation' | 'resource' | 'properties' | 'correlation';

/**
 * Diagnostic logs of an Azure OpenAI resource as Log Analytics exports its table AzureDiagnostics (Microsoft Learn, "Monitor Azure
 * OpenAI"; the category RequestResponse has no token counts in the sources seen, 2026-07). A request is one row.
 */
export const diagnostics: FileContract<Role> = {
  title: 'Azure diagnostic logs, RequestResponse (AzureDiagnostics)',
  needs: { at: ['TimeGenerated [UTC]', 'TimeGenerated'], category: ['Category'], status: ['ResultSignature', 'ResultSignature_s', 'httpStatusCode_d'] },
  uses: { operation: ['OperationName'], resource: ['Resource', '_ResourceId', 'ResourceId'], properties: ['properties_s', 'Properties'], correlation: ['clientRequestId_s', 'ClientRequestId', 'CorrelationId', 'CorrelationId_g'] },
  cannotKnow: [
    'tokens: the category counts requests only',
    'what was charged',
    'retries, where requests carry no id of their own',
  ],
};

/** Requests of one deployment in one hour, and what became of them. */
export interface HourOfRequests {
  readonly deployment: string;
  readonly model: string;
  /** "2026-10-14T09", UTC. */
  readonly hour: string;
  readonly requests: number;
  /** Answered with 429. */
  readonly throttled: number;
  /** Answered with another error. */
  readonly failed: number;
  /** Came again under the id of an earlier request: tried once more. */
  readonly retried: number;
}

/** Requests by deployment and hour, with how many were throttled; rows of other categories are counted, and what cannot be read is a finding with its line. */
export function readDiagnostics(bytes: Uint8Array, name: string): Outcome<{ readonly hours: readonly HourOfRequests[]; readonly others: number; readonly retriesKnown: boolean }> {
  const text = tableText(bytes, name);
  const table = findTable(text.value, name, diagnostics);
  if (table === undefined) throw new Refusal('unreadable', `${name} is no export of AzureDiagnostics: it has no header with "TimeGenerated", "Category" and "ResultSignature". Export the table from Log Analytics as CSV or JSON and bring that.`, name);
  const places = placeColumns(diagnostics, table.header, name);
  const findings: Finding[] = [...text.findings];
  const hours = new Map<string, HourOfRequests>();
  const ids = new Set<string>();
  let others = 0;
  for (const { line, cells } of table.records) {
    const cell = (role: Role): string => (places[role] === undefined ? '' : (cells[places[role]] ?? '').trim());
    if (cell('category') !== 'RequestResponse') {
      others++;
      continue;
    }
    const [minute, status] = [minuteOf(cell('at')) ?? minuteOf(portalTime(cell('at'))), Number(cell('status'))];
    if (minute === undefined || !Number.isInteger(status) || status < 100 || status > 599) {
      findings.push(finding('error', 'row-refused', `Line ${line} of ${name} was not read: ${minute === undefined ? 'its time is not an instant' : `"${cell('status').slice(0, 20)}" is not the status of an answer`}.`, { file: name, row: line }));
      continue;
    }
    const { deployment, model } = servedBy(cell('properties'), cell('resource'));
    const hour = minute.slice(0, 13);
    const key = `${deployment}\n${model}\n${hour}`;
    const before = hours.get(key) ?? { deployment, model, hour, requests: 0, throttled: 0, failed: 0, retried: 0 };
    const id = cell('correlation') === '' ? undefined : `${deployment}\n${cell('correlation')}`;
    const again = id !== undefined && ids.has(id);
    if (id !== undefined) ids.add(id);
    hours.set(key, { ...before, requests: before.requests + 1, throttled: before.throttled + (status === 429 ? 1 : 0), failed: before.failed + (status >= 400 && status !== 429 ? 1 : 0), retried: before.retried + (again ? 1 : 0) });
  }
  if (hours.size === 0) findings.push(finding('warning', 'no-requests', `${name} holds no request: switch on the category RequestResponse in the resource's diagnostic settings and export again.`, name));
  if (hours.size > 0 && ids.size === 0) findings.push(finding('info', 'retries-unknown', `${name} gives its requests no id (CorrelationId, clientRequestId), so which of them were tried again is not known.`, name));
  findings.push(finding('info', 'no-tokens', `${name} counts requests, not tokens: for tokens bring Azure Monitor metrics, a gateway log or a cost export.`, name));
  return outcome({ hours: [...hours.values()].sort((a, b) => order(a.deployment, b.deployment) || order(a.hour, b.hour) || order(a.model, b.model)), others, retriesKnown: ids.size > 0 }, findings);
}

/** "10/14/2026, 9:31:07.123 AM", as the portal writes an instant. */
function portalTime(written: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}):\d{2}(?:\.\d+)? ?([AP]M)$/i.exec(written);
  if (match === null) return '';
  const [, month = '', day = '', year = '', hour = '', minute = '', half = ''] = match;
  const two = (part: string | number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0))}:${minute}`;
}

function servedBy(properties: string, resource: string): { deployment: string; model: string } {
  try {
    const parsed: unknown = JSON.parse(properties);
    const text = (key: string): string => {
      const value: unknown = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>)[key] : undefined;
      return typeof value === 'string' ? value : '';
    };
    return { deployment: text('modelDeploymentName') || resource, model: text('modelName').toLowerCase() };
  } catch {
    return { deployment: resource, model: '' };
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
