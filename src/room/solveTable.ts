import { decimal, show } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Domain } from './domain.ts';
import { frontierOf, type Frontier } from './frontier.ts';

/** A point of the frontier: what each side has, and one package that reaches it (the index of the value on each issue). */
export interface Point {
  /** [a, b], exact decimals as text. */
  readonly has: readonly [string, string];
  readonly values: readonly number[];
}

/** What a domain offers to both sides at best. */
export interface Solved {
  /** How many packages there are. */
  readonly outcomes: bigint;
  /** Every point at which one side can only have more by the other having less; best for a first. */
  readonly frontier: Frontier;
  /** The largest product of gains over the reservation values (Nash 1950). */
  readonly nash: Point;
  /** Gains as equal as the frontier has them: the smallest difference of gains. On a discrete frontier this is what NegMAS calls the Kalai-Smorodinsky point. */
  readonly ks: Point;
  /** The largest smaller gain (Kalai 1977, egalitarian). */
  readonly kalai: Point;
  /** Gains as shares of the most each side could gain: the largest smaller share (Kalai and Smorodinsky 1975, on a discrete frontier). */
  readonly ksShares: Point;
}

/** The frontier of the domain and its four bargaining solutions; among equals the one best for side a. */
export function solveTable(domain: Domain): Outcome<Solved> {
  const frontier = frontierOf(domain);
  const [reservedA, reservedB] = frontier.reservation;
  const gains = Array.from(frontier.a, (a, index): Gains => ({ index, a: a - reservedA, b: (frontier.b[index] ?? 0) - reservedB }));
  const agreeable = gains.filter(({ a, b }) => a >= 0 && b >= 0);
  // Where nothing is agreeable there is no solution, and the first point stands for it: the finding says so.
  const first = (measure: (of: Gains) => number | bigint) => pointAt(frontier, best(agreeable, measure));
  const [mostA, mostB] = agreeable.reduce(([a, b], gain) => [Math.max(a, gain.a), Math.max(b, gain.b)], [0, 0]);
  const solved: Solved = {
    outcomes: domain.issues.reduce((product, { a }) => product * BigInt(a.length), 1n),
    frontier,
    nash: first((of) => BigInt(of.a) * BigInt(of.b)),
    ks: first((of) => -Math.abs(of.a - of.b)),
    kalai: first((of) => Math.min(of.a, of.b)),
    // a ÷ mostA against b ÷ mostB, both sides multiplied out so that nothing is rounded.
    ksShares: first((of) => (mostA === 0 || mostB === 0 ? BigInt(of.a + of.b) : least(BigInt(of.a) * BigInt(mostB), BigInt(of.b) * BigInt(mostA)))),
  };
  const findings: Finding[] = [];
  if (agreeable.length === 0) findings.push(finding('warning', 'no-agreement', 'No package gives both sides at least their reservation value: there is no deal here, and the points named are only the one best for side a.'));
  if (roundedAway(domain, frontier.places)) findings.push(finding('warning', 'utilities-rounded', `The numbers are so large that only ${frontier.places} decimal places of them could be kept: packages that differ by less count as equal.`));
  return outcome(solved, findings);
}

/** Whether places that somebody may have meant were not kept; beyond six are the traces of binary fractions. */
function roundedAway({ issues }: Domain, places: number): boolean {
  return places < 6 && issues.some(({ a, b }) => [...a, ...b].some((value) => decimal(value).scale > places));
}

/** What the two sides have at point number `index`: exact decimals as text. */
export function hasAt(frontier: Frontier, index: number): readonly [string, string] {
  const text = (units: number | undefined) => show({ coefficient: BigInt(units ?? 0), scale: frontier.places });
  return [text(frontier.a[index]), text(frontier.b[index])];
}

interface Gains {
  readonly index: number;
  readonly a: number;
  readonly b: number;
}

/** The point with the largest measure, the first of several, or the first point of all. */
function best(of: readonly Gains[], measure: (of: Gains) => number | bigint): number {
  let found = 0;
  let most: number | bigint | undefined;
  for (const each of of) {
    const value = measure(each);
    if (most === undefined || value > most) [found, most] = [each.index, value];
  }
  return found;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function pointAt(frontier: Frontier, index: number): Point {
  return { has: hasAt(frontier, index), values: frontier.packageAt(index) };
}
