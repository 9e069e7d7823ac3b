import { expect, it } from 'vitest';
import { weightedIntervalScore } from './score.ts';

const eightyInHundred = [{ level: 0.8, low: 90, high: 120 }];

it.each([
  // (½·|seen − median| + α/2·width + what lies outside) ÷ (K + ½), with α = 0.2 and K = 1.
  { case: 'inside and on the middle, only the width counts', seen: 100, is: (0.1 * 30) / 1.5 },
  { case: 'inside but off the middle', seen: 110, is: (0.5 * 10 + 0.1 * 30) / 1.5 },
  { case: 'above the range, what is missed counts whole', seen: 130, is: (0.5 * 30 + 0.1 * 30 + 10) / 1.5 },
  { case: 'below the range, alike', seen: 70, is: (0.5 * 30 + 0.1 * 30 + 20) / 1.5 },
])('$case', ({ seen, is }) => {
  expect(weightedIntervalScore(seen, 100, eightyInHundred)).toBeCloseTo(is, 12);
});

it('a bare middle is scored by its absolute error', () => {
  expect(weightedIntervalScore(7, 4, [])).toBe(3);
});
