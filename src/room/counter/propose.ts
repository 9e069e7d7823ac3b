import type { Domain } from '../domain.ts';
import { frontierOf, type Frontier } from '../frontier.ts';
import { meanView, worthTo, type Package, type Views } from './views.ts';

/** A package that is put forward. */
export interface Proposed {
  readonly values: Package;
  /** What it is worth to us, and to them as far as we think. */
  readonly a: number;
  readonly b: number;
}

export interface Wanted {
  /** What a package should be worth to us. */
  readonly level: number;
  /** How far from it one may be and count as worth the same. */
  readonly band: number;
  /** At most so many at once. */
  readonly count: number;
  /** What a package is made of, in money: with it the packages put forward differ as much as they can in that. */
  readonly shape?: (of: Package) => readonly number[];
}

/**
 * Packages worth the same to us, the first as good as possible for them and the others made as differently as can be, or,
 * where nothing is said of what they are made of, where our guesses about them differ most. Every one lies on the frontier of our worth and the mean of the guesses: none is dominated. Where the
 * frontier has no point in the band, the one point above it that is best for them is better for both than whatever is in
 * the band; where the level cannot be had at all, the package best for us.
 */
export function propose(issues: Domain['issues'], views: Views, wanted: Wanted): readonly Proposed[] {
  const mean = meanView(views);
  const frontier = frontierOf({ name: '', reservation: [0, 0], issues: issues.map((issue, index) => ({ ...issue, b: mean[index] ?? issue.b })) });
  const points = pointsOf(frontier);
  const near = points.filter(({ a }) => Math.abs(a - wanted.level) <= wanted.band + slack);
  const [first, ...others] = near.toSorted((x, y) => y.b - x.b);
  // Along the frontier what we have falls: the last point above the level is the best one for them.
  if (first === undefined) return [points.findLast(({ a }) => a >= wanted.level - wanted.band) ?? points[0]].filter((each) => each !== undefined);
  const chosen = [first];
  while (chosen.length < wanted.count) {
    const next = others.filter((each) => !chosen.includes(each)).map((each) => ({ each, apart: wanted.shape === undefined ? apartFrom(each, chosen, views) : moneyMoved(each, chosen, wanted.shape) })).toSorted((x, y) => y.apart - x.apart)[0];
    // One that is made like another says nothing new to them.
    if (next === undefined || (wanted.shape !== undefined && next.apart <= wanted.band * alike)) break;
    chosen.push(next.each);
  }
  return chosen;
}

/** Packages between which less money moves than this share of the band are made alike. */
const alike = 0.2;

/** How much money lies in other parts than in the nearest of those chosen. */
function moneyMoved(one: Proposed, chosen: readonly Proposed[], shape: (of: Package) => readonly number[]): number {
  const own = shape(one.values);
  return Math.min(...chosen.map((other) => shape(other.values).reduce((total, amount, part) => total + Math.abs(amount - (own[part] ?? 0)), 0)));
}

/** An edge of the band belongs to it, whatever doubles make of it. */
const slack = 1e-9;

function pointsOf(frontier: Frontier): Proposed[] {
  const unit = 10 ** -frontier.places;
  return Array.from(frontier.a, (a, index) => ({ values: frontier.packageAt(index), a: a * unit, b: (frontier.b[index] ?? 0) * unit }));
}

/** How much the guesses disagree on whether they would rather have this package than those chosen: 0 where all say the same. */
function apartFrom(one: Proposed, chosen: readonly Proposed[], { guesses }: Views): number {
  return Math.min(
    ...chosen.map((other) => {
      const rather = guesses.filter((guess) => worthTo(guess, one.values) > worthTo(guess, other.values)).length / guesses.length;
      return rather * (1 - rather);
    }),
  );
}
