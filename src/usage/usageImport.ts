import type { Decimal } from '../base/decimal.ts';
import type { Labels } from './labels.ts';
import type { UsageSeries } from './usageSeries.ts';

/** The format a file was recognised as. */
export type UsageFormat =
  | 'azure-ea-actual'
  | 'azure-ea-amortized'
  | 'azure-mca-actual'
  | 'azure-mca-amortized'
  | 'focus-1.0-preview'
  | 'focus-1.0'
  | 'focus-1.2'
  | 'request-log'
  | 'litellm-spend-log'
  | 'litellm-daily'
  | 'openai-usage'
  | 'azure-monitor-metrics'
  | 'azure-monitor-table'
  | 'otel-spans'
  | 'otel-metrics'
  | 'parley-usage';

/**
 * One month's money in one currency, summed over every row whose cost could be read: it ties to the file's own total.
 * The month is "undated" for money whose row has no readable day and no billing period.
 */
export interface ControlTotal {
  readonly month: string;
  readonly currency: string;
  readonly amount: Decimal;
}

/** What Azure charged for one meter of ours in one month: the billed side of the same rows. */
export interface Charge {
  readonly month: string;
  /** The day, where the charge is of one day; absent in a history by months. */
  readonly day?: string;
  readonly currency: string;
  readonly workload: string;
  readonly labels?: Labels;
  /** ARM region name; absent in a charge that names none. */
  readonly region?: string;
  readonly meterName: string;
  /** usage, purchase (reservations), credit, or other (tax, rounding, adjustment). */
  readonly category: 'usage' | 'purchase' | 'credit' | 'other';
  readonly amount: Decimal;
}

/** One file of usage as it was understood. */
export interface UsageImport {
  readonly path: string;
  readonly format: UsageFormat;
  /**
   * Rows of the file below its header. `accepted` counts every row that was read: `warned` of them were read with a
   * doubt, `otherServices` of them are not Azure OpenAI. Accepted and refused together are all rows.
   */
  readonly rows: { readonly accepted: number; readonly warned: number; readonly refused: number; readonly otherServices: number };
  readonly control: readonly ControlTotal[];
  /** What was billed; none from amortised cost, which spreads purchases over days and bills nothing. */
  readonly charges: readonly Charge[];
  /** First and last period with a row, as long as the grain; undefined for a file without rows. */
  readonly period: { readonly from: string; readonly to: string } | undefined;
  readonly usage: UsageSeries;
}
