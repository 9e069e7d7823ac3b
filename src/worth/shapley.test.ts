import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../base/random.ts';
import { shapley } from './shapley.ts';

const has = (coalition: bigint, player: number) => ((coalition >> BigInt(player)) & 1n) === 1n;

describe('the fair parts of a value', () => {
  it('add up to what all are worth together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 64, maxLength: 64 }), (count, values) => {
        const parts = shapley(count, (coalition) => values[Number(coalition)] ?? 0, seeded(1));
        const all = (values[2 ** count - 1] ?? 0) - (values[0] ?? 0);
        expect(Math.abs(parts.reduce((a, b) => a + b, 0) - all)).toBeLessThanOrEqual(1e-9 * Math.max(1, ...values.map(Math.abs)));
      }),
    );
  });

  it('split what two make together in half, and give a loner what he makes alone', () => {
    const value = (coalition: bigint) => (has(coalition, 0) && has(coalition, 1) ? 100 : 0) + (has(coalition, 2) ? 7 : 0);
    expect([...shapley(3, value, seeded(1))].map((part) => Number(part.toFixed(9)))).toEqual([50, 50, 7]);
  });

  it('are those of the gloves game: one left glove against two right ones is worth two thirds', () => {
    const value = (coalition: bigint) => (has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1 : 0);
    const parts = shapley(3, value, seeded(1));
    expect([...parts].map((part) => Number(part.toFixed(9)))).toEqual([0.666666667, 0.166666667, 0.166666667]);
  });

  it('still add up where orders are sampled, and are exact where players do not interact', () => {
    const parts = shapley(20, (coalition) => Array.from({ length: 20 }, (_, player) => (has(coalition, player) ? player : 0)).reduce((a, b) => a + b, 0), seeded(3));
    for (const [player, part] of parts.entries()) expect(part).toBeCloseTo(player, 9);
  });
});
