import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import { amortisedCannotKnow, costsCannotKnow, type CostRole } from './costColumns.ts';
import { readCost, type CostKnowledge } from './readCost.ts';

/**
 * Azure Cost Management, Enterprise Agreement, actual cost. Header names: schema 2024-08-01 (57 columns) and the shorter
 * one of April 2025 (Product, Cost, BillingCurrency); real EA files start with a byte-order mark and write MM/DD/YYYY.
 */
export const azureEa: ReaderContract<CostRole, 'azure-ea-actual'> = {
  format: 'azure-ea-actual',
  title: 'Azure cost export, Enterprise Agreement, actual cost',
  needs: {
    day: ['Date', 'UsageDate', 'UsageDateTime'],
    meter: ['MeterName', 'Meter'],
    quantity: ['Quantity', 'UsageQuantity'],
    amount: ['CostInBillingCurrency', 'Cost', 'PreTaxCost'],
  },
  uses: {
    billingPeriod: ['BillingPeriodStartDate'],
    billingPeriodEnd: ['BillingPeriodEndDate'],
    currency: ['BillingCurrencyCode', 'BillingCurrency', 'Currency'],
    product: ['ProductName', 'Product'],
    category: ['MeterCategory'],
    subcategory: ['MeterSubCategory'],
    consumedService: ['ConsumedService'],
    resourceId: ['ResourceId', 'InstanceId'],
    resourceName: ['ResourceName'],
    region: ['ResourceLocation', 'ResourceLocationNormalized', 'MeterRegion'],
    tags: ['Tags'],
    subscription: ['SubscriptionName'],
    costCenter: ['CostCenter'],
    unit: ['UnitOfMeasure'],
    unitPrice: ['UnitPrice'],
    effectivePrice: ['EffectivePrice'],
    chargeType: ['ChargeType'],
    pricingModel: ['PricingModel'],
    benefit: ['benefitId', 'ReservationId'],
  },
  marks: [],
  cannotKnow: costsCannotKnow,
};

/** The same columns: amortised cost is told by its rows, where reserved hours cost money a day at a time. */
export const azureEaAmortised: ReaderContract<CostRole> = { ...azureEa, format: 'azure-ea-amortized', title: 'Azure cost export, Enterprise Agreement, amortised cost', cannotKnow: amortisedCannotKnow };

export function readAzureEa(table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  return readCost(azureEa, table, name, knowledge);
}
