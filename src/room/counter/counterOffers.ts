import { show } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { seeded } from '../../base/random.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { listTerms } from '../../worth/structures.ts';
import { costOnFutures, meanOf, rangeOfNumbers, standInsOf, type Futures } from '../costOnFutures.ts';
import type { Issue } from '../domain.ts';
import type { Offer } from '../offers/offersFile.ts';
import { solveTable } from '../solveTable.ts';
import { frontierOf } from '../frontier.ts';
import type { SellerTemplate } from '../seller/sellerTemplate.ts';
import { dealWith, optionAt, type Lever, type LeverOption } from './levers.ts';
import { propose } from './propose.ts';
import { DealsOnce } from './dealsOnce.ts';
import { parts, sellerPrior, type Parts, type SellerGuess } from './sellerOfDeal.ts';
import { meanView, spanOf, viewsAfter, worthTo, type Package, type Round, type Views } from './views.ts';

export interface CounterInput extends Futures {
  /** Their last offer: what the levers move from. */
  readonly base: DealTerms;
  readonly levers: readonly Lever[];
  readonly seller: SellerTemplate;
  /** What every package should save us against no deal over the term. */
  readonly level: number;
  /** What no deal costs; list prices pay-as-you-go where it is not known. */
  readonly walkAway?: number | undefined;
  /** Of the level: how far a package may be from it and count as worth the same. */
  readonly band: number;
  readonly count: number;
  /** The share of list revenue that stays with them without a deal: an assumption. */
  readonly keeps: number;
  /** Where the clauses stand in their last offer. */
  readonly clauses?: Offer['clauses'];
  /** Rounds so far: our packages as deals, what they liked of them and what they put against them. */
  readonly rounds: readonly { readonly ours: readonly Tabled[]; readonly preferred?: number | undefined; readonly theirs?: Tabled | undefined }[];
  readonly seed: number;
}

/** A deal that was on the table, and where its clauses stood. */
export interface Tabled {
  readonly terms: DealTerms;
  readonly clauses: Offer['clauses'];
}

export interface CounterOffer {
  /** What it says on each lever. */
  readonly says: readonly { readonly issue: string; readonly option: string; readonly moved: boolean; /** Of a clause: which, and where it then stands. */ readonly clause?: Offer['clauses'][number] | undefined }[];
  readonly terms: DealTerms;
  /** Saved against no deal: the mean of the futures that stand for all, and the range over all of them; clauses at their stated worth. */
  readonly saves: number;
  readonly range: { readonly low: number; readonly likely: number; readonly high: number };
  /** What it gives them more than the offer we move from, as we assume them to count; below zero it takes. */
  readonly givesThem: number;
  /** Of 100 guesses of how they count: in how many no package worth as much to us is better for them by more than a hundredth of their range. */
  readonly holds: number;
  readonly why: string;
}

export interface Countered {
  readonly offers: readonly CounterOffer[];
  /** Packages in all, and how many points no other beats under our view. */
  readonly packages: number;
  readonly frontier: readonly (readonly [number, number])[];
  readonly nash: Point;
  readonly ks: Point;
  /** How they are assumed to count now, a unit of each part, and how far that is certain. */
  readonly view: readonly PartView[];
}

/** How a unit of one part of the bill is assumed to count with them: 80 in 100 guesses lie between low and high. */
export interface PartView {
  readonly part: string;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** The likely value before anything they did was looked at. */
  readonly before: number;
  /** Which of the packages is best for them with this part at its low and at its high end and the others as likely: places in the list. */
  readonly bestAt: { readonly low: number; readonly high: number };
}

export interface Point {
  readonly saves: number;
  readonly givesThem: number;
  readonly says: readonly string[];
}

/** More combinations of terms than this are not billed one by one. */
const mostDeals = 4000;
const guesses = 200;

