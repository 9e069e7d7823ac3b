import { show, zero } from '../../base/decimal.ts';
import { showMonths } from './figures.ts';
import { milestoneIn } from './milestoneCredits.ts';
import type { OfferNotes, SaidSentence } from './offerNotes.ts';
import { commits, yearNamed } from './saidWords.ts';

/** The amounts of a sentence: commitment, credits, credits that hang on a milestone. */
export function readAmounts(offer: OfferNotes, said: SaidSentence): void {
  const { sentence, open, say, line } = said;
  const [money, second] = open('money');
  const hangs = /\bcredits?\b/i.test(sentence) && /\b(?:if|when|once|upon|subject to|conditional)\b[^.]*\b(?:spend|reach|consum|milestone)\w*/i.test(sentence);
  if (money && hangs) {
    const milestone = milestoneIn(sentence, [...open('money'), ...open('span'), ...open('day')]);
    const taken = [...open('money'), ...open('span', 'months'), ...open('day')];
    if ('open' in milestone) {
      offer.note('credit-conditional', `The credit of ${money.written} hangs on a condition, and the words do not say ${milestone.open.join('; ')}: it was left out. Ask for it, or write conditionalCredit into the deal file.`, line);
      return say('conditionalCredit', `a credit of ${money.written} on a condition`, false, ...taken);
    }
    offer.currencies.add(milestone.currency);
    offer.milestones.push({ said: milestone, at: offer.understood.length, line });
    return say('conditionalCredit', `a credit of ${milestone.currency} ${show(milestone.credit)} for a spend of ${show(milestone.spend)} ${typeof milestone.by === 'number' ? `in the first ${milestone.by} months` : `by ${milestone.by}`}, usable for ${milestone.expiresAfterMonths} months`, true, ...taken);
  }
  if (!money || second) return;
  const year = yearNamed(sentence);
  if (year !== undefined && commits.test(`${offer.heading} ${sentence}`)) {
    offer.currencies.add(money.unit);
    offer.put('commitment', { amount: money.value, year }, line);
    return say('commitment', `a commitment of ${money.unit} ${show(money.value)} in year ${year}`, true, money);
  }
  if (/\bcommit\w*|\bMACC\b|\bminimum (?:spend|consumption)\b/i.test(sentence)) {
    const yearly = /\b(?:per year|a year|annual(?:ly)?|each year|yearly|p\.a\.)(?!\w)/i.test(sentence);
    const whole = /\b(?:total|over (?:the|three|two|five|\d)|for the (?:whole )?term|in all|aggregate)\b/i.test(sentence);
    if (yearly === whole) return offer.note('commitment-period-unclear', `A commitment of ${money.written} a year, or in all? The text does not say so clearly: it was left out.`, line);
    offer.currencies.add(money.unit);
    offer.put('commitment', { amount: money.value, yearly }, line);
    for (const span of open('span', 'months').slice(0, 1)) {
      offer.put('months', Number(show(span.value)), line);
      say('months', `it runs ${showMonths(span)}`, true, span);
    }
    return say('commitment', `a commitment of ${money.unit} ${show(money.value)} ${yearly ? 'a year' : 'in all'}`, true, money);
  }
  if (/\bcredits?\b/i.test(sentence) && !/\bservice credits?\b|\bSLA\b/i.test(sentence)) {
    const [until] = open('day');
    const [within] = open('span', 'months');
    if (until === undefined && within === undefined) return offer.note('credit-without-expiry', `A credit of ${money.written} that does not say how long it can be used: it was left out. Ask for the day.`, line);
    offer.currencies.add(money.unit);
    offer.put('credits', { amount: money.value, until: until?.day, months: within === undefined ? undefined : Number(show(within.value)) }, line);
    say('credits', `a credit of ${money.unit} ${show(money.value)}, usable ${until?.day === undefined ? `for ${show(within?.value ?? zero)} months` : `until ${until.day}`}`, true, money, until, until === undefined ? within : undefined);
  }
}
