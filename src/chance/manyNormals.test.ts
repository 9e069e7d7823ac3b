import { describe, expect, it } from 'vitest';
import { seeded } from '../base/random.ts';
import { addNormals } from './manyNormals.ts';

describe('many normal draws', () => {
  const count = 1_000_000;
  const draws = new Float64Array(count);
  addNormals(draws, 1, seeded(5));
  const share = (of: (draw: number) => boolean): number => draws.reduce((total, draw) => total + Number(of(draw)), 0) / count;

  it('have the moments of the normal distribution', () => {
    const moment = (power: number): number => draws.reduce((total, draw) => total + draw ** power, 0) / count;
    // Four standard errors each.
    expect(Math.abs(moment(1))).toBeLessThan(0.004);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.006);
    expect(Math.abs(moment(3))).toBeLessThan(0.016);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.04);
  });

  it.each([
    { below: -3.6, of: 0.000159 }, { below: -2, of: 0.02275 }, { below: -1, of: 0.15866 }, { below: -0.1, of: 0.46017 }, { below: 0.5, of: 0.69146 }, { below: 1.5, of: 0.93319 }, { below: 3, of: 0.99865 },
  ])('lie below $below in $of of all cases', ({ below, of }) => {
    expect(Math.abs(share((draw) => draw < below) - of)).toBeLessThan(4 * Math.sqrt((of * (1 - of)) / count));
  });

  it('are added to what is there, and the same for the same seed', () => {
    const [once, again] = [new Float64Array(1000).fill(7), new Float64Array(1000).fill(7)];
    addNormals(once, 0.5, seeded(9));
    addNormals(again, 0.5, seeded(9));
    expect(once).toEqual(again);
    expect(Math.abs(once.reduce((a, b) => a + b, 0) / 1000 - 7)).toBeLessThan(0.07);
  });
});
