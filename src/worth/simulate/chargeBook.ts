import { toDouble } from '../../base/decimal.ts';
import type { DealTerms, Match } from '../../deal/dealTerms.ts';
import type { Pricing } from '../../deal/evaluate.ts';
import { matches, type Subject } from '../../deal/match.ts';
import { kinds } from '../../rates/meter.ts';
import type { ChargedColumn } from './splitColumns.ts';
import { placesOf, type ListPaths, type UsagePaths } from './usagePaths.ts';

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
  /** The level of list prices by path; undefined where they stay. */
  readonly places: Uint8Array | undefined;
  /** By level of list prices. */
  readonly amounts: Float64Array;
  readonly tokens: Float64Array;
}

/** What one token of each column costs, by kind and level of list prices; not a number where it has no price, or where no path has the level. */
export interface TokenRates {
  readonly perToken: Float64Array;
  readonly levels: number;
}

/** Steps 2 and 3 of docs/reference/deal-terms.md; `prices` are those at each level of list prices. */
export function tokenRates(columns: readonly ChargedColumn[], prices: readonly Pricing[], paths: UsagePaths): TokenRates {
  const levels = prices.length;
  const perToken = new Float64Array(columns.length * 4 * levels).fill(Number.NaN);
  const seen = new Map<Uint8Array, readonly number[]>();
  for (const [at, { month, day, region, workload, counts, model, scope, tier, context }] of columns.entries()) {
    const places = paths.list && placesOf(paths.list, model)[month];
    const own = places === undefined ? [0] : (seen.get(places) ?? [...new Set(places)]);
    if (places !== undefined) seen.set(places, own);
    for (const [place, kind] of kinds.entries()) {
      if (counts[place as 0] === 0) continue;
      for (const level of own) {
        const rate = prices[level]?.card.agreed({ model, scope, tier, context, kind }, region, workload, day);
        if (rate !== undefined) perToken[(at * 4 + place) * levels + level] = toDouble(rate.perMillion) / 1_000_000;
      }
    }
  }
  return { perToken, levels };
}

/** Steps 4 to 6 at a factor of one. */
export function chargeBook(terms: DealTerms, columns: readonly ChargedColumn[], rates: TokenRates, ptu: Pricing['ptu'], list: ListPaths | undefined): Charges {
  const rules = [...new Map([...terms.credits.map(({ match }) => match), ...(terms.conditionalCredit ? [{}] : [])].map((match) => [JSON.stringify(match), match])).values()];
  const maskOf = (subject: Subject): number => rules.reduce((mask, match, bit) => (matches(match, subject) ? mask | (1 << bit) : mask), 0);
  const masks: number[] = [];
  const groupAt = (mask: number): number => (masks.includes(mask) ? masks.indexOf(mask) : masks.push(mask) - 1);
  const fixed = Array.from({ length: terms.months }, (): { group: number; amount: number }[] => []);
  for (const { month, subject, line } of ptu.charges) fixed[month]?.push({ group: groupAt(maskOf(subject)), amount: toDouble(line.amount) });
  const classes = new Map<string, ChargeClass & { readonly place: number }>();
  const classOf = (subject: Subject): number => {
    const group = groupAt(maskOf(subject));
    const tiers = terms.tiers.flatMap(({ match }, tier) => (matches(match, subject) ? [tier] : []));
    const key = `${group} ${tiers.join(' ')}`;
    const found = classes.get(key) ?? { group, tiers, place: classes.size };
    classes.set(key, found);
    return found.place;
  };
  const { perToken, levels } = rates;
  const entries = Array.from({ length: terms.months }, () => new Map<Float64Array, Entry[]>());
  for (const [at, column] of columns.entries()) {
    const own = entries[column.month]?.get(column.factors) ?? [];
    entries[column.month]?.set(column.factors, own);
    const places = list && placesOf(list, column.model)[column.month];
    for (const [place, kind] of kinds.entries()) {
      const count = column.counts[place as 0] ?? 0;
      if (count === 0) continue;
      const { model, scope, tier, context, region, workload } = column;
      const of = classOf({ model, scope, tier, context, kind, region, workload });
      let entry = own.find((each) => each.of === of && each.places === places);
      if (entry === undefined) own.push((entry = { of, factors: column.factors, places, amounts: new Float64Array(levels), tokens: new Float64Array(levels) }));
      for (let level = 0; level < levels; level++) {
        const rate = perToken[(at * 4 + place) * levels + level] ?? Number.NaN;
        // A meter without a price has no line on the bill, and no tier counts it.
        if (Number.isNaN(rate)) continue;
        entry.amounts[level] = (entry.amounts[level] ?? 0) + rate * count;
        entry.tokens[level] = (entry.tokens[level] ?? 0) + count;
      }
    }
  }
  const months = entries.map((own, month): MonthCharges => ({ fixed: fixed[month] ?? [], entries: [...own.values()].flat() }));
  return { masks, groupOf: (match) => rules.findIndex((rule) => JSON.stringify(rule) === JSON.stringify(match)), classes: [...classes.values()], months };
}
