import type { Day } from '../base/calendar.ts';
import { round, type Decimal } from '../base/decimal.ts';
import { kinds, type Context, type Kind, type Scope, type Tier } from '../rates/meter.ts';
import { freshInput, type UsageRow } from '../usage/usageSeries.ts';
import { guardDigits } from './loadCurve.ts';

/** Tokens to be charged: one workload on one set of meters in one month of the deal. */
export interface Traffic {
  /** 0 for the first month of the deal. */
  readonly month: number;
  readonly workload: string;
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly context: Context;
  readonly region: string;
  /** The provisioned block that it spilled from; '' for traffic that was aimed where it is charged. */
  readonly spilledFrom: string;
  /** The share of the deal that sent it by its tier: "shares[0]"; '' for traffic that goes as the usage says. */
  readonly share: string;
  /** Tokens by day and kind, in order of `kinds`; those of traffic `inParts` are in units of 10^−guardDigits. */
  readonly days: Map<Day, TokenCounts>;
}

/** Fresh input, cached, cache write, output. */
export type TokenCounts = [bigint, bigint, bigint, bigint];

export function tokenCounts(row: UsageRow): TokenCounts {
  return [freshInput(row), row.cached, row.cacheWrite, row.output];
}

/** Collects traffic; what stands for the same charge is added up, in whatever order it comes. */
export interface TrafficTally {
  add(of: Omit<Traffic, 'days'>, on: Day, counts: TokenCounts): void;
  /** In the order of the bill: month, workload, model, scope, tier, context, region. */
  inOrder(): readonly Traffic[];
}

export function trafficTally(): TrafficTally {
  const tallied = new Map<string, Traffic>();
  return {
    add(of, on, counts) {
      const key = [String(of.month).padStart(4, '0'), of.workload, of.model, of.scope, of.tier, of.context, of.region, of.spilledFrom, of.share].join('\u0000');
      let traffic = tallied.get(key);
      if (traffic === undefined) {
        traffic = { ...of, days: new Map() };
        tallied.set(key, traffic);
      }
      const sofar = traffic.days.get(on);
      if (sofar === undefined) traffic.days.set(on, [...counts]);
      else for (let kind = 0; kind < 4; kind++) sofar[kind as 0] += counts[kind as 0];
    },
    inOrder: () => [...tallied].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, traffic]) => traffic),
  };
}

/** Whether the traffic is a part of what the usage says, so that its tokens need not be whole. */
export function inParts(traffic: Pick<Traffic, 'spilledFrom' | 'share'>): boolean {
  return traffic.spilledFrom !== '' || traffic.share !== '';
}

/** The tokens of one kind as an exact number; of parts to 20 digits, which no line's 12 can tell from the quotient. */
export function tokensOf(traffic: Traffic, counts: TokenCounts, kind: Kind): Decimal {
  const coefficient = counts[kinds.indexOf(kind) as 0];
  return inParts(traffic) ? round({ coefficient, scale: guardDigits }, 20, 'half-even') : { coefficient, scale: 0 };
}
