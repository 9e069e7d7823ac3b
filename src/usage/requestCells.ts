import type { DateOrder } from './readDates.ts';

// What the cells of a request log say. The column engine takes the same texts for the same instants and counts, and no others:
// the differential tests of its adapter hold the two together.

/** The minute, in UTC, of a timestamp as logs write it: "2026-05-04T13:07"; `order` is that of dates with the year last. */
export function minuteOf(written: string, order?: DateOrder): string | undefined {
  const minute = minuteNumberOf(written, order);
  return minute === undefined ? undefined : minuteFromNumber(minute);
}

/** Minutes since 1970 of a timestamp as logs write it: year first with or without a zone (none is UTC), year last where the `order` of its day and month is known, or seconds or milliseconds since 1970. */
export function minuteNumberOf(written: string, order?: DateOrder): number | undefined {
  const cell = trimmed(written);
  return isoMinute(cell) ?? engineMinute(cell) ?? epochMinute(cell) ?? (order === undefined ? undefined : yearLastMinute(cell, order));
}

/** The day of a timestamp that has its year last, as written: "11/16/2023"; undefined for every other. */
export function yearLastDay(written: string): string | undefined {
  return new RegExp(yearLastDayPattern).exec(trimmed(written))?.[1];
}

/** Whole tokens of a cell; undefined where it writes none. Forms other than plain digits ("1_000", "5e2") count below 10^11 only: from there on tools round what they write with an exponent. */
export function tokensOf(cell: string): bigint | undefined {
  const text = trimmed(cell);
  if (wholeTokens.test(text)) return BigInt(text.split('.')[0] ?? '0');
  if (!engineNumber.test(text)) return undefined;
  const value = Number(text.replace(/^\+/, '').replaceAll('_', ''));
  return Number.isInteger(value) && value >= 0 && value < plainBelow ? BigInt(value) : undefined;
}

/** Counts from here on are read only where they are written as plain digits. */
export const plainBelow = 100_000_000_000;

/** Day, minute and zone of an ISO instant. The column engine uses the same pattern: RE2 and this language read it alike. */
export const isoPattern = '^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(?::\\d{2}(?:[.,]\\d+)?)?[ \\t]?(Z|UTC|[+-]\\d{2}:?\\d{2})?$';
export const yearLastDayPattern = '^(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})(?:, |[ T])';
/** Two numbers of day and month, year, hour and minute of 24 hours, or hour, minute and half of the day, zone: "11/16/2023 6:17:03 PM". The column engine uses it too. */
export const yearLastPattern = '^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:, |[ T]) ?(?:([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d(?:[.,]\\d+)?)?|(0?\\d|1[0-2]):([0-5]\\d)(?::[0-5]\\d(?:[.,]\\d+)?)?[ \u202f]?([AaPp])\\.?[Mm]\\.?) ?(Z|UTC|[+-]\\d{2}:?\\d{2})?$';
/** Seconds (10 digits) or milliseconds (13) since 1970, with a fraction of seconds allowed. */
export const epochPattern = '^\\d{10}(?:\\d{3})?(?:\\.\\d+)?$';
/** Whole tokens; some tools write 374.0. */
export const tokensPattern = '^\\d{1,15}(?:\\.0+)?$';
/** What stands around a cell and is none of it. */
export const blanks = ' \t\n\v\f\r';

const iso = new RegExp(isoPattern);
const yearLast = new RegExp(yearLastPattern);
const epoch = new RegExp(epochPattern);
const wholeTokens = new RegExp(tokensPattern);
const [blankBefore, blankAfter] = [new RegExp(`^[${blanks}]+`), new RegExp(`[${blanks}]+$`)];

/** An instant in the engine's own words: parts of one or two digits, "/" between them, hour 24, "+02". */
const engineInstant = new RegExp(`^(\\d{4})([-/\\\\ ])(\\d{1,2})\\2(\\d{1,2})(?:T|[${blanks}])[${blanks}]*(\\d{1,9}):(\\d{1,2})(?::|:(\\d{1,2})(\\.\\d*)?(?:Z| UTC|([+-]\\d{2})(?::(?:(\\d{2})(?::(\\d{2})?)?)?|(\\d{2}))?)?)?$`);
/** The years it counts in nanoseconds. */
export const engineYears = { from: 1971, below: 2262 };
/** Fewer bytes than this hold a day without a time. */
export const shortestInstant = 12;

const digits = '\\d+(?:_\\d+)*';
const engineNumber = new RegExp(`^\\+?-?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?$`);

/** Minutes since 1970 of "2023-11-16T18:17"; undefined where there is no such day or time. */
export function minuteNumber(minute: string): number | undefined {
  const ms = Date.parse(`${minute}:00Z`);
  // Date.parse takes February 30th for March 2nd in some engines: the way back shows it.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 16) !== minute ? undefined : ms / 60_000;
}

export function minuteFromNumber(number: number): string {
  return new Date(number * 60_000).toISOString().slice(0, 16);
}

export function trimmed(cell: string): string {
  return cell.replace(blankBefore, '').replace(blankAfter, '');
}

function isoMinute(cell: string): number | undefined {
  const match = iso.exec(cell);
  const at = match ? minuteNumber(`${match[1]}T${match[2]}`) : undefined;
  if (at === undefined) return undefined;
  return at - minutesAhead(match?.[3]);
}

/** Minutes that a zone is ahead of UTC. */
function minutesAhead(written: string | undefined): number {
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(written ?? '');
  return zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1) : 0;
}

function yearLastMinute(cell: string, order: DateOrder): number | undefined {
  const match = yearLast.exec(cell);
  if (!match) return undefined;
  const [month = '', day = ''] = order === 'month-first' ? [match[1], match[2]] : [match[2], match[1]];
  const year = Number(match[3]);
  const half = match[8]?.toLowerCase();
  const hour = half === undefined ? Number(match[4]) : (Number(match[6]) % 12) + (half === 'p' ? 12 : 0);
  const midnight = year < engineYears.from || year >= engineYears.below ? undefined : minuteNumber(`${match[3]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00`);
  return midnight === undefined ? undefined : midnight + hour * 60 + Number(match[5] ?? match[7]) - minutesAhead(match[9]);
}

function engineMinute(cell: string): number | undefined {
  const match = cell.length < shortestInstant ? null : engineInstant.exec(cell);
  if (!match) return undefined;
  const number = (place: number): number => Number(match[place] ?? 0);
  const [year, month, day, hour, minute, second] = [number(1), number(3), number(4), number(5), number(6), number(7)];
  if (year < engineYears.from || year >= engineYears.below || hour > 24 || minute > 59 || second > 59) return undefined;
  if (hour === 24 && (minute > 0 || second > 0 || /[1-9]/.test(match[8] ?? ''))) return undefined;
  const midnight = minuteNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00`);
  if (midnight === undefined) return undefined;
  const [hours, minutes, seconds] = [match[9] ?? '+00', match[10] ?? match[12] ?? '0', match[11] ?? '0'];
  const ahead = (Number(hours.slice(1)) * 3600 + Number(minutes) * 60 + Number(seconds)) * (hours.startsWith('-') ? -1 : 1);
  return midnight + Math.floor((hour * 3600 + minute * 60 + second - ahead) / 60);
}

function epochMinute(cell: string): number | undefined {
  if (!epoch.test(cell)) return undefined;
  const whole = cell.split('.')[0] ?? '';
  const seconds = whole.length === 13 ? Math.floor(Number(whole) / 1000) : Number(whole);
  return Math.floor(seconds / 60);
}
