import { addDays } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import type { DealTerms, TierRule } from '../../deal/dealTerms.ts';
import { pricing, type Pricing } from '../../deal/evaluate.ts';
import { movedList } from '../../rates/movedList.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import { chargeBook, tokenRates, type Charges, type TokenRates } from './chargeBook.ts';
import { settlement, type NetCharges } from './settlement.ts';
import { splitColumns, type ChargedColumn } from './splitColumns.ts';
import type { UsagePaths } from './usagePaths.ts';

/** What deals cost on many paths of usage and list prices, in doubles: within 1e-9 of the exact bills, and thousands of times as fast. */
export interface Simulation {
  readonly paths: UsagePaths;
  /** What each path costs under the terms, at other prices than theirs where `prices` says so. Terms that share their blocks with earlier ones are quicker. */
  totals(terms: DealTerms, prices?: PricesOn): Float64Array;
  /** The same month by month: by month, and then by path. */
  byMonth(terms: DealTerms, prices?: PricesOn): readonly Float64Array[];
  /** What of it is charged for missed milestones, by path. */
  shortfalls(terms: DealTerms, prices?: PricesOn): Float64Array;
  /** Other paths on the same rate book and load shapes. */
  on(other: UsagePaths): Simulation;
}

/** The prices of the terms on a rate book. */
export type PricesOn = (terms: DealTerms, book: RateBook) => Pricing;

/** Paths that are worked on together: what they need fits into the processor's cache. */
const together = 256;

export function simulation(paths: UsagePaths, book: RateBook, shapes: ReadonlyMap<string, LoadShape>): Simulation {
  const splits = new Map<string, readonly ChargedColumn[]>();
  const split = (terms: DealTerms): readonly ChargedColumn[] => {
    const key = plainText([terms.start, terms.months, terms.shares, terms.provisioned.map(({ id, model, scope, region, ptu, from, months, spillTo }) => [id, model, scope, region, ptu, from, months, spillTo])]);
    const known = splits.get(key) ?? splitColumns(terms, paths, book.ptu, shapes);
    if (splits.size >= splitsKept) splits.clear();
    splits.set(key, known);
    return known;
  };
  const books = new Map<string, readonly RateBook[]>();
  const booksFor = (terms: DealTerms): readonly RateBook[] => {
    const known = books.get(terms.start) ?? levelBooks(paths, book, terms);
    books.set(terms.start, known);
    return known;
  };
  // Terms that are asked for after each other mostly share their prices, and often all that is charged before credits.
  const priced: { readonly split: readonly ChargedColumn[]; readonly key: string; readonly prices: PricesOn; readonly rates: TokenRates; readonly ptu: Pricing['ptu'] }[] = [];
  const ratesOf = (terms: DealTerms, columns: readonly ChargedColumn[], prices: PricesOn) => {
    const key = plainText([terms.listPrices, terms.exchange, terms.start, terms.months, terms.rates, terms.priceProtection, terms.newModels, terms.provisioned]);
    const known = priced.find((each) => each.split === columns && each.key === key && each.prices === prices);
    if (known !== undefined) return known;
    const at = booksFor(terms).map((each) => prices(terms, each));
    const made = { split: columns, key, prices, rates: tokenRates(columns, at, paths), ptu: at[0]?.ptu ?? { charges: [], findings: [] } };
    if (priced.unshift(made) > pricesKept) priced.pop();
    return made;
  };
  let last: { readonly of: TokenRates; readonly key: string; readonly charges: Charges } | undefined;
  const chargesOf = (terms: DealTerms, prices: PricesOn): Charges => {
    const columns = split(terms);
    const { rates, ptu } = ratesOf(terms, columns, prices);
    const key = plainText([terms.tiers.map(({ match, basis }) => [match, basis]), terms.credits.map(({ match }) => match), terms.conditionalCredit === undefined]);
    if (last?.of !== rates || last.key !== key) last = { of: rates, key, charges: chargeBook(terms, columns, rates, ptu, paths.list) };
    return last.charges;
  };
  return {
    paths,
    totals: (terms, prices = pricing) => totalsOf(terms, chargesOf(terms, prices), paths),
    byMonth(terms, prices = pricing) {
      const months = Array.from({ length: terms.months }, () => new Float64Array(paths.count));
      totalsOf(terms, chargesOf(terms, prices), paths, (path, month, owed) => {
        const into = months[month];
        if (into !== undefined) into[path] = owed;
      });
      return months;
    },
    shortfalls(terms, prices = pricing) {
      const missing = new Float64Array(paths.count);
      totalsOf(terms, chargesOf(terms, prices), paths, (path, _month, _owed, shortfall) => {
        missing[path] = (missing[path] ?? 0) + shortfall;
      });
      return missing;
    },
    on: (other) => simulation(other, book, shapes),
  };
}

const splitsKept = 64;
const pricesKept = 16;

/** The rate book at each level of list prices, which hold from the day after the deal's first on: its prices of the start are the book's. */
function levelBooks(paths: UsagePaths, book: RateBook, terms: DealTerms): readonly RateBook[] {
  return paths.list === undefined ? [book] : paths.list.levels.map((factor) => (toDouble(factor) === 1 ? book : movedList(book, [{ from: addDays(terms.start, 1), factor }])));
}

