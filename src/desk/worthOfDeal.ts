import { addMonths, monthOf, monthsBetween } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { levelPaths, usualSpread } from '../deal/levelPaths.ts';
import { readDeal } from '../deal/readDeal.ts';
import { worthOfTerms, type DealWorth } from '../deal/termWorth.ts';
import { forecastUsage } from '../forecast/forecastUsage.ts';
import { readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import type { UsageHistory } from '../usage/history.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { loadShapes } from './loadShapes.ts';

export interface WorthOfDealInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly paths: number;
  readonly seed: number;
}

/** What every term of a deal file is worth over sampled paths of the usage in some files. */
export function worthOfDeal(input: WorthOfDealInput, watch: Watch): Outcome<DealWorth & { readonly how: 'forecast' | 'around the file' }> {
  const deal = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.book, deal.value.rateBook);
  const history = combine(input.usage.map(({ value }) => value));
  watch.progress(0.02, 'Sampling paths of usage');
  const sampled = sampledPaths(history.value, deal.value, input.paths, input.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const worth = worthOfTerms({ terms: deal.value, paths: sampled.value.paths, book: book.value, shapes, random: seeded(input.seed), watch });
  const findings = [...deal.findings, ...book.findings, ...input.usage.flatMap((each) => each.findings), ...history.findings, ...sampled.findings, ...worth.findings];
  return outcome({ ...worth.value, how: sampled.value.how }, findings);
}

interface Sampled {
  readonly paths: readonly UsageSeries[];
  readonly how: 'forecast' | 'around the file';
}

/** Futures of usage that ends before the deal does; paths around usage that is given for all its months. */
function sampledPaths(history: UsageHistory, terms: DealTerms, count: number, seed: number, watch: Watch): Outcome<Sampled> {
  const begins = monthOf(terms.start);
  const end = addMonths(begins, terms.months);
  const given = history.usage.rows.filter((row) => monthsBetween(begins, monthOf(row.at)) >= 0 && monthsBetween(monthOf(row.at), end) > 0);
  const known = history.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? history.months.at(-1)?.month;
  const from = known !== undefined && monthsBetween(known, begins) <= 0 ? addMonths(known, 1) : begins;
  const months = monthsBetween(from, end);
  if (months <= 0 || known === undefined) {
    const { common, own } = usualSpread;
    const note = finding('info', 'paths-around-usage', `The usage covers the deal's months, so it is taken as the plan: ${count} paths walk around it, with a standard deviation of the logarithm after a year of ${common} for all workloads together and ${own} for each, and the plan as mean. These two figures are assumed, not estimated.`);
    return outcome({ paths: levelPaths(terms, { grain: 'month', rows: given }, count, seeded(seed)), how: 'around the file' }, [note]);
  }
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const made = forecastUsage(history.usage, { from, months, seed, paths: count, partial }, watch);
  const past = given.filter((row) => monthsBetween(monthOf(row.at), from) > 0);
  const notes: Finding[] = past.length === 0 ? [] : [finding('info', 'deal-begun', `The deal's months before ${from} are in the usage already: they are as they were on every path.`)];
  return outcome({ paths: made.value.futures.map((future) => ({ grain: future.grain, rows: [...past, ...future.rows] })), how: 'forecast' }, [...made.findings, ...notes]);
}
