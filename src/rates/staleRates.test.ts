import { expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { ageOf, isStale, saidOfStale } from './staleRates.ts';

const today = day('2026-11-22');
const seen = (text: string) => ({ seen: day(text) });

it.each([
  { on: '2026-09-22', age: 61, stale: true },
  { on: '2026-09-23', age: 60, stale: false },
  { on: '2026-11-22', age: 0, stale: false },
  { on: '2026-12-01', age: 0, stale: false },
])('a price seen on $on is $age days old: stale is $stale', ({ on, age, stale }) => {
  expect([ageOf(seen(on), today), isStale(seen(on), today)]).toEqual([age, stale]);
});

it('says how many prices are stale, of which book, and how old they are; nothing where none is', () => {
  const book = { name: 'openai-2026-10' };
  expect(saidOfStale(book, [seen('2026-08-21'), seen('2026-08-21'), seen('2026-11-01')], today)).toBe('2 prices of openai-2026-10 that are used here were last seen on 2026-08-21, 93 days ago, more than 60: stale, look again before relying on them.');
  expect(saidOfStale(book, [seen('2026-08-21'), seen('2026-07-01')], today)).toContain('between 2026-07-01 and 2026-08-21, 93 to 144 days ago');
  expect(saidOfStale(book, [seen('2026-11-01')], today)).toBeUndefined();
});
