import { signOf } from '../../base/decimal.ts';
import type { UsageFormat } from '../usageImport.ts';
import type { CostRow } from './costRow.ts';

/** Exports of amortised cost have the columns of the actual ones. */
const amortisedTwins: Partial<Readonly<Record<UsageFormat, UsageFormat>>> = { 'azure-ea-actual': 'azure-ea-amortized', 'azure-mca-actual': 'azure-mca-amortized' };

/**
 * The amortised twin of `format` where the rows are amortised cost, else `format`: actual cost bills what a reservation or
 * a savings plan covers at nothing, amortised cost charges it a day at a time (Microsoft Cost Management, "Understand
 * reservation charges"). A file without such rows is the same in both views.
 */
export function viewOf(format: UsageFormat, rows: readonly CostRow[]): UsageFormat {
  const twin = amortisedTwins[format];
  return twin !== undefined && rows.some(isSpread) ? twin : format;
}

/** A share of a purchase, charged on a day of its term. */
export function isSpread(row: CostRow): boolean {
  return row.reserved && row.category !== 'purchase' && signOf(row.amount) > 0;
}
