import { addDays, type Day } from '../../base/calendar.ts';
import { show } from '../../base/decimal.ts';
import { showMonths } from './figures.ts';
import type { OfferNotes, SaidSentence } from './offerNotes.ts';
import { held, shortfallIn, short } from './saidWords.ts';

/** What a sentence says in words beside its figures: what becomes of a shortfall, prices that are held, the day of the paper. */
export function readWords(offer: OfferNotes, said: SaidSentence): void {
  const { sentence, open, say, line } = said;
  const becomes = shortfallIn(sentence);
  if (becomes !== undefined) {
    offer.put('shortfall', becomes, line);
    say('commitment', `a shortfall is ${{ carryOver: 'carried over', prepayment: 'prepayment of later charges', forfeit: 'forfeited' }[becomes]}`, true);
  }
  const [day] = open('day');
  if (day?.day && /^\W*(?:order|quote|offer|issue|document)?\s*(?:date|dated)\b/i.test(sentence)) {
    offer.put('dated', day.day, line);
    say('dated', `it is dated ${day.day}`, false, day);
  }
  const [days] = open('span', 'days');
  const dated = offer.one('dated') as Day | undefined;
  if (days && /\b(?:validity|valid for)\b/i.test(sentence) && dated !== undefined) {
    offer.put('expires', addDays(dated, Number(show(days.value))), line);
    say('expires', `the offer expires ${show(days.value)} days after ${dated}`, false, days);
  }
  if (!held.test(sentence) || open('percent').length > 0) return;
  const [span] = open('span', 'months');
  if (/\b(?:whole|entire|full|during the|throughout the|for the) (?:term|agreement|contract|duration)\b/i.test(sentence)) {
    offer.put('listPrices', 'frozen', line);
    return say('listPrices', 'list prices are frozen on the first day', true);
  }
  offer.note('price-hold-part', `"${short(sentence)}" holds prices for a part of the term: a deal file can freeze them for all of it (listPrices: frozen), or say fixed prices until a day. It was left out; write it in by hand.`, line);
  say('listPrices', `prices are held${span === undefined ? ' for a part of the term' : ` for ${showMonths(span)}`}`, false, span);
}
