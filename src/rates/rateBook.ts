import type { Day } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Meter } from './meter.ts';
import type { PtuTable } from './ptuTable.ts';

/** Who sells the tokens and by which route: "azure" is Azure direct; the others are alternatives. */
export type Channel = 'azure' | 'azureMarketplace' | 'openai' | 'bedrock' | 'anthropic' | 'google';

/** One dated list price. Rows are added with a date and never overwritten: a bill for June is priced in June's rates for ever. */
export interface Rate extends Omit<Meter, 'context'> {
  readonly channel: Channel;
  /** 'any': the price does not depend on the length of the prompt. */
  readonly context: 'short' | 'long' | 'any';
  /** ARM region names the price holds in, or 'any'. */
  readonly regions: readonly string[] | 'any';
  /** First day of the price. */
  readonly from: Day;
  /** Last day, where the price is a promotion with a published end. */
  readonly until?: Day;
  readonly perMillion: Decimal;
  /** Key into `RateBook.sources`. */
  readonly source: string;
  /** The day the price was seen there. */
  readonly seen: Day;
  /** How the value was derived, where it is arithmetic and not an observed row. */
  readonly derived?: string;
}

export interface RateSource {
  readonly what: string;
  /** "official", "primary data, third-party archive", … */
  readonly trust: string;
}

/** Dated list prices of one provider family, in one currency. */
export interface RateBook {
  /** "azure-2026-10". */
  readonly name: string;
  readonly currency: string;
  readonly sources: Readonly<Record<string, RateSource>>;
  readonly rates: readonly Rate[];
  readonly ptu: PtuTable;
}
