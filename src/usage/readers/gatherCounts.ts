import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { addRequests, addTokens, requests, tokens } from '../../base/quantity.ts';
import { rowKey } from '../history.ts';
import { plainModelName, unknownModel } from '../fromRollup.ts';
import { longPromptsAbove, type Scope, type Tier } from '../../rates/meter.ts';
import { namedRefusals } from '../requestRollup.ts';
import type { UsageFormat, UsageImport } from '../usageImport.ts';
import type { Grain, UsageRow } from '../usageSeries.ts';

/** Tokens that a log, a metric or an interface counted, before they are added up. */
export interface Counted {
  /** As long as the grain. */
  readonly at: string;
  readonly workload: string;
  /** As written; empty where it is not said. */
  readonly model: string;
  readonly scope?: Scope;
  readonly tier?: Tier;
  readonly region?: string;
  readonly input: bigint;
  readonly cached: bigint;
  readonly cacheWrite: bigint;
  readonly output: bigint;
  readonly requests: bigint;
}

export interface CountedFile {
  readonly format: UsageFormat;
  readonly grain: Grain;
  readonly name: string;
  readonly counted: readonly Counted[];
  /** Rows of the file that were read, other services included. */
  readonly accepted: number;
  readonly otherServices: number;
  /** Where and why a row was not read: "line 7", "spans[3]". */
  readonly refused: readonly { readonly at: string; readonly why: string }[];
  readonly findings: readonly Finding[];
}

/** Usage without money, added up by period, workload and model; what the file does not say is a finding. */
export function gatherCounts(file: CountedFile): Outcome<UsageImport> {
  const sums = new Map<string, UsageRow>();
  for (const entry of file.counted) {
    const row = usageRow(entry, file.name);
    const key = rowKey(row);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? row : added(sum, row));
  }
  const rows = [...sums.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const value: UsageImport = {
    path: file.name,
    format: file.format,
    rows: { accepted: file.accepted, warned: 0, refused: file.refused.length, otherServices: file.otherServices },
    control: [],
    charges: [],
    period: rows.length === 0 ? undefined : { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '' },
    usage: { grain: file.grain, rows },
  };
  return outcome(value, [...refusals(file), ...file.findings, ...assumed(file, rows)]);
}

function usageRow(entry: Counted, name: string): UsageRow {
  return {
    at: entry.at,
    workload: entry.workload === '' ? 'unassigned' : entry.workload,
    model: plainModelName(entry.model),
    scope: entry.scope ?? 'global',
    tier: entry.tier ?? 'standard',
    // What was counted once is one prompt; of several together it is not known how long each was.
    context: isLong(entry) ? 'long' : 'short',
    region: entry.region ?? 'eastus2',
    input: tokens(entry.input),
    cached: tokens(entry.cached),
    cacheWrite: tokens(entry.cacheWrite),
    output: tokens(entry.output),
    requests: requests(entry.requests),
    source: { file: name },
  };
}

function isLong({ requests, input }: Counted): boolean {
  return requests === 1n && input > longPromptsAbove;
}

function added(sum: UsageRow, row: UsageRow): UsageRow {
  return { ...sum, input: addTokens(sum.input, row.input), cached: addTokens(sum.cached, row.cached), cacheWrite: addTokens(sum.cacheWrite, row.cacheWrite), output: addTokens(sum.output, row.output), requests: addRequests(sum.requests, row.requests) };
}

function refusals({ refused, accepted, name }: CountedFile): Finding[] {
  const named = refused.slice(0, namedRefusals).map(({ at, why }) => finding('error', 'row-refused', `${at} of ${name} was not read: ${why}.`, `${name}, ${at}`));
  return refused.length < 2 ? named : [...named, finding('error', 'rows-refused', `${refused.length} of ${refused.length + accepted} rows of ${name} were not read.`, name)];
}

function assumed({ counted, name }: CountedFile, rows: readonly UsageRow[]): Finding[] {
  if (rows.length === 0) return [finding('warning', 'no-rows', `${name} holds no tokens: check the dates of the export, and that the deployment was used.`, name)];
  const taken = [counted.some((entry) => entry.scope === undefined) ? 'scope global' : '', counted.some((entry) => entry.tier === undefined) ? 'tier standard' : '', counted.every((entry) => entry.requests === 1n) ? '' : 'context short', counted.some((entry) => entry.region === undefined) ? 'region eastus2' : ''];
  const findings = [finding('info', 'defaults-taken', `Rows of ${name} that do not say otherwise count as ${taken.filter((word) => word !== '').join(', ')}.`, name)];
  if (rows.some((row) => row.model === unknownModel)) findings.push(finding('warning', 'model-unknown', `${name} does not name the model of some rows, so they belong to "${unknownModel}". Split the export by model or deployment, or name the model where you use the file.`, name));
  return findings;
}
