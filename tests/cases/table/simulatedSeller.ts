import { seeded, type Random } from '../../../src/base/random.ts';
import { propose } from '../../../src/room/counter/propose.ts';
import { viewsAfter, worthTo, type Package, type Prior, type Round } from '../../../src/room/counter/views.ts';
import type { Domain } from '../../../src/room/domain.ts';

/**
 * How much of what could be had for the other side, at the same worth to us, is reached: 0 is the mean of all packages
 * within 3 % of our range around the level, 1 the best package that is worth no less than those. Counted where there are
 * at least twenty such packages; with fewer, one package more or less decides. Mean and lowest tenth over the domains
 * and levels.
 */
export function captureOn(domains: readonly Domain[], rounds: number, levels: readonly number[]): { readonly count: number; readonly mean: number; readonly p10: number } {
  const reached = domains.flatMap((domain) => levels.flatMap((level) => negotiate(domain, rounds, 1, level) ?? [])).toSorted((a, b) => a - b);
  return { count: reached.length, mean: reached.reduce((a, b) => a + b, 0) / reached.length, p10: reached[Math.floor(reached.length / 10)] ?? 0 };
}

const fewest = 20;
const guesses = 120;

/** The capture of one negotiation of at most so many sets of up to three equal offers; none is a single offer from directions alone. */
function negotiate(domain: Domain, rounds: number, seed: number, level: number): number | undefined {
  const all = packagesOf(domain);
  const worth = (side: 'a' | 'b') => all.map((taken) => worthTo(domain.issues.map((issue) => issue[side]), taken));
  const [a, b] = [worth('a'), worth('b')];
  const [lowA, highA, lowB, highB] = [least(a), most(a), least(b), most(b)];
  const wanted = lowA + level * (highA - lowA);
  const band = 0.03 * (highA - lowA);
  const inBand = b.filter((_, index) => Math.abs((a[index] ?? 0) - wanted) <= band + 1e-9);
  const mean = inBand.reduce((x, y) => x + y, 0) / inBand.length;
  const best = most(b.filter((_, index) => (a[index] ?? 0) >= wanted - band - 1e-9));
  if (inBand.length < fewest || best - mean < 1e-6) return undefined;

  const random = seeded(seed);
  const prior = knownDirection(domain);
  const told = (taken: Package) => worthTo(domain.issues.map((issue) => issue.b), taken);
  const seen: Round[] = [];
  let outcome: Package = [];
  for (let round = 1; round <= Math.max(1, rounds); round++) {
    const ours = propose(domain.issues, viewsAfter(prior, seen, random, guesses), { level: wanted, band, count: rounds === 0 ? 1 : 3 }).map(({ values }) => values);
    const preferred = ours.map(told).indexOf(most(ours.map(told)));
    outcome = ours[preferred] ?? [];
    // He comes down a tenth of his range a round, takes what reaches that, and else answers with what lies nearest to our first package.
    const aim = 1 - 0.1 * round;
    const enough = lowB + aim * (highB - lowB) - 1e-9;
    if (told(outcome) >= enough) break;
    const theirs = all.filter((_, index) => (b[index] ?? 0) >= enough).toSorted((x, y) => same(y, ours[0]) - same(x, ours[0]))[0];
    seen.push({ ours, ...(ours.length > 1 ? { preferred } : {}), theirs, theirAim: aim });
  }
  return (told(outcome) - mean) / (best - mean);
}

/** Known is which value of an issue he likes better, and nothing of how much or how the issues weigh. */
function knownDirection(domain: Domain): Prior<Drawn> {
  const orders = domain.issues.map(({ b }) => [...new Set(b)].toSorted((x, y) => x - y));
  const weight = (random: Random) => -Math.log(1 - random.next());
  return {
    draw: (random) => ({ weights: orders.map(() => weight(random)), steps: orders.map((order) => Array.from({ length: Math.max(0, order.length - 2) }, () => random.next())) }),
    change: (from, random) => {
      const issue = Math.floor(random.next() * orders.length);
      const steps = from.steps[issue] ?? [];
      if (steps.length === 0 || random.next() < 0.5) return { ...from, weights: from.weights.with(issue, weight(random)) };
      return { ...from, steps: from.steps.with(issue, steps.with(Math.floor(random.next() * steps.length), random.next())) };
    },
    guess: ({ weights, steps }) => {
      const whole = weights.reduce((x, y) => x + y, 0);
      return domain.issues.map(({ b }, issue) => {
        const order = orders[issue] ?? [];
        const values = order.length === 1 ? [0] : [0, ...(steps[issue] ?? []).toSorted((x, y) => x - y), 1];
        return b.map((value) => ((weights[issue] ?? 0) / whole) * (values[order.indexOf(value)] ?? 0));
      });
    },
  };
}

interface Drawn {
  readonly weights: readonly number[];
  readonly steps: readonly (readonly number[])[];
}

function packagesOf({ issues }: Domain): Package[] {
  return issues.reduce<number[][]>((all, { a }) => all.flatMap((one) => a.map((_, value) => [...one, value])), [[]]);
}

function same(one: Package, other: Package | undefined): number {
  return one.reduce((count, value, issue) => count + (value === other?.[issue] ? 1 : 0), 0);
}

function most(values: readonly number[]): number {
  return values.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY);
}

function least(values: readonly number[]): number {
  return values.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
}
