import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { addMinutes } from '../addMinutes.ts';
import { minuteRows } from '../fromRollup.ts';
import type { UsageImport } from '../usageImport.ts';
import { moreOfMinutes, type WarehouseColumns, type WarehouseMinute } from './rollupQuestion.ts';

/** Minutes that an engine added up, as usage by the minute; `name` says where they came from. */
export function fromWarehouse(parts: Iterable<WarehouseMinute>, columns: WarehouseColumns, name: string): Outcome<UsageImport> {
  const minutes = addMinutes(parts, moreOfMinutes);
  const rows = minuteRows(minutes, name, { file: name });
  const total = (of: (part: WarehouseMinute) => bigint): bigint => minutes.reduce((sum, part) => sum + of(part), 0n);
  const [asked, throttled] = [total((part) => part.requests), total((part) => part.throttled)];
  const findings: Finding[] = [finding('info', 'defaults-taken', `${name} is a table of requests: its rows count as scope global, tier standard, region eastus2.`, name)];
  if (throttled > 0n) findings.push(finding('info', 'requests-throttled', `${throttled} of ${asked} requests of ${name} were answered with 429 (too many requests); they are counted among the requests.`, name));
  if (columns.cached === undefined) findings.push(finding('info', 'cached-unknown', `${name} was asked without a column of cached tokens; none counts as cached, so cost and load may be overstated.`, name));
  if (minutes.some((part) => part.cached > part.input)) findings.push(finding('error', 'cached-above-input', `In some minutes of ${name} more tokens are cached than were sent: the column of cached tokens is not what it was said to be.`, name));
  const value: UsageImport = {
    path: name,
    format: 'request-log',
    rows: { accepted: Number(asked), warned: 0, refused: 0, otherServices: 0 },
    control: [],
    charges: [],
    period: rows.length === 0 ? undefined : { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '' },
    usage: { grain: 'minute', rows },
  };
  return outcome(value, findings);
}
