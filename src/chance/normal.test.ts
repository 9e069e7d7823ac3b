import { expect, it } from 'vitest';
import { seeded } from '../base/random.ts';
import { drawNormal, normalQuantile } from './normal.ts';

it.each([
  { p: 0.5, is: 0 },
  { p: 0.975, is: 1.959963984540054 },
  { p: 0.9, is: 1.2815515655446004 },
  { p: 0.05, is: -1.6448536269514722 },
  { p: 1e-9, is: -5.9978070150076865 },
  { p: 1e-20, is: -9.26234008979841 },
])('the normal quantile of $p is $is', ({ p, is }) => {
  expect(normalQuantile(p)).toBeCloseTo(is, 12);
});

it('draws have the mean and the spread of the normal distribution, and the same seed the same draws', () => {
  const random = seeded(7);
  const draws = Array.from({ length: 20_000 }, () => drawNormal(random));
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
  const spread = Math.sqrt(draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length);
  expect(Math.abs(mean)).toBeLessThan(0.025);
  expect(Math.abs(spread - 1)).toBeLessThan(0.02);
  const again = seeded(7);
  expect(draws.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => drawNormal(again)));
});

it('a generator that returns zero still gives a number', () => {
  expect(Number.isFinite(drawNormal({ next: () => 0 }))).toBe(true);
});
