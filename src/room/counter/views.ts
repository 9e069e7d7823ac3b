import { assert } from '../../base/assert.ts';
import type { Random } from '../../base/random.ts';

/** What packages may be worth to the other side: guesses that fit what is known, all believed alike. An assumption throughout. */
export interface Views {
  /** Guess → issue → value: what the value is worth to them. */
  readonly guesses: readonly Guess[];
}

export type Guess = readonly ArrayLike<number>[];

/** A package: the value taken on each issue. */
export type Package = readonly number[];

/** What they did in a round, as far as it was seen. */
export interface Round {
  /** What we offered; packages of equal worth to us. */
  readonly ours: readonly Package[];
  /** Which of ours they would rather have, where they said so. */
  readonly preferred?: number | undefined;
  /** What they put against it. */
  readonly theirs?: Package | undefined;
  /** How much of all they could get they are thought to ask for in this round, 0 to 1; where nobody has a view of that, nothing. */
  readonly theirAim?: number | undefined;
}

/** What is believed of the other side before the first round. */
export interface Prior<Of> {
  readonly draw: (random: Random) => Of;
  /** Another draw that differs in one thing, drawn anew. */
  readonly change: (from: Of, random: Random) => Of;
  readonly guess: (of: Of) => Guess;
}

/** Steps of the walk over guesses for each one that is kept. */
const thinning = 8;

/**
 * Guesses of what they want after some rounds. Those are more frequent under which they act as people do who know what
 * they want: they choose of our packages the one best for them, put against ours what is better for them than ours, and
 * come down from offer to offer. Drawn by a walk (Metropolis) from guess to guess; without rounds, drawn from the prior.
 */
export function viewsAfter<Of>(prior: Prior<Of>, rounds: readonly Round[], random: Random, count: number): Views & { /** What the guesses were made from. */ readonly drawn: readonly Of[] } {
  assert(count > 0, 'there is a guess to believe in');
  if (rounds.length === 0) {
    const drawn = Array.from({ length: count }, () => prior.draw(random));
    return { guesses: drawn.map(prior.guess), drawn };
  }
  const fit = (of: Of) => fitOf(prior.guess(of), rounds);
  let [at, fits] = Array.from({ length: 40 }, () => prior.draw(random)).map((of): [Of, number] => [of, fit(of)]).reduce((best, each) => (each[1] > best[1] ? each : best));
  const drawn: Of[] = [];
  for (let step = 0; drawn.length < count; step++) {
    const next = prior.change(at, random);
    const nextFits = fit(next);
    if (Math.log(1 - random.next()) <= nextFits - fits) [at, fits] = [next, nextFits];
    // The walk forgets where it began before anything is kept.
    if (step >= 60 * thinning && step % thinning === 0) drawn.push(at);
  }
  return { guesses: drawn.map(prior.guess), drawn };
}

/** How sure their choices are: the odds of what is better for them by a tenth of the whole range are about e to one. */
const certainty = 40;
/** How far above their aim an offer of theirs lies on average: the values of an issue are coarse. */
const aimSpread = 0.1;

/** The logarithm of how well a guess explains what they did. */
function fitOf(guess: Guess, rounds: readonly Round[]): number {
  const [least, span] = [guess.reduce((total, values) => total + edge(values, Math.min), 0), spanOf(guess) || 1];
  const worth = (taken: Package) => (worthTo(guess, taken) - least) / span;
  let fit = 0;
  let before: number | undefined;
  for (const { ours, preferred, theirs, theirAim } of rounds) {
    const offered = ours.map(worth);
    if (preferred !== undefined) fit += certainty * (offered[preferred] ?? 0) - Math.log(offered.reduce((total, each) => total + Math.exp(certainty * each), 0));
    if (theirs === undefined) continue;
    const own = worth(theirs);
    for (const each of offered) fit += rather(own - each);
    if (theirAim === undefined) fit += before === undefined ? 0 : rather(before - own);
    else {
      // They take what reaches their aim and seldom much more than that.
      fit += rather(own - theirAim) - Math.max(0, own - theirAim) / aimSpread;
      for (const each of offered) fit += rather(theirAim - each);
    }
    before = own;
  }
  return fit;
}

/** What the values of each issue are worth to them on average over the guesses. */
export function meanView({ guesses }: Views): number[][] {
  const [first = []] = guesses;
  return first.map((values, issue) => Array.from({ length: values.length }, (_, value) => guesses.reduce((total, guess) => total + (guess[issue]?.[value] ?? 0), 0) / guesses.length));
}

/** What a package is worth to them under one guess. */
export function worthTo(guess: Guess, taken: Package): number {
  let total = 0;
  for (let issue = 0; issue < guess.length; issue++) total += guess[issue]?.[taken[issue] ?? 0] ?? 0;
  return total;
}

/** The worth of the best package less that of the worst. */
export function spanOf(guess: Guess): number {
  return guess.reduce((total, values) => total + edge(values, Math.max) - edge(values, Math.min), 0);
}

function edge(values: ArrayLike<number>, of: (a: number, b: number) => number): number {
  let found = values[0] ?? 0;
  for (let index = 1; index < values.length; index++) found = of(found, values[index] ?? 0);
  return found;
}

/** The logarithm of how likely a choice is that gains `gain` of the whole range. */
function rather(gain: number): number {
  return -Math.log1p(Math.exp(-certainty * gain));
}
