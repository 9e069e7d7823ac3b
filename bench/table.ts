import { seeded } from '../src/base/random.ts';
import type { Domain } from '../src/room/domain.ts';
import { frontierOf } from '../src/room/frontier.ts';
import { enumerated } from '../tests/cases/table/enumerated.ts';
import { ratio } from './ratio.ts';

/** The frontier by pruned sums against looking at every package, where that can still be done; and what no enumeration can do. */
export async function benchTable(): Promise<string[]> {
  const small = someDomain(8, 5, 1);
  if (frontierOf(small).a.length !== enumerated(small).length) throw new Error('the two do not find the same frontier');
  const seen = await ratio(15, () => frontierOf(small), () => enumerated(small));
  const milliseconds = Array.from({ length: 200 }, (_, seed) => {
    const domain = someDomain(30, 5, seed);
    const from = performance.now();
    frontierOf(domain);
    return performance.now() - from;
  }).toSorted((a, b) => a - b);
  const [median, slow, slowest] = [milliseconds[100], milliseconds[190], milliseconds[199]].map((each) => (each ?? 0).toFixed(2));
  return [
    `frontier of 8 issues × 5 values (390,625 packages), same points: ours ${(seen.ours * 1000).toFixed(2)} ms, enumeration ${(seen.theirs * 1000).toFixed(1)} ms, ratio ${seen.ratio.toFixed(4)} (${seen.least.toFixed(4)} to ${seen.most.toFixed(4)})`,
    `frontier of 30 issues × 5 values (5^30 packages), 200 domains: median ${median} ms, 95 of 100 within ${slow} ms, slowest ${slowest} ms`,
  ];
}

function someDomain(issues: number, values: number, seed: number): Domain {
  const random = seeded(seed);
  const worth = (weight: number) => Array.from({ length: values }, () => Math.round(random.next() * weight * 1e6) / 1e6);
  return { name: '', reservation: [0, 0], issues: Array.from({ length: issues }, (_, index) => ({ issue: String(index), a: worth(1), b: worth(1) })) };
}