/** Packages worth the same to us and as good for them as we can make them out, by exact bills of every combination of terms. Everything about them is an assumption and is said to be one. */
export function counterOffers(input: CounterInput): Outcome<Countered> {
  const { levers, base, seller, rounds, seed } = input;
  const moved = levers.filter(({ options }) => options[0]?.kind === 'terms');
  const clauses = levers.filter(({ options }) => options[0]?.kind === 'clause');
  const movable = moved.map(allowedOf);
  const combinations = movable.reduce((product, options) => product * options.length, 1);
  if (combinations > mostDeals) throw new Refusal('too-large', `These levers make ${combinations} deals, and at most ${mostDeals} are billed one by one. Leave out levers or options that nobody will move.`);
  const chosen = product(movable);
  const standIns = standInsOf(input, base);
  const table = new DealsOnce(standIns);
  const deals = chosen.map((options) => table.of(dealWith(base, options)));
  // Deals that were on the table are packages, too, so that what was said about them can be counted.
  const said = rounds.flatMap(({ ours, theirs }) => [...ours, ...(theirs === undefined ? [] : [theirs])]).map(({ terms }) => table.of(terms));
  const here = table.of(base);
  const all = [...deals, ...said, here];
  const noDeal = input.walkAway ?? meanOf(costOnFutures(standIns, listTerms(base)).net);
  // What may be proposed of each clause; views know all options, because others were on the table.
  const open = clauses.map(allowedOf);
  const worths = open.map((options) => options.map((option) => (option.kind === 'clause' ? option.worth : 0)));
  const standing = clauses.map((lever) => positionIn(lever, input.clauses ?? []));
  const prior = sellerPrior(seller, all.map((deal) => deal.parts), clauses.map(({ options }) => ({ costs: options.map((option) => (option.kind === 'clause' ? option.costsThem : { low: 0, high: 0 })) })));
  const views = viewsAfter(prior, roundsOf(rounds, deals.length, clauses), seeded(seed), guesses);
  const ours: readonly Issue[] = [{ issue: 'terms', a: deals.map(({ net }) => noDeal - net), b: [] }, ...clauses.map(({ issue }, place) => ({ issue, a: worths[place] ?? [], b: [] }))];
  // Only what can be proposed is searched; what was on the table is known to the views alone.
  const places = clauses.map((lever, place) => open[place]?.map((option) => lever.options.indexOf(option)) ?? []);
  const seen: Views = { guesses: views.guesses.map(([terms = [], ...rest]) => [Array.from(terms).slice(0, deals.length), ...rest.map((values, place) => places[place]?.map((at) => values[at] ?? 0) ?? [])]) };
  const weights = parts.map((_, part) => meanOf(views.drawn.map((guess) => guess.weights[part] ?? 0)));
  // What they would count of each part of the bill and of each clause.
  const shape = ([terms = 0, ...values]: Package): readonly number[] => [...(deals[terms]?.parts ?? []).map((amount, part) => amount * (weights[part] ?? 0)), ...values.map((value, place) => worths[place]?.[value] ?? 0)];
  const proposed = propose(ours, seen, { level: input.level, band: Math.abs(input.level) * input.band, count: input.count, shape });
  const [mean, whole] = [meanView(seen), meanView(views)];
  const baseGives = (whole[0]?.[all.length - 1] ?? 0) + clauses.reduce((total, _, place) => total + (whole[place + 1]?.[standing[place] ?? 0] ?? 0), 0);
  const kept = input.keeps * (table.of(listTerms(base)).parts[0] ?? 0) * (seller.views.get('rates')?.likely ?? 1);
  const domain = { name: '', issues: ours.map((issue, place) => ({ ...issue, b: (mean[place] ?? []).slice(0, issue.a.length) })), reservation: [0, kept] as const };
  const solved = solveTable(cents(domain));
  const optionsOf = (values: Package): readonly LeverOption[] => [...(chosen[values[0] ?? 0] ?? []), ...open.flatMap((options, place) => options[values[place + 1] ?? 0] ?? [])];
  const order = [...moved, ...clauses];
  const without = input.walkAway === undefined ? costOnFutures(input, listTerms(base)).net : input.futures.map(() => noDeal);
  const offers = proposed.map(({ values, a, b }): CounterOffer => {
    const options = optionsOf(values);
    const terms = dealWith(base, options);
    const stated = a - (ours[0]?.a[values[0] ?? 0] ?? 0);
    const net = costOnFutures(input, terms).net;
    const holds = holdsIn(ours, seen, values, a);
    const says = order.map(({ issue, options: known }, place) => ({ issue, option: options[place]?.says ?? '', moved: options[place] !== (place < moved.length ? standsNow(known, base) : known[standing[place - moved.length] ?? 0]), clause: clauseAt(options[place]) }));
    return { says, terms, saves: a, range: rangeOfNumbers(without.map((each, future) => each - (net[future] ?? 0) + stated)), givesThem: b - baseGives, holds, why: whyTheyCould(says, partChanges(deals[values[0] ?? 0]?.parts ?? [], here.parts, base.currency), b - baseGives, holds, base.currency) };
  });
  const point = (of: { readonly has: readonly [string, string]; readonly values: readonly number[] }): Point => ({ saves: Number(of.has[0]), givesThem: Number(of.has[1]) - baseGives, says: optionsOf(of.values).map(({ says }) => says) });
  const { frontier } = solved.value;
  const first = seeded(seed);
  const clauseWorths = proposed.map(({ values }) => clauses.reduce((total, _, place) => total + (mean[place + 1]?.[values[place + 1] ?? 0] ?? 0), 0));
  const points = Array.from(frontier.a, (a, index): readonly [number, number] => [a / 10 ** frontier.places, (frontier.b[index] ?? 0) / 10 ** frontier.places - baseGives]);
  const packages = combinations * open.reduce((count, options) => count * options.length, 1);
  return outcome({ offers, packages, frontier: points, nash: point(solved.value.nash), ks: point(solved.value.ksShares), view: viewOf(views.drawn, Array.from({ length: guesses }, () => prior.draw(first)), offers.map(({ terms }, place) => ({ parts: table.of(terms).parts, clauses: clauseWorths[place] ?? 0 }))) }, findingsOf(input, offers, solved.findings));
}

