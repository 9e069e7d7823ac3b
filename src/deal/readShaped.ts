import type { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { described } from './dealValues.ts';
import { readPlainYaml, WrittenNumber, type Plain } from './plainYaml.ts';

/** What a document is called, for its refusals. */
export interface Format {
  readonly format: `${string}/1`;
  readonly what: string;
  readonly holds: string;
}

/** The value of a YAML or JSON document that begins with "parley: …/1", amounts exact. Refuses what cannot be meant in one sentence with its place. */
export function readShaped<Shape extends z.ZodType>(text: string, file: string, format: Format, shape: Shape): z.output<Shape> {
  const written = readPlainYaml(text, file);
  checkFormat(written, file, format);
  const read = shape.safeParse(withoutEmpty(written));
  if (!read.success) throw refusal(read.error.issues, file, format);
  return read.data;
}

type PlainGroup = { [key: string]: Plain };

function checkFormat(written: Plain, file: string, { format, what, holds }: Format): asserts written is PlainGroup {
  if (!isGroup(written)) throw new Refusal('unreadable', `${file} is no ${what}: it should begin with "parley: ${format}" and hold ${holds}.`, { file });
  const said = written['parley'];
  if (said === format) return;
  const other = typeof said === 'string' && said.startsWith(format.slice(0, -1)) ? `This Parley reads ${format}.` : 'Is it the right file?';
  throw new Refusal('unreadable', `${file} should begin with "parley: ${format}", and ${said === undefined ? 'does not say what it is' : `says ${described(said)}`}. ${other}`, { file, key: 'parley' });
}

function isGroup(value: Plain): value is PlainGroup {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}

/** A key with nothing behind it ("credits:") says that there is none. */
function withoutEmpty(written: PlainGroup): PlainGroup {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}

/** The first problem in one sentence, with its place and how many more there are. */
function refusal(issues: readonly z.core.$ZodIssue[], file: string, { what }: Format): Refusal {
  // A misspelt key is the reason why another one is missing.
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const key = placeOf(first?.path ?? []);
  const more = issues.length > 1 ? ` ${issues.length - 1} more ${issues.length === 2 ? 'place needs' : 'places need'} correcting, too.` : '';
  const where = key === '' ? file : `${file}, ${key}`;
  return new Refusal('invalid', `${where} ${first?.message ?? 'is not understood'}.${more}`.replace('?.', '?'), { file, key: key === '' ? `the ${what.replace(/ file$/, '')}` : key });
}

/** "rates[0].match". */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? String(step) : `.${String(step)}`)).join('');
}
