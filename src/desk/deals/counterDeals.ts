import { finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { writeDeal } from '../../deal/writeDeal.ts';
import { listTerms } from '../../worth/structures.ts';
import { costOnFutures, meanOf, standInsOf } from '../../room/costOnFutures.ts';
import { elicit } from '../../room/asks/elicit.ts';
import { readPreferences } from '../../room/asks/preferences.ts';
import { counterOffers, type Countered, type Tabled } from '../../room/counter/counterOffers.ts';
import { optionAt, readLevers, type Lever } from '../../room/counter/levers.ts';
import { leversBetween } from '../../room/counter/leversBetween.ts';
import { preferenceLevers, type Preferred, type PreferenceLevers } from '../../room/counter/preferenceLevers.ts';
import type { Offer } from '../../room/offers/offersFile.ts';
import { inWords } from '../../room/offers/termRows.ts';
import { readSeller, type SellerTemplate } from '../../room/seller/sellerTemplate.ts';
import { futuresFor, type FuturesAsked } from './futuresOf.ts';

interface DealText {
  readonly text: string;
  readonly file: string;
}

export interface CounterDealsInput extends FuturesAsked {
  /** Every offer in the order of its day. */
  readonly offers: readonly (DealText & { readonly by: 'us' | 'them'; readonly clauses: Offer['clauses'] })[];
  readonly levers?: DealText | undefined;
  readonly seller: DealText;
  /** What stakeholders said of terms without a price: worths and red lines. */
  readonly preferences?: DealText | undefined;
  readonly level?: number | undefined;
  readonly walkAway?: number | undefined;
  readonly band: number;
  readonly count: number;
  readonly keeps: number;
}

/** Counteroffers to the last offer of theirs, worth to us what our own last offer is (or what is said), and each as a deal file. */
export function counterDeals(input: CounterDealsInput, watch: Watch): Outcome<Omit<Countered, 'offers'> & { readonly offers: readonly (Omit<Countered['offers'][number], 'terms'> & { readonly deal: string })[]; readonly preferred: readonly Preferred[]; readonly currency: string; readonly level: number }> {
  const read = input.offers.map(({ text, file, by, clauses }) => ({ by, clauses, deal: readDeal(text, file) }));
  const last = read.findLast(({ by }) => by === 'them');
  const base = last?.deal.value;
  if (!last || !base) throw new Refusal('invalid', 'There is no offer of theirs to counter: add it with parley offer add, or name it with --deal.');
  const other = read.find(({ deal: { value } }) => value.start !== base.start || value.months !== base.months || value.currency !== base.currency || value.rateBook !== base.rateBook);
  if (other) throw new Refusal('invalid', `"${other.deal.value.name}" and "${base.name}" differ in start, months, currency or rate book: packages over different times do not compare.`);
  const futures = futuresFor(base, input, watch);
  const standIns = standInsOf(futures.value, base);
  const cost = (terms: typeof base) => meanOf(costOnFutures(standIns, terms).net);
  const ours = read.findLast(({ by }) => by === 'us')?.deal.value;
  const saved = input.level ?? (ours && (input.walkAway ?? cost(listTerms(base))) - cost(ours));
  if (saved === undefined) throw new Refusal('invalid', 'What should a package save us? Say it with --level (an amount over the term), or add an offer of ours: its worth is taken.');
  const levers = input.levers === undefined ? leversBetween(base, ours) : readLevers(input.levers.text, input.levers.file);
  const seller = readSeller(input.seller.text, input.seller.file);
  const preferred = preferredLevers(input.preferences, levers, base, seller, last.clauses);
  // Clauses count in packages with what is said of them, so they count in what our own offer is worth, too.
  const ourClauses = read.findLast(({ by }) => by === 'us')?.clauses ?? [];
  const level = input.level !== undefined ? saved : saved + preferred.value.levers.reduce((total, lever) => total + worthAt(lever, ourClauses), 0);
  const made = counterOffers({ ...futures.value, watch, base, clauses: last.clauses, levers: preferred.value.levers, seller, level, walkAway: input.walkAway, band: input.band, count: input.count, keeps: input.keeps, rounds: roundsOf(read), seed: input.seed });
  const unmoved = ours === undefined || input.levers !== undefined ? [] : (['renewal', 'rights'] as const).filter((key) => inWords(base, key) !== inWords(ours, key));
  const left = unmoved.length === 0 ? [] : [finding('info', 'terms-not-moved', `What you ask on ${unmoved.join(' and ')} changes no bill of these months, so every package leaves it as they offered: ask for it beside the package.`)];
  const offers = made.value.offers.map(({ terms, ...rest }, place) => ({ ...rest, deal: writeDeal({ ...terms, name: `Counteroffer ${place + 1}` }) }));
  return outcome({ ...made.value, offers, preferred: preferred.value.preferred, currency: base.currency, level }, [...read.flatMap(({ deal }) => deal.findings), ...preferred.findings, ...futures.findings, ...left, ...made.findings]);
}

/** The levers with what stakeholders said; without a document of theirs, as they are. */
function preferredLevers(said: DealText | undefined, levers: readonly Lever[], base: DealTerms, seller: SellerTemplate, clauses: Offer['clauses']): Outcome<PreferenceLevers> {
  if (said === undefined) return outcome({ levers, preferred: [] });
  const preferences = readPreferences(said.text, said.file);
  if (preferences.currency !== base.currency) throw new Refusal('invalid', `The preferences are in ${preferences.currency} and the offers in ${base.currency}: write both in one currency.`, said.file);
  const elicited = elicit(preferences, said.file);
  const made = preferenceLevers(levers, preferences, elicited.value, seller, clauses, said.file);
  return outcome(made.value, [...elicited.findings, ...made.findings]);
}

/** What the clause of a lever is worth to us where an offer of ours has it. */
function worthAt(lever: Lever, clauses: Offer['clauses']): number {
  const [first] = lever.options;
  if (first?.kind !== 'clause') return 0;
  const option = lever.options[optionAt(lever, clauses.find(({ clause }) => clause === first.clause)?.stands)];
  return option?.kind === 'clause' ? option.worth : 0;
}

/** Each offer of theirs answers those of ours that came since their last. */
function roundsOf(read: readonly { readonly by: 'us' | 'them'; readonly clauses: Offer['clauses']; readonly deal: { readonly value: DealTerms } }[]): { ours: Tabled[]; theirs?: Tabled }[] {
  const rounds: { ours: Tabled[]; theirs?: Tabled }[] = [];
  let ours: Tabled[] = [];
  for (const { by, clauses, deal } of read) {
    const tabled = { terms: deal.value, clauses };
    if (by === 'us') ours.push(tabled);
    else {
      rounds.push({ ours, theirs: tabled });
      ours = [];
    }
  }
  return rounds;
}
