import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { icsText, type IcsEntry } from './ics.ts';

const entry = (id: string, on: string, more: Partial<IcsEntry> = {}): IcsEntry => ({ id, day: day(on), what: `What, with commas; and “quotes” of ${id}`, why: 'Because of a long sentence that has to be folded over more than one line, since lines of a calendar file end after seventy-five octets.', owner: 'S. Lind', source: 'dates.yaml', remind: [7, 1], ...more });
const given = { name: 'Renewal 2027', domain: 'parley.example', stamp: '2026-11-22T12:00:00.000Z' };
/** As another program reads it. */
const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown as string).getAllSubcomponents('vevent').map((event) => {
  const one = new ICAL.Event(event);
  return { uid: one.uid, day: one.startDate.toString(), until: one.endDate.toString(), allDay: one.startDate.isDate, what: one.summary, why: one.description, sequence: Number(event.getFirstPropertyValue('sequence')), status: String(event.getFirstPropertyValue('status')), alarms: event.getAllSubcomponents('valarm').map((alarm) => [String(alarm.getFirstPropertyValue('trigger')), String(alarm.getFirstPropertyValue('action'))]) };
});
const first = icsText([entry('sign', '2026-12-18'), entry('offer', '2026-12-31')], given);

describe('a calendar file', () => {
  it('is read by another program as what was written: whole days, alarms, words', () => {
    expect(read(first)[0]).toEqual({ uid: 'sign@parley.example', day: '2026-12-18', until: '2026-12-19', allDay: true, what: entry('sign', '2026-12-18').what, why: `${entry('sign', '2026-12-18').why}\nOwner: S. Lind\nSource: dates.yaml`, sequence: 0, status: 'CONFIRMED', alarms: [['-P7D', 'DISPLAY'], ['-P1D', 'DISPLAY']] });
    expect(first).toContain('BEGIN:VCALENDAR\r\n');
    for (const line of first.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('keeps its ids: a day that moves is the same entry with a higher sequence, and what did not change keeps its own', () => {
    const moved = icsText([entry('sign', '2026-12-21'), entry('offer', '2026-12-31')], { ...given, before: first });
    expect(read(moved).map(({ uid, day: on, sequence }) => [uid, on, sequence])).toEqual([['sign@parley.example', '2026-12-21', 1], ['offer@parley.example', '2026-12-31', 0]]);
    const again = icsText([entry('sign', '2026-12-21'), entry('offer', '2026-12-31')], { ...given, stamp: '2026-11-23T12:00:00.000Z', before: moved });
    expect(read(again).map(({ sequence }) => sequence)).toEqual([1, 0]);
  });

  it('cancels what was taken out, once, and leaves what is past alone', () => {
    const without = icsText([entry('sign', '2026-12-18')], { ...given, before: first });
    expect(read(without).map(({ uid, status, sequence }) => [uid, status, sequence])).toEqual([['sign@parley.example', 'CONFIRMED', 0], ['offer@parley.example', 'CANCELLED', 1]]);
    expect(read(icsText([entry('sign', '2026-12-18')], { ...given, before: without })).map(({ sequence }) => sequence)).toEqual([0, 1]);
    expect(read(icsText([], { ...given, stamp: '2027-01-10T12:00:00.000Z', before: first }))).toEqual([]);
  });

  it('of another kind is refused as the one before', () => {
    expect(() => icsText([], { ...given, before: 'a,b\n1,2\n' })).toThrow('no iCalendar file');
  });
});
