import type { Month } from '../../base/calendar.ts';
import type { Context, Scope, Tier } from '../../rates/meter.ts';
import type { PriceAssumptions } from '../prices/priceAssumptions.ts';
import type { ShockKind } from '../shocks/shocks.ts';
import type { Uncertain } from './uncertain.ts';

/** Where a workload's tokens go: what a price is looked up by. */
export interface Deployment {
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly region: string;
}

/** Users × adoption × calls × tokens a call, from a launch that may not come. */
export interface DrivenWorkload {
  readonly id: string;
  readonly on: Deployment;
  readonly users: Uncertain;
  /** Growth of the users in a year. */
  readonly growth: Uncertain;
  /** Share of the users that will use it in the end: the ceiling. */
  readonly adoption: Uncertain;
  /** Months from launch until nearly all of them do. */
  readonly rampMonths: Uncertain;
  /** Calls of one user in a month. */
  readonly calls: Uncertain;
  /** Tokens of one prompt, cached ones included, and of one answer. */
  readonly input: Uncertain;
  readonly output: Uncertain;
  readonly cachedShare: Uncertain;
  readonly cacheWriteShare: Uncertain;
  /** Share of the tokens that long-context calls take. */
  readonly longShare: Uncertain;
  readonly launch: {
    readonly earliest: Month;
    readonly latest: Month;
    /** That it goes live at all. */
    readonly probability: number;
  };
  /** The first month in which it is gone. */
  readonly ends: Month | undefined;
}

/** What a drivers file says. */
export interface Drivers {
  readonly name: string;
  readonly from: Month;
  readonly months: number;
  /** Business units and the workloads in them. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly workloads: readonly DrivenWorkload[];
  readonly shocks: readonly ShockKind[];
  /** What the file changes of what the rate book's history says. */
  readonly prices: Partial<PriceAssumptions>;
  readonly budgets: { readonly month?: number; readonly quarter?: number; readonly year?: number };
  readonly quota: readonly Quota[];
}

/** Tokens a minute that are granted to one deployment. */
export interface Quota extends Deployment {
  readonly tokensPerMinute: number;
}

/** What the tokens of a month are made of, in this order wherever they are listed. */
export const measures = ['fresh', 'cached', 'cacheWrite', 'output', 'longContext', 'tokens', 'requests', 'spend'] as const;
export type Measure = (typeof measures)[number];

/** Short or long prompts, as rates know them. */
export const contextsOf: readonly Context[] = ['short', 'long'];
