import { show } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readDeal } from '../../deal/readDeal.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { modelsIn } from '../../ledger/scope.ts';
import { dealFigure, figureInWords } from './dealFigures.ts';
import { figuresIn, type Figure } from './figures.ts';
import type { OfferRead } from './offerNotes.ts';
import { readOfferText, sentencesOf } from './readOfferText.ts';
import type { TermKey } from './termRows.ts';
import { asSentence, atPtuPrice, ptuPriceIn, type PtuPriceSaid } from './unitPrices.ts';

/** A paragraph or a row of a table as two versions have it; one side is empty where it came or went. */
export interface LinePair {
  readonly before: string;
  readonly after: string;
  /** The heads of the columns, where the line is a row of a table that has them. */
  readonly columns?: { readonly before: string | undefined; readonly after: string | undefined };
}

/** A term that two versions of a paper put differently. */
export interface ChangedTerm {
  readonly key: TermKey | 'months' | 'start' | 'expires' | 'other';
  /** Where the deal file has it; undefined where only the paper does. */
  readonly place: string | undefined;
  readonly was: string;
  readonly is: string;
  /** The pairs that say it, by index; the first is the one it is read from. */
  readonly pairs: readonly number[];
  /** The deal with the term as the earlier or the later version has it; a sentence where that cannot be told. */
  readonly put: ((terms: DealTerms, side: 'was' | 'is') => DealTerms) | string;
}

/**
 * The terms whose figures differ between two versions, in the order of the paper. A figure that the deal file holds in one place is
 * that term; what the deal file does not hold is read as offers are. A changed figure that neither explains comes as `other`: nothing is guessed.
 * A price of PTU is told as a discount on that of `book`.
 */
export function changedTerms(pairs: readonly LinePair[], terms: DealTerms, book?: RateBook): ChangedTerm[] {
  const found: ChangedTerm[] = [];
  for (const [index, { before, after, columns }] of pairs.entries()) for (const term of inPair({ before: asSentence(before, columns?.before), after: asSentence(after, columns?.after) }, index, terms, book)) note(found, term);
  return found;
}

/** The same change said twice (in a clause and in a schedule) is one; two that contradict each other have no price. */
function note(found: ChangedTerm[], term: ChangedTerm): void {
  const at = found.findIndex((each) => each.key !== 'other' && each.key === term.key && (each.place === undefined ? each.was === term.was : placeOf(each) === placeOf(term)));
  const same = found[at];
  if (!same) found.push(term);
  else if (same.place !== undefined && same.place !== term.place && placeOf(same) === placeOf(term) && same.place.includes('(')) found.push(term);
  else if (same.is === term.is) found[at] = { ...same, pairs: [...same.pairs, ...term.pairs] };
  else found[at] = { ...same, pairs: [...same.pairs, ...term.pairs], put: `The later version says two things: ${same.is} and ${term.is}. Ask which holds.` };
}

