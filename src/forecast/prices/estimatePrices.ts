import { daysBetween, type Day } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import { quantileOfSorted } from '../../chance/quantile.ts';
import type { Rate, RateBook } from '../../rates/rateBook.ts';
import { sinceUnknown } from '../../rates/rateBook.ts';
import { showUncertain, type Uncertain } from '../drivers/uncertain.ts';
import type { EstimatedPrices } from './priceAssumptions.ts';

/**
 * How list prices moved in the history of a dated rate book, with the book of the maker beside it for the parity lag. Books
 * know few cuts and only since they are kept: rates are drawn towards one cut in two model years, and the words say so.
 */
export function estimatePrices(book: RateBook, maker: RateBook | undefined): EstimatedPrices {
  const own = outputPrices(book);
  const cuts = [...own].flatMap(([model, rows]) => cutsOf(model, rows));
  const rises = [...own.values()].reduce((total, rows) => total + risesOf(rows), 0);
  const elsewhere = maker === undefined ? [] : [...outputPrices(maker)].flatMap(([model, rows]) => cutsOf(model, rows));
  const years = modelYears(own);
  const cutsPerYear = (cuts.length + priorCuts) / (years + priorYears);
  const risesPerYear = (rises + priorRises) / (years + priorRiseYears);
  const depths = [...cuts, ...elsewhere].map(({ from, to }) => 1 - to / from).sort((a, b) => a - b);
  const cutDepth: Uncertain = depths.length < 2 ? usualDepth : { kind: 'range', low: Math.min(Math.max(quantileOfSorted(depths, 0.1), 0.2), 0.75), high: Math.min(Math.max(quantileOfSorted(depths, 0.9), 0.25), 0.8), share: true };
  const successions = successionsOf(own);
  const ratios = successions.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const newModelPrice: Uncertain = ratios.length < 5 ? usualRatio : { kind: 'range', low: quantileOfSorted(ratios, 0.1), high: Math.max(quantileOfSorted(ratios, 0.9), quantileOfSorted(ratios, 0.1) * 1.05), share: false };
  const lines = new Set(successions.map(({ line }) => line)).size;
  const span = spanOf(successions.map(({ on }) => on));
  const newModelsPerYear = successions.length < 5 || span <= 0 ? 1 : successions.length / lines / span;
  const lags = cuts.flatMap((cut) => elsewhere.filter((there) => there.model === cut.model && Math.abs(there.to / cut.to - 1) < 0.01).map((there) => Math.max(0, daysBetween(there.on, cut.on)) / daysInMonth));
  const parityLagMonths: Uncertain = { kind: 'range', low: 0, high: Math.max(2, ...lags), share: false };
  return {
    assumptions: { cutsPerYear, cutDepth, risesPerYear, riseSize: usualRise, newModelsPerYear, newModelPrice, moveShare: usualMove, parityLagMonths },
    grounds: {
      cutsPerYear: `${cuts.length} cuts of standard output prices in ${years.toFixed(1)} model years since ${book.name} is kept, drawn towards ${priorCuts} in ${priorYears} for so short a time.`,
      cutDepth: depths.length < 2 ? `Fewer than two cuts are known: ${showUncertain(usualDepth)} is assumed.` : `${depths.length} cuts in ${book.name}${maker === undefined ? '' : ` and ${maker.name}`}, held between 20 and 80 %.`,
      risesPerYear: `${rises} rises of standard output prices in the same ${years.toFixed(1)} model years, drawn towards ${priorRises} in ${priorRiseYears}.`,
      riseSize: 'Assumed: too few rises are known.',
      newModelsPerYear: `${successions.length} successors in ${lines} lines of models over ${span.toFixed(1)} years.`,
      newModelPrice: ratios.length < 5 ? 'Fewer than five successors are known: 0.5 to 1.6 is assumed.' : `Output prices of ${ratios.length} successors over those of their predecessors, 10 to 90 in 100.`,
      moveShare: 'Assumed: no book says how fast buyers move.',
      parityLagMonths: lags.length === 0 ? 'No cut is known in both books: up to two months is assumed.' : `${lags.length} cuts known in both books came ${lags.map((lag) => (lag * daysInMonth).toFixed(0)).join(', ')} days later on Azure; up to two months is allowed for.`,
    },
    cuts: [...cuts, ...elsewhere],
  };
}

