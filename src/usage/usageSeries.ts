import type { Tokens, Requests } from '../base/quantity.ts';
import type { Source } from '../base/source.ts';
import type { Labels } from './labels.ts';
import type { Context, Scope, Tier } from '../rates/meter.ts';

export type Grain = 'month' | 'day' | 'hour' | 'minute';

/** Tokens and requests of one workload on one deployment in one period. */
export interface UsageRow {
  /** Start of the period, as long as its grain: "2027-01", "2027-01-31", "2027-01-31T13", "2027-01-31T13:07" (UTC). */
  readonly at: string;
  readonly workload: string;
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly context: Context;
  /** ARM region name: "eastus2". */
  readonly region: string;
  /** What the bill says about the resource: tags, name, subscription; absent where no bill tells. */
  readonly labels?: Labels;
  /** All prompt tokens, cached and cache-written ones included. */
  readonly input: Tokens;
  /** Part of `input`. */
  readonly cached: Tokens;
  /** Part of `input`. */
  readonly cacheWrite: Tokens;
  readonly output: Tokens;
  readonly requests: Requests;
  readonly source?: Source;
}

/** Usage over time at one grain. Rows are in order of `at`, then as the file had them. */
export interface UsageSeries {
  readonly grain: Grain;
  readonly rows: readonly UsageRow[];
}

/** Tokens that came fresh: the prompt less what was read from or written to the cache. */
export function freshInput(row: Pick<UsageRow, 'input' | 'cached' | 'cacheWrite'>): Tokens {
  return (row.input - row.cached - row.cacheWrite) as Tokens;
}
