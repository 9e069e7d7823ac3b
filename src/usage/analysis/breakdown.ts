import { add, compare, divide, isZero, zero, type Decimal } from '../../base/decimal.ts';
import type { Kind } from '../../rates/meter.ts';
import type { MeterVocabulary } from '../../rates/readMeterName.ts';
import type { Charge } from '../usageImport.ts';
import type { UsageRow } from '../usageSeries.ts';
import { valueOf, valueOfCharge, type Dimension } from './dimension.ts';
import type { PricedTokens } from './listCost.ts';


/** Tokens and list cost of one group. */
export interface Group {
  /** The values of the dimensions asked for, in their order. */
  readonly by: readonly string[];
  readonly tokens: Readonly<Record<Kind, bigint>>;
  readonly requests: bigint;
  readonly list: Decimal;
  /** Share of the whole list cost, 0 to 1, four places; 0 where nothing is priced. */
  readonly share: Decimal;
  /** Share of the prompt that was read from the cache, four places. */
  readonly cachedShare: Decimal;
  /** What was charged for it, usage and purchases of reservations, by currency; credits are not taken off. */
  readonly billed: readonly { readonly currency: string; readonly amount: Decimal }[];
}

/** What was charged, and how to tell from the name of a meter what it was charged for. */
export interface Billed {
  readonly charges: readonly Charge[];
  readonly vocabulary: MeterVocabulary;
}

/** Usage grouped by one or more dimensions, dearest first; groups add up to the whole, to the token and to the last digit. */
export function breakdown(rows: readonly UsageRow[], priced: readonly PricedTokens[], by: readonly Dimension[], billed?: Billed): Group[] {
  const groups = new Map<string, { by: string[]; tokens: Record<Kind, bigint>; requests: bigint; list: Decimal; billed: Map<string, Decimal> }>();
  const groupUnder = (values: string[]) => {
    const key = values.join('\n');
    const group = groups.get(key) ?? { by: values, tokens: { input: 0n, cached: 0n, cacheWrite: 0n, output: 0n }, requests: 0n, list: zero, billed: new Map<string, Decimal>() };
    groups.set(key, group);
    return group;
  };
  const groupOf = (row: UsageRow) => groupUnder(by.map((dimension) => valueOf(row, dimension)));
  for (const row of rows) {
    const group = groupOf(row);
    group.requests += row.requests;
    group.tokens.input += row.input - row.cached - row.cacheWrite;
    group.tokens.cached += row.cached;
    group.tokens.cacheWrite += row.cacheWrite;
    group.tokens.output += row.output;
  }
  let whole = zero;
  for (const { row, cost } of priced) {
    const group = groupOf(row);
    group.list = add(group.list, cost);
    whole = add(whole, cost);
  }
  for (const charge of billed?.charges ?? []) {
    if (charge.category !== 'usage' && charge.category !== 'purchase') continue;
    const group = groupUnder(by.map((dimension) => valueOfCharge(charge, dimension, billed?.vocabulary)));
    group.billed.set(charge.currency, add(group.billed.get(charge.currency) ?? zero, charge.amount));
  }
  return [...groups.values()]
    .map((group) => ({ ...group, billed: [...group.billed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ currency, amount })), share: ratio(group.list, whole), cachedShare: cachedShare(group.tokens) }))
    .sort((a, b) => compare(b.list, a.list) || (a.by.join() < b.by.join() ? -1 : 1));
}

function ratio(part: Decimal, whole: Decimal): Decimal {
  return isZero(whole) ? zero : divide(part, whole, 4, 'half-even');
}

function cachedShare(tokens: Readonly<Record<Kind, bigint>>): Decimal {
  const prompt = tokens.input + tokens.cached + tokens.cacheWrite;
  return prompt === 0n ? zero : divide({ coefficient: tokens.cached, scale: 0 }, { coefficient: prompt, scale: 0 }, 4, 'half-even');
}
