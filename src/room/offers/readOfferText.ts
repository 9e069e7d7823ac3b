import type { Outcome } from '../../base/outcome.ts';
import { figuresIn, type Figure } from './figures.ts';
import { OfferNotes, type OfferContext, type OfferRead } from './offerNotes.ts';
import { readAmounts } from './readAmounts.ts';
import { readDates } from './readDates.ts';
import { readPrices } from './readPrices.ts';
import { readWords } from './readWords.ts';
import { bareNumbers, isMailHead, short, unreadWords, vague } from './saidWords.ts';
import { asSentence, headsPrices } from './unitPrices.ts';

/**
 * The terms that the text of a mail, a quote or an order form says in figures: discounts, commitment, credits, length,
 * PTU, support, caps, expiry. Every figure that none of them explains is a finding with its line: nothing is guessed.
 */
export function readOfferText(text: string, file: string, context: OfferContext): Outcome<OfferRead> {
  const lines = text.split(/\r?\n/);
  const offer = new OfferNotes(file);
  let columns: string | undefined;
  lines.forEach((line, index) => {
    if (/^\s*>/.test(line)) offer.quoted++;
    // The words before what is quoted are not theirs either.
    else if (isMailHead(line)) return;
    else if (headsPrices(line)) columns = line;
    else {
      if (!line.includes('\t')) columns = undefined;
      for (const sentence of sentencesOf(asSentence(line, columns))) readSentence(offer, sentence, index + 1);
    }
  });
  return offer.offer(context);
}

/** A stop or a semicolon ends a sentence where a space and a capital follow: "gpt-5.4" is one word. */
export function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.;!?])\s+(?=[A-Z(•-])/).filter((each) => each.trim() !== '');
}

/** Takes the terms of one sentence; a figure that none of them explains is told with its line. */
function readSentence(offer: OfferNotes, sentence: string, line: number): void {
  const figures = figuresIn(sentence);
  const used = new Set<Figure>();
  for (const figure of figures) {
    if (figure.doubtful !== undefined) {
      offer.note('figure-doubtful', `${figure.doubtful}: it was left out. Ask them to write it so that it can be read in one way.`, line);
      used.add(figure);
    }
  }
  const open = (kind: Figure['kind'], unit?: string) => figures.filter((each) => each.kind === kind && !used.has(each) && (unit === undefined || each.unit === unit));
  const say = (key: string, says: string, inDeal: boolean, ...taken: (Figure | undefined)[]) => {
    offer.understood.push({ key, says, line, quote: sentence.trim(), inDeal });
    for (const each of taken) if (each) used.add(each);
  };
  if (vague.test(sentence) && figures.length > 0) {
    offer.note('offer-vague', `"${sentence.trim()}" promises nothing that can be priced: it was left out. Ask for the figure without "${vague.exec(sentence)?.[0].trim() ?? ''}".`, line);
    return;
  }
  const before = offer.length;
  const said = { sentence, line, open, say };
  readWords(offer, said);
  readDates(offer, said);
  readPrices(offer, said);
  readAmounts(offer, said);
  for (const bare of bareNumbers(sentence, figures)) offer.note('figure-not-understood', `"${bare}" in "${short(sentence)}" has no unit that is known and is in no term. If it is a price or a term, write it into the deal file by hand.`, line);
  if (figures.length === 0) offer.heading = sentence;
  const silent = offer.length === before ? unreadWords.exec(sentence)?.[0] : undefined;
  if (silent !== undefined && figures.length === 0) offer.note('words-not-read', `"${short(sentence)}" speaks of "${silent.trim()}" and was not read: it is in no term. If it is one, write it into the deal file by hand.`, line);
  for (const figure of figures) if (!used.has(figure)) offer.note('figure-not-understood', `"${figure.written}" in "${short(sentence)}" was not understood and is in no term. If it is a term, write it into the deal file by hand.`, line);
}
