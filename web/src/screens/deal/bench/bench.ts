import { toDouble } from '../../../../../src/base/decimal.ts';
import { evaluate } from '../../../../../src/deal/evaluate.ts';
import { readDeal } from '../../../../../src/deal/readDeal.ts';
import { writeDeal } from '../../../../../src/deal/writeDeal.ts';
import { readRateBook } from '../../../../../src/rates/readRateBook.ts';
import type { LoadShape } from '../../../../../src/usage/loadShape.ts';
import { aimAtBlocks } from '../../../../../src/worth/aimAtBlocks.ts';
import { simulation } from '../../../../../src/worth/simulate/simulation.ts';
import { somePaths, usageAt, type UsageColumn, type UsagePaths } from '../../../../../src/worth/simulate/usagePaths.ts';
import { listTerms } from '../../../../../src/worth/structures.ts';
import { changedDeal, changedPaths, type DealOn } from '../../../../../src/worth/whatIf/applyChange.ts';
import type { Change } from '../../../../../src/worth/whatIf/change.ts';
import { changesIn } from '../../../../../src/worth/whatIf/changesIn.ts';
import { showChange } from '../../../../../src/worth/whatIf/showChange.ts';
import type { AnswerOf } from '../../../client/answers.ts';
import { changeOf, inOrder, leversOf, withLever, type Lever, type Setting } from './levers.ts';

