import { addMonths, type Month } from '../base/calendar.ts';
import { requests, tokens } from '../base/quantity.ts';
import { freshInput, type UsageRow } from '../usage/usageSeries.ts';

/** What a workload's tokens are made of: its recent rows added up over the months, one for each deployment it used. */
export type Mix = readonly MixPart[];

interface MixPart {
  readonly row: UsageRow;
  readonly fresh: bigint;
  readonly cached: bigint;
  readonly cacheWrite: bigint;
  readonly output: bigint;
  readonly requests: bigint;
}

/** The mix of each workload over its last three months with tokens, none later than `last`. */
export function recentMixes(rows: readonly UsageRow[], last: Month): Map<string, Mix> {
  const months = new Map<string, Set<string>>();
  for (const row of rows) if (row.input + row.output > 0n && row.at <= last) months.set(row.workload, (months.get(row.workload) ?? new Set()).add(row.at));
  const parts = new Map<string, Map<string, MixPart>>();
  for (const row of rows) {
    const latest = [...(months.get(row.workload) ?? [])].reduce((a, b) => (b > a ? b : a), '');
    if (row.input + row.output === 0n || row.at > last || row.at <= addMonths(latest as Month, -monthsOfMix)) continue;
    const key = [row.model, row.scope, row.tier, row.context, row.region].join('\n');
    const own = parts.get(row.workload) ?? new Map<string, MixPart>();
    parts.set(row.workload, own);
    const before = own.get(key) ?? { row, fresh: 0n, cached: 0n, cacheWrite: 0n, output: 0n, requests: 0n };
    own.set(key, {
      row: before.row, fresh: before.fresh + freshInput(row), cached: before.cached + row.cached,
      cacheWrite: before.cacheWrite + row.cacheWrite, output: before.output + row.output, requests: before.requests + row.requests,
    });
  }
  return new Map([...parts].map(([workload, own]) => [workload, [...own.values()]]));
}

const monthsOfMix = 3;

/** `total` tokens of a workload in one month as usage rows in the proportion of its mix; the parts add up to the total. */
export function rowsOf(at: Month, workload: string, total: bigint, mix: Mix | undefined): UsageRow[] {
  if (mix === undefined || total === 0n) return [];
  const leaves = mix.flatMap((part) => [part.fresh, part.cached, part.cacheWrite, part.output]);
  const shares = split(total, leaves);
  const known = leaves.reduce((a, b) => a + b, 0n);
  return mix.map((part, index): UsageRow => {
    const [fresh = 0n, cached = 0n, cacheWrite = 0n, output = 0n] = shares.slice(index * 4, index * 4 + 4);
    const { model, scope, tier, context, region } = part.row;
    return {
      at, workload, model, scope, tier, context, region,
      input: tokens(fresh + cached + cacheWrite), cached: tokens(cached), cacheWrite: tokens(cacheWrite), output: tokens(output),
      requests: requests((part.requests * total + known / 2n) / known),
    };
  });
}

/** Whole shares in proportion to the weights; each ends where the running total of the weights ends, so that they add up. */
function split(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((a, b) => a + b, 0n);
  let [seen, given] = [0n, 0n];
  return weights.map((weight) => {
    seen += weight;
    const share = (total * seen) / whole - given;
    given += share;
    return share;
  });
}
