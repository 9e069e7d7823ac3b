import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../base/random.ts';
import { bestLevel, bestOnGrid, leastPercent, levelAt, mean, type Spend } from './commitLevel.ts';
import { percentAt, readSchedule, type Schedule } from './schedule.ts';

const spend = (...counted: number[]): Spend => ({ counted: Float64Array.from(counted), other: 0 });
const menu = (between: Schedule['between'], ...steps: [number, number][]): Schedule => ({ between, steps: [[0, 0] as [number, number], ...steps].map(([commitment, percent]) => ({ commitment, percent })) });
const manyPaths = (seed: number, count = 4000): Spend => {
  const random = seeded(seed);
  return { counted: Float64Array.from({ length: count }, () => 1e6 * Math.exp((random.next() + random.next() + random.next() - 1.5) * 1.2)), other: 0 };
};

describe('committing for a discount', () => {
  it('costs the discounted spend, or the commitment where that is more', () => {
    // At 10 % off 100 and 200 are 90 and 180; a commitment of 120 is short by 30 on the first.
    expect(levelAt(spend(100, 200), 120, 10)).toMatchObject({ mean: 150, cvar95: 180, shortfallProbability: 0.5, expectedShortfall: 15, worseThanPayAsYouGo: 0.5 });
  });

  it('counts other Azure spend toward the commitment', () => {
    expect(levelAt({ counted: Float64Array.of(100, 200), other: 50 }, 120, 10)).toMatchObject({ mean: 135, shortfallProbability: 0, expectedShortfall: 0 });
  });

  it.each([
    { case: 'nothing, where the commitment is met anyway', commitment: 90, least: 0 },
    { case: 'what makes good for one year in two that is short', commitment: 120, least: 10 },
    { case: 'nothing that would be enough, where it is more than is spent on average', commitment: 151, least: undefined },
  ])('is compensated by $case', ({ commitment, least }) => {
    // With 120: 120 and 200 (1 − d) must come to 300, so d = 10 %.
    const found = leastPercent(spend(100, 200), commitment);
    expect(found === undefined ? found : Number(found.toFixed(9))).toBe(least);
  });

  it('is not worth it where the discounts do not compensate: none is an answer', () => {
    expect(bestLevel(spend(100, 200), menu('stepped', [120, 9], [200, 20])).level).toMatchObject({ commitment: 0, percent: 0, mean: 150 });
    expect(bestLevel(spend(100, 200), menu('stepped', [120, 11], [200, 20])).level.commitment).toBe(120);
  });

  it('is best where the chance of a shortfall equals the discount earned on what is spent: as the grid finds', () => {
    const paths = manyPaths(5);
    const line = menu('linear', [2_000_000, 12]);
    const { level, firstOrder } = bestLevel(paths, line);
    const grid = bestOnGrid(paths, line, 20_000);
    expect(level.mean).toBeLessThanOrEqual(grid.mean + 1e-6);
    expect(Math.abs(level.commitment - grid.commitment)).toBeLessThanOrEqual(100);
    expect(level.commitment).toBeGreaterThan(0);
    // One path more or less short is one in four thousand.
    expect(Math.abs((firstOrder?.shortfallProbability ?? 1) - (firstOrder?.marginalDiscount ?? 0))).toBeLessThan(0.001);
  });

  it('is never beaten by any commitment on a grid, whatever the schedule', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(steps, fc.constantFrom('stepped' as const, 'linear' as const), fc.integer({ min: 1, max: 1000 }), (written, between, seed) => {
        const rising = [...new Map(written).entries()].sort(([a], [b]) => a - b).map(([commitment, percent]): [number, number] => [commitment * 1e5, percent]);
        const [paths, schedule] = [manyPaths(seed, 60), menu(between, ...rising)];
        const { level } = bestLevel(paths, schedule);
        expect(level.mean).toBeLessThanOrEqual(bestOnGrid(paths, schedule, 800).mean + 1e-6);
        expect(level.mean).toBeLessThanOrEqual(mean(paths.counted) + 1e-6);
        expect(level.percent).toBeCloseTo(percentAt(schedule, level.commitment), 9);
      }),
    );
  });
});

describe('a menu of commitments', () => {
  it('is read as people write it, and nothing for nothing is added', () => {
    expect(readSchedule('Commitment;Discount\n"2,000,000";8 %\n1000000;3.5\n', 'menu.csv', 'stepped').steps).toEqual([{ commitment: 0, percent: 0 }, { commitment: 1_000_000, percent: 3.5 }, { commitment: 2_000_000, percent: 8 }]);
  });
  it.each([
    { case: 'a discount of the whole price', text: 'commitment,discountPercent\n1,100\n', says: 'less than 100' },
    { case: 'one commitment twice', text: 'commitment,discountPercent\n1,2\n1,3\n', says: 'twice' },
    { case: 'another table', text: 'a,b\n1,2\n', says: 'no menu' },
  ])('refuses $case', ({ text, says }) => {
    expect(() => readSchedule(text, 'menu.csv', 'stepped')).toThrow(says);
  });
});
