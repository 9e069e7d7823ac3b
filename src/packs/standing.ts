import type { Day, Month } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import type { PositionAssessment } from '../playbook/assessment.ts';
import type { Backtest } from '../forecast/forecast.ts';
import type { ControlTotal, UsageFormat } from '../usage/usageImport.ts';

/** A figure with its range: 80 in 100 futures lie between `p10` and `p90`. Exact bills of single futures, so exact decimals. */
export interface Range {
  readonly p10: Decimal;
  readonly p50: Decimal;
  readonly p90: Decimal;
}

/** One way to buy the same usage. */
export interface Structure {
  readonly id: 'list' | 'offer' | 'reserved' | 'committed' | 'alternative';
  /** "List pay-as-you-go". */
  readonly name: string;
  /** One sentence: what it is made of ("60 PTU of gpt-5.4, one-year reservations, spillover to standard"). */
  readonly what: string;
  readonly total: Range;
  /** Of the median future. */
  readonly byMonth: readonly { readonly month: Month; readonly amount: Decimal }[];
  /** What a reader must know before comparing: "does not include switching cost". */
  readonly caveats: readonly string[];
  readonly sources: readonly string[];
}

/** A term we want, with what it is worth. */
export interface Ask {
  /** "discount-gpt-5.4": stable. */
  readonly id: string;
  /** "12 % off gpt-5.4 instead of 8 %". */
  readonly title: string;
  /** Why they could agree, and why we need it: one or two sentences. */
  readonly why: string;
  /** Difference in cost over the term with and without it; undefined where there is no basis: 'not valued', never zero. */
  readonly worth: Range | undefined;
  /** How the figure was made, in words, or why there is none. */
  readonly basis: string;
  readonly sources: readonly string[];
}

export interface CalendarEntry {
  readonly day: Day;
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

/** Where a negotiation stands: what the brief prints and the Deal screen shows. */
export interface Standing {
  readonly name: string;
  readonly asOf: Day;
  readonly currency: string;
  readonly start: Day;
  readonly months: number;
  readonly usage: {
    readonly files: readonly { readonly path: string; readonly format: UsageFormat; readonly rows: { readonly accepted: number; readonly warned: number; readonly refused: number; readonly otherServices: number }; readonly control: readonly ControlTotal[] }[];
    readonly months: number;
    readonly from: string;
    readonly to: string;
    readonly gaps: readonly string[];
    readonly totals: { readonly input: bigint; readonly cached: bigint; readonly cacheWrite: bigint; readonly output: bigint; readonly requests: bigint };
    /** Spend as billed by month, Azure OpenAI only; for the history part of the fan. */
    readonly billed: readonly { readonly month: Month; readonly amount: Decimal }[];
  };
  readonly backtest: Backtest;
  /** Monthly cost at list, month by month, as a range: the fan. */
  readonly fan: readonly ({ readonly month: Month } & Range)[];
  /** At least five, cheapest median first is the reader's choice: here in the order of the union. */
  readonly structures: readonly Structure[];
  /** By worth, largest first; those not valued last. */
  readonly asks: readonly Ask[];
  readonly paper: { readonly file: string; readonly positions: readonly PositionAssessment[] } | undefined;
  readonly calendar: readonly CalendarEntry[];
  readonly findings: readonly Finding[];
  readonly seed: number;
}
