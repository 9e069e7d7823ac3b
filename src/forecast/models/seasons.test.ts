import { describe, expect, it } from 'vitest';
import { seeded } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';
import { weightedQuantile } from '../../chance/weighted.ts';
import { errorPool } from '../errors/errorPool.ts';
import { cyclesOf } from './cycles.ts';
import { historyOf } from './outlook.ts';

const noise = (seed: number) => {
  const random = seeded(seed);
  return () => drawNormal(random);
};
const hours = (weeks: number, seed = 1): number[] => {
  const draw = noise(seed);
  return Array.from({ length: weeks * 168 }, (_, at) => 8 + Math.sin((at / 24) * 2 * Math.PI) + (Math.floor(at / 24) % 7 > 4 ? -1 : 0) + 0.05 * draw());
};

describe('seasons', () => {
  const draw = noise(2);
  it.each([
    { case: 'hours of a day and a week', period: '60 minutes', values: hours(5), is: [24, 168] },
    { case: 'the same in a table whose periods are plain numbers', period: '1 step', values: hours(5), is: [24, 168] },
    { case: 'days of a week', period: '1 day', values: Array.from({ length: 120 }, (_, at) => 5 + (at % 7 > 4 ? -0.8 : 0) + 0.1 * draw()), is: [7] },
    { case: 'months of a year', period: 'month', values: Array.from({ length: 60 }, (_, at) => 5 + 0.5 * Math.sin((at / 12) * 2 * Math.PI) + 0.05 * draw()), is: [12] },
    { case: 'two years of months, too few to tell', period: 'month', values: Array.from({ length: 24 }, (_, at) => 5 + 0.5 * Math.sin((at / 12) * 2 * Math.PI)), is: [] },
    { case: 'noise', period: '1 day', values: Array.from({ length: 300 }, () => draw()), is: [] },
    { case: 'steady growth', period: 'month', values: Array.from({ length: 60 }, (_, at) => 0.03 * at), is: [] },
  ])('of $case are found where the data show them', ({ values, period, is }) => {
    expect(cyclesOf(values, period)).toEqual(is);
  });

  it('tomorrow is expected by its hours and its weekday, and the range is as narrow as the noise', () => {
    const values = hours(6, 3);
    const known = historyOf(values.slice(0, -48), '60 minutes');
    const outlook = errorPool([known], 48, known.values.length - 1).outlook(known);
    let inside = 0;
    for (let ahead = 1; ahead <= 48; ahead++) {
      const seen = values[known.values.length - 1 + ahead] ?? 0;
      const errors = outlook?.errors(ahead);
      const middle = outlook?.middle(ahead) ?? 0;
      expect(Math.abs(middle - seen)).toBeLessThan(0.35);
      if (errors !== undefined && seen >= middle + weightedQuantile(errors, 0.1) && seen <= middle + weightedQuantile(errors, 0.9)) inside++;
      if (errors !== undefined) expect(weightedQuantile(errors, 0.9) - weightedQuantile(errors, 0.1)).toBeLessThan(0.6);
    }
    expect(inside).toBeGreaterThan(28);
  });
});
