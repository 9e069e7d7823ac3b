import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';
import { meanOf } from '../figures.ts';
import { stopOptimally } from './stopping.ts';

/** A put on a price that walks: struck at its start, usable at each of some days. Discounting is left out. */
function put(count: number, days: number, spread: number) {
  const random = seeded(11);
  const price = new Float64Array(count).fill(1);
  const [saved, known]: [Float64Array[], Float64Array[][]] = [[], []];
  for (let at = 0; at < days; at++) {
    for (let path = 0; path < count; path++) price[path] = (price[path] ?? 1) * Math.exp(spread * drawNormal(random) - spread ** 2 / 2);
    saved.push(price.map((each) => 1 - each));
    known.push([price.map((each) => each - 1)]);
  }
  return { saved, known };
}

describe('a right that can be used once', () => {
  it('is worth what theory says, where theory knows: without discounting a put is best used last', () => {
    const { saved, known } = put(20_000, 12, 0.1);
    const found = stopOptimally({ saved, known });
    const last = meanOf((saved.at(-1) ?? new Float64Array()).map((each) => Math.max(0, each)));
    // Black and Scholes: a put at the money with a total spread of 0.1 × √12 is 2 Φ(σ/2) − 1 = 0.1375.
    expect(Math.abs(last - 0.1375)).toBeLessThan(0.004);
    expect(meanOf(found.saved)).toBeGreaterThan(0.97 * last);
    expect(meanOf(found.saved)).toBeLessThan(1.01 * last);
  });

  it('is bounded from above within a few percent, nearer than by knowing the future, and the bound lies above what theory says', () => {
    const { saved, known } = put(20_000, 12, 0.1);
    const { saved: used, gap, foresight } = stopOptimally({ saved, known });
    const atMost = meanOf(used) + gap;
    expect(gap).toBeGreaterThan(0);
    expect(atMost).toBeGreaterThan(0.1375 * 0.99);
    expect(atMost).toBeLessThan(0.1375 * 1.05);
    expect(atMost).toBeLessThan(meanOf(foresight));
  });

  it('is never used where it never helps, and always at once where waiting only costs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5 }), (amount, decisions) => {
        const never = Array.from({ length: decisions }, () => new Float64Array(50).fill(-amount));
        const nothing = never.map((each) => [each]);
        expect(meanOf(stopOptimally({ saved: never, known: nothing }).saved)).toBe(0);
        const falling = Array.from({ length: decisions }, (_, at) => new Float64Array(50).fill(amount * (decisions - at)));
        expect(meanOf(stopOptimally({ saved: falling, known: falling.map((each) => [new Float64Array(each.length)]) }).saved)).toBeCloseTo(amount * decisions, 6);
      }),
      { numRuns: 30 },
    );
  });
});
