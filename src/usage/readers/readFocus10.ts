import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import { costsCannotKnow, type CostRole } from './costColumns.ts';
import { readCost, type CostKnowledge } from './readCost.ts';

/**
 * FOCUS 1.0 and 1.0r2. BilledCost is read and never EffectiveCost: the burn-down of a commitment counts what was billed.
 * Columns that begin with x_ are Microsoft's own; a file of another maker lacks them and names its meter in ChargeDescription.
 */
export const focus10: ReaderContract<CostRole, 'focus-1.0'> = {
  format: 'focus-1.0',
  title: 'FOCUS 1.0 (and 1.0r2) cost export',
  needs: {
    day: ['ChargePeriodStart'],
    amount: ['BilledCost'],
    currency: ['BillingCurrency'],
    chargeType: ['ChargeCategory'],
  },
  uses: {
    billingPeriod: ['BillingPeriodStart'],
    meter: ['x_SkuMeterName', 'SkuMeter', 'ChargeDescription'],
    product: ['ChargeDescription', 'x_SkuDescription'],
    category: ['x_SkuMeterCategory', 'ServiceName'],
    subcategory: ['x_SkuMeterSubcategory'],
    consumedService: ['x_ResourceType', 'ResourceType'],
    provider: ['ProviderName'],
    resourceId: ['ResourceId'],
    resourceName: ['ResourceName'],
    region: ['RegionId', 'RegionName', 'x_SkuRegion'],
    tags: ['Tags'],
    subscription: ['SubAccountName'],
    costCenter: ['x_CostCenter'],
    quantity: ['PricingQuantity', 'ConsumedQuantity'],
    unit: ['x_PricingUnitDescription', 'PricingUnit'],
    blockSize: ['x_PricingBlockSize'],
    unitPrice: ['x_BilledUnitPrice', 'ContractedUnitPrice'],
    effectivePrice: ['x_EffectiveUnitPrice', 'ListUnitPrice'],
    chargeClass: ['ChargeClass'],
    pricingModel: ['PricingCategory'],
    commitmentStatus: ['CommitmentDiscountStatus'],
  },
  marks: [],
  cannotKnow: costsCannotKnow,
};

export function readFocus10(table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  return readCost(focus10, table, name, knowledge);
}
