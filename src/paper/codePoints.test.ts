import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, sliceCodePoints } from './codePoints.ts';

describe('offsets count code points, as the people who check them do', () => {
  it('agrees with counting one by one, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const all = Array.from(text);
        const [start, end] = [a % (all.length + 1), b % (all.length + 1)].toSorted((x, y) => x - y) as [number, number];
        const points = codePoints(text);
        expect(points.length).toBe(all.length);
        expect(sliceCodePoints(text, start, end)).toBe(all.slice(start, end).join(''));
        expect(points.before(points.unitOf(start))).toBe(start);
      }),
    );
  });
});
