import { outlookOf, type Outlook } from '../outlook.ts';
import { percentAt, type Schedule } from './schedule.ts';

/** What may be spent over a deal, by path: what a discount is on, and what else counts toward the commitment. */
export interface Spend {
  readonly counted: Float64Array;
  readonly other: number;
}

/** A commitment at the discount it earns, over the paths. Pay-as-you-go is no commitment at no discount. */
export interface CommitmentLevel extends Outlook {
  readonly commitment: number;
  readonly percent: number;
  readonly shortfallProbability: number;
  readonly expectedShortfall: number;
  /** The least discount at which it is no dearer on average than no commitment; undefined where none is enough. */
  readonly leastPercent: number | undefined;
}

/** What committing costs on a path: the discounted spend, or the commitment where that is more. */
function costOn(spend: number, other: number, commitment: number, percent: number): number {
  return Math.max(spend * (1 - percent / 100), commitment - other);
}

export function levelAt({ counted, other }: Spend, commitment: number, percent: number): CommitmentLevel {
  const costs = counted.map((spend) => costOn(spend, other, commitment, percent));
  const short = counted.map((spend) => Math.max(0, commitment - other - spend * (1 - percent / 100)));
  const count = Math.max(1, counted.length);
  return {
    commitment,
    percent,
    ...outlookOf(costs, counted),
    shortfallProbability: short.filter((each) => each > 0).length / count,
    expectedShortfall: short.reduce((a, b) => a + b, 0) / count,
    leastPercent: leastPercent({ counted, other }, commitment),
  };
}

/** The smallest discount, in percent, that compensates a commitment on average; undefined where even the whole price off would not. */
export function leastPercent(spend: Spend, commitment: number): number | undefined {
  const without = mean(spend.counted);
  const expected = (percent: number): number => mean(spend.counted.map((each) => costOn(each, spend.other, commitment, percent)));
  if (expected(0) <= without * (1 + 1e-12)) return 0;
  if (expected(100) > without) return undefined;
  let [low, high] = [0, 100];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (expected(middle) <= without) high = middle;
    else low = middle;
  }
  return high;
}

export interface BestLevel {
  readonly level: CommitmentLevel;
  /** At the optimum of a line: the chance of a shortfall, and the discount that one more unit of commitment earns on spend that is not short. Undefined at a corner, a step or nothing. */
  readonly firstOrder: { readonly shortfallProbability: number; readonly marginalDiscount: number } | undefined;
}

/**
 * The commitment of least expected cost for a schedule of discounts. Of a stepped menu each step is looked at; on a line from one
 * step to the next cost is convex, and least where P(shortfall) = d'(M) × E[spend; no shortfall]: one more unit of commitment is
 * paid for nothing as often as there is a shortfall, and earns its discount on what is spent otherwise. None is an answer.
 */
export function bestLevel(spend: Spend, schedule: Schedule): BestLevel {
  const corners = schedule.steps.map(({ commitment, percent }): BestLevel => ({ level: levelAt(spend, commitment, percent), firstOrder: undefined }));
  const inside = schedule.between === 'stepped' ? [] : schedule.steps.slice(1).flatMap((step, place): BestLevel[] => insideSegment(spend, schedule, schedule.steps[place]?.commitment ?? 0, step.commitment));
  return [...corners, ...inside].reduce((best, each) => (each.level.mean < best.level.mean - 1e-9 ? each : best));
}

/** Where the slope of the expected cost turns within a segment, if it does. */
function insideSegment(spend: Spend, schedule: Schedule, from: number, to: number): BestLevel[] {
  const slopePerUnit = (percentAt(schedule, to) - percentAt(schedule, from)) / 100 / (to - from);
  const slopes = (commitment: number): { readonly shortfallProbability: number; readonly marginalDiscount: number } => {
    const kept = 1 - (percentAt({ ...schedule, between: 'linear' }, commitment) / 100);
    let [short, spent] = [0, 0];
    for (const each of spend.counted) {
      if (each * kept < commitment - spend.other) short++;
      else spent += each;
    }
    const count = Math.max(1, spend.counted.length);
    return { shortfallProbability: short / count, marginalDiscount: (slopePerUnit * spent) / count };
  };
  const rises = (commitment: number): boolean => {
    const { shortfallProbability, marginalDiscount } = slopes(commitment);
    return shortfallProbability >= marginalDiscount;
  };
  if (rises(from + (to - from) * 1e-9) || !rises(to - (to - from) * 1e-9)) return [];
  let [low, high] = [from, to];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (rises(middle)) high = middle;
    else low = middle;
  }
  return [{ level: levelAt(spend, high, percentAt(schedule, high)), firstOrder: slopes(high) }];
}

/** The same by looking at `points` commitments one by one: what the first-order condition is checked against. */
export function bestOnGrid(spend: Spend, schedule: Schedule, points: number): { readonly commitment: number; readonly mean: number } {
  const most = schedule.steps.at(-1)?.commitment ?? 0;
  let best = { commitment: 0, mean: Number.POSITIVE_INFINITY };
  for (let point = 0; point <= points; point++) {
    const commitment = (most * point) / points;
    const percent = percentAt(schedule, commitment);
    let sum = 0;
    for (const each of spend.counted) sum += costOn(each, spend.other, commitment, percent);
    const expected = sum / Math.max(1, spend.counted.length);
    if (expected < best.mean - 1e-9) best = { commitment, mean: expected };
  }
  return best;
}

export function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}
