import { leasePlan, type Lease } from './leasePlan.ts';

/** What holding units saves where not every number of them can be used. */
export interface SteppedProblem {
  /** `saved[month][units]`: the most that so many units save in the month; never falling, and 0 for none. All months have as many places. */
  readonly saved: readonly Float64Array[];
  readonly leases: readonly Lease[];
}

export interface SteppedPlan {
  readonly taken: readonly number[];
  readonly covered: readonly number[];
  /** Leases less what they save. */
  readonly cost: number;
  /** No plan costs less than this. */
  readonly bound: number;
  /** Relaxed plans that were solved on the way. */
  readonly solved: number;
}

/** Differences below a thousandth of a cent are what doubles leave behind. */
const alike = 1e-5;

/**
 * The cheapest leases where smallest deployments and steps stand in the way: branch and bound over the lease plan. In each
 * part of the search a month's saving is replaced by the least concave one above it, which the flow solves exactly; where the
 * plan stops between two sizes of a month, one part holds at most the lower and the other at least the upper.
 */
export function steppedPlan({ saved, leases }: SteppedProblem, atMost = 4000): SteppedPlan {
  const points = saved.map((of) => Array.from(of.keys()).filter((units) => units === 0 || (of[units] ?? 0) > (of[units - 1] ?? 0)));
  const whole: Part = { low: saved.map(() => 0), high: points.map((of) => of.at(-1) ?? 0), bound: Number.NEGATIVE_INFINITY, plan: undefined };
  // Not covering a month that has to be covered must cost more than any lease that would.
  const forced = 1 + 2 * Math.max(0, ...leases.map(({ price }) => price)) + Math.max(0, ...saved.map((of) => of.at(-1) ?? 0));
  const open: Part[] = [relaxed(whole, saved, points, leases, forced)];
  let best: SteppedPlan = { taken: leases.map(() => 0), covered: saved.map(() => 0), cost: 0, bound: 0, solved: 0 };
  let solved = 1;
  while (open.length > 0) {
    const next = takeLeast(open);
    const bound = Math.min(best.cost, next.bound);
    if (next.bound >= best.cost - alike || solved >= atMost) return { ...best, bound, solved };
    const { plan } = next;
    if (plan === undefined) continue;
    const cost = leases.reduce((total, { price }, place) => total + price * (plan.taken[place] ?? 0), 0) - saved.reduce((total, of, month) => total + (of[Math.min(plan.covered[month] ?? 0, of.length - 1)] ?? 0), 0);
    if (cost < best.cost) best = { taken: plan.taken, covered: plan.covered, cost, bound, solved };
    const split = widestGap(next, saved, points, plan.covered);
    if (split === undefined) continue;
    const { month, below, above } = split;
    for (const part of [{ ...next, high: next.high.with(month, below) }, { ...next, low: next.low.with(month, above) }]) {
      const child = relaxed(part, saved, points, leases, forced);
      solved++;
      if (child.bound < best.cost - alike) open.push(child);
    }
  }
  return { ...best, bound: best.cost, solved };
}

/** Plans whose months use a size from `low` to `high`. */
interface Part {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What the cheapest plan of the part costs at least. */
  readonly bound: number;
  readonly plan: { readonly taken: readonly number[]; readonly covered: readonly number[] } | undefined;
}

function relaxed(part: Part, saved: readonly Float64Array[], points: readonly (readonly number[])[], leases: readonly Lease[], forced: number): Part {
  let offset = 0;
  const worth = saved.map((of, month) => {
    const [low, high] = [part.low[month] ?? 0, part.high[month] ?? 0];
    const slopes: number[] = Array.from({ length: of.length - 1 }, () => 0);
    for (let unit = 0; unit < low; unit++) slopes[unit] = forced;
    for (const [from, until] of envelope(of, points[month] ?? [], low, high)) slopes.fill(((of[until] ?? 0) - (of[from] ?? 0)) / (until - from), from, until);
    offset += of[high] ?? 0;
    return slopes;
  });
  const plan = leasePlan({ worth, leases });
  // The flow's cost is leases plus the worth of what is not covered; ours is leases less what is saved.
  const uncoverable = saved.some((_, month) => (plan.covered[month] ?? 0) < (part.low[month] ?? 0));
  return { ...part, bound: uncoverable ? Number.POSITIVE_INFINITY : plan.cost - offset, plan };
}

/** The corners of the least concave function above the savings at the sizes from `low` to `high`, as pieces. */
function envelope(of: Float64Array, points: readonly number[], low: number, high: number): readonly (readonly [number, number])[] {
  const corners: number[] = [];
  const slope = (from: number, until: number): number => ((of[until] ?? 0) - (of[from] ?? 0)) / (until - from);
  for (const point of points) {
    if (point < low || point > high) continue;
    while (corners.length > 1 && slope(corners.at(-2) ?? 0, corners.at(-1) ?? 0) <= slope(corners.at(-1) ?? 0, point)) corners.pop();
    corners.push(point);
  }
  return corners.slice(1).map((until, place) => [corners[place] ?? 0, until] as const);
}

/** The month whose cover lies furthest below what the envelope promised, and the sizes on either side of it. */
function widestGap(part: Part, saved: readonly Float64Array[], points: readonly (readonly number[])[], covered: readonly number[]): { readonly month: number; readonly below: number; readonly above: number } | undefined {
  let [found, widest]: [{ month: number; below: number; above: number } | undefined, number] = [undefined, alike / 100];
  for (const [month, of] of saved.entries()) {
    const [low, high] = [part.low[month] ?? 0, part.high[month] ?? 0];
    const cover = Math.min(covered[month] ?? 0, high);
    const piece = envelope(of, points[month] ?? [], low, high).find(([from, until]) => from <= cover && cover < until);
    if (piece === undefined) continue;
    const [from, until] = piece;
    const promised = (of[from] ?? 0) + ((of[until] ?? 0) - (of[from] ?? 0)) * ((cover - from) / (until - from));
    const gap = promised - (of[cover] ?? 0);
    const own = points[month] ?? [];
    const below = own.findLast((point) => point <= cover);
    const above = own.find((point) => point > cover);
    if (gap > widest && below !== undefined && above !== undefined) [found, widest] = [{ month, below, above }, gap];
  }
  return found;
}

function takeLeast(open: Part[]): Part {
  let place = 0;
  for (let each = 1; each < open.length; each++) if ((open[each]?.bound ?? 0) < (open[place]?.bound ?? 0)) place = each;
  const [part] = open.splice(place, 1);
  if (part === undefined) throw new Error('a part is open');
  return part;
}
