import { monthOf, monthsBetween } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Bill } from '../../deal/bill.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { pricing, type Pricing } from '../../deal/evaluate.ts';
import { alternativeCard, cheapestAlternatives, type Alternatives } from '../../worth/alternativeCard.ts';
import { billFutures, listTerms } from '../../worth/structures.ts';
import { costOnFutures, planOf, rangeOfNumbers, type Futures } from '../costOnFutures.ts';
import { proofs, type AlternativeEntry, type AlternativesFile, type Proof, type TalkLine } from './alternativesFile.ts';

interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export interface PricedAlternative {
  readonly entry: AlternativeEntry;
  /** Bills of our own use over the term; undefined where nothing prices it. */
  readonly bills: Span | undefined;
  /** Bills, moving and the gaps that cost money. */
  readonly cost: Span | undefined;
  /** Which models stand in for which, and what stays where it is. */
  readonly how: readonly string[];
  readonly proofs: readonly { readonly proof: Proof; readonly holds: boolean; readonly file: string }[];
  /** Staying and waiting need no proof. */
  readonly credible: boolean;
  readonly whyNot: string;
  readonly mayBeSaid: readonly { readonly says: string; readonly evidence: readonly string[] }[];
  readonly withheld: readonly { readonly says: string; readonly because: string }[];
}

export interface PricedAlternatives {
  readonly alternatives: readonly PricedAlternative[];
  /** The best credible one: what no deal costs. Undefined where none is priced and credible. */
  readonly walkAway: (Span & { readonly id: string; readonly title: string }) | undefined;
  readonly offer: Span;
}

export interface AlternativesInput extends Futures {
  readonly terms: DealTerms;
  readonly file: AlternativesFile;
  readonly knowledge: Alternatives;
  /** Evidence files that are really there. */
  readonly present: ReadonlySet<string>;
  readonly lines: readonly TalkLine[];
}

/** Proofs that a seller reckons with: an alternative is credible with its price known and at least this many of the five. */
const enoughProofs = 4;

/** What we would do without the deal, each priced on our own use with what moving costs, how credible it is, and what may be said about it. */
export function priceAlternatives(input: AlternativesInput): Outcome<PricedAlternatives> {
  const offer = costOnFutures(input, input.terms);
  const priced = input.file.alternatives.map((entry) => pricedOne(input, entry, offer.bills, offer.net));
  // Waiting counts on an offer of theirs, so it is no way to walk away from them.
  const best = priced.filter(({ entry, credible, cost }) => credible && cost !== undefined && entry.kind !== 'delay').toSorted((a, b) => (a.cost?.likely ?? 0) - (b.cost?.likely ?? 0))[0];
  const walkAway = best?.cost && { ...best.cost, id: best.entry.id, title: best.entry.title };
  const findings: Finding[] = walkAway ? [] : [finding('warning', 'no-credible-alternative', 'No alternative is priced and credible, so there is no walk-away: you are bargaining without one. Price one, and gather the proofs that are missing.')];
  if (input.file.currency !== input.terms.currency) findings.push(finding('error', 'two-currencies', `The alternatives are in ${input.file.currency} and the deal in ${input.terms.currency}: what moving costs is added as it stands and is wrong. Write both in one currency.`));
  for (const { entry, proofs: held } of priced) {
    for (const { proof, holds, file } of held) if (!holds && file !== '') findings.push(finding('warning', 'evidence-not-here', `"${entry.title}" names ${file} as proof of ${words[proof]}, and there is no such file here: it does not count.`, entry.id));
  }
  return outcome({ alternatives: priced, walkAway, offer: rangeOfNumbers(offer.net) }, findings);
}

function pricedOne(input: AlternativesInput, entry: AlternativeEntry, offered: readonly Bill[], offerNet: readonly number[]): PricedAlternative {
  const { totals, how } = totalsOf(input, entry, offered);
  const bills = totals && rangeOfNumbers(totals);
  const moving = entry.switching ? { low: toDouble(entry.switching.low), likely: toDouble(entry.switching.likely), high: toDouble(entry.switching.high) } : { low: 0, likely: 0, high: 0 };
  const gaps = entry.gaps.reduce((total, { costs }) => total + (costs ? toDouble(costs) : 0), 0);
  const cost = bills && { low: bills.low + moving.low + gaps, likely: bills.likely + moving.likely + gaps, high: bills.high + moving.high + gaps };
  const stays = entry.kind === 'delay' || entry.kind === 'statusQuo';
  const held = proofs.map((proof) => proofOf(entry, proof, input.present, bills !== undefined));
  const blocking = entry.gaps.filter(({ blocks }) => blocks).map(({ what }) => what);
  const short = held.filter(({ holds }) => !holds).map(({ proof }) => words[proof]);
  const whyNot = bills === undefined ? 'nothing prices it' : blocking.length > 0 ? `it cannot do without ${blocking.join(' and ')}` : !stays && held.length - short.length < enoughProofs ? `there is no proof of ${short.join(', ')}` : !stays && entry.switching === undefined ? 'what moving costs is not known' : '';
  const offerLikely = rangeOfNumbers(offerNet).likely;
  const said = stays ? { mayBeSaid: [], withheld: [] } : talk(entry, held, input.lines, bills !== undefined && bills.likely < offerLikely);
  return { entry, bills, cost, how, proofs: stays ? [] : held, credible: whyNot === '', whyNot, ...said };
}

