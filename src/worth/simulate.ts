import type { Day } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
import { kinds } from '../rates/meter.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import type { DealTerms, Match, TierRule } from '../deal/dealTerms.ts';
import { pricing, type Pricing } from '../deal/evaluate.ts';
import { matches, type Subject } from '../deal/match.ts';
import { whole } from '../deal/loadCurve.ts';
import { settlement, type NetCharges } from './simulatedSettlement.ts';
import { splitTraffic } from '../deal/splitTraffic.ts';

/** Totals of deals on many paths of usage, in doubles: within 1e-9 of the exact bills, and hundreds of times as fast. */
export interface Simulation {
  /** What each path costs under the terms. Terms that share their blocks and prices with the last asked for are quickest. */
  totals(terms: DealTerms): Float64Array;
}

/** A charge that many paths have: one meter, workload and day. */
interface Cell {
  readonly month: number;
  readonly day: Day;
  readonly subject: Subject;
}

/** All paths split over the same blocks: tokens by path and cell. */
interface Traffic {
  readonly cells: readonly Cell[];
  readonly tokens: readonly Float64Array[];
}

export function simulation(paths: readonly UsageSeries[], book: RateBook, shapes: ReadonlyMap<string, LoadShape>): Simulation {
  const split = kept((terms: DealTerms) => plainText([terms.start, terms.months, terms.provisioned.map(({ discountPercent: _off, ...block }) => block)]), (terms) => trafficOf(terms, paths, book, shapes), 64);
  let last: { traffic: Traffic; key: string; rates: Float64Array; ptu: Pricing['ptu'] } | undefined;
  return {
    totals(terms) {
      const traffic = split(terms);
      const key = plainText([terms.listPrices, terms.start, terms.months, terms.rates, terms.priceProtection, terms.newModels, terms.provisioned]);
      if (last?.traffic !== traffic || last.key !== key) {
        const prices = pricing(terms, book);
        last = { traffic, key, rates: ratesOf(traffic.cells, prices), ptu: prices.ptu };
      }
      return totalsOf(terms, traffic, last.rates, last.ptu);
    },
  };
}

