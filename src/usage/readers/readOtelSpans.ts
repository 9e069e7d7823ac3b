import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { ReaderContract } from '../readerContract.ts';
import { isObject, listUnder, textUnder, type Json, type JsonObject } from '../readJson.ts';
import { minuteFromNumber, tokensOf } from '../requestCells.ts';
import { whyNot } from '../requestRollup.ts';
import type { UsageImport } from '../usageImport.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';
import { isAzureProvider } from './isAzureProvider.ts';
import { attributesOf, exportsIn, firstOf, nanosOf, serviceOf } from './otlp.ts';

export type SpanRole = 'timestamp' | 'input' | 'output' | 'cached' | 'cacheWrite' | 'model' | 'provider' | 'operation' | 'workload';

/**
 * OpenTelemetry spans of GenAI calls in OTLP JSON, as the collector's file exporter writes them. Attribute names: OpenTelemetry
 * GenAI semantic conventions, with the older ones. Input holds the cached and the cache-written part, as the conventions say.
 */
export const otelSpans: ReaderContract<SpanRole, 'otel-spans'> = {
  format: 'otel-spans',
  title: 'OpenTelemetry GenAI spans (OTLP JSON)',
  needs: { timestamp: ['startTimeUnixNano'], input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'], output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'] },
  uses: {
    cached: ['gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cache_read_input_tokens', 'gen_ai.usage.cached_input_tokens', 'gen_ai.usage.input_tokens.cached'],
    cacheWrite: ['gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_creation_input_tokens'],
    model: ['gen_ai.response.model', 'gen_ai.request.model'],
    provider: ['gen_ai.provider.name', 'gen_ai.system'],
    operation: ['gen_ai.operation.name'],
    workload: ['service.name', 'gen_ai.agent.name'],
  },
  marks: [],
  cannotKnow: ['what was charged', 'the deployment: scope, tier and region take the defaults global, standard and eastus2', 'calls that were not traced: a sampled trace shows a share of the traffic, and nothing in it says which'],
};

/** A span of a whole agent or of a tool sums up the calls below it, which have spans of their own. */
const sumsUp = /agent|workflow|tool|chain|plan/i;

/** Tokens by minute of every call to a model at Azure. */
export function readOtelSpans(json: Json, name: string): Outcome<UsageImport> {
  const counted: Counted[] = [];
  const refused: { at: string; why: string }[] = [];
  let [accepted, others, sums, place] = [0, 0, 0, 0];
  for (const { span, service } of spansIn(json)) {
    place++;
    const attributes = attributesOf(span);
    const said = (role: SpanRole): string => firstOf(attributes, otelSpans.needs[role] ?? otelSpans.uses[role] ?? []);
    if (said('input') === '' && said('output') === '') continue;
    if (sumsUp.test(said('operation'))) {
      sums++;
      continue;
    }
    const read = readSpan(span, said, service);
    if (typeof read === 'string') {
      refused.push({ at: `span ${place}`, why: read });
      continue;
    }
    accepted++;
    if (isAzureProvider(said('provider'))) counted.push(read);
    else others++;
  }
  const findings: Finding[] = [finding('info', 'traces-may-be-sampled', `${name} holds traces. If they are sampled, they show the shape of the load and not its height.`, name)];
  if (others > 0) findings.push(finding('info', 'other-services', `${others} of ${accepted} calls in ${name} went to other providers than Azure: not in the usage. A trace that names Azure OpenAI "openai" is among them: correct gen_ai.provider.name.`, name));
  if (sums > 0) findings.push(finding('info', 'spans-that-sum-up', `${sums} spans of ${name} sum up calls that have spans of their own; they do not count again.`, name));
  return gatherCounts({ format: 'otel-spans', grain: 'minute', name, counted, accepted, otherServices: others, refused, findings });
}

function readSpan(span: JsonObject, said: (role: SpanRole) => string, service: string): Counted | string {
  const nano = textUnder(span, 'startTimeUnixNano') || textUnder(span, 'start_time_unix_nano');
  const nanos = nanosOf(nano);
  if (nanos === undefined) return `its startTimeUnixNano "${nano.slice(0, 40)}" is no time`;
  const count = (role: SpanRole): bigint | undefined => (said(role) === '' ? 0n : tokensOf(said(role)));
  const [input, output, cached, cacheWrite] = [count('input'), count('output'), count('cached'), count('cacheWrite')];
  if (input === undefined) return whyNot.input;
  if (output === undefined) return whyNot.output;
  if (cached === undefined || cacheWrite === undefined) return whyNot.cached;
  if (cached + cacheWrite > input) return whyNot.parts;
  const at = minuteFromNumber(Number(nanos / 60_000_000_000n));
  return { at, workload: service || said('workload'), model: said('model'), input, cached, cacheWrite, output, requests: 1n };
}

/** Every span with the name of the service that sent it; a file may hold several exports. */
function* spansIn(json: Json): Iterable<{ readonly span: JsonObject; readonly service: string }> {
  for (const sent of exportsIn(json)) {
    for (const resource of [...listUnder(sent, 'resourceSpans'), ...listUnder(sent, 'resource_spans')]) {
      const service = serviceOf(resource);
      for (const scope of [...listUnder(resource, 'scopeSpans'), ...listUnder(resource, 'scope_spans'), ...listUnder(resource, 'instrumentationLibrarySpans')]) {
        for (const span of listUnder(scope, 'spans')) if (isObject(span)) yield { span, service };
      }
    }
  }
}
