import type { Day } from '../../base/calendar.ts';
import type { Decimal } from '../../base/decimal.ts';
import type { MeterReading } from '../../rates/readMeterName.ts';
import type { Labels } from '../labels.ts';
import type { Charge } from '../usageImport.ts';

/** One row of a cost export, whichever export it was, whose cost and day could be read. */
export interface CostRow {
  readonly line: number;
  readonly day: Day;
  readonly amount: Decimal;
  readonly currency: string;
  readonly category: Charge['category'];
  /** undefined for a service that is not Azure OpenAI. */
  readonly meter: MeterReading | undefined;
  readonly meterName: string;
  /** Paid by a reservation or a savings plan: actual cost bills such a row at nothing, amortised cost at a share of the purchase. */
  readonly reserved: boolean;
  readonly workload: string;
  readonly labels: Labels | undefined;
  readonly workloadFrom: 'tag' | 'resource' | 'nothing';
  readonly region: string;
  readonly quantity: Decimal | undefined;
  /** Units that one price is for: 1,000 for "1K". */
  readonly block: bigint;
  readonly blockFrom: 'column' | 'meter' | 'assumed';
  /** What could be the price of one block, most likely first; in the currency of `priced`. */
  readonly prices: readonly Decimal[];
  readonly priced: Decimal;
}

/** A row whose usage is not counted; its money is, where it could be read. */
export interface RefusedRow {
  readonly line: number;
  readonly why: string;
  readonly money?: { readonly month: string; readonly currency: string; readonly amount: Decimal };
}

/** Everything that was read from the rows of a cost export, before it is added up. */
export interface CostRows {
  readonly rows: readonly CostRow[];
  readonly refused: readonly RefusedRow[];
  /** Lines that were read with a doubt. */
  readonly warned: Set<number>;
  /** "Total" lines of the file's own: not charges. */
  readonly totals: readonly { readonly line: number; readonly amount: Decimal; readonly currency: string }[];
}
