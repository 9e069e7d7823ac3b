import { decimal, power, toDouble } from '../../base/decimal.ts';
import type { Random } from '../../base/random.ts';
import { normalQuantile } from '../../chance/normal.ts';
import { chanceIn, cutAt, lagAt, priceJumps, riseAt, shocksOfPrices } from '../../forecast/prices/priceJumps.ts';
import type { PriceAssumptions } from '../../forecast/prices/priceAssumptions.ts';
import { drawShocks, usualShocks, type ShockKind } from '../../forecast/shocks/shocks.ts';
import type { ListPaths } from './usagePaths.ts';

const [highest, lowest] = [2, 14];
const levels = Array.from({ length: highest + lowest + 1 }, (_, place) => (place <= highest ? power(decimal('1.25'), highest - place) : power(decimal('0.8'), place - highest)));
const step = Math.log(0.8);

/** What moves, for how long, and how many months are as the rate book says at first. */
export interface ListOver {
  /** Models that move together; the first of them stands for all that none names. */
  readonly families: readonly (readonly string[])[];
  readonly months: number;
  readonly count: number;
  readonly still?: number;
}

/**
 * Sampled levels of list prices, month by month, from the same jumps as a forecast of spend has: cuts that reach some models and
 * rises of one. A jump goes to one of the two nearest steps of a lattice, by the chance at which its mean is kept.
 */
export function listPaths({ families, months, count, still = 1 }: ListOver, assumed: PriceAssumptions, random: Random): ListPaths {
  const names = families.map((models) => models[0] ?? '');
  const ahead = Math.max(0, months - still);
  const jumps = priceJumps(names, drawShocks(kindsOf(assumed), count, ahead, random), assumed, ahead, random);
  const steps = names.map(() => Array.from({ length: months }, () => new Int16Array(count)));
  for (const [path, own] of jumps.entries()) {
    for (const { model, ahead: month, kind, factor } of own) {
      if (kind === 'new model') continue;
      const by = steps[names.indexOf(model)]?.[still + month - 1];
      const { lower, share } = onLattice(factor);
      if (by !== undefined) by[path] = (by[path] ?? 0) + lower + Number(random.next() < share);
    }
  }
  const moving = families.map((models, family) => {
    const sum = new Int16Array(count);
    const places = Array.from({ length: months }, (_, month) => {
      const by = steps[family]?.[month];
      const into = new Uint8Array(count);
      for (let path = 0; path < count; path++) {
        sum[path] = (sum[path] ?? 0) + (by?.[path] ?? 0);
        into[path] = held(sum[path] ?? 0);
      }
      return into;
    });
    return { models, places };
  });
  const successors = jumps.map((own) => own.flatMap((jump) => (jump.kind === 'new model' ? [{ ...jump, ahead: jump.ahead + still }] : [])));
  return { levels, families: moving, chances: chancesOf(months, still, assumed), successors };
}

function kindsOf(assumed: PriceAssumptions): readonly ShockKind[] {
  return shocksOfPrices(usualShocks, assumed).filter(({ kind }) => kind === 'price cut' || kind === 'new model');
}

function cutsOf(assumed: PriceAssumptions): readonly ShockKind[] {
  return kindsOf(assumed).filter(({ kind }) => kind === 'price cut');
}

/** The number of steps below a price over the one before, and the share of one more at which the mean is kept. */
function onLattice(factor: number): { readonly lower: number; readonly share: number } {
  const lower = Math.floor(Math.log(factor) / step);
  const [above, below] = [Math.exp(lower * step), Math.exp((lower + 1) * step)];
  return { lower, share: (above - factor) / (above - below) };
}

function held(steps: number): number {
  return Math.max(0, Math.min(levels.length - 1, highest + steps));
}

/** Middles of so many equal parts of a normal draw stand for all of it. */
const parts = Array.from({ length: 4000 }, (_, part) => normalQuantile((part + 0.5) / 4000));

/** The chance of each level by month over all paths that could be: the same for every model. Steps of single jumps are independent of each other, so their chances are folded. */
function chancesOf(months: number, still: number, assumed: PriceAssumptions): readonly (readonly number[])[] {
  const [cut, rise] = [stepsOf((z) => cutAt(assumed, z)), stepsOf((z) => riseAt(assumed, z))];
  const late = parts.map((z) => lagAt(assumed, z));
  const within = Array.from({ length: months }, (_, lag) => late.filter((each) => each <= lag).length / late.length);
  const rising = chanceIn(assumed.risesPerYear);
  const cuts = cutsOf(assumed).map(({ perYear, hits }) => chanceIn(perYear) * hits);
  return Array.from({ length: months }, (_, month) => {
    let sums = new Float64Array(sumsKept);
    sums[sumOfNone] = 1;
    for (let begun = still; begun <= month; begun++) {
      for (const chance of cuts) sums = folded(sums, cut, chance * (within[month - begun] ?? 1));
      sums = folded(sums, rise, rising);
    }
    const chances = levels.map(() => 0);
    for (const [at, chance] of sums.entries()) chances[held(at - sumOfNone)] = (chances[held(at - sumOfNone)] ?? 0) + chance;
    return chances;
  });
}

/** Sums of steps that are told apart: what is further up or down stays at the end. */
const [sumOfNone, sumsKept] = [3 * lowest, 6 * lowest];

/** The chance of each number of steps of one jump. */
function stepsOf(factorAt: (z: number) => number): readonly (readonly [number, number])[] {
  const chances = new Map<number, number>();
  for (const z of parts) {
    const { lower, share } = onLattice(factorAt(z));
    chances.set(lower, (chances.get(lower) ?? 0) + (1 - share) / parts.length);
    chances.set(lower + 1, (chances.get(lower + 1) ?? 0) + share / parts.length);
  }
  return [...chances];
}

/** Sums of steps after one more jump that comes with a chance. */
function folded(sums: Float64Array, jump: readonly (readonly [number, number])[], chance: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(sumsKept);
  for (let at = 0; at < sumsKept; at++) {
    const already = sums[at] ?? 0;
    if (already === 0) continue;
    next[at] = (next[at] ?? 0) + already * (1 - chance);
    for (const [steps, each] of jump) {
      const to = Math.max(0, Math.min(sumsKept - 1, at + steps));
      next[to] = (next[to] ?? 0) + already * chance * each;
    }
  }
  return next;
}

/** Levels as doubles. */
export function levelsOf(list: ListPaths): readonly number[] {
  return list.levels.map(toDouble);
}