/** 80 in 100 futures lie between p10 and p90. */
export interface Range {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface Priced {
  readonly list: Range;
  readonly offer: Range;
  readonly bench: Range;
  /** The bench less the offer, path by path. */
  readonly difference: Range;
  /** Share of the futures in which the bench costs less. */
  readonly better: number;
  /** What was understood of the words, and what of it the bench cannot show. */
  readonly understood: readonly string[];
  readonly milliseconds: number;
}

/** A deal on its paths, ready to be changed and priced again and again. */
export interface Bench {
  readonly currency: string;
  readonly months: number;
  readonly levers: readonly Lever[];
  readonly paths: number;
  price(settings: Readonly<Record<string, Setting>>, words: string): Priced;
  /** The median future billed exactly, line by line; undefined while a lever holds a range. */
  bill(settings: Readonly<Record<string, Setting>>, words: string): { readonly offer: string; readonly bench: string } | undefined;
  /** The terms on the bench as a deal file; undefined while a lever holds a range, which no deal can say. The world stays outside. */
  write(settings: Readonly<Record<string, Setting>>, words: string): string | undefined;
}

/** Parts of the paths that a range is spread over: each part stands for an eighth of what we believe. */
const parts = 8;
/** The middle of each eighth of a normal distribution, in standard deviations. */
const middles = [-1.534_121, -0.887_147, -0.488_776, -0.157_311, 0.157_311, 0.488_776, 0.887_147, 1.534_121];
/** Between the tenth and the ninetieth percent lie this many standard deviations. */
const width = 2 * 1.281_552;

export function openBench(given: AnswerOf<'deal.bench'>): Bench {
  const terms = readDeal(given.deal.text, given.deal.file).value;
  const book = readRateBook({ book: given.book.book, rates: given.book.rates, ...(given.book.ptu === undefined ? {} : { ptu: given.book.ptu }) }, given.book.name).value;
  const shapes = new Map(given.shapes.map(({ workload, steps }): [string, LoadShape] => [workload, { steps }]));
  const paths = pathsIn(given);
  const offer = simulation(paths, book, shapes).totals(terms);
  const list = rangeOf(simulation(paths, book, shapes).totals(listTerms(terms)));
  const typical = usageAt(paths, medianPath(offer));
  const offerRange = rangeOf(offer);
  const asksOf = (words: string): readonly Change[] => (words.trim() === '' ? [] : changesIn(words, { terms, book }, typical));
  const changed = (settings: Readonly<Record<string, Setting>>, asked: readonly Change[], value: (id: string) => number): { readonly deal: DealOn; readonly changes: readonly Change[] } => {
    const ids = inOrder(Object.keys(settings));
    const changes = [...asked, ...ids.flatMap((id) => changeOf(terms, id, value(id)))];
    return { deal: changedDeal({ terms: ids.reduce((now, id) => withLever(now, id, value(id)), terms), book, shapes }, changes), changes };
  };
  let exactOffer: string | undefined;
  return {
    currency: terms.currency,
    months: terms.months,
    levers: leversOf(terms),
    paths: paths.count,
    price(settings, words) {
      const from = performance.now();
      const asked = asksOf(words);
      const priced = (value: (id: string) => number, on: UsagePaths): Float64Array => {
        const { deal, changes } = changed(settings, asked, value);
        return simulation(changedPaths(on, changes), deal.book, shapes).totals(deal.terms);
      };
      let bench: Float64Array;
      if (isRange(settings)) {
        bench = new Float64Array(paths.count);
        for (let part = 0; part < parts; part++) {
          const keep = Array.from({ length: paths.count }, (_, path) => path).filter((path) => path % parts === part);
          const totals = priced((id) => drawn(settings[id], part, Object.keys(settings).indexOf(id)), somePaths(paths, keep));
          for (const [index, path] of keep.entries()) bench[path] = totals[index] ?? 0;
        }
      } else bench = priced((id) => settings[id]?.low ?? 0, paths);
      const difference = bench.map((cost, path) => cost - (offer[path] ?? 0));
      return {
        list,
        offer: offerRange,
        bench: rangeOf(bench),
        difference: rangeOf(difference),
        better: difference.filter((each) => each < -0.005).length / difference.length,
        understood: asked.map((change) => showChange(change, terms.currency)),
        milliseconds: performance.now() - from,
      };
    },
    bill(settings, words) {
      if (isRange(settings)) return undefined;
      const { deal, changes } = changed(settings, asksOf(words), (id) => settings[id]?.low ?? 0);
      exactOffer ??= exactBill({ terms, book, shapes }, typical);
      return { offer: exactOffer, bench: exactBill(deal, usageAt(changedPaths(somePaths(paths, [medianPath(offer)]), changes), 0)) };
    },
    write(settings, words) {
      if (isRange(settings)) return undefined;
      const { deal } = changed(settings, asksOf(words), (id) => settings[id]?.low ?? 0);
      return writeDeal({ ...deal.terms, name: `${terms.name}, from the bench` });
    },
  };
}

function isRange(settings: Readonly<Record<string, Setting>>): boolean {
  return Object.values(settings).some(({ low, high }) => low < high);
}

/** What one part of the paths takes a range for; ranges of several levers are mixed, so that they do not rise and fall together. */
function drawn(setting: Setting | undefined, part: number, lever: number): number {
  if (!setting) return 0;
  const step = [1, 3, 5, 7][lever % 4] ?? 1;
  const middle = middles[(part * step + lever) % parts] ?? 0;
  return (setting.low + setting.high) / 2 + (middle * (setting.high - setting.low)) / width;
}

function pathsIn({ paths }: AnswerOf<'deal.bench'>): UsagePaths {
  const rows = paths.factors.map((row) => Float64Array.from(row));
  const none = new Float64Array(paths.count);
  return { count: paths.count, columns: paths.columns.map((column): UsageColumn => ({ ...column, counts: [column.counts[0] ?? 0, column.counts[1] ?? 0, column.counts[2] ?? 0, column.counts[3] ?? 0], factors: rows[column.factors] ?? none })) };
}

function exactBill({ terms, book, shapes }: DealOn, usage: ReturnType<typeof usageAt>): string {
  return toDouble(evaluate(terms, aimAtBlocks(terms, usage), { book, shapes }).value.total).toFixed(2);
}

function medianPath(totals: Float64Array): number {
  const order = Array.from(totals.keys()).toSorted((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  return order[Math.floor((order.length - 1) / 2)] ?? 0;
}

function rangeOf(values: Float64Array): Range {
  const sorted = values.toSorted();
  const at = (percent: number): number => sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  return { p10: at(10), p50: at(50), p90: at(90) };
}
