import { assert } from '../base/assert.ts';

/** What is to be covered, unit by unit and month by month, and what covering it costs. */
export interface LeaseProblem {
  /** `worth[month][unit]`: what the unit saves in the month where it is covered; falling in the unit. All months have as many units. */
  readonly worth: readonly (readonly number[])[];
  readonly leases: readonly Lease[];
}

/** One unit leased from a month on, for some months. */
export interface Lease {
  readonly from: number;
  readonly months: number;
  readonly price: number;
}

export interface LeasePlan {
  /** How many units are taken of each lease of the problem. */
  readonly taken: readonly number[];
  /** Units covered in each month. */
  readonly covered: readonly number[];
  /** Leases and the worth of what is not covered, together. */
  readonly cost: number;
}

/** Money is counted in whole millionths, so that paths of equal cost are equal. */
const exact = 1e6;

/**
 * The cheapest leases: a min-cost flow of one path a unit over the months, solved by successive shortest paths. Every month is
 * an arc that costs what the unit is worth uncovered, every lease an arc over its months. Arcs over consecutive months are
 * totally unimodular, so the plan in whole units is the optimum; that no cycle improves it is checked at the end.
 */
export function leasePlan({ worth, leases }: LeaseProblem): LeasePlan {
  const [months, units] = [worth.length, worth[0]?.length ?? 0];
  const values = worth.map((of) => Float64Array.from(of, (value) => Math.round(value * exact)));
  const network = networkOf(values, leases.map((lease) => ({ ...lease, price: Math.round(lease.price * exact), until: Math.min(months, lease.from + lease.months) })));
  for (let unit = 0; unit < units; unit++) network.send();
  assert(!network.improves(), 'the lease plan is the cheapest');
  const covered = Array.from(network.open, (open) => units - open);
  const cost = leases.reduce((total, { price }, place) => total + price * (network.taken[place] ?? 0), 0) + worth.reduce((total, of, month) => total + sumFrom(of, covered[month] ?? 0), 0);
  return { taken: [...network.taken], covered, cost };
}

function sumFrom(values: readonly number[], from: number): number {
  let total = 0;
  for (let place = from; place < values.length; place++) total += values[place] ?? 0;
  return total;
}

interface Network {
  /** Units not covered, by month. */
  readonly open: Int32Array;
  readonly taken: Int32Array;
  /** Sends one more unit along the cheapest path. */
  send(): void;
  /** Whether some cycle of what is left would lower the cost. */
  improves(): boolean;
}

interface Arc {
  readonly from: number;
  readonly until: number;
  readonly cost: number;
  /** Flow on the lease (or, below zero, on the month −1 − arc), up or down. */
  readonly arc: number;
  readonly by: 1 | -1;
}

function networkOf(values: readonly Float64Array[], leases: readonly { readonly from: number; readonly until: number; readonly price: number }[]): Network {
  const [months, units] = [values.length, values[0]?.length ?? 0];
  const open = new Int32Array(months);
  const taken = new Int32Array(leases.length);
  const arcs = (): Arc[] => {
    const list: Arc[] = [];
    for (const [month, of] of values.entries()) {
      const uncovered = open[month] ?? 0;
      // The least worthy units are left uncovered first.
      if (uncovered < units) list.push({ from: month, until: month + 1, cost: of[units - 1 - uncovered] ?? 0, arc: -1 - month, by: 1 });
      if (uncovered > 0) list.push({ from: month + 1, until: month, cost: -(of[units - uncovered] ?? 0), arc: -1 - month, by: -1 });
    }
    for (const [place, { from, until, price }] of leases.entries()) {
      list.push({ from, until, cost: price, arc: place, by: 1 });
      if ((taken[place] ?? 0) > 0) list.push({ from: until, until: from, cost: -price, arc: place, by: -1 });
    }
    return list;
  };
  return {
    open,
    taken,
    send() {
      const { into } = shortest(arcs(), months + 1, 0);
      for (let node = months; node > 0; ) {
        const arc = into[node];
        if (arc === undefined) throw new Error('every month can be reached');
        if (arc.arc < 0) open[-1 - arc.arc] = (open[-1 - arc.arc] ?? 0) + arc.by;
        else taken[arc.arc] = (taken[arc.arc] ?? 0) + arc.by;
        node = arc.from;
      }
    },
    improves: () => shortest(arcs(), months + 1, undefined).cycle,
  };
}

/** Shortest paths by Bellman and Ford from one node, or from all at once; `cycle` where a cycle costs less than nothing. */
function shortest(arcs: readonly Arc[], nodes: number, source: number | undefined): { readonly into: readonly (Arc | undefined)[]; readonly cycle: boolean } {
  const distance = new Float64Array(nodes).fill(source === undefined ? 0 : Number.POSITIVE_INFINITY);
  if (source !== undefined) distance[source] = 0;
  const into: (Arc | undefined)[] = Array.from({ length: nodes });
  for (let round = 0; round <= nodes; round++) {
    let changed = false;
    for (const arc of arcs) {
      const length = (distance[arc.from] ?? 0) + arc.cost;
      if (length >= (distance[arc.until] ?? 0)) continue;
      distance[arc.until] = length;
      into[arc.until] = arc;
      changed = true;
    }
    if (!changed) return { into, cycle: false };
  }
  return { into, cycle: true };
}
