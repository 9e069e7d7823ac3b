/** Requests in order of time: when each came, how much it asks for, and what it costs pay-as-you-go. */
export interface Arrivals {
  /** Seconds since 1970, rising. */
  readonly at: Float64Array;
  /** Input-equivalent tokens. */
  readonly weights: Float64Array;
  readonly worth: Float64Array;
}

/** What became of requests at a provisioned deployment that refuses, with 429, what comes while its bucket is full. */
export interface Poured {
  /** 1 for each request that was refused, in order. */
  readonly refused: Uint8Array;
  readonly refusedRequests: number;
  /** Input-equivalent tokens of all requests, and of the refused ones. */
  readonly tokens: number;
  readonly spilled: number;
  /** What the refused ones cost pay-as-you-go. */
  readonly spilledWorth: number;
}

/** Which requests a bucket takes: any that comes while it is not full, or only those that fit into what is left of it. */
export type Admission = 'while not full' | 'what fits';

export interface Bucket {
  /** Seconds of its throughput that it holds. */
  readonly depth: number;
  readonly admits: Admission;
}

/**
 * Requests poured into a bucket that leaks `perSecond` input-equivalent tokens a second; each is taken or refused whole. Azure
 * describes its limit as "a variation of the leaky bucket algorithm" that refuses above 100 % utilisation, and publishes neither a
 * depth nor whether the request that reaches it is still taken: both are calibrated (calibrateBucket).
 */
export function pour({ at, weights, worth }: Arrivals, perSecond: number, { depth, admits }: Bucket): Poured {
  const refused = new Uint8Array(at.length);
  const brim = perSecond * depth;
  let [level, before, tokens, spilled, spilledWorth, count] = [0, at[0] ?? 0, 0, 0, 0, 0];
  for (let place = 0; place < at.length; place++) {
    const [now, weight] = [at[place] ?? 0, weights[place] ?? 0];
    level = Math.max(0, level - perSecond * (now - before));
    before = now;
    tokens += weight;
    if (admits === 'what fits' ? level + weight <= brim : level < brim) {
      level += weight;
      continue;
    }
    refused[place] = 1;
    spilled += weight;
    spilledWorth += worth[place] ?? 0;
    count++;
  }
  return { refused, refusedRequests: count, tokens, spilled, spilledWorth };
}