function product<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>((all, items) => all.flatMap((one) => items.map((item) => [...one, item])), [[]]);
}

/** The options that a red line leaves. */
function allowedOf({ options, allowed }: Lever): readonly LeverOption[] {
  return allowed === undefined ? options : allowed.flatMap((place) => options[place] ?? []);
}

function clauseAt(option: LeverOption | undefined): Offer['clauses'][number] | undefined {
  return option?.kind === 'clause' && option.stands !== undefined ? { clause: option.clause, stands: option.stands } : undefined;
}

/** Where the clause of a lever stands in an offer; where the offer says nothing of it, where the lever stands. */
function positionIn(lever: Lever, clauses: Offer['clauses']): number {
  const [first] = lever.options;
  return optionAt(lever, first?.kind === 'clause' ? clauses.find(({ clause }) => clause === first.clause)?.stands : undefined);
}

/** Rounds as packages: deals that were on the table stand after those that can be proposed, in the order of the rounds, with their clauses where they stood. */
function roundsOf(rounds: CounterInput['rounds'], from: number, levers: readonly Lever[]): Round[] {
  let at = from;
  const next = ({ clauses }: Tabled): Package => [at++, ...levers.map((lever) => positionIn(lever, clauses))];
  return rounds.map(({ ours, preferred, theirs }) => ({ ours: ours.map(next), preferred, theirs: theirs === undefined ? undefined : next(theirs) }));
}

/** The option of terms that says what the base says already. */
function standsNow(options: readonly LeverOption[], base: DealTerms): LeverOption | undefined {
  return options.find((option) => (option.kind === 'terms' && (option.without ?? []).every((key) => base[key] === undefined) && Object.entries(option.set).every(([key, value]) => saysAlready(base[key as keyof DealTerms], value))));
}

/** One lever may set only some of the items of a list. */
function saysAlready(now: unknown, value: unknown): boolean {
  if (!Array.isArray(value) || !Array.isArray(now)) return textOf(now) === textOf(value);
  const known = new Set(now.map(textOf));
  return value.length === 0 ? now.length === 0 : value.every((each) => known.has(textOf(each)));
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each)) ?? '';
}

/** How many guesses in a hundred leave this package as good as anything worth as much to us. */
function holdsIn(ours: readonly Issue[], views: Views, values: Package, a: number): number {
  const some = views.guesses.filter((_, index) => index % 4 === 0);
  const held = some.filter((guess) => {
    const frontier = frontierOf(cents({ name: '', reservation: [0, 0], issues: ours.map((issue, place) => ({ ...issue, b: Array.from(guess[place] ?? []) })) }));
    let best = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < frontier.a.length; index++) if ((frontier.a[index] ?? 0) / 10 ** frontier.places >= a - 0.005) best = Math.max(best, (frontier.b[index] ?? 0) / 10 ** frontier.places);
    return best - worthTo(guess, values) <= 0.01 * spanOf(guess);
  });
  return Math.round((100 * held.length) / some.length);
}

/** Amounts to the cent: nobody's view of a seller is finer. */
function cents<Of extends { readonly issues: readonly Issue[] }>(domain: Of): Of {
  const two = (values: readonly number[]) => values.map((value) => Math.round(value * 100) / 100);
  return { ...domain, issues: domain.issues.map((issue) => ({ ...issue, a: two(issue.a), b: two(issue.b) })) };
}

