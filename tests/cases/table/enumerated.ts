import { decimal, round } from '../../../src/base/decimal.ts';
import type { Domain } from '../../../src/room/domain.ts';

/** The frontier by looking at every package: for tests and benchmarks only. Pairs in billionths, best for a first. */
export function enumerated({ issues }: Domain): { a: number; b: number }[] {
  let [a, b] = [new Float64Array(1), new Float64Array(1)];
  for (const issue of issues) {
    const [optionsA, optionsB] = [issue.a.map(trillionths), issue.b.map(trillionths)];
    const [nextA, nextB] = [new Float64Array(a.length * optionsA.length), new Float64Array(a.length * optionsA.length)];
    let at = 0;
    for (let index = 0; index < a.length; index++) {
      for (let option = 0; option < optionsA.length; option++) {
        nextA[at] = (a[index] ?? 0) + (optionsA[option] ?? 0);
        nextB[at++] = (b[index] ?? 0) + (optionsB[option] ?? 0);
      }
    }
    [a, b] = [nextA, nextB];
  }
  // The most that b has at each amount of a; then only those that more for a does not beat.
  const most = new Map<number, number>();
  for (let index = 0; index < a.length; index++) {
    const [has, other] = [Math.round((a[index] ?? 0) / 1000), Math.round((b[index] ?? 0) / 1000)];
    if (other > (most.get(has) ?? Number.NEGATIVE_INFINITY)) most.set(has, other);
  }
  let best = Number.NEGATIVE_INFINITY;
  const frontier: { a: number; b: number }[] = [];
  for (const [has, other] of [...most].sort((x, y) => y[0] - x[0])) {
    if (other <= best) continue;
    best = other;
    frontier.push({ a: has, b: other });
  }
  return frontier;
}

function trillionths(value: number): number {
  const { coefficient, scale } = round(decimal(value), 12, 'half-even');
  return Number(coefficient * 10n ** BigInt(12 - scale));
}
