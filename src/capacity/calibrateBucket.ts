import { pour, type Arrivals, type Bucket } from './leakyBucket.ts';

/** What the customer's own metrics say about one stretch of time: its requests and how many of them met 429 or spilled. */
export interface SpillCount {
  /** Seconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly requests: number;
  readonly spilled: number;
}

export interface CalibratedBucket {
  readonly bucket: Bucket;
  /** Share of requests that spilled, counted and as the bucket has it: on the stretches it was fitted to, and on the others. */
  readonly fitted: ComparedShare;
  readonly heldOut: ComparedShare;
}

export interface ComparedShare {
  readonly stretches: number;
  readonly counted: number;
  readonly replayed: number;
}

/** A second to an hour of throughput, in steps of about 6 %. */
const depths = Array.from({ length: 141 }, (_, step) => 3600 ** (step / 140));

/**
 * The bucket that comes nearest to the counts of every other stretch, judged on the stretches between: of both ways to admit, the
 * depth of least summed error over the fitted stretches, in requests, the error of their total counted once more. Where several
 * depths do equally well, the middle one.
 */
export function calibrateBucket(arrivals: Arrivals, perSecond: number, counts: readonly SpillCount[]): CalibratedBucket {
  const stretches = counts.map((count): Stretch => ({ count, from: firstAt(arrivals.at, count.from), until: firstAt(arrivals.at, count.until) })).filter(({ from, until, count }) => until > from && count.requests > 0);
  const fitted = stretches.filter((_, place) => place % 2 === 0);
  let [best, least]: [Bucket[], number] = [[], Number.POSITIVE_INFINITY];
  for (const admits of ['while not full', 'what fits'] as const) {
    for (const depth of depths) {
      const bucket: Bucket = { depth, admits };
      const error = errorOf(pour(arrivals, perSecond, bucket).refused, fitted);
      if (error < least) [best, least] = [[bucket], error];
      else if (error === least) best.push(bucket);
    }
  }
  const bucket = best[best.length >> 1] ?? { depth: 60, admits: 'while not full' };
  const { refused } = pour(arrivals, perSecond, bucket);
  return { bucket, fitted: compared(refused, fitted), heldOut: compared(refused, stretches.filter((_, place) => place % 2 === 1)) };
}

interface Stretch {
  readonly count: SpillCount;
  /** Places of its arrivals. */
  readonly from: number;
  readonly until: number;
}

function errorOf(refused: Uint8Array, stretches: readonly Stretch[]): number {
  let [apart, sum] = [0, 0];
  for (const { count, from, until } of stretches) {
    const error = shareIn(refused, from, until) * count.requests - count.spilled;
    apart += Math.abs(error);
    sum += error;
  }
  return apart + Math.abs(sum);
}

function compared(refused: Uint8Array, stretches: readonly Stretch[]): ComparedShare {
  const sum = (of: (stretch: Stretch) => number): number => stretches.reduce((total, stretch) => total + of(stretch), 0);
  const requests = Math.max(1, sum(({ count }) => count.requests));
  return { stretches: stretches.length, counted: sum(({ count }) => count.spilled) / requests, replayed: sum(({ count, from, until }) => shareIn(refused, from, until) * count.requests) / requests };
}

function shareIn(refused: Uint8Array, from: number, until: number): number {
  let count = 0;
  for (let place = from; place < until; place++) count += refused[place] ?? 0;
  return count / (until - from);
}

/** The place of the first arrival that is not before `moment`. */
function firstAt(at: Float64Array, moment: number): number {
  let [from, until] = [0, at.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((at[middle] ?? 0) < moment) from = middle + 1;
    else until = middle;
  }
  return from;
}
