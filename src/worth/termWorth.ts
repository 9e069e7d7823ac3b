import { assert } from '../base/assert.ts';
import { multiply, toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import type { Random } from '../base/random.ts';
import { Refusal } from '../base/refusal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { evaluate } from '../deal/evaluate.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import { askable, type AskableWorth } from './askable.ts';
import { besideBill, type BesideBill, type Stated } from './besideBill.ts';
import { controlsOf, measured, type Controls, type Measured } from './controls.ts';
import { difference, worstOf } from './figures.ts';
import { percentOfDays } from './paymentShare.ts';
import { presentTerms, withOnly, type PresentTerm } from './presentTerms.ts';
import { rightFigures } from './rights/rightFigures.ts';
import { exactTo, shapley } from './shapley.ts';
import { simulation, type Simulation } from './simulate/simulation.ts';
import { bookAt, onePath, somePaths, usageAt, type UsagePaths } from './simulate/usagePaths.ts';

/** What one term of a deal is worth; amounts are of the whole deal, above zero where the term saves us money. */
export interface TermWorth {
  readonly term: string;
  /** Undefined where there is no basis: not valued, which is not zero. */
  readonly worth: Worth | undefined;
  /** How the figure was made, or why there is none. */
  readonly basis: string;
}

export interface Worth extends Measured {
  /** Its fair part of what all terms are worth together (Shapley); a right joins last. */
  readonly share: number;
}

export interface DealWorth {
  readonly terms: readonly TermWorth[];
  /** What could be asked for on top, each alone on the deal as it is. */
  readonly asks: readonly AskableWorth[];
  /** What stands on no bill, as far as the asker states a basis. */
  readonly beside: readonly BesideBill[];
  /** What all valued terms are worth together against list pay-as-you-go: the sum of the shares. */
  readonly bundle: number;
  readonly cost: { readonly mean: number; readonly cvar95: number };
  readonly list: { readonly mean: number; readonly cvar95: number };
  readonly paths: number;
}

export interface WorthInput {
  readonly terms: DealTerms;
  /** Month-grain usage of the deal's months; the same paths for every term. */
  readonly paths: UsagePaths;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  /** For sampled orders where there are too many terms for all coalitions. */
  readonly random: Random;
  readonly watch: Watch;
  readonly stated?: Stated;
}

/** What every term in the deal, and every term that could be asked for, is worth on the same paths: alone, as its fair share, and in the bad tail. */
export function worthOfTerms(input: WorthInput): Outcome<DealWorth> {
  const { terms, paths, watch } = input;
  if (paths.count < 2) throw new Refusal('invalid', 'Worth is a mean over at least two paths of usage.');
  const present = presentTerms(terms);
  const players = inOrderOfStage(present.filter(({ notValued, right }) => notValued === undefined && right === undefined));
  const simulated = simulation(paths, input.book, input.shapes);
  const controls = controlsOf(terms, paths, input.book);
  const costs = (coalition: bigint): Float64Array => {
    watch.signal.throwIfAborted();
    const names = new Set(players.flatMap(({ id }, player) => (((coalition >> BigInt(player)) & 1n) === 1n ? [id] : [])));
    return withBesides(terms, names, simulated.totals(withOnly(terms, (id) => names.has(id))));
  };
  const all = (1n << BigInt(players.length)) - 1n;
  const [full, bare] = [costs(all), costs(0n)];
  checkExact(input);
  const alone = players.map((_, player) => difference(costs(all & ~(1n << BigInt(player))), full));
  let asked = 0;
  const shares = shapley(players.length, (coalition) => {
    watch.progress(Math.min(0.8, (0.8 * asked++) / 2 ** Math.min(players.length, exactTo)), 'pricing every combination of terms');
    return -controls.mean(costs(coalition));
  }, input.random);
  const together = shares.reduce((a, b) => a + b, 0);
  const [listed, dealt] = [controls.mean(bare), controls.mean(full)];
  assert(Math.abs(together - (listed - dealt)) <= 1e-9 * Math.max(1, Math.abs(listed), Math.abs(dealt)), 'the shares add up to the bundle');
  watch.progress(0.8, 'valuing rights');
  const place = new Map(players.map(({ id }, player) => [id, player]));
  const valued = present.map((term): TermWorth => {
    const player = place.get(term.id);
    if (player !== undefined) {
      const saved = alone[player] ?? new Float64Array(paths.count);
      return { term: term.id, worth: { ...measured(saved, full, controls), share: shares[player] ?? 0 }, basis: basisOf(terms, term.id, paths.count) };
    }
    return term.right === undefined ? { term: term.id, worth: undefined, basis: `Not valued: ${term.notValued ?? 'there is no basis'}.` } : rightOf(input, simulated, full, term, controls);
  });
  const rights = valued.reduce((total, { worth }, at) => total + (present[at]?.right === undefined ? 0 : (worth?.share ?? 0)), 0);
  watch.progress(0.9, 'valuing what could be asked for');
  const asks = askable(terms, simulated, input.book, full, controls, input.stated ?? {});
  watch.progress(1, 'valuing what could be asked for');
  const beside = besideBill(terms, simulated, controls, input.stated ?? {});
  const value = { terms: valued, asks, beside, bundle: together + rights, cost: { mean: dealt, cvar95: worstOf(full) }, list: { mean: listed, cvar95: worstOf(bare) }, paths: paths.count };
  return outcome(value, findingsOf(input, valued, players.length));
}

/** A right is valued on the deal as it is, and joins the bundle last. */
function rightOf({ terms, book, stated }: WorthInput, simulated: Simulation, full: Float64Array, { id, right }: PresentTerm, controls: Controls): TermWorth {
  assert(right !== undefined, 'the term is a right');
  const { worth, basis } = rightFigures(right, terms, simulated, book, full, controls, stated ?? {});
  return { term: id, worth: worth && { ...worth, share: worth.alone.mean }, basis };
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
function checkExact({ terms, paths, book, shapes }: WorthInput): void {
  const exact = exactBill({ terms, paths, book, shapes });
  const rounded = { ...onePath(exact.usage), ...(paths.list ? { list: somePaths(paths, [0]).list ?? paths.list } : {}) };
  const [total = 0] = simulation(rounded, book, shapes).totals(terms);
  const expected = toDouble(exact.bill.total);
  assert(Math.abs(expected - total) <= 1e-9 * Math.max(1, Math.abs(expected)), `the simulation agrees with the exact bill (${total}, ${expected})`);
}

function exactBill({ terms, paths, book, shapes }: Pick<WorthInput, 'terms' | 'paths' | 'book' | 'shapes'>) {
  const usage = usageAt(paths, 0);
  return { usage, bill: evaluate(terms, aimAtBlocks(terms, usage), { book: bookAt(paths, 0, book, terms.start), shapes }).value };
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

function findingsOf(input: WorthInput, valued: readonly TermWorth[], players: number): Finding[] {
  const errors = exactBill(input).bill.findings.filter(({ severity }) => severity === 'error');
  const none = valued.filter(({ worth }) => worth === undefined).map(({ term }) => term);
  const sampled = players > exactTo ? [finding('info', 'shares-sampled', `${players} terms have too many combinations to price them all: their fair shares are means over sampled orders. They still add up to the bundle.`)] : [];
  return [...errors, ...sampled, ...(none.length === 0 ? [] : [finding('info', 'not-valued', `Not valued: ${none.join(', ')}. That is not zero: there is no basis for a figure yet, and the bundle is without them.`)])];
}
