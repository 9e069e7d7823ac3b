import type { Explored } from './explored.ts';
import { total } from '../../../parts/exact.ts';

export type Measured = 'list' | 'tokens';

/** One group over all its months. */
export interface TopGroup {
  readonly name: string;
  /** Exact, as text: list cost, or tokens in and out. */
  readonly amount: string;
  /** What was charged, by currency; exact, as text. */
  readonly billed: ReadonlyMap<string, string>;
  readonly byMonth: ReadonlyMap<string, number>;
}

/** The largest `count` groups, and the rest as one, so that they add up to the whole. */
export function topOf(explored: Pick<Explored, 'groups'>, measure: Measured, count: number): TopGroup[] {
  const amountOf = (group: Explored['groups'][number]): string => (measure === 'list' ? group.list : total([group.input, group.cached, group.cacheWrite, group.output]));
  const whole = (name: string, groups: readonly Explored['groups'][number][]): TopGroup => {
    const byMonth = Map.groupBy(groups, ({ by }) => by[1] ?? '');
    const charged = Map.groupBy(groups.flatMap(({ billed }) => billed), ({ currency }) => currency);
    return { name, billed: new Map([...charged].map(([currency, own]) => [currency, total(own.map(({ amount }) => amount))])), amount: total(groups.map(amountOf)), byMonth: new Map([...byMonth].map(([month, own]) => [month, Number(total(own.map(amountOf)))])) };
  };
  const groups = [...Map.groupBy(explored.groups, ({ by }) => by[0] ?? '')].map(([name, own]) => ({ own, top: whole(name, own) })).toSorted((a, b) => Number(b.top.amount) - Number(a.top.amount));
  // One that is left stands for itself.
  const kept = groups.length === count + 1 ? groups.length : count;
  const rest = groups.slice(kept);
  return [...groups.slice(0, kept).map(({ top }) => top), ...(rest.length === 0 ? [] : [whole(`${rest.length} others`, rest.flatMap(({ own }) => own))])];
}

/** Colours and patterns of groups, in their order. */
export const groupColours = ['series-reserved', 'series-offer', 'series-committed', 'series-alternative', 'series-list', 'band'] as const;
