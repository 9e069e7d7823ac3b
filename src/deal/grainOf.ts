import type { Grain } from '../usage/usageSeries.ts';

/** The grain of a period, by the length of its text: rows of several files may stand side by side in one series. */
export function grainOf(at: string): Grain {
  if (at.length === 7) return 'month';
  if (at.length === 10) return 'day';
  return at.length === 13 ? 'hour' : 'minute';
}
