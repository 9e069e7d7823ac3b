import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { ReaderContract } from '../readerContract.ts';
import { minuteFromNumber, tokensOf } from '../requestCells.ts';
import { isObject, listUnder, textUnder, type Json, type JsonObject } from '../readJson.ts';
import type { UsageImport } from '../usageImport.ts';
import type { Grain } from '../usageSeries.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';

type OpenAiRole = 'start' | 'input' | 'output' | 'end' | 'cached' | 'requests' | 'model' | 'workload' | 'batch';

/** Pages of OpenAI's usage interface (GET /v1/organization/usage/completions), one page, several, or one a line. */
export const openAiUsage: ReaderContract<OpenAiRole, 'openai-usage'> = {
  format: 'openai-usage',
  title: 'OpenAI usage API',
  needs: { start: ['start_time'], input: ['input_tokens'], output: ['output_tokens'] },
  uses: { end: ['end_time'], cached: ['input_cached_tokens'], requests: ['num_model_requests'], model: ['model'], workload: ['project_id'], batch: ['batch'] },
  marks: [],
  cannotKnow: [
    'anything of Azure: these tokens were bought from OpenAI directly, and are on no Azure bill',
    'what was paid: that is in the costs interface',
    'the model and the project, unless the question was grouped by them (group_by=model&group_by=project_id)',
  ],
};

/** Tokens by bucket of a day, an hour or a minute. Input holds the cached part. */
export function readOpenAiUsage(json: Json, name: string): Outcome<UsageImport> {
  const counted: Counted[] = [];
  const refused: { at: string; why: string }[] = [];
  const buckets = bucketsIn(json);
  const grain = grainOf(buckets);
  for (const [index, bucket] of buckets.entries()) {
    const start = Number(textUnder(bucket, 'start_time'));
    for (const [place, result] of listUnder(bucket, 'results').entries()) {
      const read = Number.isSafeInteger(start) && start > 0 ? readResult(result, periodOf(start, grain)) : `its start_time "${textUnder(bucket, 'start_time')}" is no time`;
      if (typeof read === 'string') refused.push({ at: `results[${place}] of bucket ${index + 1}`, why: read });
      else counted.push(read);
    }
  }
  const findings: Finding[] = [finding('warning', 'not-azure', `${name} is usage bought from OpenAI directly: it shows volumes that may come to Azure, and is on no Azure bill.`, name)];
  if (morePages(json)) findings.push(finding('warning', 'more-pages', `${name} ends with a page that says there are more: ask for the rest (next_page) and bring all pages, or the last days are missing.`, name));
  return gatherCounts({ format: 'openai-usage', grain, name, counted, accepted: counted.length, otherServices: 0, refused, findings });
}

function readResult(result: Json, at: string): Counted | string {
  const count = (key: string): bigint | undefined => (textUnder(result, key) === '' ? 0n : tokensOf(textUnder(result, key)));
  const [input, output, cached, requests] = [count('input_tokens'), count('output_tokens'), count('input_cached_tokens'), count('num_model_requests')];
  if (input === undefined || output === undefined || cached === undefined || requests === undefined) return 'a count in it is not a whole number';
  if (cached > input) return 'its cached tokens exceed its input tokens';
  const tier = textUnder(result, 'batch') === 'true' ? ({ tier: 'batch' } as const) : {};
  return { at, workload: textUnder(result, 'project_id'), model: textUnder(result, 'model'), ...tier, input, cached, cacheWrite: 0n, output, requests };
}

/** Every bucket, wherever the pages were put. */
function bucketsIn(json: Json, depth = 0): JsonObject[] {
  if (depth > 4) return [];
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((each) => bucketsIn(each, depth + 1));
  if (!isObject(json)) return [];
  return Object.hasOwn(json, 'start_time') && Object.hasOwn(json, 'results') ? [json] : Object.values(json).flatMap((each) => bucketsIn(each, depth + 1));
}

function grainOf(buckets: readonly JsonObject[]): Grain {
  const widths = buckets.map((bucket) => Number(textUnder(bucket, 'end_time')) - Number(textUnder(bucket, 'start_time'))).filter((width) => width > 0);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  return widest === 60 ? 'minute' : widest > 60 && widest <= 3600 ? 'hour' : 'day';
}

function periodOf(seconds: number, grain: Grain): string {
  return minuteFromNumber(Math.floor(seconds / 60)).slice(0, { month: 7, day: 10, hour: 13, minute: 16 }[grain]);
}

/** True where the last page of the file is not the last there is. */
function morePages(json: Json, depth = 0): boolean {
  const last = Array.isArray(json) ? (json as readonly Json[]).at(-1) : json;
  if (depth > 4 || !isObject(last)) return false;
  return textUnder(last, 'has_more') === 'true' || Object.values(last).some((inner) => isObject(inner) && morePages(inner, depth + 1));
}
