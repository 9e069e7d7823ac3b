import type { Day } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Meter } from './meter.ts';

/** One token price of a customer's own price sheet. */
export interface SheetPrice {
  readonly line: number;
  readonly meterName: string;
  readonly meter: Meter;
  /** ARM region name; empty where the sheet names none. */
  readonly region: string;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
  readonly currency: string;
  /** What this customer pays. */
  readonly perMillion: Decimal;
  /** What the sheet itself calls the list price of today, and that of the day of signing; where it says. */
  readonly marketPerMillion: Decimal | undefined;
  readonly basePerMillion: Decimal | undefined;
}

/** The token prices a customer's agreement holds, as Microsoft exports them. */
export interface PriceSheet {
  readonly file: string;
  readonly format: 'price-sheet-ea' | 'price-sheet-mca';
  readonly prices: readonly SheetPrice[];
  /** Rows below the header. */
  readonly rows: number;
  /** Rows that are no token price of Azure OpenAI. */
  readonly others: number;
}
