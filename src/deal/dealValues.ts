import { z } from 'zod';
import { readDay, readMonth, type Day, type Month } from '../base/calendar.ts';
import { compare, decimal, readDecimal, show, type Decimal } from '../base/decimal.ts';
import { nearest } from '../base/nearest.ts';
import { WrittenNumber } from './plainYaml.ts';
import { trimmed } from './quotient.ts';

/** A group of named values; a name it does not know is refused with the nearest one. */
export function group<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, known);
      return `is ${described(issue.input)}, and a group of named values (${known.join(', ')}) is wanted`;
    },
  });
}

/** A list of values. */
export function list<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, { error: (issue) => `is ${described(issue.input)}, and a list is wanted` });
}

/** One of a few words. */
export function word<const Word extends string>(...words: readonly Word[]): z.ZodType<Word> {
  return leaf((value): Read<Word> => {
    const known = words.find((known) => known === value);
    if (known !== undefined) return { value: known };
    const meant = typeof value === 'string' ? nearest(value, words) : undefined;
    return { problem: `is ${described(value)}, and ${words.join(', ')} are known${meant === undefined ? '' : `; did you mean ${meant}?`}` };
  });
}

export function text(): z.ZodType<string> {
  return leaf((value): Read<string> => {
    const written = value instanceof WrittenNumber ? value.text : value;
    return typeof written === 'string' && written.trim() !== '' ? { value: written } : { problem: `is ${described(value)}, and a word or sentence is wanted` };
  });
}

export function yesOrNo(): z.ZodType<boolean> {
  return leaf((value): Read<boolean> => (typeof value === 'boolean' ? { value } : { problem: `is ${described(value)}, and true or false is wanted` }));
}

/** An exact number between two bounds, both allowed. */
export function number(bounds: { readonly atLeast?: string; readonly atMost?: string; readonly above?: string } = {}): z.ZodType<Decimal> {
  return leaf((value): Read<Decimal> => {
    const read = readNumber(value);
    if (read === undefined) return { problem: `is ${described(value)}, and a plain decimal number is wanted (12.40, without currency sign or separators)` };
    if (bounds.atLeast !== undefined && compare(read, decimal(bounds.atLeast)) < 0) return { problem: `is ${show(read)}, and must be ${bounds.atLeast} or more` };
    if (bounds.above !== undefined && compare(read, decimal(bounds.above)) <= 0) return { problem: `is ${show(read)}, and must be above ${bounds.above}` };
    if (bounds.atMost !== undefined && compare(read, decimal(bounds.atMost)) > 0) return { problem: `is ${show(read)}, and must be ${bounds.atMost} or less` };
    return { value: read };
  });
}

export const amount = (): z.ZodType<Decimal> => number({ atLeast: '0' });
export const percent = (): z.ZodType<Decimal> => number({ atLeast: '0', atMost: '100' });

/** A whole number between two bounds, both allowed. */
export function count(atLeast: number, atMost: number): z.ZodType<number> {
  return leaf((value): Read<number> => {
    const read = readNumber(value);
    const whole = read === undefined ? Number.NaN : Number(show(read));
    return Number.isInteger(whole) && whole >= atLeast && whole <= atMost ? { value: whole } : { problem: `is ${described(value)}, and a whole number from ${atLeast} to ${atMost} is wanted` };
  });
}

export function dayText(): z.ZodType<Day> {
  return leaf((value): Read<Day> => {
    const read = typeof value === 'string' ? readDay(value) : undefined;
    return read === undefined ? { problem: `is ${described(value)}, and a day of the calendar is wanted (2027-01-31)` } : { value: read };
  });
}

export function monthText(): z.ZodType<Month> {
  return leaf((value): Read<Month> => {
    const read = typeof value === 'string' ? readMonth(value) : undefined;
    const meant = typeof value === 'string' && readDay(value) !== undefined ? `; write ${value.slice(0, 7)}` : '';
    return read === undefined ? { problem: `is ${described(value)}, and a month is wanted (2027-01)${meant}` } : { value: read };
  });
}

/** A value or a list of values, as a list; the list is not empty. */
export function oneOrMore<Value extends string>(item: z.ZodType<Value>): z.ZodType<readonly Value[]> {
  return z
    .preprocess((value) => (Array.isArray(value) ? (value as unknown[]) : [value]), z.array(item).min(1, { error: 'is an empty list, which nothing matches; leave the key out to match all' }))
    .transform((values) => [...new Set(values)]);
}

/** The value, or undefined where the key is absent or null. */
export function maybe<Value>(of: z.ZodType<Value>): z.ZodOptional<z.ZodType<Value | undefined>> {
  return z.preprocess((value) => (value === null ? undefined : value), of.optional()).optional();
}

/** What `value` is, for a sentence. */
export function described(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (value instanceof WrittenNumber) return value.text;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of named values';
  return typeof value === 'string' ? `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"` : JSON.stringify(value);
}

export function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const [first = ''] = keys;
  const meant = nearest(first, known);
  return `has the unknown key "${first}"${meant === undefined ? `; known are ${known.join(', ')}` : `; did you mean "${meant}"?`}`;
}

/** What a leaf says, or why that cannot be meant. */
type Read<Value> = { readonly value: Value } | { readonly problem: string };

function leaf<Value>(read: (value: unknown) => Read<Value>): z.ZodType<Value> {
  return z.unknown().transform((value, context): Value => {
    const result = read(value);
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', message: result.problem, input: value });
    return z.NEVER;
  });
}

/** Digits only, within what a bill can need: an exponent of thousands would cost memory, not mean an amount. */
function readNumber(value: unknown): Decimal | undefined {
  const written = value instanceof WrittenNumber ? value.text : value;
  if (typeof written !== 'string' || written.length > 60 || /[eE][+-]?\d{3,}/.test(written)) return undefined;
  const read = readDecimal(written);
  return read && trimmed(read);
}
