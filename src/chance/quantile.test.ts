import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantileOfSorted, quantiles } from './quantile.ts';
import { weightedQuantile, weightedSample } from './weighted.ts';

it.each([
  { case: 'the middle of an odd count is its middle value', values: [1, 2, 10], p: 0.5, is: 2 },
  { case: 'the middle of an even count lies half way', values: [1, 2, 3, 4], p: 0.5, is: 2.5 },
  { case: 'the i-th of n stands at (i − ½)/n', values: [10, 20, 30, 40, 50], p: 0.1, is: 10 },
  { case: 'between two places it goes by line', values: [10, 20, 30, 40, 50], p: 0.2, is: 15 },
  { case: 'beyond the first place stands the least', values: [10, 20], p: 0.01, is: 10 },
  { case: 'beyond the last place stands the greatest', values: [10, 20], p: 0.99, is: 20 },
  { case: 'one value is every quantile', values: [7], p: 0.9, is: 7 },
])('$case', ({ values, p, is }) => {
  expect(quantileOfSorted(values, p)).toBe(is);
});

it('takes values in any order and leaves them as they are', () => {
  const values = [3, 1, 2];
  expect(quantiles(values, [0.5])).toEqual([2]);
  expect(values).toEqual([3, 1, 2]);
});

const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

it('equal weights give the plain quantile', () => {
  fc.assert(fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
    const plain = quantiles(values, [p])[0] ?? Number.NaN;
    const weighted = weightedQuantile(weightedSample(values, values.map(() => 3)), p);
    expect(weighted).toBeCloseTo(plain, 5);
  }));
});

it('a higher share never gives a lower quantile', () => {
  fc.assert(fc.property(sample, fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: 40, maxLength: 40 }), (values, weights) => {
    const weighted = weightedSample(values, weights.slice(0, values.length));
    const rising = [0, 0.05, 0.1, 0.5, 0.9, 0.95, 1].map((p) => weightedQuantile(weighted, p));
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  }));
});

it('a value of great weight pulls the middle to itself', () => {
  expect(weightedQuantile(weightedSample([1, 2, 100], [1, 1, 50]), 0.5)).toBeGreaterThan(95);
});
