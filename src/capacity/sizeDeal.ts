import { toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { PtuModel, Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { pricing } from '../deal/evaluate.ts';
import { ptuPriceFor, type PriceForLoad } from './ptuPriceFor.ts';
import { ptuValue, type PtuValue } from './ptuValue.ts';
import { replayLoad } from './replayLoad.ts';
import { servableLoad, type Deployment, type ServableLoad } from './servableLoad.ts';
import { costCurve, flatRegion, priceCurve, type CostOfSize, type PriceOfSize } from './sizeCurves.ts';
import { costOfSize, roundedUp, sizeOn, type PtuOffer } from './sizeProvisioned.ts';
import { above, loadAt } from './sortedLoad.ts';

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
  /** What is paid for PTU that serve nothing. */
  readonly idleCost: number;
  /** Share of the minutes with load in which something meets 429 or spills. */
  readonly minutesAtRisk: number;
  /** Sizes that cost at most 1 % more. */
  readonly flat: { readonly from: number; readonly to: number };
  /** Where the saving comes from; at the size of the mean load where none pays. */
  readonly value: PtuValue;
}

export interface DealSizing extends Deployment {
  readonly period: Pick<ServableLoad, 'grain' | 'from' | 'to'> & { readonly minutes: number };
  readonly options: readonly SizeOption[];
  /** The cheapest option; undefined where pay-as-you-go is. */
  readonly best: SizeOption | undefined;
  /** The whole price-to-quantity curve. */
  readonly curve: readonly PriceOfSize[];
  readonly costCurve: readonly CostOfSize[];
  /** Output tokens a second that PTU of this model promise, and how it is measured. */
  readonly latencyTarget: PtuModel['latencyTarget'];
}

const purchases: readonly Purchase[] = ['hourly', 'oneMonth', 'oneYear'];
/** What counts as about as cheap. */
const alike = 0.01;

/** The cheapest number of PTU for each way to buy them, for the load of one deployment under a deal. */
export function sizeDeal(terms: DealTerms, usage: UsageSeries, wanted: Deployment, book: RateBook): Outcome<DealSizing> {
  const model = ptuModel(book.ptu, wanted.model);
  if (model === undefined) throw new Refusal('not-found', `The PTU table of ${book.name} does not have ${wanted.model}. It has ${book.ptu.models.map((each) => each.model).join(', ')}.`);
  const { value: load, findings } = servableLoad(terms, usage, wanted, model, pricing(terms, book).card, book);
  if (load === undefined) throw new Refusal('not-found', `There is no usage of ${wanted.model} (${wanted.scope}, ${wanted.region}, standard or provisioned) that PTU can serve. The files have ${modelsIn(usage)}.`);
  const lattice = { tpmPerPtu: toDouble(model.inputTpmPerPtu), minimum: model.minimum[wanted.scope], increment: model.increment[wanted.scope] };
  const found: Finding[] = [...findings];
  const priced = new Map(purchases.flatMap((purchase) => {
    const price = ptuPriceFor(terms, book, wanted, purchase, load);
    return price === undefined ? [] : [[purchase, price] as const];
  }));
  for (const purchase of purchases) if (!priced.has(purchase)) found.push(finding('warning', 'ptu-unpriced', `${book.name} has no ${purchase} price of ${wanted.scope} PTU in ${wanted.region} for these days, so that purchase is not among the options.`));
  const hourly = priced.get('hourly')?.listPerPtu;
  const options = [...priced].map(([purchase, price]) => optionOf(load, purchase, lattice, price, hourly ?? price.listPerPtu));
  const best = options.reduce<SizeOption | undefined>((best, option) => (option.ptu > 0 && option.cost < (best?.cost ?? option.payAsYouGo) ? option : best), undefined);
  const minutes = Math.round(load.load.minutes);
  const value: DealSizing = {
    ...wanted,
    period: { grain: load.grain, from: load.from, to: load.to, minutes },
    options,
    best,
    curve: priceCurve(load, lattice),
    costCurve: costCurve(load, lattice, new Map([...priced].map(([purchase, { perPtu }]) => [purchase, perPtu])), options.map(({ ptu }) => ptu)),
    latencyTarget: model.latencyTarget,
  };
  return outcome(value, [...found, ...whatItSays(terms, value)]);
}

function optionOf(servable: ServableLoad, purchase: Purchase, lattice: Omit<PtuOffer, 'perPtu'>, price: PriceForLoad, hourly: number): SizeOption {
  const { load } = servable;
  const offer: PtuOffer = { ...lattice, perPtu: price.perPtu };
  const { ptu, cost, payAsYouGo, breakEvenUtilisation, spilledShare } = sizeOn(load, offer);
  const served = load.tokens - above(load, ptu * offer.tpmPerPtu).tokens;
  const sized = (rule: SizeOption['byRule'][number]['rule'], level: number) => {
    const size = roundedUp(level / offer.tpmPerPtu, offer);
    return { rule, ptu: size, cost: costOfSize(load, offer, size) };
  };
  const mean = sized('mean', load.minutes === 0 ? 0 : load.tokens / load.minutes);
  const byRule = [sized('peak minute', load.loads[0] ?? 0), sized('P99 minute', loadAt(load, 0.01)), mean];
  const utilisation = ptu === 0 ? 0 : served / (ptu * offer.tpmPerPtu * load.minutes);
  return {
    purchase,
    ptu,
    cost,
    payAsYouGo,
    breakEvenUtilisation,
    spilledShare,
    utilisation,
    perPtu: price.term,
    discountPercent: price.discountPercent,
    byRule,
    idleCost: ptu * offer.perPtu * (1 - utilisation),
    minutesAtRisk: replayLoad(servable.inTime, ptu * offer.tpmPerPtu).minutesAtRisk,
    flat: flatRegion(servable, offer, { ptu, cost }, alike),
    value: ptuValue(servable, offer.tpmPerPtu, ptu > 0 ? ptu : mean.ptu, { agreed: price.perPtu, list: price.listPerPtu, hourly }),
  };
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
