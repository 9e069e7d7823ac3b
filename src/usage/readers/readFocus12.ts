import type { Outcome } from '../../base/outcome.ts';
import type { CsvTable } from '../../base/readCsv.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { UsageImport } from '../usageImport.ts';
import type { CostRole } from './costColumns.ts';
import { readCost, type CostKnowledge } from './readCost.ts';
import { focus10 } from './readFocus10.ts';

/** FOCUS 1.2: as 1.0, with the meter name, the invoice and the pricing currency as columns of the standard itself. */
export const focus12: ReaderContract<CostRole, 'focus-1.2'> = {
  ...focus10,
  format: 'focus-1.2',
  title: 'FOCUS 1.2 (and 1.2-preview) cost export',
  uses: { ...focus10.uses, meter: ['SkuMeter', 'x_SkuMeterName', 'ChargeDescription'] },
  marks: ['SkuMeter', 'SkuPriceDetails', 'InvoiceId', 'PricingCurrency', 'ServiceSubcategory', 'CapacityReservationId'],
};

export function readFocus12(table: CsvTable, name: string, knowledge: CostKnowledge): Outcome<UsageImport> {
  return readCost(focus12, table, name, knowledge);
}