const priorCuts = 1;
const priorYears = 2;
const priorRises = 1;
const priorRiseYears = 10;
const daysInMonth = 30.4375;
const usualDepth: Uncertain = { kind: 'range', low: 0.2, high: 0.8, share: true };
const usualRatio: Uncertain = { kind: 'range', low: 0.5, high: 1.6, share: false };
const usualRise: Uncertain = { kind: 'range', low: 1.1, high: 1.4, share: false };
const usualMove: Uncertain = { kind: 'range', low: 0.2, high: 0.8, share: true };

interface Priced {
  readonly on: Day;
  readonly price: number;
  readonly channel: string;
  readonly seen: Day;
}

/** Prices of a million output tokens, short prompts, global standard: one meter a model stands for it. The largest set of regions of a day is taken. */
function outputPrices(book: RateBook): Map<string, Priced[]> {
  const rows = book.rates.filter((rate) => rate.kind === 'output' && rate.scope === 'global' && rate.tier === 'standard' && rate.context !== 'long' && rate.status !== 'notApplied' && (rate.channel === 'azure' || rate.channel === 'openai'));
  const models = new Map<string, Priced[]>();
  for (const [model, own] of Map.groupBy(rows, (rate) => rate.model)) {
    const byDay = Map.groupBy(own, (rate) => rate.from);
    models.set(model, [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([on, same]): Priced => {
      const widest = same.reduce((a, b) => (regionsOf(b) > regionsOf(a) ? b : a));
      return { on, price: toDouble(widest.perMillion), channel: widest.channel, seen: widest.seen };
    }));
  }
  return models;
}

function regionsOf(rate: Rate): number {
  return rate.regions === 'any' ? Number.POSITIVE_INFINITY : rate.regions.length;
}

interface Cut {
  readonly model: string;
  readonly on: Day;
  readonly from: number;
  readonly to: number;
  readonly channel: string;
}

function cutsOf(model: string, prices: readonly Priced[]): Cut[] {
  return prices.flatMap((price, index) => {
    const before = prices[index - 1];
    return before !== undefined && price.price < before.price * (1 - cutLeast) ? [{ model, on: price.on, from: before.price, to: price.price, channel: price.channel }] : [];
  });
}

function risesOf(prices: readonly Priced[]): number {
  return prices.filter((price, index) => price.price > (prices[index - 1]?.price ?? Number.POSITIVE_INFINITY) * (1 + cutLeast)).length;
}

/** A smaller change is rounding, neither cut nor rise. */
const cutLeast = 0.05;

/** Years in which a cut would have been seen: from the first day the book was kept, model by model. */
function modelYears(models: ReadonlyMap<string, readonly Priced[]>): number {
  const kept = [...models.values()].flat().reduce<Day | undefined>((first, { seen }) => (first === undefined || seen < first ? seen : first), undefined);
  let years = 0;
  for (const prices of models.values()) {
    const begun = prices.find(({ on }) => on !== sinceUnknown)?.on;
    const last = prices.reduce<Day | undefined>((latest, { seen }) => (latest === undefined || seen > latest ? seen : latest), undefined);
    if (kept === undefined || last === undefined) continue;
    years += Math.max(0, daysBetween(begun === undefined || begun < kept ? kept : begun, last)) / 365.25;
  }
  return years;
}

/** A model and the one before it in its line: gpt-5.4-mini after gpt-5-mini. */
function successionsOf(models: ReadonlyMap<string, readonly Priced[]>): { readonly line: string; readonly on: Day; readonly ratio: number }[] {
  const begun = [...models].flatMap(([model, prices]) => {
    const first = prices.find(({ on }) => on !== sinceUnknown);
    const match = /^gpt-(\d+(?:\.\d+)?)(?:-([a-z]+))?$/.exec(model);
    return first === undefined || match === null ? [] : [{ line: match[2] ?? '', version: Number(match[1]), on: first.on, price: first.price }];
  });
  return [...Map.groupBy(begun, ({ line }) => line)].flatMap(([line, own]) => {
    const ordered = own.toSorted((a, b) => a.version - b.version);
    return ordered.flatMap((model, index) => {
      const before = ordered[index - 1];
      return before === undefined ? [] : [{ line, on: model.on, ratio: model.price / before.price }];
    });
  });
}

function spanOf(days: readonly Day[]): number {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? 0 : daysBetween(first, last) / 365.25;
}