function totalsOf(input: AlternativesInput, entry: AlternativeEntry, offered: readonly Bill[]): { totals: readonly number[] | undefined; how: readonly string[] } {
  const { terms } = input;
  if (entry.kind === 'statusQuo') return { totals: costOnFutures(input, listTerms(terms)).net, how: ['every token at its list price, pay as you go; support as in the offer'] };
  if (entry.kind === 'delay') {
    const wait = entry.delayMonths ?? 0;
    const list = billFutures(input, listTerms(terms));
    const waited = (bill: Bill, before: boolean) => bill.byMonth.filter(({ month }) => (monthsBetween(monthOf(terms.start), month) < wait) === before).reduce((total, { amount }) => total + toDouble(amount), 0);
    return { totals: list.map((bill, future) => waited(bill, true) + (offered[future] ? waited(offered[future], false) : 0)), how: [`${wait} months at list prices, then the offer as it is: that it can still be had then is assumed`] };
  }
  const book = input.knowledge.books.find(({ name }) => name === entry.book);
  if (!book) return { totals: undefined, how: entry.book === undefined ? [] : [`There is no rate book ${entry.book}.`] };
  const [plan] = planOf(input, terms).futures;
  if (!plan) return { totals: undefined, how: [] };
  const choice = cheapestAlternatives({ books: [book], equivalents: input.knowledge.equivalents }, plan, terms.currency);
  const { support: _, ...bare } = listTerms(terms);
  const list = pricing(bare, input.book);
  const prices: Pricing = { ...list, card: alternativeCard(choice, list.card) };
  if (choice.chosen.size === 0) return { totals: undefined, how: [`No model of this use has a comparable one in ${book.name}.`] };
  const how = [...[...choice.chosen].map(([model, { model: other, ground }]) => `${model} → ${other} (${ground})`), ...(choice.without.length === 0 ? [] : [`${choice.without.join(', ')}: no comparable model, so it stays at Azure's list price`]), ...choice.reasons, 'support is not in the figure'];
  return { totals: billFutures(input, bare, prices).map(({ total }) => toDouble(total)), how };
}

/** What a proof is called in a sentence. */
const words: Readonly<Record<Proof, string>> = { priced: 'its price', piloted: 'a pilot', securityReviewed: 'a security review', migrationCost: 'what moving costs', executive: 'an executive who answers for it' };

function proofOf(entry: AlternativeEntry, proof: Proof, present: ReadonlySet<string>, isPriced: boolean): PricedAlternative['proofs'][number] {
  const file = entry.evidence[proof] ?? '';
  // Our own pricing of our own use is the proof of a price.
  if (proof === 'priced' && file === '') return { proof, holds: isPriced, file: isPriced ? `rate book ${entry.book ?? ''}` : '' };
  const named = proof !== 'executive' || entry.executive !== undefined;
  return { proof, holds: file !== '' && present.has(file) && named, file };
}

/** Lines whose every proof is there, and the others with what they lack. */
function talk({ title, executive = 'An executive of ours (not named yet)' }: AlternativeEntry, held: PricedAlternative['proofs'], lines: readonly TalkLine[], cheaper: boolean): Pick<PricedAlternative, 'mayBeSaid' | 'withheld'> {
  const mayBeSaid: { says: string; evidence: string[] }[] = [];
  const withheld: { says: string; because: string }[] = [];
  for (const { says, needs, onlyIfCheaper } of lines) {
    const line = says.replaceAll('{title}', title).replaceAll('{executive}', executive);
    const lacking = needs.filter((need) => !held.some(({ proof, holds }) => proof === need && holds));
    if (lacking.length > 0) withheld.push({ says: line, because: `There is no evidence here of ${lacking.map((proof) => words[proof]).join(', ')}.` });
    else if (onlyIfCheaper && !cheaper) withheld.push({ says: line, because: 'On our own use it is not true.' });
    else mayBeSaid.push({ says: line, evidence: needs.map((need) => held.find(({ proof }) => proof === need)?.file ?? '') });
  }
  return { mayBeSaid, withheld };
}
