import type { Ask, Standing, Structure } from '../standing.ts';
import type { NoteBook } from './noteBook.ts';
import { clipped, counted } from './words.ts';

/** How the costs of a structure were made, as one note. */
export function structureNote(structure: Structure, standing: Standing, notes: NoteBook): readonly number[] {
  return notes.cite(clipped(`${structure.name}: the bill of each sampled future of the forecast (seed ${standing.seed}) under these terms; middle and 1-in-10 edges of the totals. ${structure.sources.join('; ')}`, 300));
}

/** The forecast priced at list, as one note. */
export function fanNote(standing: Standing, notes: NoteBook): readonly number[] {
  const list = standing.structures.find((structure) => structure.id === 'list');
  return notes.cite(clipped(`Cost by month at list: each sampled future of the forecast from ${standing.usage.from} to ${standing.usage.to} (seed ${standing.seed}) priced with the rate book${list === undefined ? '' : `: ${list.sources.join('; ')}`}`, 300));
}

/** The files that the usage was read from, as one note. */
export function filesNote(standing: Standing, notes: NoteBook): readonly number[] {
  return notes.cite(clipped(`Read from ${standing.usage.files.map((file) => `${file.path} (${file.format}, ${counted(file.rows.accepted, 'row', 'rows')})`).join('; ')}`, 300));
}

/** Where an ask's figures are from, as one note. */
export function askNote(ask: Ask, notes: NoteBook): readonly number[] {
  return notes.cite(clipped(ask.sources.length === 0 ? `Computed for “${ask.title}”: ${ask.basis}` : ask.sources.join('; '), 190));
}
