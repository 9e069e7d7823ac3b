import type { Month } from '../base/calendar.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { showBook } from '../rates/showBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { alternativeCard, cheapestAlternatives, type Alternatives } from './alternativeCard.ts';
import type { Bill } from '../deal/bill.ts';
import { commitmentAtOdds, showMilestones } from './commitmentAtOdds.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { billFor, pricing, type Pricing } from '../deal/evaluate.ts';
import { meanOf } from './figures.ts';
import { futuresOf, type Priced } from './futures.ts';
import { medianPlace, type Range } from './range.ts';
import { reservedBlocks, type SizedBlock } from '../capacity/reservedBlocks.ts';
import { showBlocks } from './showBlocks.ts';
import type { PricesOn } from './simulate/simulation.ts';
import type { ListPaths } from './simulate/usagePaths.ts';
import { splitFuture } from './splitFuture.ts';

/** One way to buy the same usage. */
export interface Structure {
  readonly id: 'list' | 'offer' | 'reserved' | 'committed' | 'alternative';
  /** "List pay-as-you-go". */
  readonly name: string;
  /** One sentence: what it is made of ("60 PTU of gpt-5.4, one-year reservations, spillover to standard"). */
  readonly what: string;
  readonly total: Range;
  /** What it costs more than the offer, future by future: below zero where it is cheaper. Exact differences of single futures. */
  readonly against: Range;
  /** Of the median future. */
  readonly byMonth: readonly { readonly month: Month; readonly amount: Decimal }[];
  /** What a reader must know before comparing: "does not include switching cost". */
  readonly caveats: readonly string[];
  readonly sources: readonly string[];
}

/** What structures and asks are computed from. */
export interface DealInput {
  readonly terms: DealTerms;
  /** Sampled futures of the deal's months, month grain: every structure is billed on each of them. */
  readonly futures: readonly UsageSeries[];
  readonly book: RateBook;
  readonly alternatives: Alternatives;
  /** How load varies within a month, by workload. */
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly watch: Watch;
  /** How list prices may move on each of the futures, for asks that hang on it; structures are priced at the list that is announced. */
  readonly list?: ListPaths;
}

/** The same futures bought in five ways; totals are exact bills of single futures. */
export function compareStructures(input: DealInput): Outcome<readonly Structure[]> {
  if (input.futures.length === 0) throw new Refusal('invalid', 'There is no forecast to compare structures on: bring usage of at least one whole month.');
  const made = [list, offer, reserved, committed, alternative].map((structure, place) => {
    input.watch.progress(place / 5, 'pricing the structures');
    return structure(input);
  });
  input.watch.progress(1, 'pricing the structures');
  const findings = new Map(made.flatMap((structure) => structure.findings).map((found) => [`${found.code} ${found.message}`, found]));
  return outcome(made.map(({ structure }) => structure), [...findings.values()]);
}

/** The deal with every concession removed; support stays, so that figures compare. */
export function listTerms(terms: DealTerms): DealTerms {
  const { commitment: _commitment, conditionalCredit: _credit, newModels: _newModels, ...rest } = terms;
  return { ...rest, listPrices: 'follow', rates: [], tiers: [], provisioned: [], credits: [], priceProtection: [] };
}

/** Bills of all futures under the terms; provisioned blocks get the traffic that they can serve. */
export function billFutures(input: Pick<DealInput, 'futures' | 'book' | 'shapes' | 'watch'>, terms: DealTerms, prices: Pricing = pricing(terms, input.book)): readonly Bill[] {
  return input.futures.map((future) => {
    input.watch.signal.throwIfAborted();
    return billFor(terms, splitFuture(terms, future, input.book, input.shapes), prices);
  });
}

/** The same at the list prices that are announced. */
function announced({ list: _list, ...input }: DealInput): Omit<DealInput, 'list'> {
  return input;
}

interface Made {
  readonly structure: Structure;
  readonly findings: readonly Finding[];
}

type Words = Pick<Structure, 'id' | 'name' | 'what' | 'caveats' | 'sources'>;