function plainText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}` : each));
}

function totalsOf(terms: DealTerms, charges: Charges, paths: UsagePaths, tell?: (path: number, month: number, owed: number, shortfall: number) => void): Float64Array {
  const settle = settlement(terms, (match) => charges.groupOf(match));
  const totals = new Float64Array(paths.count);
  const nets: NetCharges = { amounts: new Float64Array(charges.masks.length * terms.months * together), masks: charges.masks, width: together };
  const tiers = terms.tiers.map((rule, place): RunningTier => ({ rule, place, backShare: backShareOf(rule), volume: new Float64Array(together), charged: charges.masks.map(() => new Float64Array(together)) }));
  const amounts = charges.classes.map(() => new Float64Array(together));
  const tokens = charges.classes.map(({ tiers: counted }) => (counted.some((tier) => terms.tiers[tier]?.basis === 'tokens') ? new Float64Array(together) : undefined));
  for (let start = 0; start < paths.count; start += together) {
    const count = Math.min(together, paths.count - start);
    nets.amounts.fill(0);
    for (const [month, of] of charges.months.entries()) {
      for (const each of [...amounts, ...tokens]) each?.fill(0);
      for (const { of: place, factors, places: levels, amounts: each, tokens: counts } of of.entries) {
        const places = levels?.subarray(start, start + count);
        addScaled(amounts[place], factors, each, places, start, count);
        addScaled(tokens[place], factors, counts, places, start, count);
      }
      for (const { group, amount } of of.fixed) addFixed(nets.amounts, (group * terms.months + month) * together, amount, count);
      for (const [place, { group }] of charges.classes.entries()) addAll(nets.amounts, (group * terms.months + month) * together, amounts[place], count);
      for (const tier of tiers) tierMonth(nets, tier, charges, { amounts, tokens }, month, terms, count);
    }
    for (let path = 0; path < count; path++) {
      const months = tell && ((month: number, owed: number, shortfall: number): void => tell(start + path, month, owed, shortfall));
      totals[start + path] = settle(nets, path, months);
    }
  }
  return totals;
}

/** Adds to `into` the factors times the amount at each path's level of list prices. */
function addScaled(into: Float64Array | undefined, factors: Float64Array, amounts: Float64Array, places: Uint8Array | undefined, start: number, count: number): void {
  if (into === undefined) return;
  const [amount = 0] = amounts;
  if (places === undefined) for (let path = 0; path < count; path++) into[path] = (into[path] ?? 0) + (factors[start + path] ?? 0) * amount;
  else for (let path = 0; path < count; path++) into[path] = (into[path] ?? 0) + (factors[start + path] ?? 0) * (amounts[places[path] ?? 0] ?? 0);
}

function addFixed(into: Float64Array, offset: number, amount: number, count: number): void {
  for (let path = 0; path < count; path++) into[offset + path] = (into[offset + path] ?? 0) + amount;
}

function addAll(into: Float64Array, offset: number, amounts: Float64Array | undefined, count: number): void {
  if (amounts !== undefined) for (let path = 0; path < count; path++) into[offset + path] = (into[offset + path] ?? 0) + (amounts[path] ?? 0);
}

interface RunningTier {
  readonly rule: TierRule;
  readonly place: number;
  readonly backShare: (volume: number) => number;
  readonly volume: Float64Array;
  /** By group of the nets. */
  readonly charged: readonly Float64Array[];
}

/** What a month charges and counts, by class. */
interface MonthSums {
  readonly amounts: readonly Float64Array[];
  readonly tokens: readonly (Float64Array | undefined)[];
}

/** Counts a month towards a tier, and posts the rebate where its period ends. */
function tierMonth(nets: NetCharges, { rule, place, backShare, volume, charged }: RunningTier, charges: Charges, sums: MonthSums, month: number, terms: DealTerms, count: number): void {
  if (rule.period === 'month' || month % 12 === 0) for (const each of [volume, ...charged]) each.fill(0);
  for (const [at, { group, tiers }] of charges.classes.entries()) {
    if (!tiers.includes(place)) continue;
    addAll(volume, 0, rule.basis === 'spend' ? sums.amounts[at] : sums.tokens[at], count);
    addAll(charged[group] ?? volume, 0, sums.amounts[at], count);
  }
  if (rule.period === 'year' && month % 12 !== 11 && month !== terms.months - 1) return;
  for (let path = 0; path < count; path++) {
    const reached = volume[path] ?? 0;
    const share = reached === 0 ? 0 : backShare(reached);
    if (share === 0) continue;
    for (let group = 0; group < charged.length; group++) {
      const at = (group * terms.months + month) * together + path;
      nets.amounts[at] = (nets.amounts[at] ?? 0) - (charged[group]?.[path] ?? 0) * share;
    }
  }
}

/** What of each unit of the volume is given back. */
function backShareOf(rule: TierRule): (volume: number) => number {
  const steps = rule.steps.map(({ from, percent }) => ({ from: toDouble(from), share: toDouble(percent) / 100 }));
  if (rule.method === 'allUnits') return (volume) => steps.findLast((step) => volume >= step.from)?.share ?? 0;
  return (volume) => {
    let back = 0;
    for (let place = 0; place < steps.length; place++) {
      const { from = 0, share = 0 } = steps[place] ?? {};
      if (volume > from) back += (Math.min(volume, steps[place + 1]?.from ?? volume) - from) * share;
    }
    return back / volume;
  };
}

