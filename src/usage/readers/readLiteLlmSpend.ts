import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { placeColumns, type ReaderContract } from '../readerContract.ts';
import { minuteOf, tokensOf } from '../requestCells.ts';
import { whyNot } from '../requestRollup.ts';
import type { UsageImport } from '../usageImport.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';
import { isAzureProvider } from './isAzureProvider.ts';

export type LiteLlmSpendRole = 'timestamp' | 'input' | 'output' | 'model' | 'provider' | 'cacheHit' | 'status' | 'cached' | 'workload';

/** LiteLLM's log of single requests (LiteLLM_SpendLogs; schema of BerriAI/litellm at 029f645f), as a table or as the JSON of /spend/logs. */
export const liteLlmSpend: ReaderContract<LiteLlmSpendRole, 'litellm-spend-log'> = {
  format: 'litellm-spend-log',
  title: 'LiteLLM spend log',
  needs: { timestamp: ['startTime', 'start_time'], input: ['prompt_tokens'], output: ['completion_tokens'] },
  uses: {
    model: ['model', 'model_group'],
    provider: ['custom_llm_provider'],
    cacheHit: ['cache_hit'],
    status: ['status'],
    cached: ['metadata.usage_object.prompt_tokens_details.cached_tokens', 'metadata.additional_usage_values.cache_read_input_tokens', 'cached_tokens'],
    workload: ['team_id', 'agent_id', 'organization_id', 'end_user', 'user'],
  },
  marks: ['custom_llm_provider', 'cache_hit', 'call_type', 'request_tags'],
  cannotKnow: [
    "what was billed: the column spend is LiteLLM's own reckoning, so it is no control total and no charge",
    'the deployment: scope, tier and region take the defaults global, standard and eastus2',
    'cached input, unless the JSON carries it in its metadata: the table has no column for it',
  ],
};

/** The minutes of the requests that reached Azure: answers from LiteLLM's own cache and failed requests cost no tokens there. */
export function readLiteLlmSpend(table: CsvTable, name: string): Outcome<UsageImport> {
  const places = placeColumns(liteLlmSpend, table.header, name);
  const counted: Counted[] = [];
  const refused: { at: string; why: string }[] = table.broken.map((line) => ({ at: `line ${line}`, why: whyNot.quote }));
  let [accepted, others, answered, failed] = [0, 0, 0, 0];
  for (const { line, cells } of table.records) {
    const cell = (role: LiteLlmSpendRole): string => (places[role] === undefined ? '' : (cells[places[role]] ?? '').trim());
    const read = cells.length < table.header.length ? whyNot.short : cells.length > table.header.length ? whyNot.long : readRow(cell);
    if (typeof read === 'string') {
      refused.push({ at: `line ${line}`, why: read });
      continue;
    }
    accepted++;
    if (!isAzureProvider(cell('provider'))) others++;
    else if (/^true$/i.test(cell('cacheHit'))) answered++;
    else if (/^fail/i.test(cell('status'))) failed++;
    else counted.push(read);
  }
  return gatherCounts({ format: 'litellm-spend-log', grain: 'minute', name, counted, accepted, otherServices: others, refused, findings: leftAside({ accepted, others, answered, failed }, places.cached !== undefined, name) });
}

function readRow(cell: (role: LiteLlmSpendRole) => string): Counted | string {
  const at = minuteOf(cell('timestamp'));
  if (at === undefined) return whyNot.timestamp;
  const [input, output] = [tokensOf(cell('input')), tokensOf(cell('output'))];
  if (input === undefined) return whyNot.input;
  if (output === undefined) return whyNot.output;
  const cached = cell('cached') === '' ? 0n : tokensOf(cell('cached'));
  if (cached === undefined) return whyNot.cached;
  if (cached > input) return whyNot.parts;
  return { at, workload: cell('workload'), model: cell('model'), input, cached, cacheWrite: 0n, output, requests: 1n };
}

function leftAside(count: { accepted: number; others: number; answered: number; failed: number }, cachedKnown: boolean, name: string): Finding[] {
  const findings: Finding[] = [];
  if (count.others > 0) findings.push(finding('info', 'other-services', `${count.others} of ${count.accepted} requests of ${name} went to other providers than Azure: not in the usage.`, name));
  if (count.answered > 0) findings.push(finding('info', 'answered-by-gateway', `${count.answered} requests of ${name} were answered from LiteLLM's own cache and cost Azure nothing: not in the usage.`, name));
  if (count.failed > 0) findings.push(finding('info', 'failed-requests', `${count.failed} requests of ${name} failed: not in the usage.`, name));
  if (!cachedKnown) findings.push(finding('info', 'cached-unknown', `${name} does not say which input was cached; none counts as cached, so cost and load may be overstated.`, name));
  return findings;
}