function list(input: DealInput): Made {
  const terms = listTerms(input.terms);
  const what = `Every token at the list price of ${input.book.name} on its day; no discount, commitment, credit or provisioned block${terms.support ? '; support as in the offer' : ''}.`;
  return made(input, { terms }, { id: 'list', name: 'List pay-as-you-go', what, caveats: [], sources: [showBook(input.book)] });
}

function offer(input: DealInput): Made {
  const { terms } = input;
  const what = `The terms of the deal file "${terms.name}": ${termsInWords(terms).join(', ') || 'list prices'}.`;
  return made(input, { terms }, { id: 'offer', name: 'The offer', what, caveats: blockCaveats(terms, input), sources: [`deal file "${terms.name}"`, showBook(input.book)] });
}

function reserved(input: DealInput): Made {
  const bare: DealTerms = { ...input.terms, provisioned: [] };
  const sized = reservedBlocks(bare, input.futures, input.book, pricing(bare, input.book).card, input.shapes);
  const terms: DealTerms = { ...bare, provisioned: sized.flatMap(({ block }) => (block === undefined ? [] : [block])) };
  const { simulated } = futuresOf(announced(input));
  // Tiers and credits are not in the sizing; what the futures cost decides whether the blocks pay after them.
  const pays = terms.provisioned.length > 0 && meanOf(simulated.totals(terms)) < meanOf(simulated.totals(bare));
  const sources = [`deal file "${input.terms.name}"`, `${showBook(input.book)}, one-year PTU price and PTU table`, 'sizing: one sort of the minutes of the futures'];
  const words = { id: 'reserved' as const, name: 'Reserved PTU with spillover', sources };
  if (!pays) {
    const why = zeroBecause(sized, terms);
    return made(input, { terms: bare }, { ...words, what: `No provisioned block: all traffic pay-as-you-go at the offer's rates. ${why}`, caveats: shapeCaveats(input, sized) });
  }
  const partYear = input.terms.months % 12 === 0 ? [] : ['The last months that do not make a whole year are pay-as-you-go: a one-year reservation would outlive the deal.'];
  const what = `${showBlocks(terms.provisioned)}, one-year reservations at list paid monthly; spillover to standard at the offer's rates.`;
  return made(input, { terms }, { ...words, what, caveats: [...shapeCaveats(input, sized), ...partYear, 'A reservation does not guarantee capacity: deploy first, then reserve.'] });
}

function committed(input: DealInput): Made {
  const bare: DealTerms = { ...input.terms, provisioned: [] };
  const commitment = commitmentAtOdds(bare, futuresOf(announced(input)));
  const terms: DealTerms = { ...bare, commitment };
  const what = `The offer without provisioned blocks, committing to ${showMilestones(terms, commitment)}: what 90 of 100 futures spend by then, rounded down to a thousand; a shortfall ${commitment.shortfall === 'prepayment' ? 'becomes prepayment' : commitment.shortfall === 'forfeit' ? 'is forfeited' : 'is carried over'}.`;
  const caveats = ['Takes the discounts of the offer as they are; a smaller or larger commitment may change what is offered for it.'];
  return made(input, { terms }, { id: 'committed', name: 'Pay-as-you-go with an optimised commitment', what, caveats, sources: [`deal file "${input.terms.name}"`, showBook(input.book), 'futures of the forecast'] });
}

function alternative(input: DealInput): Made {
  const { support: _support, ...terms } = listTerms(input.terms);
  const median = input.futures[medianPlace(input.futures.map((future) => tokensIn(future)))] ?? { grain: 'month', rows: [] };
  const choice = cheapestAlternatives(input.alternatives, median, terms.currency);
  const prices: PricesOn = (of, book) => ({ ...pricing(of, book), card: alternativeCard(choice, pricing(of, book).card) });
  const chosen = [...choice.chosen].map(([model, { channel, model: other }]) => `${model} → ${other} (${channel})`);
  const what = chosen.length === 0 ? 'No model of this usage has a comparable one elsewhere; all stay at the list price.' : `The cheapest comparable model of another seller for the same tokens: ${chosen.join(', ')}.`;
  const stay = choice.without.length === 0 ? [] : [`No comparable model was judged for ${choice.without.join(', ')}: ${choice.without.length === 1 ? 'it stays' : 'they stay'} at the list price of ${input.book.name}.`];
  const said = new Set([...choice.chosen.values()].flatMap(({ caveats }) => caveats));
  const support = input.terms.support === undefined ? [] : ['Support is not in the figure; the other structures carry that of the offer.'];
  const sources = [...new Set([...choice.chosen.values()].map(({ book, judged }) => `${showBook(book)}, comparability judged on ${judged}`))];
  return made(input, { terms, prices }, { id: 'alternative', name: 'Best alternative provider', what, caveats: [...stay, ...said, ...choice.reasons, ...support], sources });
}

