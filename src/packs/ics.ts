import { convertIcsCalendar, generateIcsCalendar, type IcsCalendar, type IcsEvent } from 'ts-ics';
import { addDays, type Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';

/** An entry of a calendar file; its id is stable. */
export interface IcsEntry {
  readonly id: string;
  readonly day: Day;
  readonly what: string;
  readonly why: string;
  readonly owner: string;
  readonly source: string;
  readonly remind: readonly number[];
}

/**
 * The entries as an iCalendar file (RFC 5545): whole days, alarms, and ids that stay when a day moves. Held against the
 * file that was given out before, what changed counts its SEQUENCE up and what is gone is cancelled, so that calendars
 * that took the first file follow. `stamp` is an ISO instant.
 */
export function icsText(entries: readonly IcsEntry[], given: { readonly name: string; readonly domain: string; readonly stamp: string; readonly before?: string | undefined }): string {
  const before = new Map((given.before === undefined ? [] : eventsOf(given.before)).map((event) => [event.uid, event]));
  const stamp = { date: new Date(given.stamp), type: 'DATE-TIME' as const };
  const events = entries.map((entry): IcsEvent => {
    const uid = `${entry.id}@${given.domain}`;
    const known = before.get(uid);
    before.delete(uid);
    const written = eventOf(entry, uid, stamp);
    return { ...written, sequence: known === undefined ? 0 : (known.sequence ?? 0) + (same(known, written) ? 0 : 1) };
  });
  // What is past was there and is no mistake; what is still to come and stands here no more was taken out.
  const today = given.stamp.slice(0, 10);
  const gone = [...before.values()].filter((event) => event.start.date.toISOString().slice(0, 10) >= today).map((event): IcsEvent => ({ ...event, stamp, alarms: [], status: 'CANCELLED', sequence: (event.sequence ?? 0) + (event.status === 'CANCELLED' ? 0 : 1) }));
  const calendar: IcsCalendar = { version: '2.0', prodId: '-//Parley//Negotiation calendar//EN', method: 'PUBLISH', name: given.name, events: [...events, ...gone] };
  return folded(generateIcsCalendar(calendar));
}

/** Lines end after 75 octets, not characters (RFC 5545, 3.1); a character is never divided. */
function folded(text: string): string {
  return text.replaceAll('\r\n ', '').split('\r\n').map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  let [out, octets] = ['', 0];
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) [out, octets] = [`${out}\r\n `, 1];
    out += character;
    octets += size;
  }
  return out;
}

function eventsOf(text: string): readonly IcsEvent[] {
  try {
    return convertIcsCalendar(undefined, text).events ?? [];
  } catch {
    throw new Refusal('unreadable', 'The earlier calendar file is no iCalendar file. Bring the .ics that Parley wrote last.');
  }
}

function eventOf({ day, what, why, owner, source, remind }: IcsEntry, uid: string, stamp: IcsEvent['stamp']): IcsEvent {
  return {
    uid, stamp, summary: what,
    description: [why, ...(owner === '' ? [] : [`Owner: ${owner}`]), ...(source === '' ? [] : [`Source: ${source}`])].filter((line) => line !== '').join('\n'),
    start: { date: midnight(day), type: 'DATE' }, end: { date: midnight(addDays(day, 1)), type: 'DATE' },
    timeTransparent: 'TRANSPARENT', status: 'CONFIRMED',
    alarms: remind.map((days) => ({ action: 'DISPLAY', description: what, trigger: { type: 'relative', value: { before: true, days } } })),
  };
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function same(known: IcsEvent, now: IcsEvent): boolean {
  const at = ({ start }: IcsEvent) => start.date.toISOString().slice(0, 10);
  return known.summary === now.summary && (known.description ?? '').replaceAll('\r', '') === (now.description ?? '') && at(known) === at(now) && known.status !== 'CANCELLED';
}
