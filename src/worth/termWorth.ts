import { assert } from '../base/assert.ts';
import { multiply, toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import type { Random } from '../base/random.ts';
import { Refusal } from '../base/refusal.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { evaluate } from '../deal/evaluate.ts';
import { percentOfDays } from './paymentShare.ts';
import { presentTerms, withOnly, type PresentTerm } from './presentTerms.ts';
import { exactTo, shapley } from './shapley.ts';
import { simulation } from './simulate.ts';

/** What one term of a deal is worth; amounts are of the whole deal, above zero where the term saves us money. */
export interface TermWorth {
  readonly term: string;
  /** Undefined where there is no basis: not valued, which is not zero. */
  readonly worth: Worth | undefined;
  /** How the figure was made, or why there is none. */
  readonly basis: string;
}

export interface Worth {
  /** Expected cost without the term less that with it, all else as in the deal; the mean lies between low and high 95 times in 100. */
  readonly alone: { readonly mean: number; readonly low: number; readonly high: number };
  /** Its fair part of what all terms are worth together (Shapley). */
  readonly share: number;
  /** What it takes off the mean of the dearest 5 in 100 paths. */
  readonly cvar95: number;
  /** Share of the paths on which it saves anything. */
  readonly helps: number;
}

export interface DealWorth {
  readonly terms: readonly TermWorth[];
  /** What all valued terms are worth together against list pay-as-you-go: the sum of the shares. */
  readonly bundle: number;
  readonly cost: { readonly mean: number; readonly cvar95: number };
  readonly list: { readonly mean: number; readonly cvar95: number };
  readonly paths: number;
}

export interface WorthInput {
  readonly terms: DealTerms;
  /** Month-grain usage of the deal's months; the same paths for every term. */
  readonly paths: readonly UsageSeries[];
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  /** For sampled orders where there are too many terms for all coalitions. */
  readonly random: Random;
  readonly watch: Watch;
}

/** What every term in the deal is worth on the same paths: alone, as its fair share of the bundle, and in the bad tail. */
export function worthOfTerms(input: WorthInput): Outcome<DealWorth> {
  const { terms, paths, watch } = input;
  if (paths.length < 2) throw new Refusal('invalid', 'Worth is a mean over at least two paths of usage.');
  const present = presentTerms(terms);
  const players = inOrderOfStage(present.filter(({ notValued }) => notValued === undefined));
  const simulated = simulation(paths, input.book, input.shapes);
  const costs = (coalition: bigint): Float64Array => {
    watch.signal.throwIfAborted();
    const names = new Set(players.flatMap(({ id }, player) => (((coalition >> BigInt(player)) & 1n) === 1n ? [id] : [])));
    return withBesides(terms, names, simulated.totals(withOnly(terms, (id) => names.has(id))));
  };
  const all = (1n << BigInt(players.length)) - 1n;
  const [full, bare] = [costs(all), costs(0n)];
  checkExact(input, full[0] ?? 0, players);
  const alone = players.map((_, player) => difference(costs(all & ~(1n << BigInt(player))), full));
  let asked = 0;
  const shares = shapley(players.length, (coalition) => {
    watch.progress(Math.min(0.99, asked++ / 2 ** Math.min(players.length, exactTo)), 'pricing every combination of terms');
    return -mean(costs(coalition));
  }, input.random);
  const bundle = shares.reduce((a, b) => a + b, 0);
  assert(Math.abs(bundle - (mean(bare) - mean(full))) <= 1e-9 * Math.max(1, mean(bare), mean(full)), 'the shares add up to the bundle');
  const place = new Map(players.map(({ id }, player) => [id, player]));
  const valued = present.map(({ id, notValued }): TermWorth => {
    const player = place.get(id);
    if (player === undefined) return { term: id, worth: undefined, basis: `Not valued: ${notValued ?? 'there is no basis'}.` };
    const saved = alone[player] ?? new Float64Array(paths.length);
    const worth = { alone: interval(saved), share: shares[player] ?? 0, cvar95: worst(sumOf(full, saved)) - worst(full), helps: saved.filter((amount) => amount > 1e-6).length / saved.length };
    return { term: id, worth, basis: basisOf(terms, id, paths.length) };
  });
  const value = { terms: valued, bundle, cost: { mean: mean(full), cvar95: worst(full) }, list: { mean: mean(bare), cvar95: worst(bare) }, paths: paths.length };
  return outcome(value, findingsOf(input, valued, players.length));
}

/** Terms whose change costs most work last, so that coalitions that follow each other mostly share their prices. */
function inOrderOfStage(terms: readonly PresentTerm[]): readonly PresentTerm[] {
  const order = ['settlement', 'beside', 'tiers', 'prices', 'blocks'];
  return terms.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
}

/** What payment terms and non-cash concessions take off each total. */
function withBesides(terms: DealTerms, names: ReadonlySet<string>, totals: Float64Array): Float64Array {
  const later = terms.payment !== undefined && names.has('payment') ? percentOfDays(terms.payment) : 0;
  const noncash = terms.nonCash.reduce((total, { worth, confidence }, place) => (names.has(`nonCash[${place}]`) ? total + toDouble(multiply(worth, confidence)) : total), 0);
  return later === 0 && noncash === 0 ? totals : totals.map((total) => total * (1 - later) - noncash);
}

/** The first path's exact bill must agree with the simulation, on every run. */
function checkExact({ terms, paths, book, shapes }: WorthInput, simulated: number, players: readonly PresentTerm[]): void {
  const [path] = paths;
  if (path === undefined) return;
  const names = new Set(players.map(({ id }) => id));
  const exact = evaluate(terms, aimAtBlocks(terms, path), { book, shapes }).value.total;
  const [expected = 0] = withBesides(terms, names, Float64Array.of(toDouble(exact)));
  assert(Math.abs(expected - simulated) <= 1e-9 * Math.max(1, Math.abs(expected)), `the simulation agrees with the exact bill (${simulated}, ${expected})`);
}

function basisOf(terms: DealTerms, id: string, paths: number): string {
  if (id === 'payment') return `Every bill × the stated cost of capital × the days beyond ${terms.payment?.baselineNetDays} of 365.`;
  const nonCash = /^nonCash\[(\d+)\]$/.exec(id);
  if (nonCash) {
    const { what = '', basis = '' } = terms.nonCash[Number(nonCash[1])] ?? {};
    return `${what}: stated worth × confidence (${basis}).`;
  }
  return `Bills without it less bills with it, on the same ${paths} paths.`;
}

function findingsOf({ terms, paths, book, shapes }: WorthInput, valued: readonly TermWorth[], players: number): Finding[] {
  const [path] = paths;
  const errors = path === undefined ? [] : evaluate(terms, aimAtBlocks(terms, path), { book, shapes }).findings.filter(({ severity }) => severity === 'error');
  const none = valued.filter(({ worth }) => worth === undefined).map(({ term }) => term);
  const sampled = players > exactTo ? [finding('info', 'shares-sampled', `${players} terms have too many combinations to price them all: their fair shares are means over sampled orders. They still add up to the bundle.`)] : [];
  return [...errors, ...sampled, ...(none.length === 0 ? [] : [finding('info', 'not-valued', `Not valued: ${none.join(', ')}. That is not zero: there is no basis for a figure yet, and the bundle is without them.`)])];
}

function interval(values: Float64Array): Worth['alone'] {
  const middle = mean(values);
  const variance = values.reduce((total, value) => total + (value - middle) ** 2, 0) / (values.length - 1);
  const half = 1.959964 * Math.sqrt(variance / values.length);
  return { mean: middle, low: middle - half, high: middle + half };
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** The mean of the dearest 5 in 100, the last of them counted in part. */
function worst(values: Float64Array): number {
  const sorted = values.toSorted().reverse();
  const wanted = values.length * 0.05;
  let [total, taken] = [0, 0];
  for (const value of sorted) {
    const part = Math.min(1, wanted - taken);
    if (part <= 0) break;
    total += value * part;
    taken += part;
  }
  return total / taken;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, place) => value - (b[place] ?? 0));
}

function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, place) => value + (b[place] ?? 0));
}
