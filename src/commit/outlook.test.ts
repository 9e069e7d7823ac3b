import { expect, it } from 'vitest';
import { dearestMean, outlookOf } from './outlook.ts';

it('the dearest twentieth of forty costs is the mean of two, of thirty that of one and a half', () => {
  expect(dearestMean(Array.from({ length: 40 }, (_, place) => place + 1), 0.05)).toBe(39.5);
  expect(dearestMean(Array.from({ length: 30 }, (_, place) => place + 1), 0.05)).toBeCloseTo((30 + 29 / 2) / 1.5, 12);
});

it('equal cost is not worse than pay-as-you-go', () => {
  expect(outlookOf([1, 2, 3, 4], [1, 1, 3, 9])).toEqual({ mean: 2.5, cvar95: 4, worseThanPayAsYouGo: 0.25 });
});
