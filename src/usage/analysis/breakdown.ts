import { dayNumber, readDay } from '../../base/calendar.ts';
import { add, compare, divide, isZero, zero, type Decimal } from '../../base/decimal.ts';
import type { Kind } from '../../rates/meter.ts';
import type { UsageRow } from '../usageSeries.ts';
import { monthAt, type PricedTokens } from './listCost.ts';

/** What usage can be grouped by. `hour` is the hour of the week in UTC ("Mon 09") and needs usage by the minute or hour. */
export const dimensions = ['workload', 'model', 'scope', 'tier', 'context', 'region', 'month', 'hour'] as const;
export type Dimension = (typeof dimensions)[number];

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
}

/** Usage grouped by one or more dimensions, dearest first; groups add up to the whole, to the token and to the last digit. */
export function breakdown(rows: readonly UsageRow[], priced: readonly PricedTokens[], by: readonly Dimension[]): Group[] {
  const groups = new Map<string, { by: string[]; tokens: Record<Kind, bigint>; requests: bigint; list: Decimal }>();
  const groupOf = (row: UsageRow) => {
    const values = by.map((dimension) => valueOf(row, dimension));
    const key = values.join('\n');
    const group = groups.get(key) ?? { by: values, tokens: { input: 0n, cached: 0n, cacheWrite: 0n, output: 0n }, requests: 0n, list: zero };
    groups.set(key, group);
    return group;
  };
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
  return [...groups.values()]
    .map((group) => ({ ...group, share: ratio(group.list, whole), cachedShare: cachedShare(group.tokens) }))
    .sort((a, b) => compare(b.list, a.list) || (a.by.join() < b.by.join() ? -1 : 1));
}

function valueOf(row: UsageRow, dimension: Dimension): string {
  if (dimension === 'month') return monthAt(row.at);
  if (dimension === 'hour') return hourOfWeek(row.at);
  return row[dimension];
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "2026-11-22T13:07" is "Sun 13"; a period longer than an hour has none. */
function hourOfWeek(at: string): string {
  if (at.length < 13) return 'not known';
  const midnight = readDay(at.slice(0, 10));
  // Day 0 is the first of 1970, a Thursday.
  return midnight === undefined ? 'not known' : `${days[(dayNumber(midnight) + 3) % 7]} ${at.slice(11, 13)}`;
}

function ratio(part: Decimal, whole: Decimal): Decimal {
  return isZero(whole) ? zero : divide(part, whole, 4, 'half-even');
}

function cachedShare(tokens: Readonly<Record<Kind, bigint>>): Decimal {
  const prompt = tokens.input + tokens.cached + tokens.cacheWrite;
  return prompt === 0n ? zero : divide({ coefficient: tokens.cached, scale: 0 }, { coefficient: prompt, scale: 0 }, 4, 'half-even');
}
