import type { Ask, Standing } from '../standing.ts';
import type { BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { askNote } from './sources.ts';
import { clipped, counted, ended, strong, whole, words } from './words.ts';

/** What we want, in order of what it is worth in money; what has no value yet comes last and says why. */
export function asksSection(standing: Standing, notes: NoteBook): BriefSection {
  const title = 'What to ask for';
  if (standing.asks.length === 0) return { title, blocks: [{ kind: 'paragraph', words: words('No ask stands yet: the deal file names no terms to compare with, and the paper meets what the playbook looks for.') }] };
  const shown = standing.asks.slice(0, asksMost);
  const rest = standing.asks.length - shown.length;
  return {
    title,
    blocks: [
      {
        kind: 'table',
        caption: words(`In order of worth over the term, ${standing.currency}: what the same usage costs without the ask less what it costs with it, in 80 of 100 futures${rest > 0 ? `; ${counted(rest, 'more ask is', 'more asks are')} in the workbench` : ''}`),
        columns: [{ title: '', align: 'right', width: 0.03 }, { title: 'Ask', align: 'left', width: 0.43 }, { title: 'Worth', align: 'right', width: 0.19 }, { title: 'Basis', align: 'left', width: 0.28 }, { title: 'Note', align: 'right', width: 0.07 }],
        rows: shown.map((ask, index): Words[] => [
          words(String(index + 1)),
          words(strong(`${ended(clipped(ask.title, 100))} `), clipped(ask.why, 150)),
          worth(ask),
          words(clipped(ask.basis, 110)),
          [{ text: '', notes: askNote(ask, notes) }],
        ]),
      },
    ],
  };
}

const asksMost = 8;

function worth({ worth: range }: Ask): Words {
  return range === undefined ? words('not valued') : words(strong(whole(range.p50)), ` (${whole(range.p10)} to ${whole(range.p90)})`);
}
