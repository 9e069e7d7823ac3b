import { expect, it } from 'vitest';
import { backtest } from '../../../src/forecast/backtest.ts';
import { downloads, historyOf, m4Score, seriesFolder, seriesPresent, smallCustomers } from './publicSeries.ts';

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
    const judged = backtest(held.map(historyOf), 12);
    expect(judged.coverage80).toBeGreaterThan(0.77);
    expect(judged.coverage80).toBeLessThan(0.87);
    expect(judged.coverage95).toBeGreaterThan(0.94);
    expect(judged.relativeWis).toBeLessThan(0.85);
  });

  it('on the weekly series of the M4 competition its ranges score no worse than the winner\'s 22.03', () => {
    const { msis, inside95 } = m4Score('Weekly');
    expect(msis).toBeLessThan(22.03);
    expect(inside95).toBeGreaterThan(0.93);
  });
} else {
  it('is judged where the public series lie next to the checkout', () => {
    console.log(`No public series at ${seriesFolder}: the forecast was not judged on them.`);
    expect(seriesPresent()).toBe(false);
  });
}
