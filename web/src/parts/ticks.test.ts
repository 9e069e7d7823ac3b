import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOn, scaleFor } from './ticks.ts';

describe('a scale', () => {
  it('has round steps', () => expect(scaleFor([8_780_000, 16_000_000], 6).ticks).toEqual([8_000_000, 10_000_000, 12_000_000, 14_000_000, 16_000_000]));
  it('starts at zero where zero is near', () => expect(scaleFor([10, 100], 5).from).toBe(0));
  it('stands one figure too', () => expect(scaleFor([5], 4).to).toBeGreaterThan(5 - 1e-9));
  it('stands no figure at all', () => expect(scaleFor([], 4).ticks).toEqual([0, 1]));

  it('holds every value', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 10 }), (values) => {
        const scale = scaleFor(values, 6);
        for (const value of values) {
          expect(placeOn(scale, value)).toBeGreaterThanOrEqual(-1e-6);
          expect(placeOn(scale, value)).toBeLessThanOrEqual(100 + 1e-6);
        }
      }),
    ));
});
