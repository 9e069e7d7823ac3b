import { fiscalSource } from '../calendar.ts';
import type { CalendarEntry, Standing } from '../standing.ts';
import type { BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { counted, clipped, spokenDay, strong, words } from './words.ts';

/** The days that move the negotiation, the next ones first. */
export function calendarSection(standing: Standing, notes: NoteBook): BriefSection {
  const shown = nearest(standing.calendar);
  const rest = standing.calendar.length - shown.length;
  if (shown.length === 0) return { title: 'Dates', blocks: [{ kind: 'paragraph', words: words('No date is known.') }] };
  return {
    title: 'Dates',
    blocks: [
      {
        kind: 'table',
        caption: words(rest > 0 ? `The next ${shown.length}; ${counted(rest, 'later date is', 'later dates are')} in the workbench` : 'All that is known'),
        columns: [{ title: 'Day', align: 'left', width: 0.18 }, { title: 'What', align: 'left', width: 0.31 }, { title: 'Why it matters', align: 'left', width: 0.44 }, { title: 'Note', align: 'right', width: 0.07 }],
        rows: shown.map((entry): Words[] => [words(spokenDay(entry.day)), words(strong(clipped(entry.what, 70))), words(clipped(entry.why, 110)), [{ text: '', notes: notes.cite(clipped(entry.source, 120)) }]]),
      },
    ],
  };
}

const entriesMost = 8;

/** The next days, and always those of Microsoft's year, however many come before them. */
function nearest(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  const kept = entries.filter((entry) => entry.source === fiscalSource).slice(0, 2);
  const others = entries.filter((entry) => !kept.includes(entry)).slice(0, entriesMost - kept.length);
  return entries.filter((entry) => kept.includes(entry) || others.includes(entry));
}
