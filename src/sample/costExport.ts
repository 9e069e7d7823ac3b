import type { Day } from '../base/calendar.ts';
import { firstDay, lastDay, monthOf } from '../base/calendar.ts';

/** The columns of an Azure EA actual-cost export, schema 2024-08-01. */
export const eaColumns = [
  'InvoiceSectionName', 'AccountName', 'AccountOwnerId', 'SubscriptionId', 'SubscriptionName', 'ResourceGroup', 'ResourceLocation', 'Date', 'ProductName',
  'MeterCategory', 'MeterSubCategory', 'MeterId', 'MeterName', 'MeterRegion', 'UnitOfMeasure', 'Quantity', 'EffectivePrice', 'CostInBillingCurrency', 'CostCenter',
  'ConsumedService', 'ResourceId', 'Tags', 'OfferId', 'AdditionalInfo', 'ServiceInfo1', 'ServiceInfo2', 'ResourceName', 'ReservationId', 'ReservationName',
  'UnitPrice', 'ProductOrderId', 'ProductOrderName', 'Term', 'PublisherType', 'PublisherName', 'ChargeType', 'Frequency', 'PricingModel', 'AvailabilityZone',
  'BillingAccountId', 'BillingAccountName', 'BillingCurrencyCode', 'BillingPeriodStartDate', 'BillingPeriodEndDate', 'BillingProfileId', 'BillingProfileName',
  'InvoiceSectionId', 'IsAzureCreditEligible', 'PartNumber', 'PayGPrice', 'PlanName', 'ServiceFamily', 'CostAllocationRuleName', 'benefitId', 'benefitName',
  'AccountId', 'ResourceLocationNormalized',
] as const;

export type EaColumn = (typeof eaColumns)[number];

/** One row of an export, as text: columns that are not said are empty. */
export type EaRow = Partial<Readonly<Record<EaColumn, string>>>;

/** The export as Azure writes it: a byte-order mark, CRLF, MM/DD/YYYY. */
export function writeCostExport(rows: readonly EaRow[]): string {
  return `\uFEFF${eaColumns.join(',')}\r\n${rows.map((row) => eaColumns.map((column) => cell(row[column] ?? '')).join(',')).join('\r\n')}\r\n`;
}

/** "10/14/2026". */
export function writeUsDay(day: Day): string {
  return `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;
}

/** The columns that say which billing month a day is in. */
export function billingPeriod(day: Day): EaRow {
  return { BillingPeriodStartDate: writeUsDay(firstDay(monthOf(day))), BillingPeriodEndDate: writeUsDay(lastDay(monthOf(day))) };
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
