import { describe, expect, it } from 'vitest';
import { durationCurve, served } from './durationCurve.ts';

const steps = [{ share: 0.5, ptu: 0 }, { share: 0.3, ptu: 10 }, { share: 0.2, ptu: 30 }];

describe('a load-duration curve', () => {
  it('begins with the busiest minutes and ends with all of them', () => {
    expect(durationCurve(steps)).toEqual([[0, 30], [0.2, 30], [0.5, 10], [1, 0]]);
    expect(durationCurve([])).toEqual([]);
  });

  it.each([
    { ptu: 0, spilled: 1, busy: 0.5 },
    { ptu: 10, spilled: 4 / 9, busy: 0.2 },
    { ptu: 30, spilled: 0, busy: 0 },
  ])('$ptu PTU leave what lies above them', ({ ptu, spilled, busy }) => {
    expect(served(steps, ptu).spilled).toBeCloseTo(spilled, 10);
    expect(served(steps, ptu).busy).toBeCloseTo(busy, 10);
  });
});
