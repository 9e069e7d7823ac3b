import { day, type Day } from '../../../src/base/calendar.ts';

/** The day on this computer's calendar. */
export function today(): Day {
  const now = new Date();
  return day(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`);
}
