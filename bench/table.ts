import { seeded } from '../src/base/random.ts';
import type { Domain } from '../src/room/domain.ts';
import { frontierOf } from '../src/room/frontier.ts';
import { enumerated } from '../tests/cases/table/enumerated.ts';
import { captureOn } from '../tests/cases/table/simulatedSeller.ts';
import { ratio } from './ratio.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
    ...againstSeller(),
  ];
}

/** What learning from at most four sets of offers adds to knowing the directions, on the public domains where they are present. */
function againstSeller(): string[] {
  const file = join(import.meta.dirname, '../../shared/data/negotiation/domains.json');
  if (!existsSync(file)) return ['public bargaining domains are not beside this checkout: no simulated seller was met'];
  const domains = (JSON.parse(readFileSync(file, 'utf8')) as (Domain & { readonly expected: { readonly outcomes: number } })[]).filter(({ expected }) => expected.outcomes <= 6000);
  const levels = [0.6, 0.7, 0.8];
  const [none, four] = [captureOn(domains, 0, levels), captureOn(domains, 4, levels)];
  return [`joint-gain capture on ${four.count} simulated negotiations: ${four.mean.toFixed(4)} (P10 ${four.p10.toFixed(3)}) after at most four sets of offers, ${none.mean.toFixed(4)} (P10 ${none.p10.toFixed(3)}) with known directions alone`];
}

function someDomain(issues: number, values: number, seed: number): Domain {
  const random = seeded(seed);
  const worth = (weight: number) => Array.from({ length: values }, () => Math.round(random.next() * weight * 1e6) / 1e6);
  return { name: '', reservation: [0, 0], issues: Array.from({ length: issues }, (_, index) => ({ issue: String(index), a: worth(1), b: worth(1) })) };
}
