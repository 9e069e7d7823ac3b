import { forOurEyes } from '../../base/confidential.ts';
import { toDouble, type Decimal } from '../../base/decimal.ts';
import type { Block, Brief, BriefSection, Words } from '../brief/brief.ts';
import { amount, clipped, counted, difference, spokenDay, strong, whole, words } from '../brief/words.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Standing } from '../standing.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { bestAsksFirst, money, spanInWords } from './inWords.ts';

/** One page for those who decide: the figure, what is asked of them, what happens if nothing is done. */
export function boardPage(dossier: Dossier): Brief {
  const standing = dossier.standing && forOurEyes(dossier.standing);
  return cleaned({
    audience: 'internal',
    title: dossier.name,
    subtitle: `For the board · Azure OpenAI · ${spokenDay(dossier.day)} · internal`,
    day: dossier.day,
    sections: [figures(dossier, standing), ...asked(dossier, standing), ...signing(dossier), ...dates(dossier, standing), ...proofSection(dossier.proof)],
    notes: [],
  });
}

function figures(dossier: Dossier, standing: Standing | undefined): BriefSection {
  const title = 'The figure';
  const offer = standing?.structures.find(({ id }) => id === 'offer') ?? standing?.structures.find(({ id }) => id === 'list');
  if (standing === undefined || offer === undefined) return { title, blocks: [{ kind: 'paragraph', words: words('No usage has been brought in yet, so no cost can be said.') }] };
  const { currency } = standing;
  const rows: Words[][] = standing.structures.map((structure) => [words(strong(structure.name)), words(whole(structure.total.p10)), words(strong(whole(structure.total.p50))), words(whole(structure.total.p90)), words(structure === offer ? '' : signed(structure.total.p50, offer.total.p50))]);
  const blocks: Block[] = [
    { kind: 'lead', figure: strong(amount(currency, offer.total.p50)), words: words(`is what ${offer.id === 'offer' ? 'the offer on the table' : 'use at list prices'} is expected to cost over ${counted(standing.months, 'month', 'months')} from ${spokenDay(standing.start)}; in 80 of 100 futures between ${amount(currency, offer.total.p10)} and ${amount(currency, offer.total.p90)}.`) },
    { kind: 'table', caption: words(`Ways to buy the same use, ${currency}`), columns: [{ title: '', align: 'left', width: 0.4 }, { title: '1 in 10 below', align: 'right', width: 0.15 }, { title: 'middle', align: 'right', width: 0.15 }, { title: '1 in 10 above', align: 'right', width: 0.15 }, { title: 'against the first figure', align: 'right', width: 0.15 }], rows },
  ];
  const limits = [dossier.target === undefined ? '' : `We aim at ${money(currency, forOurEyes(dossier.target))}`, dossier.walkAway === undefined ? '' : `we walk away above ${money(currency, forOurEyes(dossier.walkAway))}`].filter((part) => part !== '').join('; ');
  if (limits !== '') blocks.push({ kind: 'paragraph', words: words(`${limits.slice(0, 1).toUpperCase()}${limits.slice(1)}.`) });
  return { title, blocks };
}

function signed(a: Decimal, b: Decimal): string {
  const { size, more } = difference(a, b);
  return toDouble(size) === 0 ? '0' : `${more ? '+' : '−'}${whole(size)}`;
}

function asked(dossier: Dossier, standing: Standing | undefined): BriefSection[] {
  const ranked = bestAsksFirst(dossier).slice(0, 5);
  const rows: Words[][] = ranked.length > 0
    ? ranked.map(({ ask }) => [words(strong(clipped(forOurEyes(ask.title), 80))), words(spanInWords(forOurEyes(ask.worth))), words(forOurEyes(ask.approver) ?? 'nobody named')])
    : (standing?.asks ?? []).filter(({ worth }) => worth !== undefined).slice(0, 5).map(({ title, worth }) => [words(strong(clipped(title, 80))), words(worth === undefined ? '' : `${whole(worth.p50)} (${whole(worth.p10)} to ${whole(worth.p90)})`), words('')]);
  if (rows.length === 0) return [];
  return [{ title: 'What we ask for', blocks: [{ kind: 'table', caption: words(`Worth over the term in ${dossier.currency}`), columns: [{ title: 'Ask', align: 'left', width: 0.5 }, { title: 'Worth', align: 'right', width: 0.27 }, { title: 'Who approves', align: 'left', width: 0.23 }], rows }] }];
}

function signing(dossier: Dossier): BriefSection[] {
  const gate = dossier.gate && forOurEyes(dossier.gate);
  if (gate === undefined) return [];
  const open = dossier.promises.filter(({ blocks }) => forOurEyes(blocks));
  return [{ title: 'May we sign?', blocks: [{ kind: 'paragraph', words: gate.maySign ? words(strong('Yes'), ': every promise is on paper or answered for.') : words(strong('Not yet'), `: ${counted(open.length, 'promise is', 'promises are')} not carried by the paper${open.length === 0 ? '' : ` (${open.slice(0, 3).map(({ what }) => clipped(what, 60)).join('; ')}${open.length > 3 ? '; …' : ''})`}.`) }] }];
}

function dates(dossier: Dossier, standing: Standing | undefined): BriefSection[] {
  const next = (standing?.calendar ?? []).slice(0, 3);
  const expiring = dossier.offers.flatMap(({ expires, by, on }) => (expires === undefined || expires < dossier.day ? [] : [words(strong(spokenDay(expires)), `: ${by === 'them' ? 'their' : 'our'} offer of ${spokenDay(on)} ends`)]));
  const items = [...expiring, ...next.map(({ day, what }) => words(strong(spokenDay(day)), `: ${what}`))];
  return items.length === 0 ? [] : [{ title: 'Next dates', blocks: [{ kind: 'list', items: items.slice(0, 4) }] }];
}
