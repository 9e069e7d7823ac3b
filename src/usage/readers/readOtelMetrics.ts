import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import { isObject, listUnder, textUnder, type Json, type JsonObject } from '../readJson.ts';
import type { ReaderContract } from '../readerContract.ts';
import { minuteFromNumber, tokensOf } from '../requestCells.ts';
import type { UsageImport } from '../usageImport.ts';
import { cutTo, grainOfStep } from './azureMonitor.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';
import { isAzureProvider } from './isAzureProvider.ts';
import { attributesOf, exportsIn, firstOf, nanosOf, serviceOf } from './otlp.ts';

type MetricRole = 'timestamp' | 'tokens' | 'kind' | 'start' | 'model' | 'provider' | 'workload';

/**
 * OpenTelemetry metrics of GenAI calls in OTLP JSON. Metric and attribute names: OpenTelemetry GenAI semantic conventions
 * (gen_ai.client.token.usage, gen_ai.token.type), with the older ones ("prompt", "completion", gen_ai.system).
 */
export const otelMetrics: ReaderContract<MetricRole, 'otel-metrics'> = {
  format: 'otel-metrics',
  title: 'OpenTelemetry GenAI metrics (OTLP JSON)',
  needs: { timestamp: ['timeUnixNano'], tokens: ['gen_ai.client.token.usage', 'gen_ai.client.token_usage', 'gen_ai.server.token.usage'], kind: ['gen_ai.token.type'] },
  uses: { start: ['startTimeUnixNano'], model: ['gen_ai.response.model', 'gen_ai.request.model'], provider: ['gen_ai.provider.name', 'gen_ai.system'], workload: ['service.name'] },
  marks: [],
  cannotKnow: [
    'what was charged',
    'which input was cached: the metric counts input and output only',
    'the deployment: scope, tier and region take the defaults global, standard and eastus2',
    'single requests: a point holds those of its interval, and a minute is as sharp as the interval is short',
  ],
};

/** What one data point counts, in the interval that ends with it. */
interface Point {
  readonly stream: string;
  readonly kind: 'input' | 'output';
  readonly model: string;
  readonly provider: string;
  readonly service: string;
  readonly cumulative: boolean;
  readonly start: bigint;
  readonly end: bigint;
  readonly tokens: bigint;
  readonly calls: bigint;
}

/** Tokens by minute, or as fine as the exports are apart; sums that run on since a process began are taken apart into what each interval added. */
export function readOtelMetrics(json: Json, name: string): Outcome<UsageImport> {
  const refused: { at: string; why: string }[] = [];
  const unused = new Set<string>();
  const points = pointsIn(json, refused, unused);
  const { intervals, before } = intervalsOf(points);
  const grain = grainOfStep(usualStep(intervals));
  const ours = intervals.filter(({ provider }) => isAzureProvider(provider));
  const counted = ours.map(({ kind, model, service, start, tokens, calls }): Counted => ({
    at: cutTo(minuteFromNumber(Number(start / minuteOfNanos)), grain),
    workload: service,
    model,
    input: kind === 'input' ? tokens : 0n,
    cached: 0n,
    cacheWrite: 0n,
    output: kind === 'output' ? tokens : 0n,
    // A call is recorded once for its input and once for its output.
    requests: kind === 'input' ? calls : 0n,
  }));
  const findings: Finding[] = [];
  if (before > 0n) findings.push(finding('warning', 'counted-before', `${before} tokens of ${name} were counted before its first export, since the process began: when is not known, so they are not in the usage.`, name));
  if (unused.size > 0) findings.push(finding('info', 'metrics-unused', `${name} holds metrics that count no tokens and were left aside: ${[...unused].sort().slice(0, 8).join(', ')}.`, name));
  if (ours.length < intervals.length) findings.push(finding('info', 'other-services', `${intervals.length - ours.length} of ${intervals.length} counts in ${name} are of other providers than Azure: not in the usage.`, name));
  findings.push(finding('info', 'cached-unknown', `${name} does not say which input was cached; none counts as cached, so cost and load may be overstated.`, name));
  return gatherCounts({ format: 'otel-metrics', grain, name, counted, accepted: points.length, otherServices: intervals.length - ours.length, refused, findings });
}

const minuteOfNanos = 60_000_000_000n;
const tokenMetrics = new Set(otelMetrics.needs.tokens);
const kinds = new Map<string, Point['kind']>([['input', 'input'], ['prompt', 'input'], ['output', 'output'], ['completion', 'output']]);

