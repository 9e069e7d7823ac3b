import { toDouble } from '../../base/decimal.ts';
import { rangeBarsUnit, type RangeBarsData } from '../charts/rangeBars.ts';
import type { Standing } from '../standing.ts';
import type { Block, BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { structureNote } from './sources.ts';
import { clipped, counted, difference, ended, spokenDay, strong, whole, words } from './words.ts';

/** The ways to buy the same usage, side by side. */
export function structuresSection(standing: Standing, notes: NoteBook): BriefSection {
  const { structures, currency } = standing;
  if (structures.length === 0) return { title: 'Ways to buy it', blocks: [{ kind: 'paragraph', words: words('No structure could be priced; see what was not understood.') }] };
  const data: RangeBarsData = { currency, bars: structures.map(({ id, name, total }) => ({ name, p10: toDouble(total.p10), p50: toDouble(total.p50), p90: toDouble(total.p90), colour: id })) };
  const base = structures.find((structure) => structure.id === 'offer') ?? structures.find((structure) => structure.id === 'list');
  const best = structures.reduce((a, b) => (difference(b.total.p50, a.total.p50).more ? a : b));
  const term = `${counted(standing.months, 'month', 'months')} from ${spokenDay(standing.start)}`;
  const blocks: Block[] = [
    {
      kind: 'chart', id: 'structures',
      title: [{ text: `Total over ${term}, ${rangeBarsUnit(data)}; whiskers hold 80 in 100 futures`, notes: structures.flatMap((structure) => structureNote(structure, standing, notes)) }],
      summary: `Bars with whiskers: ${structures.map((structure) => `${structure.name} ${currency} ${whole(structure.total.p50)}`).join(', ')}. The cheapest in the middle is ${best.name}.`,
      chart: { kind: 'bars', data },
    },
    {
      kind: 'table',
      caption: words(`The same as figures, ${currency}; the last column is middle against middle`),
      columns: [
        { title: 'Structure', align: 'left', width: 0.42 }, { title: '1 in 10 below', align: 'right', width: 0.13 }, { title: 'middle', align: 'right', width: 0.13 },
        { title: '1 in 10 above', align: 'right', width: 0.13 }, { title: base?.id === 'offer' ? 'against the offer' : 'against list', align: 'right', width: 0.12 }, { title: 'Note', align: 'right', width: 0.07 },
      ],
      rows: structures.map((structure): Words[] => {
        const against = base === undefined || structure === base ? '–' : signed(structure.total.p50, base.total.p50);
        const caveats = structure.caveats.length === 0 ? '' : ` Before comparing: ${structure.caveats.join('; ')}.`;
        return [
          words(strong(`${structure.name}. `), clipped(`${ended(structure.what)}${caveats}`, 200)), words(whole(structure.total.p10)), words(strong(whole(structure.total.p50))), words(whole(structure.total.p90)), words(against),
          [{ text: '', notes: structureNote(structure, standing, notes) }],
        ];
      }),
    },
  ];
  return { title: 'Ways to buy it', blocks };
}

function signed(a: Parameters<typeof difference>[0], b: Parameters<typeof difference>[1]): string {
  const { size, more } = difference(a, b);
  return `${more ? '+' : '−'}${whole(size)}`;
}
