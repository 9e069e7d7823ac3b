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
}

export interface PtuTable {
  readonly models: readonly PtuModel[];
  readonly prices: readonly PtuPrice[];
}
