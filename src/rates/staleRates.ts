import { daysBetween, type Day } from '../base/calendar.ts';
import type { Rate, RateBook } from './rateBook.ts';

/** A list price that nobody has seen for longer than this may have changed: sellers announce prices by the quarter, and cuts between. */
export const staleAfterDays = 60;

/** Days since the price was last seen at its source. */
export function ageOf(rate: Pick<Rate, 'seen'>, today: Day): number {
  return Math.max(0, daysBetween(rate.seen, today));
}

export function isStale(rate: Pick<Rate, 'seen'>, today: Day): boolean {
  return ageOf(rate, today) > staleAfterDays;
}

/** "5 prices of openai-2026-10 were last seen on 2026-08-21, 94 days ago: stale …": what is said wherever such a price is used; undefined where none is stale. */
export function saidOfStale(book: Pick<RateBook, 'name'>, rates: Iterable<Pick<Rate, 'seen'>>, today: Day): string | undefined {
  const stale = [...rates].filter((rate) => isStale(rate, today)).map(({ seen }) => seen).toSorted();
  const [oldest, newest] = [stale[0], stale.at(-1)];
  if (oldest === undefined || newest === undefined) return undefined;
  const when = oldest === newest ? `on ${oldest}, ${daysBetween(oldest, today)} days ago` : `between ${oldest} and ${newest}, ${daysBetween(newest, today)} to ${daysBetween(oldest, today)} days ago`;
  return `${stale.length === 1 ? 'One price' : `${stale.length} prices`} of ${book.name} that ${stale.length === 1 ? 'is' : 'are'} used here ${stale.length === 1 ? 'was' : 'were'} last seen ${when}, more than ${staleAfterDays}: stale, look again before relying on ${stale.length === 1 ? 'it' : 'them'}.`;
}