/** A place without the models that a line narrowed it to. */
function placeOf({ place }: ChangedTerm): string | undefined {
  return place?.replace(/ \(.*$/, '');
}

function inPair({ before, after }: LinePair, index: number, terms: DealTerms, book: RateBook | undefined): ChangedTerm[] {
  const [was, is] = [figuresIn(before), figuresIn(after)];
  const [gone, came] = [without(was, is), without(is, was)];
  const found: ChangedTerm[] = [];
  const explained = new Set<Figure>();
  for (const kind of ['percent', 'money', 'day', 'span', 'count'] as const) {
    const [old, now] = [gone.filter((each) => each.kind === kind), came.filter((each) => each.kind === kind)];
    // As many of a kind went as came: the first became the first.
    if (old.length !== now.length) continue;
    for (const [place, figure] of old.entries()) {
      const next = now[place];
      if (!next) continue;
      const held = dealFigure(terms, figure, nearest(before, figure), was);
      if (held === 'none') continue;
      explained.add(figure).add(next);
      found.push({ key: held === 'several' ? 'other' : held.key, place: held === 'several' ? undefined : held.place, was: figureInWords(figure), is: figureInWords(next), pairs: [index], put: held === 'several' ? `${figure.written} stands in several terms of the deal file, and the line does not tell which is meant.` : (unreadable(next, terms) ?? ((deal, side) => (side === 'was' ? deal : held.put(deal, next)))) });
    }
  }
  const [oldPtu, newPtu] = [before, after].map((line) => sentencesOf(line).map((sentence) => ptuPriceIn(sentence, figuresIn(sentence).filter(({ kind }) => kind === 'money'))).find((each) => each !== undefined));
  if (oldPtu && newPtu && oldPtu.says !== newPtu.says) {
    for (const [all, said] of [[was, oldPtu], [is, newPtu]] as const) for (const figure of all) if (figure.written === said.figure.written) explained.add(figure);
    found.push({ key: 'provisioned', place: undefined, was: oldPtu.says, is: newPtu.says, pairs: [index], put: putPtu(oldPtu, newPtu, terms, book) });
  }
  const rest = (figures: readonly Figure[]) => figures.filter((each) => !explained.has(each));
  if (rest(gone).length + rest(came).length === 0) return found;
  // What the deal file explains is not read again; what both versions say is no change.
  const left = (line: string, other: string, figures: readonly Figure[]) => sentencesOf(line).filter((sentence) => !sentencesOf(other).includes(sentence) && !figures.some((each) => explained.has(each) && sentence.includes(each.written))).join('\n');
  const { terms: read, quotes } = asOffers(left(before, after, was), left(after, before, is), index, terms);
  const words = (figures: readonly Figure[]) => rest(figures).filter(({ written }) => !quotes.some((quote) => quote.includes(written))).map((each) => each.written).join(', ');
  const [lost, added] = [words(gone), words(came)];
  return [...found, ...read, ...(lost + added === '' ? [] : [{ key: 'other' as const, place: undefined, was: lost, is: added, pairs: [index], put: 'It is in no term that is read from a paper or that the deal file holds.' }])];
}

function putPtu(was: PtuPriceSaid, is: PtuPriceSaid, terms: DealTerms, book: RateBook | undefined): ChangedTerm['put'] {
  if (book === undefined) return 'A price of PTU has a worth once the rate book is at hand.';
  const doubt = unreadable(was.figure, terms) ?? unreadable(is.figure, terms) ?? [was, is].map((said) => atPtuPrice(said, terms, book)).find((each) => typeof each === 'string');
  return doubt ?? ((deal, side) => {
    const at = atPtuPrice(side === 'was' ? was : is, deal, book);
    return typeof at === 'string' ? deal : at;
  });
}

/** Two discounts of one sentence each go with the words up to the next figure; where these name no model, the whole line speaks. */
function nearest(line: string, figure: Figure): string {
  const others = figuresIn(line).filter((each) => each.kind === figure.kind);
  const next = others.find((each) => each.start > figure.start);
  const own = line.slice(figure.end, next?.start ?? line.length);
  return others.length > 1 && modelsIn(line).length > 0 && figure.kind === 'percent' && !line.includes('\t') ? `${modelsIn(own).length > 0 ? '' : line.replace(/\bgpt[-\w.]*|\bo[134]\b/gi, '')} discount ${own}` : line;
}

function unreadable(figure: Figure, terms: DealTerms): string | undefined {
  if (figure.doubtful !== undefined) return `${figure.doubtful}: ask them to write it so that it can be read in one way.`;
  return figure.kind === 'money' && figure.unit !== terms.currency ? `${figure.written} is not in ${terms.currency}, the currency of the deal.` : undefined;
}

/** The figures of `all` less those of `taken`, one for one. */
function without(all: readonly Figure[], taken: readonly Figure[]): Figure[] {
  const left = taken.map(figureInWords);
  return all.filter((figure) => {
    const at = left.indexOf(figureInWords(figure));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const readKeys = ['rates', 'commitment', 'conditionalCredit', 'credits', 'priceProtection', 'support', 'renewal'] as const;

/** The terms of both lines as `offer.read` reads them, where they differ, and the sentences that were understood. */
function asOffers(before: string, after: string, index: number, terms: DealTerms): { readonly terms: ChangedTerm[]; readonly quotes: readonly string[] } {
  const context = { name: terms.name, start: terms.start, months: terms.months, currency: terms.currency, rateBook: terms.rateBook };
  const [was, is] = [before, after].map((text) => sideOf(text, context)) as [Side, Side];
  const doubt = [was, is].flatMap((side) => (typeof side.terms === 'string' ? [side.terms] : []))[0];
  const said = (side: Side, key: string) => side.read.understood.filter((each) => each.key === key).map((each) => each.says).join('; ');
  const made = (key: ChangedTerm['key'], put: ChangedTerm['put']): ChangedTerm => ({ key, place: undefined, was: said(was, key), is: said(is, key), pairs: [index], put: doubt ?? put });
  const found: ChangedTerm[] = [];
  for (const key of readKeys) {
    if (said(was, key) !== said(is, key)) found.push(made(key, (deal, side) => withRead(deal, key, sideTerms(side === 'was' ? was : is, deal), sideTerms(side === 'was' ? is : was, deal))));
  }
  const [oldMonths, newMonths] = [was.read.said.months, is.read.said.months];
  if (oldMonths !== newMonths) found.push(made('months', oldMonths === undefined || newMonths === undefined ? 'Only one of the versions says how long the deal runs.' : (deal, side) => ({ ...deal, months: side === 'was' ? oldMonths : newMonths })));
  const [oldDays, newDays] = [was.read.said.netDays, is.read.said.netDays];
  if (oldDays !== newDays) {
    const { payment } = terms;
    found.push(made('payment', payment === undefined ? 'Days of payment have a worth once the deal file says "payment" with the days of today and your cost of capital.' : (deal, side) => ({ ...deal, payment: { ...payment, netDays: (side === 'was' ? oldDays : newDays) ?? payment.baselineNetDays } })));
  }
  if (said(was, 'start') !== said(is, 'start')) found.push(made('start', 'Another first day moves every month of the deal: write both versions as deal files and compare them.'));
  if (said(was, 'expires') !== said(is, 'expires')) found.push(made('expires', 'How long an offer holds changes no bill.'));
  return { terms: found, quotes: [was, is].flatMap(({ read }) => read.understood.map(({ quote }) => quote)) };
}

interface Side {
  readonly read: OfferRead;
  readonly terms: DealTerms | string;
}

function sideOf(text: string, context: Parameters<typeof readOfferText>[2]): Side {
  const { value, findings } = readOfferText(text, 'the paper', context);
  const doubt = findings.find(({ code }) => code === 'two-currencies' || code === 'said-twice');
  try {
    return { read: value, terms: doubt?.message ?? readDeal(value.deal ?? '', 'the paper').value };
  } catch (problem) {
    if (problem instanceof Refusal) return { read: value, terms: problem.message };
    throw problem;
  }
}

function sideTerms({ terms }: Side, otherwise: DealTerms): DealTerms {
  return typeof terms === 'string' ? otherwise : terms;
}

/** The deal with what one version says under a key, in place of what it and the other version say there. */
function withRead(deal: DealTerms, key: (typeof readKeys)[number], own: DealTerms, other: DealTerms): DealTerms {
  const { commitment, conditionalCredit, support, renewal, ...rest } = deal;
  switch (key) {
    case 'rates': {
      const known = new Set([...own.rates, ...other.rates].map(({ match }) => identity(match)));
      return { ...deal, rates: [...deal.rates.filter(({ match }) => !known.has(identity(match))), ...own.rates] };
    }
    case 'priceProtection': {
      const known = new Set([...own.priceProtection, ...other.priceProtection].map(({ match }) => identity(match)));
      return { ...deal, priceProtection: [...deal.priceProtection.filter(({ match }) => !known.has(identity(match))), ...own.priceProtection] };
    }
    case 'credits': {
      const known = new Set([...own.credits, ...other.credits].map(({ amount, until }) => `${show(amount)} ${until}`));
      return { ...deal, credits: [...deal.credits.filter(({ amount, until }) => !known.has(`${show(amount)} ${until}`)), ...own.credits] };
    }
    case 'commitment':
      // What becomes of a shortfall is not read from a text: it is as the deal file has it.
      return own.commitment === undefined ? { ...rest, ...optional({ conditionalCredit, support, renewal }) } : { ...deal, commitment: { ...own.commitment, ...commitment, milestones: own.commitment.milestones } };
    case 'conditionalCredit':
      return own.conditionalCredit === undefined ? { ...rest, ...optional({ commitment, support, renewal }) } : { ...deal, conditionalCredit: own.conditionalCredit };
    case 'support':
      return own.support === undefined ? { ...rest, ...optional({ commitment, conditionalCredit, renewal }) } : { ...deal, support: { ...own.support, ...support, percentOfSpend: own.support.percentOfSpend } };
    case 'renewal':
      return own.renewal === undefined ? { ...rest, ...optional({ commitment, conditionalCredit, support }) } : { ...deal, renewal: own.renewal };
  }
}

function optional<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}

function identity(match: object): string {
  return JSON.stringify(match);
}
