import type { Day, Month } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Kind, Scope, Tier, Context } from '../rates/meter.ts';
import type { Purchase } from '../rates/ptuTable.ts';

/** What a rule applies to; an absent key matches all. */
export interface Match {
  readonly model?: readonly string[];
  readonly scope?: readonly Scope[];
  readonly tier?: readonly Tier[];
  readonly context?: readonly Context[];
  readonly kind?: readonly Kind[];
  readonly region?: readonly string[];
  readonly workload?: readonly string[];
}

/** An agreed price: a discount on list or a fixed price, from a day until a day. */
export interface RateRule {
  readonly match: Match;
  readonly price: { readonly kind: 'discount'; readonly percent: Decimal } | { readonly kind: 'fixed'; readonly perMillion: Decimal };
  readonly from?: Day;
  readonly until?: Day;
}

export interface TierRule {
  readonly match: Match;
  readonly basis: 'tokens' | 'spend';
  readonly period: 'month' | 'year';
  readonly method: 'marginal' | 'allUnits';
  /** Rising by `from`; `from` is inclusive. */
  readonly steps: readonly { readonly from: Decimal; readonly percent: Decimal }[];
}

export interface ProvisionedBlock {
  readonly id: string;
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
  readonly ptu: number;
  readonly from: Month;
  readonly months: number;
  readonly purchase: Purchase;
  readonly pay: 'monthly' | 'upfront';
  readonly discountPercent: Decimal;
  readonly spillTo: 'standard' | 'priority' | 'refuse';
}

export interface Commitment {
  /** Cumulative amounts by a day, rising. */
  readonly milestones: readonly { readonly by: Day; readonly amount: Decimal }[];
  /** Spend on the rest of Azure that also counts, by month. */
  readonly otherEligible: { readonly kind: 'perMonth'; readonly amount: Decimal } | { readonly kind: 'listed'; readonly amounts: readonly { readonly at: Month; readonly amount: Decimal }[] };
  readonly shortfall: 'prepayment' | 'forfeit' | 'carryOver';
}

export interface ConditionalCredit {
  readonly milestones: readonly { readonly by: Day; readonly spend: Decimal; readonly credit: Decimal }[];
  readonly expiresAfterMonths: number;
}

export interface Credit {
  readonly amount: Decimal;
  readonly from: Day;
  readonly until: Day;
  readonly match: Match;
  readonly countsTowardCommitment: boolean;
}

export interface PriceProtection {
  readonly match: Match;
  readonly capPercentPerYear?: Decimal;
  readonly floorPercentPerYear?: Decimal;
  readonly passCuts: boolean;
}

export interface NewModels {
  readonly capOverPredecessorPercent?: Decimal;
  readonly optIn: boolean;
  /** New model to its predecessor. */
  readonly predecessors: Readonly<Record<string, string>>;
}

export type Right =
  | { readonly kind: 'terminate'; readonly afterMonth: number; readonly feePercent: Decimal }
  | { readonly kind: 'resizeReservation'; readonly maxRefundPer12Months: Decimal }
  | { readonly kind: 'convertToReserved' }
  | { readonly kind: 'downgradeModel' }
  | { readonly kind: 'expandCommitment'; readonly byPercent: Decimal; readonly atSameRates: boolean };

/** What the deal's currency costs: list in another currency becomes the deal's at the rate of the day. */
export interface Exchange {
  readonly listCurrency: string;
  /** Rising by day; `rate` of the deal's currency for one of list's, from that day on. The first is not after the deal's start. */
  readonly rates: readonly { readonly from: Day; readonly rate: Decimal }[];
}

/** A part of standard traffic that goes by batch or by priority. */
export interface TrafficShare {
  readonly match: Omit<Match, 'tier' | 'kind'>;
  readonly batchPercent: Decimal;
  readonly priorityPercent: Decimal;
}

/** A negotiation's deal file, read and believed: what is agreed or offered. Meaning of every term: docs/reference/deal-terms.md. */
export interface DealTerms {
  readonly name: string;
  readonly currency: string;
  readonly start: Day;
  readonly months: number;
  readonly rateBook: string;
  readonly listPrices: 'follow' | 'frozen';
  readonly exchange?: Exchange;
  readonly shares?: readonly TrafficShare[];
  readonly rates: readonly RateRule[];
  readonly tiers: readonly TierRule[];
  readonly provisioned: readonly ProvisionedBlock[];
  readonly commitment?: Commitment;
  readonly conditionalCredit?: ConditionalCredit;
  readonly credits: readonly Credit[];
  readonly priceProtection: readonly PriceProtection[];
  readonly newModels?: NewModels;
  readonly support?: { readonly percentOfSpend: Decimal; readonly minimumPerMonth: Decimal };
  readonly payment?: { readonly netDays: number; readonly baselineNetDays: number; readonly costOfCapitalPercent: Decimal };
  readonly renewal?: { readonly upliftCapPercent: Decimal };
  readonly rights: readonly Right[];
  readonly nonCash: readonly { readonly what: string; readonly worth: Decimal; readonly basis: string; readonly confidence: Decimal }[];
}