/** Keeps the answers for the last `most` keys. */
function kept<Question, Answer>(keyOf: (of: Question) => string, make: (of: Question) => Answer, most: number): (of: Question) => Answer {
  const known = new Map<string, Answer>();
  return (of) => {
    const key = keyOf(of);
    let answer = known.get(key);
    if (answer === undefined) {
      answer = make(of);
      if (known.size >= most) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
}

function plainText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}` : each));
}

function trafficOf(terms: DealTerms, paths: readonly UsageSeries[], book: RateBook, shapes: ReadonlyMap<string, LoadShape>): Traffic {
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  const spilledUnit = Number(whole);
  const sparse = paths.map((path) => {
    const own = new Map<number, number>();
    for (const of of splitTraffic(terms, aimAtBlocks(terms, path), book.ptu, shapes).traffic) {
      const scale = of.spilledFrom === '' ? 1 : spilledUnit;
      for (const [day, counts] of of.days) {
        const key = `${day} ${of.month} ${of.model} ${of.scope} ${of.tier} ${of.context} ${of.region} ${of.workload}`;
        let first = places.get(key);
        if (first === undefined) {
          first = cells.length;
          places.set(key, first);
          for (const kind of kinds) cells.push({ month: of.month, day, subject: { model: of.model, scope: of.scope, tier: of.tier, context: of.context, kind, region: of.region, workload: of.workload } });
        }
        for (let kind = 0; kind < 4; kind++) {
          const tokens = Number(counts[kind as 0]) / scale;
          if (tokens > 0) own.set(first + kind, (own.get(first + kind) ?? 0) + tokens);
        }
      }
    }
    return own;
  });
  return { cells, tokens: sparse.map((own) => Float64Array.from(cells, (_, place) => own.get(place) ?? 0)) };
}

/** The price of one token in each cell; not a number where there is none, as on a bill without that line. */
function ratesOf(cells: readonly Cell[], { card }: Pricing): Float64Array {
  return Float64Array.from(cells, ({ subject, day }) => {
    const { model, scope, tier, context = 'short', kind = 'input', region, workload = '' } = subject;
    const rate = card.agreed({ model, scope, tier, context, kind }, region, workload, day);
    return rate === undefined ? Number.NaN : toDouble(rate.perMillion) / 1_000_000;
  });
}

function totalsOf(terms: DealTerms, { cells, tokens }: Traffic, rates: Float64Array, ptu: Pricing['ptu']): Float64Array {
  const groups = new Map<string, { match: Match; bit: number }>();
  const groupOf = (match: Match): number => {
    const key = JSON.stringify(match);
    const group = groups.get(key) ?? { match, bit: groups.size };
    groups.set(key, group);
    return group.bit;
  };
  const settle = settlement(terms, groupOf);
  const maskOf = (subject: Subject): number => [...groups.values()].reduce((mask, { match, bit }) => (matches(match, subject) ? mask | (1 << bit) : mask), 0);
  const cellMasks = Uint32Array.from(cells, ({ subject }) => maskOf(subject));
  const months = Uint32Array.from(cells, ({ month }) => month);
  const masks = new Set([0, ...cellMasks]);
  const fixed = new Map<number, Float64Array>();
  for (const { month, subject, line } of ptu.charges) {
    const mask = maskOf(subject);
    masks.add(mask);
    const byMonth = fixed.get(mask) ?? new Float64Array(terms.months);
    fixed.set(mask, byMonth);
    byMonth[month] = (byMonth[month] ?? 0) + toDouble(line.amount);
  }
  const tiers = terms.tiers.map((rule) => ({ rule, periods: periodsOf(terms, rule, cells, rates) }));
  return Float64Array.from(tokens, (counts) => {
    const nets = new Map<number, Float64Array>([...masks].map((mask) => [mask, fixed.get(mask)?.slice() ?? new Float64Array(terms.months)]));
    for (let cell = 0; cell < counts.length; cell++) {
      const count = counts[cell] ?? 0;
      const rate = rates[cell] ?? 0;
      if (count > 0 && rate === rate) put(nets, cellMasks[cell] ?? 0, months[cell] ?? 0, count * rate);
    }
    for (const { rule, periods } of tiers) for (const [month, matched] of periods) rebate(nets, rule, month, matched, counts, rates, cellMasks);
    return settle(nets);
  });
}

function put(nets: NetCharges, mask: number, month: number, amount: number): void {
  const byMonth = nets.get(mask);
  if (byMonth !== undefined) byMonth[month] = (byMonth[month] ?? 0) + amount;
}

/** The priced cells that a tier counts, by the month in which their period ends. */
function periodsOf(terms: DealTerms, rule: TierRule, cells: readonly Cell[], rates: Float64Array): ReadonlyMap<number, readonly number[]> {
  const matched = Array.from(cells.keys()).filter((cell) => !Number.isNaN(rates[cell]) && matches(rule.match, cells[cell]?.subject ?? nobody));
  return Map.groupBy(matched, (cell) => {
    const month = cells[cell]?.month ?? 0;
    return rule.period === 'month' ? month : Math.min(month - (month % 12) + 11, terms.months - 1);
  });
}

const nobody: Subject = { model: '', scope: 'global', tier: 'standard', region: '' };

function rebate(nets: NetCharges, rule: TierRule, month: number, matched: readonly number[], counts: Float64Array, rates: Float64Array, cellMasks: Uint32Array): void {
  let volume = 0;
  for (const cell of matched) volume += (counts[cell] ?? 0) * (rule.basis === 'spend' ? (rates[cell] ?? 0) : 1);
  if (volume === 0) return;
  const share = backShare(rule, volume);
  if (share === 0) return;
  for (const cell of matched) put(nets, cellMasks[cell] ?? 0, month, -(counts[cell] ?? 0) * (rates[cell] ?? 0) * share);
}

/** What of each unit of the volume is given back. */
function backShare(rule: TierRule, volume: number): number {
  const steps = stepsOf(rule);
  if (rule.method === 'allUnits') return steps.findLast((step) => volume >= step.from)?.share ?? 0;
  let back = 0;
  for (const [place, { from, share }] of steps.entries()) back += Math.max(0, Math.min(volume, steps[place + 1]?.from ?? volume) - from) * share;
  return back / volume;
}

const steps = new WeakMap<TierRule, readonly { from: number; share: number }[]>();

function stepsOf(rule: TierRule): readonly { from: number; share: number }[] {
  const known = steps.get(rule) ?? rule.steps.map(({ from, percent }) => ({ from: toDouble(from), share: toDouble(percent) / 100 }));
  steps.set(rule, known);
  return known;
}
