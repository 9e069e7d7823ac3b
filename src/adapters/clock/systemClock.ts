import { day } from '../../base/calendar.ts';
import type { Clock } from '../../desk/ports.ts';

/** The machine's clock; the day is the local one, as a person reads it on the wall. */
export const systemClock: Clock = {
  today: () => {
    const now = new Date();
    return day(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`);
  },
  now: () => new Date().toISOString(),
};

/** A clock that stands still on `today`: for tests, and for a brief that must come out the same again. */
export function stoppedClock(today: string): Clock {
  return { today: () => day(today), now: () => `${today}T12:00:00.000Z` };
}
