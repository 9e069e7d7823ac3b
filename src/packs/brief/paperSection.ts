import type { PositionAssessment, Verdict } from '../../playbook/assessment.ts';
import type { Standing } from '../standing.ts';
import type { Block, BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { clipped, strong, words } from './words.ts';

/** What the paper says on each row of the playbook, worst first, in its own words and with the place. */
export function paperSection(standing: Standing, notes: NoteBook): BriefSection {
  const title = 'What the paper says';
  const paper = standing.paper;
  if (paper === undefined) return { title, blocks: [{ kind: 'paragraph', words: words('No draft was brought in, so nothing can be said about the paper.') }] };
  const open = order.flatMap((verdict) => paper.positions.filter((position) => position.verdict === verdict));
  const shown = open.slice(0, rowsMost);
  const met = paper.positions.filter((position) => position.verdict === 'meets');
  const blocks: Block[] = [];
  if (shown.length > 0) {
    blocks.push({
      kind: 'table',
      caption: words(`${paper.file} against the playbook, worst first${open.length > shown.length ? `; ${open.length - shown.length} more are in the workbench` : ''}`),
      columns: [{ title: 'Matter', align: 'left', width: 0.2 }, { title: 'Verdict', align: 'left', width: 0.11 }, { title: 'Why, and the words', align: 'left', width: 0.62 }, { title: 'Note', align: 'right', width: 0.07 }],
      rows: shown.map((position): Words[] => [words(strong(position.title)), words(strong(position.verdict)), evidence(position), [{ text: '', notes: placeOf(position, paper.file, notes) }]]),
    });
  }
  if (met.length > 0) {
    blocks.push({ kind: 'paragraph', words: [strong('Meets the playbook: '), ...met.flatMap((position, index) => words({ text: position.title, notes: placeOf(position, paper.file, notes) }, index < met.length - 1 ? ', ' : '.'))] });
  }
  return { title, blocks };
}

const order: readonly Verdict[] = ['missing', 'weak', 'not assessed'];
const rowsMost = 8;

function evidence(position: PositionAssessment): Words {
  const [span] = position.spans;
  return span === undefined ? words(clipped(position.reason, 200)) : words(`${clipped(position.reason, 140)} `, { text: `“${clipped(span.quote, 150)}”`, quote: true });
}

function placeOf(position: PositionAssessment, file: string, notes: NoteBook): readonly number[] {
  const places = [...new Set(position.spans.map((span) => span.paragraph))];
  if (places.length > 0) return notes.cite(clipped(`${file}, ${places.length === 1 ? 'paragraph' : 'paragraphs'} ${places.join(', ')}`, 120));
  return notes.cite(clipped(`${file}: looked for in ${position.searched.length === 0 ? 'the whole document' : position.searched.join('; ')}`, 150));
}
