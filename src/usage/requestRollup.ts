import type { Finding } from '../base/finding.ts';
import type { DateOrder } from './readDates.ts';
import { placeColumns, type ReaderContract } from './readerContract.ts';

/** Columns of a request log as its header names them. */
export interface RequestColumns {
  readonly timestamp: string;
  readonly input: string;
  readonly output: string;
  readonly cached?: string;
  readonly model?: string;
  readonly workload?: string;
}

/** The columns of a log, and what was said about which part of its dates comes first. */
export interface LogColumns extends RequestColumns {
  readonly dates?: DateOrder | undefined;
}

/** One minute of one workload, model and context, added up from single requests. */
export interface MinuteTotals {
  /** Minutes since 1970, UTC. */
  readonly minute: number;
  /** Empty where the log names none. */
  readonly workload: string;
  /** Empty where the log names none. */
  readonly model: string;
  /** Prompts above `longPromptsAbove`: what they cost and how they load a PTU is counted apart. */
  readonly long: boolean;
  readonly requests: bigint;
  readonly input: bigint;
  readonly cached: bigint;
  readonly output: bigint;
}

/** Single requests added up by minute: commutative, so that parts of a log, days and engines add up to the same. */
export interface RequestRollup {
  /** By minute, then workload, model and context, as `addMinutes` orders them. */
  readonly minutes: readonly MinuteTotals[];
  readonly accepted: number;
  readonly refused: readonly { readonly line: number; readonly why: string }[];
  /** All refused rows; `refused` names the first ones. */
  readonly refusedCount: number;
  /** What was seen on the way: how its dates are written. */
  readonly findings?: readonly Finding[];
}

/** How fine a rollup is asked for; an hour or a day is told as its first minute. */
export type RollupGrain = 'minute' | 'hour' | 'day';
export const minutesIn: Readonly<Record<RollupGrain, number>> = { minute: 1, hour: 60, day: 1440 };

export const requestRoles = ['timestamp', 'input', 'output', 'cached', 'model', 'workload'] as const;
export type RequestRole = (typeof requestRoles)[number];
/** Without these a row is no request. */
export const neededRoles = ['timestamp', 'input', 'output'] as const;

/** Refused rows named one by one; more are only counted. */
export const namedRefusals = 25;

/** A log with one row a request: Azure's public traces, LiteLLM spend logs, gateway and OpenTelemetry exports. */
export const requestLog: ReaderContract<RequestRole, 'request-log'> = {
  format: 'request-log',
  title: 'Request log',
  needs: {
    timestamp: ['timestamp', 'time', 'datetime', 'startTime', 'start_time', 'request_time', 'TimeGenerated', 'TimeGenerated [UTC]', 'created_at', 'createdAt', 'created', 'ts', 'date_time', 'event_time', 'endTime'],
    input: ['ContextTokens', 'prompt_tokens', 'input_tokens', 'PromptTokens', 'InputTokens', 'gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens', 'usage.prompt_tokens', 'usage.input_tokens', 'tokens_in', 'num_prompt_tokens', 'ProcessedPromptTokens', 'input_length'],
    output: ['GeneratedTokens', 'completion_tokens', 'output_tokens', 'CompletionTokens', 'OutputTokens', 'gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens', 'usage.completion_tokens', 'usage.output_tokens', 'tokens_out', 'num_completion_tokens', 'output_length'],
  },
  uses: {
    cached: ['cached_tokens', 'cached_input_tokens', 'cache_read_input_tokens', 'prompt_cached_tokens', 'gen_ai.usage.cached_input_tokens', 'prompt_tokens_details.cached_tokens', 'usage.prompt_tokens_details.cached_tokens'],
    model: ['model', 'model_name', 'gen_ai.response.model', 'gen_ai.request.model', 'deployment_model', 'model_group'],
    workload: ['workload', 'deployment', 'deployment_name', 'deployment_id', 'application', 'app', 'project', 'api_id'],
  },
  marks: [],
  cannotKnow: [
    'what was paid: prices are not in a log, so it has no control total',
    'the deployment: scope, tier and region take the defaults global, standard and eastus2',
    'cache writes: none is counted',
  ],
};

/** The contract of a log whose columns somebody named; that of the usual names where nobody did. */
export function logContract(columns: RequestColumns | undefined): ReaderContract<RequestRole, 'request-log'> {
  if (columns === undefined) return requestLog;
  const { timestamp, input, output, ...rest } = columns;
  return { ...requestLog, needs: { timestamp: [timestamp], input: [input], output: [output] }, uses: Object.fromEntries(Object.entries(rest).map(([role, column]) => [role, [column]])) };
}

/** Which columns of a recognised log it is read from, by their own names: those that were confirmed for its header, else the usual ones. */
export function requestColumnsOf(log: { readonly header: { readonly cells: readonly string[] }; readonly mapping?: { readonly columns?: RequestColumns } | undefined }, name = 'The log'): RequestColumns {
  const { cells } = log.header;
  const places = placeColumns(logContract(log.mapping?.columns), cells, name);
  const named = (place: number | undefined): string => cells[place ?? 0] ?? '';
  return {
    timestamp: named(places.timestamp),
    input: named(places.input),
    output: named(places.output),
    ...(places.cached === undefined ? {} : { cached: named(places.cached) }),
    ...(places.model === undefined ? {} : { model: named(places.model) }),
    ...(places.workload === undefined ? {} : { workload: named(places.workload) }),
  };
}

/** Why a row is no request: said the same by every engine. */
export const whyNot = {
  timestamp: 'its timestamp is not an instant (2026-05-04T13:07:00Z, or seconds since 1970)',
  input: 'its input tokens are not a whole number',
  output: 'its output tokens are not a whole number',
  cached: 'its cached tokens are not a whole number',
  parts: 'its cached tokens exceed its input tokens',
  short: 'it has fewer cells than the header has columns',
  long: 'it has more cells than the header has columns',
  quote: 'a quote opens and does not close properly',
} as const;
