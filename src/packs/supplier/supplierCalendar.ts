import type { Day } from '../../base/calendar.ts';
import { icsText, type IcsEntry } from '../ics.ts';
import type { SupplierView } from './supplierView.ts';

/** The days that both sides know, as a calendar file: when offers end and when the deal starts. It takes the projection and nothing else. */
export function supplierCalendar({ name, day, term, offers }: SupplierView): string {
  const ends = offers.flatMap(({ by, on, expires }, place): IcsEntry[] => (expires === undefined ? [] : [entry(`offer-${place + 1}`, expires, `The offer ${by === 'us' ? 'to you' : 'to us'} of ${on} ends`)]));
  const starts = term === undefined ? [] : [entry('starts', term.start, `The term of ${term.months} months starts`)];
  return icsText([...ends, ...starts], { name, domain: 'parley.pack', stamp: `${day}T00:00:00.000Z` });
}

function entry(id: string, day: Day, what: string): IcsEntry {
  return { id, day, what, why: '', owner: '', source: '', remind: [7] };
}
