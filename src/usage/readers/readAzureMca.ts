import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import { amortisedCannotKnow, costsCannotKnow, type CostRole } from './costColumns.ts';
import { readCost, type CostKnowledge } from './readCost.ts';

/**
 * Azure Cost Management, Microsoft Customer Agreement, actual cost. Header names: schema 2023-12-01-preview (65 columns,
 * mixed case). Prices are in the pricing currency (USD) and the bill in the billing currency: the two are never mixed.
 */
export const azureMca: ReaderContract<CostRole, 'azure-mca-actual'> = {
  format: 'azure-mca-actual',
  title: 'Azure cost export, Microsoft Customer Agreement, actual cost',
  needs: {
    day: ['date'],
    meter: ['meterName'],
    quantity: ['quantity'],
    amount: ['costInBillingCurrency'],
  },
  uses: {
    billingPeriod: ['billingPeriodStartDate', 'servicePeriodStartDate'],
    billingPeriodEnd: ['billingPeriodEndDate', 'servicePeriodEndDate'],
    currency: ['billingCurrency', 'billingCurrencyCode'],
    product: ['ProductName'],
    category: ['meterCategory'],
    subcategory: ['meterSubCategory'],
    consumedService: ['consumedService'],
    resourceId: ['ResourceId', 'instanceName'],
    region: ['resourceLocation', 'location', 'meterRegion'],
    tags: ['tags'],
    subscription: ['subscriptionName'],
    costCenter: ['costCenter', 'costAllocationRuleName'],
    unit: ['unitOfMeasure'],
    unitPrice: ['unitPrice'],
    effectivePrice: ['effectivePrice'],
    pricedAmount: ['costInPricingCurrency'],
    chargeType: ['chargeType'],
    pricingModel: ['pricingModel'],
    benefit: ['benefitId', 'reservationId'],
  },
  marks: ['costInPricingCurrency', 'exchangeRatePricingToBilling', 'paygCostInBillingCurrency', 'costInUsd', 'servicePeriodStartDate', 'invoiceId'],
  cannotKnow: costsCannotKnow,
};

/** The same columns: amortised cost is told by its rows, where reserved hours cost money a day at a time. */
export const azureMcaAmortised: ReaderContract<CostRole> = { ...azureMca, format: 'azure-mca-amortized', title: 'Azure cost export, Microsoft Customer Agreement, amortised cost', cannotKnow: amortisedCannotKnow };

export function readAzureMca(table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  return readCost(azureMca, table, name, knowledge);
}
