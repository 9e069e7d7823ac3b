import { show } from '../../../src/base/decimal.ts';
import type { Outcome } from '../../../src/base/outcome.ts';
import type { UsageImport } from '../../../src/usage/usageImport.ts';

/** What a person reads of a file that was brought in: its golden file. */
export function asRead({ value, findings }: Outcome<UsageImport>): string {
  const text = [
    `${value.path}: ${value.format}, ${value.rows.accepted} rows read (${value.rows.warned} with a doubt, ${value.rows.otherServices} of other services), ${value.rows.refused} refused`,
    `from ${value.period?.from} to ${value.period?.to}, by the ${value.usage.grain}`,
    `control: ${value.control.map(({ month, currency, amount }) => `${month} ${currency} ${show(amount)}`).join('; ')}`,
    ...value.charges.map((charge) => `charge: ${charge.day} ${charge.workload}, ${charge.meterName}, ${charge.category}: ${charge.currency} ${show(charge.amount)}`),
    ...value.usage.rows.map((row) => `usage: ${row.at} ${row.workload}, ${row.model} ${row.scope} ${row.tier} ${row.context} ${row.region}: input ${row.input}, cached ${row.cached}, written ${row.cacheWrite}, output ${row.output}, requests ${row.requests}`),
    ...findings.map((found) => `${found.severity} ${found.code} [${found.at}]: ${found.message}`),
  ];
  return `${text.join('\n')}\n`;
}
