import { expect, it } from 'vitest';
import { backtestWords, periodWords, rangeWords } from './trails.ts';

it('says what a range means', () => expect(rangeWords({ p10: '6900000', p50: '7920000', p90: '9100000.005' }, 'USD')).toBe('80 in 100 futures lie between $6,900,000.00 and $9,100,000.00.'));

it('says how earlier forecasts did, or that it cannot be said', () => {
  expect(backtestWords({ coverage80: 0.791, origins: 7 })).toBe('Earlier forecasts by the same method said 80 %, it was 79\u00a0% over 7 earlier starts.');
  expect(backtestWords({ coverage80: null })).toContain('too short');
  expect(backtestWords({})).toContain('too short');
});

it('names a period once where it is one month', () => {
  expect(periodWords('2025-09-01', '2026-10-31')).toBe('Sep 2025 to Oct 2026');
  expect(periodWords('2026-10-14T07:00', '2026-10-14T19:59')).toBe('Oct 2026');
});
