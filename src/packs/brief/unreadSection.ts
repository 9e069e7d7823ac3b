import type { Finding } from '../../base/finding.ts';
import type { Standing } from '../standing.ts';
import type { BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { clipped, counted, figure, strong, words } from './words.ts';

/** What was not understood, or only in part, worst first; nothing is left out in silence. */
export function unreadSection(standing: Standing, notes: NoteBook): BriefSection {
  const title = 'What was not understood';
  const kinds = [...Map.groupBy(standing.findings.filter((each) => each.severity !== 'info'), (each) => each.code).values()];
  const hints = standing.findings.filter((each) => each.severity === 'info').length;
  const shown = kinds.slice(0, kindsMost);
  const unshown = kinds.slice(kindsMost).reduce((a, alike) => a + alike.length, 0);
  const rest = [unshown > 0 ? counted(unshown, 'more finding', 'more findings') : '', hints > 0 ? counted(hints, 'remark', 'remarks') : ''].filter((text) => text !== '').join(' and ');
  const items = shown.map((alike) => item(alike, notes));
  if (items.length === 0) items.push(words('Everything that was brought in was understood.'));
  if (rest !== '') items.push(words(`${rest} ${hints + unshown === 1 ? 'is' : 'are'} in the workbench and in the JSON of this brief.`));
  return { title, blocks: [{ kind: 'list', items }] };
}

const kindsMost = 6;

function item(alike: readonly Finding[], notes: NoteBook): Words {
  const [first] = alike;
  if (first === undefined) return [];
  const more = alike.length > 1 ? ` (and ${alike.length - 1} more like it)` : '';
  return words(strong(first.severity === 'error' ? 'Not read: ' : 'In part: '), figure(clipped(first.message, 190), notes.cite(first.at === '' ? `Finding ${first.code}, about the whole` : clipped(first.at, 90))), more);
}
