import { show } from '../../base/decimal.ts';
import { showMonths } from './figures.ts';
import type { OfferNotes, SaidSentence } from './offerNotes.ts';
import { startIn } from './saidWords.ts';

/** The days and spans of a sentence: when the offer expires, when it starts, how long it runs, when is paid. */
export function readDates(offer: OfferNotes, said: SaidSentence): void {
  const { sentence, open, say, line } = said;
  const [date] = open('day');
  if (date?.day && /\b(?:valid|expires?|expiry|offer ends|good (?:through|until)|held? (?:until|through)|accept(?:ed)? (?:by|before)|sign(?:ed)? (?:by|before))\b/i.test(sentence) && !/credit/i.test(sentence)) {
    offer.put('expires', date.day, line);
    say('expires', `the offer expires on ${date.day}`, false, date);
  } else if (!/credit/i.test(sentence)) {
    const first = startIn(sentence, open('day'));
    if (first?.day) {
      offer.put('start', first.day, line);
      say('start', `it starts on ${first.day}`, true, first);
    }
  }
  const [span] = open('span', 'months');
  if (span && /\b(?:term|agreement|enrol\w+|contract|renewal for|deal)\b/i.test(sentence) && !/\b(?:notice|retention|credit|PTU|reserv|terminat|payment|expire|surviv|confiden|liab|claim)\w*/i.test(sentence)) {
    offer.put('months', Number(show(span.value)), line);
    say('months', `it runs ${showMonths(span)}`, true, span);
  }
  const [days] = open('span', 'days');
  if (days && (/\bnet\s*\d+/i.test(sentence) || /\bpay(?:able|ment|ments)?\b/i.test(sentence))) {
    offer.put('netDays', Number(show(days.value)), line);
    say('payment', `payment after ${show(days.value)} days`, false, days);
    offer.note('payment-needs-capital-cost', `Payment after ${show(days.value)} days was understood; add "payment" to the deal file with the days of today and your cost of capital, so that it has a worth.`, line);
  }
}
