import { decimal, round, subtract, type Decimal } from '../base/decimal.ts';
import type { Tier } from '../rates/meter.ts';
import type { UsageRow } from '../usage/usageSeries.ts';
import type { TrafficShare } from './dealTerms.ts';
import { guardDigits } from './loadCurve.ts';
import { matches, mostSpecific } from './match.ts';
import { share } from './percent.ts';

/** A part of a row's tokens, of 10^guardDigits, the tier it takes and the term that says so. */
export interface SharedPart {
  readonly tier: Tier;
  readonly part: bigint;
  readonly share: string;
}

/** The parts that a row of standard traffic goes by; undefined where no share of the deal is about it. */
export function sharedParts(shares: readonly TrafficShare[], row: Pick<UsageRow, 'model' | 'scope' | 'tier' | 'context' | 'region' | 'workload'>): readonly SharedPart[] | undefined {
  const { model, scope, tier, context, region, workload } = row;
  const place = mostSpecific(shares, (rule) => matches(rule.match, { model, scope, tier, context, region, workload }));
  const rule = place === undefined ? undefined : shares[place];
  if (rule === undefined) return undefined;
  const standard = subtract(subtract(decimal(100), rule.batchPercent), rule.priorityPercent);
  const parts = { standard, batch: rule.batchPercent, priority: rule.priorityPercent };
  return (['standard', 'batch', 'priority'] as const).map((to) => ({ tier: to, part: inParts(parts[to]), share: `shares[${place}]` })).filter(({ part }) => part > 0n);
}

function inParts(percent: Decimal): bigint {
  const { coefficient, scale } = round(share(percent), guardDigits, 'half-even');
  return coefficient * 10n ** BigInt(guardDigits - scale);
}
