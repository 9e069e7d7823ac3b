import { day, daysBetween, lastDay, month, type Day } from '../../../src/base/calendar.ts';

export interface ComingDay {
  readonly day: Day;
  readonly inDays: number;
}

/** The next end of a Microsoft quarter and of its financial year (30 June), the day itself included. */
export function microsoftDates(today: Day): { readonly quarterEnd: ComingDay; readonly yearEnd: ComingDay } {
  const year = Number(today.slice(0, 4));
  const thisJune = day(`${year}-06-30`);
  const quarter = lastDay(month(`${year}-${['03', '06', '09', '12'][Math.floor((Number(today.slice(5, 7)) - 1) / 3)] ?? '12'}`));
  return { quarterEnd: coming(today, quarter), yearEnd: coming(today, today <= thisJune ? thisJune : day(`${year + 1}-06-30`)) };
}

function coming(today: Day, on: Day): ComingDay {
  return { day: on, inDays: daysBetween(today, on) };
}
