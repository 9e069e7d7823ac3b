import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import { readFileDay } from '../readDates.ts';
import { placeColumns, type ReaderContract } from '../readerContract.ts';
import { tokensOf } from '../requestCells.ts';
import type { UsageImport } from '../usageImport.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';
import { isAzureProvider } from './isAzureProvider.ts';

export type LiteLlmDailyRole = 'day' | 'model' | 'input' | 'output' | 'requests' | 'cached' | 'cacheWrite' | 'provider' | 'workload';

/** LiteLLM's tables of spend by day (LiteLLM_DailyUserSpend, DailyTeamSpend, DailyTagSpend, …; schema of BerriAI/litellm at 029f645f). */
export const liteLlmDaily: ReaderContract<LiteLlmDailyRole, 'litellm-daily'> = {
  format: 'litellm-daily',
  title: 'LiteLLM daily spend table',
  needs: { day: ['date'], input: ['prompt_tokens'], output: ['completion_tokens'], requests: ['api_requests', 'successful_requests'] },
  uses: {
    model: ['model', 'model_group'],
    cached: ['cache_read_input_tokens'],
    cacheWrite: ['cache_creation_input_tokens'],
    provider: ['custom_llm_provider'],
    workload: ['tag', 'team_id', 'agent_id', 'organization_id', 'end_user_id', 'user_id'],
  },
  marks: ['api_requests', 'successful_requests', 'failed_requests'],
  cannotKnow: [
    "what was billed: the column spend is LiteLLM's own reckoning, so it is no control total and no charge",
    'the deployment: scope, tier and region take the defaults global, standard and eastus2',
    'the time of day: bring the spend logs for the load by the minute',
  ],
};

/** Tokens by day, of the rows that went to Azure; the tables of users, teams and tags each hold all requests, so bring one of them. */
export function readLiteLlmDaily(table: CsvTable, name: string): Outcome<UsageImport> {
  const places = placeColumns(liteLlmDaily, table.header, name);
  const cell = (cells: readonly string[], role: LiteLlmDailyRole): string => (places[role] === undefined ? '' : (cells[places[role]] ?? '').trim());
  const counted: Counted[] = [];
  const refused: { at: string; why: string }[] = table.broken.map((line) => ({ at: `line ${line}`, why: 'a quote opens and does not close properly' }));
  let [accepted, others] = [0, 0];
  for (const { line, cells } of table.records) {
    const read = readRow((role) => cell(cells, role));
    if ('why' in read) refused.push({ at: `line ${line}`, why: read.why });
    else {
      accepted++;
      if (isAzureProvider(cell(cells, 'provider'))) counted.push(read);
      else others++;
    }
  }
  const findings: Finding[] = [finding('info', 'one-table-of-spend', `${name} is one of LiteLLM's tables by day. Each of them (users, teams, tags, …) holds the same requests: bring one, or they count twice.`, name)];
  if (others > 0) findings.push(finding('info', 'other-services', `${others} of ${accepted} rows of ${name} went to other providers than Azure: not in the usage.`, name));
  return gatherCounts({ format: 'litellm-daily', grain: 'day', name, counted, accepted, otherServices: others, refused, findings });
}

function readRow(cell: (role: LiteLlmDailyRole) => string): Counted | { readonly why: string } {
  const at = readFileDay(cell('day'), 'month-first');
  if (at === undefined) return { why: `its date "${cell('day').slice(0, 40)}" is not a day` };
  const counts: Partial<Record<LiteLlmDailyRole, bigint>> = {};
  for (const role of ['input', 'output', 'requests', 'cached', 'cacheWrite'] as const) {
    const count = cell(role) === '' && (role === 'cached' || role === 'cacheWrite') ? 0n : tokensOf(cell(role));
    if (count === undefined) return { why: `its ${role} "${cell(role).slice(0, 40)}" is not a whole number` };
    counts[role] = count;
  }
  const { input = 0n, output = 0n, requests = 0n, cached = 0n, cacheWrite = 0n } = counts;
  if (cached + cacheWrite > input) return { why: `its cached tokens ${cached} and written tokens ${cacheWrite} exceed its input ${input}, which holds both` };
  return { at, workload: cell('workload'), model: cell('model'), input, cached, cacheWrite, output, requests };
}
