import type { Month } from '../base/calendar.ts';
import type { Charge } from './usageImport.ts';
import type { UsageRow, UsageSeries } from './usageSeries.ts';

/**
 * How far the files cover a month. 'whole': every day. 'partial': the first or last month, begun late or broken off.
 * 'gap': days inside are missing. 'empty': no row at all.
 */
export interface HistoryMonth {
  readonly month: Month;
  readonly kind: 'whole' | 'partial' | 'gap' | 'empty';
  readonly days: number;
  readonly daysSeen: number;
  /** True where the month's totals stand for a month: whole, or with a tenth of its days missing at most. Nothing is scaled. */
  readonly forForecast: boolean;
}

/** All files together as one history by months: what was used, what was charged for it, and how it was spread over minutes. */
export interface UsageHistory {
  /** Grain month; one row a month, workload, model, scope, tier, context and region. */
  readonly usage: UsageSeries;
  /** By month, currency, workload, meter and category. */
  readonly charges: readonly Charge[];
  /** Every month from the first to the last, without a hole. */
  readonly months: readonly HistoryMonth[];
  /** Runs of days without a row inside the history: "2026-03-11 to 2026-03-14". */
  readonly gaps: readonly string[];
  /** Grain minute: what request logs and minute files say about the load, whether or not it counts in `usage`. */
  readonly minutes: UsageSeries;
}

/** All that makes a row of usage the same one, but for its counts. */
export function rowKey(row: Pick<UsageRow, 'at' | 'workload' | 'model' | 'scope' | 'tier' | 'context' | 'region' | 'labels'>): string {
  return `${row.at}\n${row.workload}\n${row.model}\n${row.scope}\n${row.tier}\n${row.context}\n${row.region}\n${row.labels ?? ''}`;
}
