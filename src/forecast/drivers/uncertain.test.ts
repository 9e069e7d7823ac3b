import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUncertain, showUncertain, valueAt } from './uncertain.ts';

it.each([
  { typed: '12', is: { kind: 'sure', value: 12, share: false } },
  { typed: '12 to 18', is: { kind: 'range', low: 12, high: 18, share: false } },
  { typed: '12,000 to 1.5m', is: { kind: 'range', low: 12_000, high: 1_500_000, share: false } },
  { typed: '40 %', is: { kind: 'sure', value: 0.4, share: true } },
  { typed: '30 % to 60%', is: { kind: 'range', low: 0.3, high: 0.6, share: true } },
  { typed: '30 to 60 %', is: { kind: 'range', low: 0.3, high: 0.6, share: true } },
  { typed: '-10 % to 20 %', is: { kind: 'range', low: -0.1, high: 0.2, share: true } },
  { typed: '15 to 15', is: { kind: 'sure', value: 15, share: false } },
  { typed: '18 to 12', is: undefined },
  { typed: 'a dozen', is: undefined },
  { typed: '1 to 2 to 3', is: undefined },
])('"$typed" is read as it is meant', ({ typed, is }) => {
  expect(readUncertain(typed)).toEqual(is);
});

const typed = fc.tuple(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.double({ min: 1.001, max: 50, noNaN: true }), fc.boolean());

it('a range holds its number 80 times in 100, and rises with the draw', () => {
  fc.assert(fc.property(typed, fc.double({ min: -4, max: 4, noNaN: true }), ([low, times, share], z) => {
    const range = share ? { kind: 'range' as const, low: Math.min(low / 1e7, 0.4), high: Math.min(low / 1e7, 0.4) + 0.5, share } : { kind: 'range' as const, low, high: low * times, share };
    expect(valueAt(range, -1.2815515655446004)).toBeCloseTo(range.low, 6);
    expect(valueAt(range, 1.2815515655446004) / range.high).toBeCloseTo(1, 6);
    expect(valueAt(range, z + 0.1)).toBeGreaterThanOrEqual(valueAt(range, z));
    expect(valueAt(range, z)).toBeGreaterThanOrEqual(0);
    if (share) expect(valueAt(range, z)).toBeLessThanOrEqual(1);
  }));
});

it('is shown as it was typed', () => {
  for (const text of ['12 to 18', '30 % to 60 %', '0.5']) {
    const read = readUncertain(text);
    expect(read === undefined ? '' : showUncertain(read)).toBe(text);
  }
});
