import { toDouble } from '../../base/decimal.ts';
import type { DealTerms, Match } from '../../deal/dealTerms.ts';
import type { Pricing } from '../../deal/evaluate.ts';
import { matches, type Subject } from '../../deal/match.ts';
import { kinds } from '../../rates/meter.ts';
import type { ChargedColumn } from './splitColumns.ts';
import type { UsagePaths } from './usagePaths.ts';

/** What a deal charges at a factor of one, by month and level of list prices: all that does not depend on the path. */
export interface Charges {
  /** Sets of credit rules, one bit a rule: charges that the same credits match go together. */
  readonly masks: readonly number[];
  /** The bit of a credit's rule. */
  groupOf(match: Match): number;
  readonly classes: readonly ChargeClass[];
  readonly months: readonly MonthCharges[];
}

/** Charges that the same credits and the same tiers match: they are added up together. */
export interface ChargeClass {
  /** The place of its mask. */
  readonly group: number;
  /** The places of the tier rules that match. */
  readonly tiers: readonly number[];
}

export interface MonthCharges {
  /** Charges that do not depend on use, by the place of their mask. */
  readonly fixed: readonly { readonly group: number; readonly amount: number }[];
  /** What moves with one row of factors in the month, by class. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly of: number;
  readonly factors: Float64Array;
  /** By level of list prices. */
  readonly amounts: Float64Array;
  readonly tokens: Float64Array;
}

/** Steps 2 to 6 of docs/reference/deal-terms.md at a factor of one; `prices` are those at each level of list prices. */
export function chargeBook(terms: DealTerms, columns: readonly ChargedColumn[], prices: readonly Pricing[], paths: UsagePaths): Charges {
  const rules = [...new Map([...terms.credits.map(({ match }) => match), ...(terms.conditionalCredit ? [{}] : [])].map((match) => [JSON.stringify(match), match])).values()];
  const maskOf = (subject: Subject): number => rules.reduce((mask, match, bit) => (matches(match, subject) ? mask | (1 << bit) : mask), 0);
  const masks: number[] = [];
  const groupAt = (mask: number): number => (masks.includes(mask) ? masks.indexOf(mask) : masks.push(mask) - 1);
  const fixed = Array.from({ length: terms.months }, (): { group: number; amount: number }[] => []);
  for (const { month, subject, line } of prices[0]?.ptu.charges ?? []) fixed[month]?.push({ group: groupAt(maskOf(subject)), amount: toDouble(line.amount) });
  const classes = new Map<string, ChargeClass & { readonly place: number }>();
  const classOf = (subject: Subject): number => {
    const group = groupAt(maskOf(subject));
    const tiers = terms.tiers.flatMap(({ match }, tier) => (matches(match, subject) ? [tier] : []));
    const key = `${group} ${tiers.join(' ')}`;
    const found = classes.get(key) ?? { group, tiers, place: classes.size };
    classes.set(key, found);
    return found.place;
  };
  const seen = Array.from({ length: terms.months }, (_, month) => levelsIn(paths, month));
  const entries = Array.from({ length: terms.months }, () => new Map<Float64Array, Map<number, Entry>>());
  for (const column of columns) {
    const own = entries[column.month]?.get(column.factors) ?? new Map<number, Entry>();
    entries[column.month]?.set(column.factors, own);
    for (const [place, kind] of kinds.entries()) {
      const count = column.counts[place as 0] ?? 0;
      if (count === 0) continue;
      const { model, scope, tier, context, region, workload } = column;
      const of = classOf({ model, scope, tier, context, kind, region, workload });
      const entry = own.get(of) ?? { of, factors: column.factors, amounts: new Float64Array(prices.length), tokens: new Float64Array(prices.length) };
      own.set(of, entry);
      for (const level of seen[column.month] ?? []) {
        const rate = prices[level]?.card.agreed({ model, scope, tier, context, kind }, region, workload, column.day);
        // A meter without a price has no line on the bill, and no tier counts it.
        if (rate === undefined) continue;
        entry.amounts[level] = (entry.amounts[level] ?? 0) + (toDouble(rate.perMillion) / 1_000_000) * count;
        entry.tokens[level] = (entry.tokens[level] ?? 0) + count;
      }
    }
  }
  const months = entries.map((own, month): MonthCharges => ({ fixed: fixed[month] ?? [], entries: [...own.values()].flatMap((each) => [...each.values()]) }));
  return { masks, groupOf: (match) => rules.findIndex((rule) => JSON.stringify(rule) === JSON.stringify(match)), classes: [...classes.values()], months };
}

/** The levels of list prices that some path has in a month. */
function levelsIn({ list }: UsagePaths, month: number): readonly number[] {
  return list === undefined ? [0] : [...new Set(list.places[month])];
}
