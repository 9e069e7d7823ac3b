import type { Standing, Structure } from '../standing.ts';
import type { Block, BriefSection, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { askNote, structureNote } from './sources.ts';
import { amount, clipped, counted, difference, figure, spokenDay, strong, words } from './words.ts';

/** The one number with its range, what happens if nothing is done, and what there is to decide. */
export function whereWeStand(standing: Standing, notes: NoteBook): BriefSection {
  const list = standing.structures.find((structure) => structure.id === 'list');
  const offer = standing.structures.find((structure) => structure.id === 'offer');
  const shown = offer ?? list;
  const blocks: Block[] = [];
  if (shown !== undefined) {
    blocks.push({
      kind: 'lead',
      figure: strong(amount(standing.currency, shown.total.p50), structureNote(shown, standing, notes)),
      words: words(`is what ${shown === offer ? 'the offer on the table' : 'pay-as-you-go at list'} is expected to cost over ${counted(standing.months, 'month', 'months')} from ${spokenDay(standing.start)}; in 80 of 100 futures between `, figure(`${amount(standing.currency, shown.total.p10)} and ${amount(standing.currency, shown.total.p90)}`, structureNote(shown, standing, notes)), '.'),
    });
    blocks.push({ kind: 'paragraph', words: [...doingNothing(standing, list, offer, notes), ...bestSeen(standing, shown, notes), ...nextDay(standing, notes)] });
  }
  const decisions = decide(standing, notes);
  if (decisions.length > 0) blocks.push({ kind: 'list', items: decisions });
  return { title: 'Where we stand', blocks };
}

function doingNothing(standing: Standing, list: Structure | undefined, offer: Structure | undefined, notes: NoteBook): Words {
  if (list === undefined) return [];
  const start = [strong('If we do nothing'), { text: ', the same usage runs at list prices: ' }, figure(amount(standing.currency, list.total.p50), structureNote(list, standing, notes))];
  if (offer === undefined) return [...start, { text: '. ' }];
  const { size, more } = difference(list.total.p50, offer.total.p50);
  return [...start, ...words(', ', figure(`${amount(standing.currency, size)} ${more ? 'more' : 'less'}`, [...structureNote(list, standing, notes), ...structureNote(offer, standing, notes)]), ' than the offer, middle against middle. ')];
}

function bestSeen(standing: Standing, shown: Structure, notes: NoteBook): Words {
  const best = standing.structures.reduce((a, b) => (difference(b.total.p50, a.total.p50).more ? a : b), shown);
  if (best === shown) return words(`Of the ${standing.structures.length} structures compared none is cheaper in the middle. `);
  const { size } = difference(shown.total.p50, best.total.p50);
  return words(`The cheapest of the ${standing.structures.length} structures compared is `, strong(lowered(best.name)), ': ', figure(amount(standing.currency, best.total.p50), structureNote(best, standing, notes)), ', ', figure(`${amount(standing.currency, size)} less`, [...structureNote(shown, standing, notes), ...structureNote(best, standing, notes)]), '. ');
}

function nextDay(standing: Standing, notes: NoteBook): Words {
  const [next] = standing.calendar;
  return next === undefined ? [] : words('The next date that counts: ', { text: `${spokenDay(next.day)}, ${lowered(next.what)}`, notes: notes.cite(next.source) }, '.');
}

/** At most three: the asks worth most, and the paper where it lacks something. */
function decide(standing: Standing, notes: NoteBook): Words[] {
  const valued = standing.asks.filter((ask) => ask.worth !== undefined).slice(0, 2);
  const lacking = (standing.paper?.positions ?? []).filter((position) => position.verdict === 'missing' || position.verdict === 'weak');
  const titles = lacking.slice(0, 3).map((position) => lowered(position.title)).join(', ');
  return [
    ...valued.map((ask) => words(strong('Decide: '), 'do we insist on ', figure(`“${clipped(ask.title, 90)}”`, askNote(ask, notes)), '?')),
    ...(lacking.length === 0 ? [] : [words(strong('Decide: '), `do we sign while the paper is missing or weak on ${counted(lacking.length, 'point', 'points')} (${titles}${lacking.length > 3 ? ', …' : ''})?`)]),
  ];
}

/** Lower case at the start, unless the first word is a name. */
function lowered(text: string): string {
  return /^(Microsoft|Azure|Commitment\b.*:|[A-Z][a-z]*[A-Z])/.test(text) || /^[A-Z]{2}/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}