function pointsIn(json: Json, refused: { at: string; why: string }[], unused: Set<string>): Point[] {
  const points: Point[] = [];
  let place = 0;
  for (const { metric, service } of metricsIn(json)) {
    const name = textUnder(metric, 'name');
    if (!tokenMetrics.has(name)) {
      unused.add(name);
      continue;
    }
    for (const holder of [metric['histogram'], metric['sum'], metric['exponentialHistogram']]) {
      if (!isObject(holder)) continue;
      const temporality = textUnder(holder, 'aggregationTemporality');
      for (const point of listUnder(holder, 'dataPoints')) {
        place++;
        const read = isObject(point) ? readPoint(point, service, temporality) : 'it is no data point';
        if (typeof read === 'string') refused.push({ at: `point ${place}`, why: read });
        else points.push(read);
      }
    }
  }
  return points;
}

function readPoint(point: JsonObject, service: string, temporality: string): Point | string {
  const attributes = attributesOf(point);
  const said = (role: MetricRole): string => firstOf(attributes, otelMetrics.needs[role] ?? otelMetrics.uses[role] ?? []);
  const kind = kinds.get(said('kind').toLowerCase());
  if (kind === undefined) return `its gen_ai.token.type "${said('kind').slice(0, 40)}" is neither input nor output`;
  const end = nanosOf(textUnder(point, 'timeUnixNano'));
  if (end === undefined) return `its timeUnixNano "${textUnder(point, 'timeUnixNano').slice(0, 40)}" is no time`;
  const written = textUnder(point, 'sum') || textUnder(point, 'asInt') || textUnder(point, 'asDouble');
  const tokens = tokensOf(written);
  if (tokens === undefined) return `its sum "${written.slice(0, 40)}" is not a whole number of tokens`;
  const stream = JSON.stringify([service, [...attributes].sort(([a], [b]) => (a < b ? -1 : 1))]);
  const cumulative = /2|cumulative/i.test(temporality);
  return { stream, kind, model: said('model'), provider: said('provider'), service, cumulative, start: nanosOf(textUnder(point, 'startTimeUnixNano')) ?? end, end, tokens, calls: tokensOf(textUnder(point, 'count')) ?? 0n };
}

/** What each interval added. A running sum starts anew where its start moves or it falls; what it held at its first export is of a time before. */
function intervalsOf(points: readonly Point[]): { intervals: Point[]; before: bigint } {
  const intervals: Point[] = [];
  let before = 0n;
  for (const stream of Map.groupBy(points, (point) => point.stream).values()) {
    const inOrder = stream.toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
    const apart = inOrder.slice(1).map((point, index) => point.end - (inOrder[index]?.end ?? point.end)).filter((step) => step > 0n);
    const longest = apart.reduce((most, step) => (step > most ? step : most), minuteOfNanos);
    let last: Point | undefined;
    for (const point of inOrder) {
      if (!point.cumulative) intervals.push(point);
      else if (last !== undefined && last.end === point.end) continue;
      else if (last !== undefined && last.start === point.start && point.tokens >= last.tokens) {
        if (point.tokens > last.tokens) intervals.push({ ...point, start: last.end, tokens: point.tokens - last.tokens, calls: point.calls > last.calls ? point.calls - last.calls : 0n });
      } else if (last !== undefined || point.end - point.start <= longest) intervals.push({ ...point, start: point.end - point.start > longest ? point.end - longest : point.start });
      else before += point.tokens;
      last = point;
    }
  }
  return { intervals, before };
}

/** The middle length of the intervals, in minutes. */
function usualStep(intervals: readonly Point[]): number {
  const steps = intervals.map(({ start, end }) => Number(end - start) / Number(minuteOfNanos)).toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 1;
}

/** Every metric with the name of the service that sent it. */
function* metricsIn(json: Json): Iterable<{ readonly metric: JsonObject; readonly service: string }> {
  for (const sent of exportsIn(json)) {
    for (const resource of [...listUnder(sent, 'resourceMetrics'), ...listUnder(sent, 'resource_metrics')]) {
      const service = serviceOf(resource);
      for (const scope of [...listUnder(resource, 'scopeMetrics'), ...listUnder(resource, 'scope_metrics'), ...listUnder(resource, 'instrumentationLibraryMetrics')]) {
        for (const metric of listUnder(scope, 'metrics')) if (isObject(metric)) yield { metric, service };
      }
    }
  }
}
