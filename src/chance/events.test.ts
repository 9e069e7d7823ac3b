import { describe, expect, it } from 'vitest';
import { seeded } from '../base/random.ts';
import { drawLognormal, lognormalMean, lognormalThrough } from './lognormal.ts';
import { drawPoisson } from './poisson.ts';
import { quantiles } from './quantile.ts';

const draws = 40_000;

describe('losses through a range', () => {
  it('are below it one time in ten, above it one time in ten, and on average what the formula says', () => {
    const [random, loss] = [seeded(7), lognormalThrough(100_000, 2_000_000)];
    const drawn = Float64Array.from({ length: draws }, () => drawLognormal(loss, random));
    const [low = 0, high = 0] = quantiles(drawn, [0.1, 0.9]);
    expect(low / 100_000).toBeCloseTo(1, 1);
    expect(high / 2_000_000).toBeCloseTo(1, 1);
    expect(drawn.reduce((sum, each) => sum + each, 0) / draws / lognormalMean(loss)).toBeCloseTo(1, 1);
  });

  it('are one figure where the range is', () => expect(drawLognormal(lognormalThrough(500, 500), seeded(1))).toBeCloseTo(500, 9));
});

describe('events', () => {
  it.each([0.05, 0.7, 4, 29.9, 75])('of which %d are expected come so often on average, and vary as much', (mean) => {
    const random = seeded(11);
    const drawn = Array.from({ length: draws }, () => drawPoisson(mean, random));
    const average = drawn.reduce((sum, each) => sum + each, 0) / draws;
    const variance = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / draws;
    // Four standard errors of the mean, and of the variance.
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws));
    expect(Math.abs(variance - mean)).toBeLessThan(4 * Math.sqrt((mean + 2 * mean * mean) / draws));
  });

  it('never come where none is expected', () => expect(drawPoisson(0, seeded(1))).toBe(0));
});
