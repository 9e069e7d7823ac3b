import { assert } from './assert.ts';
import type { Branded } from './brand.ts';

/** A calendar day without clock or zone: "2027-01-31". Sorts as text. */
export type Day = Branded<string, 'Day'>;
/** A calendar month: "2027-01". Sorts as text. */
export type Month = Branded<string, 'Month'>;

/** The day that `text` writes, or undefined where there is no such day. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? (text as Day) : undefined;
}

export function readMonth(text: string): Month | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? (text as Month) : undefined;
}

/** The day of a literal; for input from outside use `readDay`. */
export function day(text: string): Day {
  const read = readDay(text);
  assert(read !== undefined, `"${text}" is a day`);
  return read;
}

/** The month of a literal; for input from outside use `readMonth`. */
export function month(text: string): Month {
  const read = readMonth(text);
  assert(read !== undefined, `"${text}" is a month`);
  return read;
}

export function monthOf(text: Day | string): Month {
  return text.slice(0, 7) as Month;
}

export function firstDay(of: Month): Day {
  return `${of}-01` as Day;
}

export function lastDay(of: Month): Day {
  return `${of}-${two(daysInMonth(of))}` as Day;
}

export function daysInMonth(of: Month): number {
  return daysIn(Number(of.slice(0, 4)), Number(of.slice(5, 7)));
}

/** Calendar hours of the month, 24 a day: what an hourly meter bills (UTC, no summer time). */
export function hoursInMonth(of: Month): number {
  return daysInMonth(of) * 24;
}

export function minutesInMonth(of: Month): number {
  return daysInMonth(of) * 1440;
}

/** `count` months later (earlier where negative). */
export function addMonths(to: Month, count: number): Month {
  const index = monthIndex(to) + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}` as Month;
}

/** Whole months from `from` to `until`: 0 for the same month, negative where `until` is earlier. */
export function monthsBetween(from: Month, until: Month): number {
  return monthIndex(until) - monthIndex(from);
}

/** `count` months from `from` on, in order. */
export function monthsFrom(from: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(from, index));
}

/** Whole years from the start day to `on`: 0 in the first deal year. */
export function wholeYearsBetween(start: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(start.slice(0, 4));
  return on.slice(5) >= start.slice(5) ? years : years - 1;
}

export function addDays(to: Day, count: number): Day {
  return dayFromNumber(dayNumber(to) + count);
}

export function daysBetween(from: Day, until: Day): number {
  return dayNumber(until) - dayNumber(from);
}

/** Days since 1970-01-01, by the proleptic Gregorian calendar (Howard Hinnant, days_from_civil). */
export function dayNumber(of: Day): number {
  const [year, month, date] = [Number(of.slice(0, 4)), Number(of.slice(5, 7)), Number(of.slice(8, 10))];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day that lies `number` days after 1970-01-01 (civil_from_days). */
export function dayFromNumber(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as Day;
}

function monthIndex(of: Month): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