function partChanges(now: Parts, before: Parts, currency: string): string[] {
  const change = (part: (typeof parts)[number]) => (now[parts.indexOf(part)] ?? 0) - (before[parts.indexOf(part)] ?? 0);
  const amount = (value: number) => `${currency} ${Math.round(Math.abs(value)).toString().replace(/\B(?=(\d{3})+$)/g, ',')}`;
  const said: string[] = [];
  const committed = change('commitment');
  if (Math.abs(committed) >= 1) said.push(committed > 0 ? `they can book ${amount(committed)} more of committed spend` : `they book ${amount(committed)} less of committed spend`);
  const charges = change('rates') + change('tiers') + change('provisioned');
  if (Math.abs(charges) >= 1) said.push(charges < 0 ? `they charge ${amount(charges)} less for the same use` : `they charge ${amount(charges)} more for the same use`);
  const credits = change('credits');
  if (Math.abs(credits) >= 1) said.push(credits < 0 ? `they give ${amount(credits)} more in credits, which they pay in consumption` : `they give ${amount(credits)} less in credits`);
  const payment = change('payment');
  if (Math.abs(payment) >= 1) said.push(payment < 0 ? 'they are paid later' : 'they are paid earlier');
  return said;
}

function whyTheyCould(says: CounterOffer['says'], changes: readonly string[], gives: number, holds: number, currency: string): string {
  const amount = `${currency} ${Math.round(Math.abs(gives)).toString().replace(/\B(?=(\d{3})+$)/g, ',')}`;
  const kept = says.filter(({ moved }) => !moved).map(({ issue }) => issue);
  const together = gives >= 0 ? `as we assume them to count it gives them ${amount} more than their own offer` : `as we assume them to count it costs them ${amount} against their own offer`;
  const stays = kept.length === 0 ? '' : ` It leaves ${kept.join(' and ')} as they offered.`;
  return `${changes.length === 0 ? 'Nothing of the bill changes' : changes.join('; ')}; ${together}, and in ${holds} of 100 guesses of how they count nothing worth as much to us is better for them.${stays}`.replace(/^./, (letter) => letter.toUpperCase());
}

/** Weights as believed now against those of the template, and what of the packages hangs on each. */
function viewOf(drawn: readonly SellerGuess[], before: readonly SellerGuess[], packages: readonly { readonly parts: Parts; readonly clauses: number }[]): Countered['view'] {
  const ranges = parts.map((_, place) => rangeOfNumbers(drawn.map(({ weights }) => weights[place] ?? 0)));
  const bestWith = (at: number, weight: number): number => {
    const worth = packages.map(({ parts: amounts, clauses }) => amounts.reduce((total, amount, place) => total + amount * (place === at ? weight : (ranges[place]?.likely ?? 0)), clauses));
    return worth.indexOf(Math.max(...worth));
  };
  return parts.flatMap((part, place): PartView[] => {
    const range = ranges[place];
    return part === 'shortfall' || range === undefined ? [] : [{ part, ...range, before: rangeOfNumbers(before.map(({ weights }) => weights[place] ?? 0)).likely, bestAt: { low: bestWith(place, range.low), high: bestWith(place, range.high) } }];
  });
}

function findingsOf(input: CounterInput, offers: readonly CounterOffer[], solved: readonly Finding[]): Finding[] {
  const found: Finding[] = [finding('info', 'seller-assumed', `What packages are worth to them is an assumption: directions and rough shares judged on ${input.seller.judged}, ${input.rounds.length === 0 ? 'not yet held against anything they did' : `updated by ${input.rounds.length} ${input.rounds.length === 1 ? 'round' : 'rounds'}`}. Nobody here knows their books.`)];
  const off = offers.filter(({ saves }) => Math.abs(saves - input.level) > Math.abs(input.level) * input.band * 1.000001);
  if (off.length > 0) found.push(finding('warning', 'level-not-reached', `No package on the frontier is within ${input.band * 100} % of saving ${show({ coefficient: BigInt(Math.round(input.level)), scale: 0 })}: the nearest is shown. Add levers or options, or aim elsewhere.`));
  if (off.length === 0 && offers.length < input.count) found.push(finding('info', 'few-packages', `${offers.length === 1 ? 'Only one package' : `Only ${offers.length} packages`} within ${input.band * 100} % of that saving ${offers.length === 1 ? 'is' : 'are'} beaten by none and made differently from the others: allow a wider band, or add levers or options.`));
  if (offers.some(({ holds }) => holds < 50)) found.push(finding('warning', 'view-decides', 'At least one package is the best for them in fewer than half of the guesses: ask them what they would rather have before you count on it.'));
  return [...found, ...solved];
}
