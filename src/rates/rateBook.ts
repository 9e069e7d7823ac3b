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
  /** First day of the price; `sinceUnknown` where the source only tells what came after it. */
  readonly from: Day;
  /** Last day, where it is known: a promotion with a published end, or a price known to have been cut on the next day. */
  readonly until?: Day;
  readonly perMillion: Decimal;
  /** Key into `RateBook.sources`. */
  readonly source: string;
  /** The day the price was seen there. */
  readonly seen: Day;
  /** How the value was derived, where it is arithmetic and not an observed row. */
  readonly derived?: string;
  /** scheduled: announced, not seen yet. notApplied: announced, and known not to have happened; never looked up. */
  readonly status?: 'scheduled' | 'notApplied';
  /** Prompt tokens above which a long-context row holds, where the source says so. */
  readonly longAbove?: number;
  /** Writing to a cache that is kept for an hour has its own price at Anthropic; never looked up as `cacheWrite`. */
  readonly lifetime?: '1h';
  /** The seller's own name of the meter: "5.4 inp Gl 1M Tokens". */
  readonly meterName?: string;
  /** What a reader should know about this row. */
  readonly note?: string;
}

/** The `from` of a price whose first day nobody noted: it held before the next row of its meter. */
export const sinceUnknown = '0001-01-01' as Day;

export interface RateSource {
  readonly what: string;
  /** "official", "primary data, third-party archive", … */
  readonly trust: string;
  /** Where exactly: repository, file and commit, or page and date. */
  readonly id?: string;
}

/** Dated list prices of one provider family, in one currency. */
export interface RateBook {
  /** "azure-2026-10". */
  readonly name: string;
  readonly currency: string;
  readonly sources: Readonly<Record<string, RateSource>>;
  readonly rates: readonly Rate[];
  readonly ptu: PtuTable;
  /** A model version by its full name to the plain name its rows stand under: "gpt-4o-2024-11-20" to "gpt-4o". */
  readonly versions?: Readonly<Record<string, string>>;
  /** Regions that lie together, by the name of the part of the world. */
  readonly geographies?: Readonly<Record<string, readonly string[]>>;
}
