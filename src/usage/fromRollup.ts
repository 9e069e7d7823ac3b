import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { tokens, type Requests, type Tokens } from '../base/quantity.ts';
import type { Source } from '../base/source.ts';
import { addMinutes } from './addMinutes.ts';
import { minuteFromNumber } from './requestCells.ts';
import type { MinuteTotals, RequestColumns, RequestRollup } from './requestRollup.ts';
import type { UsageImport } from './usageImport.ts';
import type { UsageRow } from './usageSeries.ts';

/** The model of a log that names none. */
export const unknownModel = 'unknown-model';

/** Minute-grain usage from requests that some engine added up; what the log does not say is a finding each. */
export function fromRollup(rollup: RequestRollup, columns: RequestColumns, name: string): Outcome<UsageImport> {
  const rows = minuteRows(rollup.minutes, baseName(name), { file: name });
  const value: UsageImport = {
    path: name,
    format: 'request-log',
    rows: { accepted: rollup.accepted, warned: 0, refused: rollup.refusedCount, otherServices: 0 },
    control: [],
    charges: [],
    period: rows.length === 0 ? undefined : { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '' },
    usage: { grain: 'minute', rows },
  };
  return outcome(value, findingsOf(rollup, columns, rows, name));
}

/** Minutes as usage rows under plain model names; what two spellings of one model served in a minute is one row. Those of no workload count as `workload`. */
export function minuteRows(minutes: readonly MinuteTotals[], workload: string, source: Source): UsageRow[] {
  const names = new Map<string, string>();
  const plainName = (model: string): string => {
    const known = names.get(model) ?? plainModelName(model);
    names.set(model, known);
    return known;
  };
  // Where every name is plain already, the minutes are added up and in order already.
  const plain = minutes.every(({ model }) => plainName(model) === model) ? minutes : addMinutes(minutes.map((minute) => ({ ...minute, model: plainName(minute.model) })));
  let [minute, at] = [Number.NaN, ''];
  return plain.map((totals): UsageRow => {
    if (totals.minute !== minute) [minute, at] = [totals.minute, minuteFromNumber(totals.minute)];
    return {
      at,
      workload: totals.workload === '' ? workload : totals.workload,
      model: totals.model,
      scope: 'global',
      tier: 'standard',
      context: totals.long ? 'long' : 'short',
      region: 'eastus2',
      input: totals.input as Tokens,
      cached: totals.cached as Tokens,
      cacheWrite: none,
      output: totals.output as Tokens,
      requests: totals.requests as Requests,
      source,
    };
  });
}

const none = tokens(0n);

function findingsOf(rollup: RequestRollup, columns: RequestColumns, rows: readonly UsageRow[], name: string): Finding[] {
  const findings = [...(rollup.findings ?? [])];
  findings.push(...rollup.refused.map(({ line, why }) => finding('error', 'row-refused', `Line ${line} of ${name} was not read: ${why}.`, { file: name, row: line })));
  if (rollup.refusedCount > 1) findings.push(finding('error', 'rows-refused', `${rollup.refusedCount} of ${rollup.refusedCount + rollup.accepted} rows of ${name} were not read.`, name));
  const modelless = rows.some((row) => row.model === unknownModel);
  if (modelless) {
    const without = columns.model === undefined ? `has no column "model"` : `leaves the column "${columns.model}" empty`;
    findings.push(finding('warning', 'model-unknown', `${name} ${without}, so its requests belong to "${unknownModel}". Add a column "model" (gpt-5.4, …), or name the model where you use the log.`, name));
  }
  if (columns.workload === undefined) findings.push(finding('info', 'workload-assumed', `${name} names no workload or deployment; its requests count as "${baseName(name)}".`, name));
  if (columns.cached === undefined) findings.push(finding('info', 'cached-unknown', `${name} does not say which input was cached; none counts as cached, so cost and load may be overstated. Add a column "cached_tokens".`, name));
  findings.push(finding('info', 'defaults-taken', `${name} is a request log: its rows count as scope global, tier standard, region eastus2.`, name));
  return findings;
}

/** "azure/gpt-5.4-2026-03-05" is gpt-5.4: routes put the provider before a model, and responses the version behind it. */
export function plainModelName(written: string): string {
  const routed = written.toLowerCase().replace(/^(azure|azure_ai|openai)\//, '');
  // The older versions of gpt-4o have prices of their own, and keep their names.
  const plain = /^gpt-4o-2024-0[58]-\d{2}$/.test(routed) ? routed : routed.replace(/-20\d{2}-\d{2}-\d{2}$/, '');
  return plain === '' ? unknownModel : plain;
}

/** The file's name without folder and ending. */
function baseName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return base.replace(/(\.(csv|tsv|txt|log|gz))+$/i, '');
}
