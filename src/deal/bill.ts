import type { Month } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';

export type LineKind = 'tokens' | 'tier' | 'ptu' | 'support' | 'credit' | 'shortfall' | 'prepayment' | 'other';

export interface BillLine {
  readonly month: Month;
  readonly kind: LineKind;
  /** "gpt-5.4 global standard output". */
  readonly what: string;
  readonly workload?: string;
  readonly quantity?: Decimal;
  /** "token", "PTU hour", "PTU month", … */
  readonly unit?: string;
  readonly rate?: Decimal;
  /** The rate is for this many units. */
  readonly per?: number;
  readonly amount: Decimal;
  /** The terms that made the line, as keys of the deal file: "rates[0]"; "rateBook" where list applies. */
  readonly source: readonly string[];
}

export interface CommitmentMonth {
  readonly month: Month;
  readonly countable: Decimal;
  /** After the month, shortfall payments included. */
  readonly cumulative: Decimal;
  /** The milestone that falls into the month. */
  readonly milestone: Decimal | undefined;
  /** What was missing at the milestone, charged or carried over. */
  readonly shortfall?: Decimal;
}

/** A month of the spend that earns conditional credit: shortfall payments and the rest of Azure do not count. */
export interface ConditionalCreditMonth {
  readonly month: Month;
  readonly countable: Decimal;
  readonly cumulative: Decimal;
  /** The spend that a milestone falling into the month asks for. */
  readonly milestone: Decimal | undefined;
  /** Credit earned in the month, usable from the next. */
  readonly earned?: Decimal;
}

export interface CreditStanding {
  readonly id: string;
  readonly granted: Decimal;
  readonly used: Decimal;
  /** What was left when it expired. */
  readonly breakage: Decimal;
  /** What is left at the end of the deal and can still be used. */
  readonly remaining?: Decimal;
}

export interface ReservationStanding {
  readonly id: string;
  readonly ptuMinutes: Decimal;
  readonly servedPtuMinutes: Decimal;
  /** Served over bought, 0 to 1. */
  readonly utilisation: number;
  readonly spilledTokens: Decimal;
  readonly refusedTokens: Decimal;
}

/** What a usage costs under a deal, line by line; `total` is the sum of the lines to the last digit. */
export interface Bill {
  readonly currency: string;
  readonly months: number;
  readonly lines: readonly BillLine[];
  readonly byMonth: readonly { readonly month: Month; readonly amount: Decimal }[];
  readonly total: Decimal;
  readonly ledgers: {
    readonly commitment: readonly CommitmentMonth[];
    readonly conditionalCredit: readonly ConditionalCreditMonth[];
    readonly credits: readonly CreditStanding[];
    readonly reservations: readonly ReservationStanding[];
  };
  readonly findings: readonly Finding[];
}
