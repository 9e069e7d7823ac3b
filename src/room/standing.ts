import { dayText, group, maybe, text } from '../deal/dealValues.ts';

/** The mark on an entry that was taken out of a document of the table: it stays there and can come back. */
export const removedMark = maybe(group({ on: dayText(), by: maybe(text()), because: maybe(text()) }));

/** The entries that stand: those that nobody took out. */
export function standing<Entry extends { readonly removed?: unknown }>(entries: readonly Entry[]): Omit<Entry, 'removed'>[] {
  return entries.filter(({ removed }) => removed === undefined).map(({ removed: _removed, ...entry }) => entry);
}
