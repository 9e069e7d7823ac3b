import { firstDay, hoursInMonth } from '../base/calendar.ts';
import { compare, toDouble, zero, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { pricing } from '../deal/evaluate.ts';
import { ptuList } from '../deal/listPrice.ts';
import { servableLoad, type Deployment, type ServableLoad } from './servableLoad.ts';
import { costOfSize, roundedUp, sizeOn, type PtuOffer } from './sizeProvisioned.ts';
import { above, loadAt, type SortedLoad } from './sortedLoad.ts';

/** One way to buy PTU for a load, at the size that is cheapest; amounts are for all the minutes of the load. */
export interface SizeOption {
  readonly purchase: Purchase;
  readonly ptu: number;
  /** PTU and what spills to pay-as-you-go, together. */
  readonly cost: number;
  readonly payAsYouGo: number;
  /** The utilisation above which a PTU pays; undefined where nothing is to be served. */
  readonly breakEvenUtilisation: number | undefined;
  /** Share of the input-equivalent tokens that spills. */
  readonly spilledShare: number;
  /** How much of what is bought is used. */
  readonly utilisation: number;
  /** Price of one PTU for its own term (an hour, a month, a year) after the deal's discount. */
  readonly perPtu: number;
  readonly discountPercent: number;
  /** What sizing by a rule of thumb would have cost. */
  readonly byRule: readonly { readonly rule: 'peak minute' | 'P99 minute' | 'mean'; readonly ptu: number; readonly cost: number }[];
}

export interface DealSizing extends Deployment {
  readonly period: Pick<ServableLoad, 'grain' | 'from' | 'to'> & { readonly minutes: number };
  readonly options: readonly SizeOption[];
  /** The cheapest option; undefined where pay-as-you-go is. */
  readonly best: SizeOption | undefined;
  /** For each size, the highest price of a month and of a year of one PTU at which the last step up to it still pays. */
  readonly curve: readonly { readonly ptu: number; readonly perPtuMonth: number; readonly perPtuYear: number }[];
}

const purchases: readonly Purchase[] = ['hourly', 'oneMonth', 'oneYear'];
const longestCurve = 40;

/** The cheapest number of PTU for each way to buy them, for the load of one deployment under a deal. */
export function sizeDeal(terms: DealTerms, usage: UsageSeries, wanted: Deployment, book: RateBook): Outcome<DealSizing> {
  const model = ptuModel(book.ptu, wanted.model);
  if (model === undefined) throw new Refusal('not-found', `The PTU table of ${book.name} does not have ${wanted.model}. It has ${book.ptu.models.map((each) => each.model).join(', ')}.`);
  const { value: load, findings } = servableLoad(terms, usage, wanted, model, pricing(terms, book).card);
  if (load === undefined) throw new Refusal('not-found', `There is no usage of ${wanted.model} (${wanted.scope}, ${wanted.region}, standard or provisioned) that PTU can serve. The files have ${modelsIn(usage)}.`);
  const lattice = { tpmPerPtu: toDouble(model.inputTpmPerPtu), minimum: model.minimum[wanted.scope], increment: model.increment[wanted.scope] };
  const found: Finding[] = [...findings];
  const options = purchases.flatMap((purchase): SizeOption[] => {
    const price = priceOf(terms, book, wanted, purchase, load);
    if (price === undefined) {
      found.push(finding('warning', 'ptu-unpriced', `${book.name} has no ${purchase} price of ${wanted.scope} PTU in ${wanted.region} for these days, so that purchase is not among the options.`));
      return [];
    }
    return [optionOf(load.load, purchase, { ...lattice, perPtu: price.perPtu }, price)];
  });
  const best = options.reduce<SizeOption | undefined>((best, option) => (option.ptu > 0 && option.cost < (best?.cost ?? option.payAsYouGo) ? option : best), undefined);
  const minutes = Math.round(load.load.minutes);
  const value: DealSizing = { ...wanted, period: { grain: load.grain, from: load.from, to: load.to, minutes }, options, best, curve: curveOf(load, lattice) };
  return outcome(value, [...found, ...whatItSays(terms, value)]);
}

function optionOf(load: SortedLoad, purchase: Purchase, offer: PtuOffer, price: PriceForLoad): SizeOption {
  const { ptu, cost, payAsYouGo, breakEvenUtilisation, spilledShare } = sizeOn(load, offer);
  const served = load.tokens - above(load, ptu * offer.tpmPerPtu).tokens;
  const sized = (rule: SizeOption['byRule'][number]['rule'], level: number) => {
    const size = roundedUp(level / offer.tpmPerPtu, offer);
    return { rule, ptu: size, cost: costOfSize(load, offer, size) };
  };
  const byRule = [sized('peak minute', load.loads[0] ?? 0), sized('P99 minute', loadAt(load, 0.01)), sized('mean', load.minutes === 0 ? 0 : load.tokens / load.minutes)];
  const utilisation = ptu === 0 ? 0 : served / (ptu * offer.tpmPerPtu * load.minutes);
  return { purchase, ptu, cost, payAsYouGo, breakEvenUtilisation, spilledShare, utilisation, perPtu: price.term, discountPercent: price.discountPercent, byRule };
}

interface PriceForLoad {
  /** One PTU for all the minutes of the load. */
  readonly perPtu: number;
  /** One PTU for its own term, when first bought. */
  readonly term: number;
  readonly discountPercent: number;
}

/** List on the first day of each term, less the discount of the deal's own block; the months of the load are paid for as far as it covers them. */
function priceOf(terms: DealTerms, book: RateBook, of: Deployment, purchase: Purchase, { months }: ServableLoad): PriceForLoad | undefined {
  const off = discountOf(terms, of, purchase);
  const less = 1 - toDouble(off) / 100;
  const first = months[0]?.month;
  let [perPtu, term]: [number, number | undefined] = [0, undefined];
  for (const [place, { month, share }] of months.entries()) {
    const bought = purchase === 'oneYear' ? (months[place - (place % 12)]?.month ?? month) : month;
    const day = firstDay(bought);
    const inside = first !== undefined && firstDay(first) >= terms.start;
    const list = ptuList(terms, book, of, purchase, inside ? day : terms.start)?.amount;
    if (list === undefined) return undefined;
    const price = toDouble(list) * less;
    term ??= price;
    perPtu += price * share * (purchase === 'hourly' ? hoursInMonth(month) : purchase === 'oneMonth' ? 1 : 1 / 12);
  }
  return term === undefined ? undefined : { perPtu, term, discountPercent: toDouble(off) };
}

/** The best discount that the deal gives on blocks bought the same way for the same deployment. */
function discountOf(terms: DealTerms, of: Deployment, purchase: Purchase): Decimal {
  const own = terms.provisioned.filter((block) => block.model === of.model && block.scope === of.scope && block.region === of.region && block.purchase === purchase);
  return own.reduce((best, { discountPercent }) => (compare(discountPercent, best) > 0 ? discountPercent : best), zero);
}

/** From the smallest deployment to what serves the busiest minute, at most forty sizes. */
function curveOf({ load, months }: ServableLoad, lattice: Omit<PtuOffer, 'perPtu'>): DealSizing['curve'] {
  const months1 = months.reduce((total, { share }) => total + share, 0);
  const most = roundedUp((load.loads[0] ?? 0) / lattice.tpmPerPtu, lattice);
  const steps = most === 0 ? 0 : (most - lattice.minimum) / lattice.increment + 1;
  const stride = Math.max(1, Math.ceil(steps / longestCurve));
  const spilled = (ptu: number) => above(load, ptu * lattice.tpmPerPtu).cost;
  const curve: DealSizing['curve'][number][] = [];
  for (let step = 0; step < steps; step += stride) {
    const ptu = lattice.minimum + step * lattice.increment;
    const before = step === 0 ? 0 : ptu - lattice.increment;
    const perPtuMonth = (spilled(before) - spilled(ptu)) / (ptu - before) / months1;
    curve.push({ ptu, perPtuMonth, perPtuYear: perPtuMonth * 12 });
  }
  return curve;
}

function whatItSays(terms: DealTerms, { model, options, best }: DealSizing): Finding[] {
  const list = options.map(({ purchase, breakEvenUtilisation: share }) => `${inWords[purchase]} ${share === undefined ? 'never' : `above ${(share * 100).toFixed(0)} %`}`).join(', ');
  const words = `A PTU of ${model} pays at a utilisation: ${list}.`;
  if (best === undefined) return [finding('warning', 'ptu-does-not-pay', `PTU does not pay for this load at these prices: pay-as-you-go is cheapest. ${words} See the curve for the price at which it would.`)];
  const saved = best.payAsYouGo - best.cost;
  return [finding('info', 'ptu-pays', `${best.ptu} PTU bought ${inWords[best.purchase]} cost ${terms.currency} ${saved.toFixed(2)} less than pay-as-you-go over the minutes of the load. ${words}`)];
}

const inWords: Readonly<Record<Purchase, string>> = { hourly: 'by the hour', oneMonth: 'by the month', oneYear: 'by the year' };

function modelsIn(usage: UsageSeries): string {
  return [...new Set(usage.rows.map((row) => `${row.model} (${row.scope}, ${row.region})`))].toSorted().join(', ') || 'no rows';
}
