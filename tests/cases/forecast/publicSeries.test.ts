import { expect, it } from 'vitest';
import { unwatched } from '../../../src/base/progress.ts';
import { backtest } from '../../../src/forecast/backtest.ts';
import { downloads, m4Score, monthly, seriesFolder, seriesPresent, smallCustomers } from './publicSeries.ts';

if (seriesPresent()) {
  const { held } = downloads();

  it.each([
    { length: 8, ahead: 6 }, { length: 14, ahead: 1 }, { length: 14, ahead: 12 }, { length: 14, ahead: 36 }, { length: 24, ahead: 12 },
  ])('with $length months of four series, ranges $ahead months out hold about what they say, on projects that taught it nothing', ({ length, ahead }) => {
    const { windows, inside80, inside95 } = smallCustomers(held, length, ahead);
    expect(windows).toBeGreaterThan(300);
    expect(inside80).toBeGreaterThan(0.7);
    expect(inside80).toBeLessThan(0.9);
    expect(inside95).toBeGreaterThan(0.9);
  });

  it('on all held-out projects it beats the last value with Gaussian errors, and its ranges hold', () => {
    const judged = backtest(held.map(monthly), 12, unwatched).backtest;
    expect(judged.coverage80).toBeGreaterThan(0.78);
    expect(judged.coverage80).toBeLessThan(0.84);
    expect(judged.coverage95).toBeGreaterThan(0.94);
    expect(judged.coverage95).toBeLessThan(0.96);
    expect(judged.relativeWis).toBeLessThan(0.78);
    expect(judged.worstOrigin80).toBeGreaterThan(0.6);
  });

  // The hours take twenty seconds: in the full run only.
  it.each([
    { name: 'Weekly' as const, best: 16.2, winner: 22.03 },
    { name: 'Hourly' as const, best: 7.5, winner: 7.93 },
  ].filter(({ name }) => name === 'Weekly' || process.env['PARLEY_FULL'] !== undefined))('on the series of the M4 competition, $name, its ranges score better than the winner\'s $winner', ({ name, best }) => {
    const { msis, inside95 } = m4Score(name);
    expect(msis).toBeLessThanOrEqual(best);
    expect(inside95).toBeGreaterThan(0.94);
    expect(inside95).toBeLessThan(0.97);
  });
} else {
  it('is judged where the public series lie next to the checkout', () => {
    console.log(`No public series at ${seriesFolder}: the forecast was not judged on them.`);
    expect(seriesPresent()).toBe(false);
  });
}
