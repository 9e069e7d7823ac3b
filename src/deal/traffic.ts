import type { Day } from '../base/calendar.ts';
import { round, type Decimal } from '../base/decimal.ts';
import { contexts, kinds, scopes, tiers, type Context, type Kind, type Scope, type Tier } from '../rates/meter.ts';
import { freshInput, type UsageRow } from '../usage/usageSeries.ts';
import { guardDigits } from './loadCurve.ts';

/** One workload on one set of meters. Traffic of the same route has the same object here. */
export interface Route {
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
}

/** Tokens to be charged: what goes by one route in one month of the deal. */
export interface Traffic {
  /** 0 for the first month of the deal. */
  readonly month: number;
  readonly route: Route;
  /** Tokens by day and kind, in order of `kinds`; those of a route `inParts` are in units of 10^−guardDigits. */
  readonly days: Map<Day, TokenCounts>;
}

/** Fresh input, cached, cache write, output. */
export type TokenCounts = [bigint, bigint, bigint, bigint];

export function tokenCounts(row: UsageRow): TokenCounts {
  return [freshInput(row), row.cached, row.cacheWrite, row.output];
}

/** Collects traffic; what stands for the same charge is added up, in whatever order it comes. */
export interface TrafficTally {
  /** Adds a row's tokens on a day; of a part of them where `by` says how they got there. */
  add(row: UsageRow, tier: Tier, month: number, on: Day, counts: TokenCounts, by?: Partial<Pick<Route, 'spilledFrom' | 'share'>>): void;
  /** In the order of the bill: month, workload, model, scope, tier, context, region. */
  inOrder(): readonly Traffic[];
}

export function trafficTally(): TrafficTally {
  const routeOf = routes();
  // A bill asks for the same few routes thousands of times: what they carry stands by route and then by month.
  const carried = new Map<Route, Traffic[]>();
  return {
    add(row, tier, month, on, counts, by) {
      const route = routeOf(row, tier, by?.spilledFrom ?? '', by?.share ?? '');
      let months = carried.get(route);
      if (months === undefined) carried.set(route, (months = []));
      const { days } = (months[month] ??= { month, route, days: new Map() });
      const sofar = days.get(on);
      if (sofar === undefined) days.set(on, [...counts]);
      else for (let kind = 0; kind < 4; kind++) sofar[kind as 0] += counts[kind as 0];
    },
    inOrder() {
      const sorted = [...carried].map(([route, months]) => ({ key: keyOf(route), months })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
      const last = sorted.reduce((most, { months }) => Math.max(most, months.length), 0);
      const inOrder: Traffic[] = [];
      for (let month = 0; month < last; month++) {
        for (const { months } of sorted) {
          const traffic = months[month];
          if (traffic !== undefined) inOrder.push(traffic);
        }
      }
      return inOrder;
    },
  };
}

function keyOf(route: Route): string {
  return [route.workload, route.model, route.scope, route.tier, route.context, route.region, route.spilledFrom, route.share].join('\u0000');
}

/** One object for each route, found without building a key: that would cost more than the charge itself. */
function routes(): (row: UsageRow, tier: Tier, spilledFrom: string, share: string) => Route {
  const known = new Map<string, Map<string, Map<string, Map<string, Map<string, (Route | undefined)[]>>>>>();
  return (row, tier, spilledFrom, share) => {
    const inRegion = within(within(known, row.workload), row.model);
    const slots = within(within(inRegion, row.region), spilledFrom);
    let byMeter = slots.get(share);
    if (byMeter === undefined) slots.set(share, (byMeter = []));
    const meter = (scopes.indexOf(row.scope) * tiers.length + tiers.indexOf(tier)) * contexts.length + contexts.indexOf(row.context);
    return (byMeter[meter] ??= { workload: row.workload, model: row.model, scope: row.scope, tier, context: row.context, region: row.region, spilledFrom, share });
  };
}

function within<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let inner = map.get(key);
  if (inner === undefined) map.set(key, (inner = new Map<string, Value>()));
  return inner;
}

/** Whether a route carries a part of what the usage says, so that its tokens need not be whole. */
export function inParts(route: Route): boolean {
  return route.spilledFrom !== '' || route.share !== '';
}

/** The tokens of one kind as an exact number; of parts to 20 digits, which no line's 12 can tell from the quotient. */
export function tokensOf(route: Route, counts: TokenCounts, kind: Kind): Decimal {
  const coefficient = counts[kinds.indexOf(kind) as 0];
  return inParts(route) ? round({ coefficient, scale: guardDigits }, 20, 'half-even') : { coefficient, scale: 0 };
}
