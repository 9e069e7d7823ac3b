import type { Standing } from '../standing.ts';
import { asksSection } from './asksSection.ts';
import type { Brief } from './brief.ts';
import { calendarSection } from './calendarSection.ts';
import { costSection } from './costSection.ts';
import { NoteBook } from './noteBook.ts';
import { paperSection } from './paperSection.ts';
import { structuresSection } from './structuresSection.ts';
import { unreadSection } from './unreadSection.ts';
import { whereWeStand } from './whereWeStand.ts';
import { spokenDay } from './words.ts';

/** The brief of a standing: what a CIO decides from and a procurement lead negotiates by, each figure with its source. */
export function briefOf(standing: Standing): Brief {
  const notes = new NoteBook();
  const sections = [
    whereWeStand(standing, notes), costSection(standing, notes), structuresSection(standing, notes), asksSection(standing, notes),
    paperSection(standing, notes), calendarSection(standing, notes), unreadSection(standing, notes),
  ];
  return cleaned({
    title: standing.name,
    subtitle: `Negotiation brief · Azure OpenAI · ${spokenDay(standing.asOf)} · internal`,
    day: standing.asOf,
    sections,
    notes: notes.notes(),
  });
}

/** The same without characters that no document can hold: names and quotations come from files of any kind. */
function cleaned<Value>(value: Value): Value {
  // The shape stays as it was; only texts change.
  return mapTexts(value, (text) => text.replace(unprintable, '').toWellFormed()) as Value;
}

/** XML 1.0 forbids control characters, but for tabs and line ends, and two more. */
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]));
}
