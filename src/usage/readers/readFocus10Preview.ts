import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import type { CostRole } from './costColumns.ts';
import { readCost, type CostKnowledge } from './readCost.ts';
import { focus10 } from './readFocus10.ts';

/** FOCUS 1.0-preview, Microsoft's export before 1.0: one column Region, usage where 1.0 says consumed, and a subcategory where it says class. */
export const focus10Preview: ReaderContract<CostRole, 'focus-1.0-preview'> = {
  ...focus10,
  format: 'focus-1.0-preview',
  title: 'FOCUS 1.0-preview cost export',
  uses: { ...focus10.uses, region: ['Region', 'x_SkuRegion'], quantity: ['PricingQuantity', 'UsageQuantity'], unitPrice: ['x_BilledUnitPrice', 'x_OnDemandUnitPrice'], chargeClass: ['ChargeSubcategory'], commitmentStatus: ['ChargeSubcategory'] },
  marks: ['ChargeSubcategory', 'UsageQuantity', 'UsageUnit'],
};

export function readFocus10Preview(table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  return readCost(focus10Preview, table, name, knowledge);
}
