import { addMonths, dayFromNumber, dayNumber, monthsBetween, month, readDay, readMonth, type Month } from '../base/calendar.ts';

/** Periods of a table as numbers, 0 for the first one. */
export interface PeriodScale {
  /** "month", "1 day", "7 days", "60 minutes", "step of 1": what one period is. */
  readonly period: string;
  readonly index: (label: string) => number;
  /** The name of a period, in the manner of the table; also of one behind its end. */
  readonly label: (index: number) => string;
}

/** The scale that the labels of a table lie on: months, days, minutes or whole numbers by their common step, else the order of the labels as text. */
export function periodScale(labels: readonly string[]): PeriodScale {
  return monthScale(labels) ?? dayScale(labels) ?? minuteScale(labels) ?? numberScale(labels) ?? textScale(labels);
}

function monthScale(labels: readonly string[]): PeriodScale | undefined {
  const ends = new Set(labels.map((label) => label.slice(7)));
  const suffix = [...ends][0] ?? '';
  // Days that are all the same one of their months are months, when no month would lack it.
  const monthly = ends.size === 1 && (suffix === '' || (/^-(0[1-9]|1\d|2[0-8])$/.test(suffix) && new Set(labels).size > 1));
  if (!monthly || !labels.every((label) => readMonth(label.slice(0, 7)) !== undefined)) return undefined;
  const first = labels.reduce((a, b) => (b < a ? b : a)).slice(0, 7);
  return {
    period: 'month',
    index: (label) => monthsBetween(first as Month, label.slice(0, 7) as Month),
    label: (index) => `${addMonths(month(first), index)}${suffix}`,
  };
}

function dayScale(labels: readonly string[]): PeriodScale | undefined {
  return stepped(labels, (label) => {
    const read = readDay(label);
    return read === undefined ? undefined : dayNumber(read);
  }, (number) => dayFromNumber(number), 'day');
}

const instant = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2})(?::(\d{2}))?(?::00(?:\.0+)?)?(Z?)$/;

function minuteScale(labels: readonly string[]): PeriodScale | undefined {
  const shape = instant.exec(labels[0] ?? '');
  if (!shape) return undefined;
  const [, , between = 'T', , minutes, zone = ''] = shape;
  const seconds = /:\d{2}:00/.test(labels[0] ?? '') ? ':00' : '';
  return stepped(labels, (label) => {
    const match = instant.exec(label);
    const on = readDay(match?.[1] ?? '');
    return match === null || on === undefined ? undefined : dayNumber(on) * 1440 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  }, (number) => {
    const [hour, minute] = [Math.floor((number % 1440) / 60), number % 60];
    const clock = minutes === undefined ? two(hour) : `${two(hour)}:${two(minute)}${seconds}`;
    return `${dayFromNumber(Math.floor(number / 1440))}${between}${clock}${zone}`;
  }, 'minute');
}

function numberScale(labels: readonly string[]): PeriodScale | undefined {
  return stepped(labels, (label) => (/^-?\d{1,15}$/.test(label) ? Number(label) : undefined), String, 'step');
}

function textScale(labels: readonly string[]): PeriodScale {
  const sorted = [...new Set(labels)].sort();
  const places = new Map(sorted.map((label, index) => [label, index]));
  const last = sorted.at(-1) ?? '';
  return {
    period: 'label',
    index: (label) => places.get(label) ?? 0,
    label: (index) => sorted[index] ?? `${last}+${index - sorted.length + 1}`,
  };
}

/** A scale on whole numbers by their greatest common step; undefined where some label is no such number. */
function stepped(labels: readonly string[], read: (label: string) => number | undefined, write: (number: number) => string, unit: string): PeriodScale | undefined {
  let first = Number.POSITIVE_INFINITY;
  const numbers: number[] = [];
  for (const label of labels) {
    const number = read(label);
    if (number === undefined) return undefined;
    first = Math.min(first, number);
    numbers.push(number);
  }
  const step = numbers.reduce((a, number) => commonDivisor(a, number - first), 0) || 1;
  return {
    period: step === 1 ? `1 ${unit}` : `${step} ${unit}s`,
    index: (label) => ((read(label) ?? first) - first) / step,
    label: (index) => write(first + index * step),
  };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