function made(input: DealInput, priced: Priced, words: Words): Made {
  const futures = futuresOf(announced(input));
  const { range, median } = futures.total(priced.terms, priced.prices);
  const findings = median.findings.filter((found) => found.severity === 'error');
  const missing = findings.length === 0 ? [] : [`${findings.length} ${findings.length === 1 ? 'meter has' : 'meters have'} no price, so the figure is too low: see the findings.`];
  const against = futures.more({ terms: input.terms }, priced).range;
  const structure: Structure = { ...words, caveats: [...missing, ...words.caveats], total: range, against, byMonth: median.byMonth };
  return { structure, findings: findings.map((found) => ({ ...found, message: `${words.name}: ${found.message}` })) };
}

function termsInWords(terms: DealTerms): string[] {
  const counted = (items: readonly unknown[], one: string, many: string): string[] => (items.length === 0 ? [] : [items.length === 1 ? `1 ${one}` : `${items.length} ${many}`]);
  return [
    ...counted(terms.rates, 'agreed rate', 'agreed rates'),
    ...counted(terms.tiers, 'volume tier', 'volume tiers'),
    ...terms.provisioned.map((block) => `${block.ptu} PTU of ${block.model}`),
    ...(terms.commitment ? [`a commitment to ${showMilestones(terms, terms.commitment)}`] : []),
    ...counted(terms.credits, 'credit', 'credits'),
    ...(terms.conditionalCredit ? ['conditional credit'] : []),
    ...counted(terms.priceProtection, 'price protection', 'price protections'),
    ...(terms.newModels ? ['a new-model clause'] : []),
    ...(terms.support ? ['support'] : []),
  ];
}

function blockCaveats(terms: DealTerms, input: DealInput): string[] {
  const models = [...new Set(terms.provisioned.map((block) => block.model))];
  if (models.length === 0) return [];
  const aimed = `All standard traffic of ${models.join(', ')} in the scope and region of the blocks is aimed at them first and spills from there.`;
  return [aimed, ...evenCaveat(input, models)];
}

function shapeCaveats(input: DealInput, sized: readonly SizedBlock[]): string[] {
  return evenCaveat(input, [...new Set(sized.map(({ model }) => model))]);
}

function evenCaveat(input: DealInput, models: readonly string[]): string[] {
  const rows = input.futures[0]?.rows.filter((row) => models.includes(row.model)) ?? [];
  const even = [...new Set(rows.map((row) => row.workload))].filter((workload) => !input.shapes.has(workload)).toSorted();
  return even.length === 0 ? [] : [`There is no minute-level usage of ${even.join(', ')}: its load is taken as even, which flatters PTU.`];
}

/** Why the best answer is no PTU at all. */
function zeroBecause(sized: readonly SizedBlock[], tried: DealTerms): string {
  if (sized.length === 0) return 'The PTU table has no model of this usage with a one-year price.';
  if (tried.provisioned.length === 0) return `The cheapest number of PTU is zero: ${breakEvens(sized)}.`;
  return `The cheapest number of PTU is zero: by the minutes alone ${showBlocks(tried.provisioned)} would pay, but not after the offer's tiers, credits and commitment.`;
}

function breakEvens(sized: readonly SizedBlock[]): string {
  const models = new Map(sized.map(({ model, sizing }) => [model, sizing.breakEvenUtilisation]));
  return [...models].map(([model, share]) => (share === undefined ? `${model} has no load` : `a PTU of ${model} pays above ${(share * 100).toFixed(0)} % utilisation`)).join(', ');
}

function tokensIn(future: UsageSeries): Decimal {
  return { coefficient: future.rows.reduce((total, row) => total + row.input + row.output, 0n), scale: 0 };
}
