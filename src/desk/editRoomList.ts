import { z } from 'zod';
import { decimal, readDecimal, type Decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import type { ChangedValue } from '../deal/editList.ts';
import type { Ports } from './ports.ts';
import { readRoomFile, writeRoomFile } from './roomFile.ts';

/** What an edit of a document of the table answers: what it did, so that it can be done back. */
export const changedShape = z.array(z.object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() }));

export function showChanged(changed: readonly ChangedValue[]): z.output<typeof changedShape> {
  return changed.map(({ key, before, after }) => ({ key, before: before ?? null, after: after ?? null }));
}

/** Writes the document as `edit` makes it of what is there, after `check` has read the result: what could not be read again is never written. */
export async function editRoomList<Checked>(ports: Ports, given: string | undefined, usual: string, edit: (text: string | undefined, name: string) => string, check: (text: string, name: string) => Checked): Promise<Checked> {
  const { name, text } = await readRoomFile(ports, given, usual, true);
  const edited = edit(text, name);
  const checked = check(edited, name);
  if (edited !== text) await writeRoomFile(ports, given, usual, edited);
  return checked;
}

/** The text of a document that an entry is changed in: it has to be there. */
export function there(text: string | undefined, name: string): string {
  if (text === undefined) throw new Refusal('not-found', `There is no ${name} yet, so there is nothing in it to change.`, name);
  return text;
}

/** An exact amount, as text. */
export function amountField(description: string) {
  return z
    .string()
    .refine((text) => readDecimal(text) !== undefined, { error: (issue) => `"${String(issue.input)}" is no amount. Write it as 12500.50, without currency sign or separators` })
    .meta({ description });
}

export function amountOf(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : decimal(text);
}

/** The words of a title as an id: "18 % off gpt-5.4" is "18-off-gpt-5.4"; a number behind it where that is taken. */
export function idOf(title: string, taken: readonly string[]): string {
  const words = title.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, 40).replace(/-+$/, '') || 'entry';
  for (let number = 1; ; number++) {
    const id = number === 1 ? words : `${words}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** The values that a caller gave: none that is absent. */
export function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The keys that an edit empties, as values that take them out; refuses one that is set in the same breath, and an edit of nothing. */
export function withCleared(values: Readonly<Record<string, unknown>>, clear: readonly string[] = []): Record<string, unknown> {
  const both = clear.find((key) => values[key] !== undefined);
  if (both !== undefined) throw new Refusal('invalid', `${both} cannot be set and cleared at once.`);
  const all = { ...values, ...Object.fromEntries(clear.map((key) => [key, undefined])) };
  if (Object.keys(all).length === 0) throw new Refusal('invalid', 'Say what is to be changed: nothing was given.');
  return all;
}
