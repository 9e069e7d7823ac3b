/** What the simple models have learnt from a history up to one period; all levels and slopes are logarithms. */
export interface Learnt {
  /** Index of the last period that was used. */
  readonly at: number;
  /** Known values so far. */
  readonly count: number;
  /** The last known value. */
  readonly last: number;
  /** Smoothed level and the slope of a straight line through all values. */
  readonly theta: { readonly level: number; readonly slope: number };
  readonly damped: { readonly level: number; readonly trend: number; readonly damping: number };
  /** Mean absolute month-to-month change of the logarithm; undefined before the second value. */
  readonly volatility: number | undefined;
  readonly changes: number;
}

/**
 * What was learnt at every known period of a history of logarithms (NaN is a gap), each from that period and earlier ones
 * only: so a back-test costs one pass.
 */
export function learn(values: readonly number[]): Learnt[] {
  const smoothers = smoothings.map((alpha): Smoother => ({ alpha, beta: 0, damping: 1, level: Number.NaN, trend: 0, error: 0 }));
  const holts = dampings.flatMap((damping) => alphas.flatMap((alpha) => betas.map((beta): Smoother => ({ alpha, beta, damping, level: Number.NaN, trend: 0, error: 0 }))));
  const line = { n: 0, x: 0, y: 0, xx: 0, xy: 0 };
  const learnt: Learnt[] = [];
  let [last, lastAt, change, changes] = [Number.NaN, 0, 0, 0];
  for (const [at, value] of values.entries()) {
    const known = !Number.isNaN(value);
    for (const smoother of smoothers) step(smoother, value, known);
    for (const holt of holts) step(holt, value, known);
    if (!known) continue;
    Object.assign(line, { n: line.n + 1, x: line.x + at, y: line.y + value, xx: line.xx + at * at, xy: line.xy + at * value });
    if (line.n > 1) {
      // Over a gap a change has had longer to grow: a random walk's grows with the root of the time.
      const seen = Math.abs(value - last) / Math.sqrt(at - lastAt);
      changes++;
      change += (seen - change) * Math.max(1 / changes, 1 / memory);
    }
    [last, lastAt] = [value, at];
    const spread = line.n * line.xx - line.x * line.x;
    const slope = spread > 0 ? (line.n * line.xy - line.x * line.y) / spread : 0;
    const holt = best(holts);
    const trust = changes / (changes + changesToTrust);
    learnt.push({
      at, count: line.n, last,
      theta: { level: best(smoothers).level, slope: slope * trust },
      damped: { level: holt.level, trend: holt.trend * trust, damping: holt.damping },
      volatility: changes > 0 ? change : undefined, changes,
    });
  }
  return learnt;
}

/** The expected logarithm `ahead` periods later: the median of naive, theta, damped trend and a growth that fades. */
export function expected(learnt: Learnt, ahead: number): number {
  const { level, slope } = learnt.theta;
  const theta = level + (slope / 2) * ahead;
  const damped = learnt.damped.level + learnt.damped.trend * sumOfPowers(learnt.damped.damping, ahead);
  const fading = level + slope * sumOfPowers(fade, ahead);
  return middle([learnt.last, theta, damped, fading]);
}

interface Smoother {
  readonly alpha: number;
  readonly beta: number;
  readonly damping: number;
  level: number;
  trend: number;
  /** Squared errors one period ahead, so far. */
  error: number;
}

// The first of equals is taken: without evidence the last value stands.
const smoothings = [1, 0.9, 0.7, 0.5, 0.3, 0.1];
const alphas = [1, 0.8, 0.5, 0.2];
const betas = [0.05, 0.15, 0.3];
const dampings = [0.85, 0.93, 0.97];
/** After so many changes a growth is believed by half: that of the first months of public series did not last. */
const changesToTrust = 3;
/** Growth keeps this share of itself each period. */
const fade = 0.95;
/** Changes older than about this many weigh less. */
const memory = 24;

function step(smoother: Smoother, value: number, known: boolean): void {
  if (Number.isNaN(smoother.level)) {
    if (known) smoother.level = value;
    return;
  }
  const drift = smoother.trend * smoother.damping;
  const ahead = smoother.level + drift;
  if (!known) {
    smoother.level = ahead;
    smoother.trend = drift;
    return;
  }
  const miss = value - ahead;
  smoother.error += miss * miss;
  smoother.level = ahead + smoother.alpha * miss;
  smoother.trend = drift + smoother.alpha * smoother.beta * miss;
}

function best(smoothers: readonly Smoother[]): Smoother {
  return smoothers.reduce((a, b) => (b.error < a.error ? b : a));
}

function sumOfPowers(ratio: number, count: number): number {
  return (ratio * (1 - ratio ** count)) / (1 - ratio);
}

/** Of four: half way between the two in the middle. */
function middle(four: readonly [number, number, number, number]): number {
  const total = four[0] + four[1] + four[2] + four[3];
  return (total - Math.min(...four) - Math.max(...four)) / 2;
}
