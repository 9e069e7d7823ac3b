import type { Day } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Context, Kind, Scope } from './meter.ts';

export type Purchase = 'hourly' | 'oneMonth' | 'oneYear';

/** What a provisioned throughput unit of one model carries. */
export interface PtuModel {
  readonly model: string;
  /** Input-equivalent tokens a minute that one PTU serves. */
  readonly inputTpmPerPtu: Decimal;
  /** Input-equivalent tokens that one token of a kind counts for; long context is absent where PTU does not serve it. */
  readonly weights: Partial<Record<Context, Readonly<Record<Kind, Decimal>>>>;
  /** Smallest deployment and step, in PTU, by scope. */
  readonly minimum: Readonly<Record<Scope, number>>;
  readonly increment: Readonly<Record<Scope, number>>;
  readonly source: string;
  readonly seen: Day;
  /** The model version the figures were published for. */
  readonly version?: string;
  /** Where it can be deployed at all; everywhere where absent. */
  readonly scopes?: readonly Scope[];
  /** Output tokens a second that 99 % of the time is promised for, and how it is measured. */
  readonly latencyTarget?: { readonly tokensPerSecond: Decimal; readonly basis: string };
  /** False where overflow is refused rather than sent to a standard deployment. */
  readonly spillover?: boolean;
  readonly note?: string;
}

/** The list price of one PTU: an hour, a month or a year of it. */
export interface PtuPrice {
  readonly scope: Scope;
  readonly purchase: Purchase;
  readonly regions: readonly string[] | 'any';
  readonly from: Day;
  readonly until?: Day;
  /** Per PTU for one hour (hourly) or for the whole term. */
  readonly perPtu: Decimal;
  readonly source: string;
  readonly seen: Day;
  readonly note?: string;
}

export interface PtuTable {
  readonly models: readonly PtuModel[];
  readonly prices: readonly PtuPrice[];
}
