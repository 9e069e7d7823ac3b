import type { Day } from '../../base/calendar.ts';
import { showPlaces } from '../../base/decimal.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { readDeal } from '../../deal/readDeal.ts';
import type { LedgerProof } from '../../packs/dossier/dossier.ts';
import { dealModel } from '../../packs/model/dealModel.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { planOf } from '../../room/costOnFutures.ts';
import { combine } from '../../usage/combine.ts';
import type { UsageImport } from '../../usage/usageImport.ts';
import { dealPaths } from './dealPaths.ts';
import { loadShapes } from './loadShapes.ts';

export interface ModelOfDealsInput {
  readonly deals: readonly { readonly title: string; readonly text: string; readonly file: string; readonly sha256: string; readonly book: RateBookTexts }[];
  readonly usage: readonly Outcome<UsageImport>[];
  readonly paths: number;
  readonly seed: number;
  readonly day: Day;
  readonly proof: LedgerProof | undefined;
}

/** The deal model as a workbook: each deal on the same plan, which is the usage given for the deal's months, or the median of the futures that follow from the history. */
export async function modelOfDeals(input: ModelOfDealsInput, watch: Watch): Promise<Outcome<Uint8Array>> {
  const read = input.deals.map((deal) => ({ ...deal, read: readDeal(deal.text, deal.file) }));
  const [first] = read;
  if (first === undefined) throw new Refusal('invalid', 'A model needs a deal: name deal files with --deals, or bring an offer.');
  const history = combine(input.usage.map(({ value }) => value));
  const longest = read.toSorted((a, b) => b.read.value.months - a.read.value.months)[0] ?? first;
  const book = readRateBook(longest.book, longest.read.value.rateBook);
  const sampled = dealPaths(history.value, longest.read.value, { paths: input.paths, futures: input.paths, covered: 'as it is' }, input.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const on = { futures: sampled.value.futures, book: book.value, shapes: shapes.value, watch };
  const plan = sampled.value.plan ?? planOf(on, longest.read.value).futures[0] ?? { grain: 'month' as const, rows: [] };
  watch.progress(0.9, 'Writing the model');
  const bytes = await dealModel({
    title: first.read.value.name, day: input.day, usage: plan, proof: input.proof,
    deals: read.map(({ title, read: { value: terms }, book: texts, file, sha256 }) => ({ title, terms, knowledge: { book: readRateBook(texts, terms.rateBook).value, shapes: shapes.value }, source: `${file}, SHA-256 ${sha256}` })),
    sources: [
      ...input.usage.map(({ value }) => `${value.path} (${value.format}): ${value.rows.accepted} rows, ${value.control.map(({ month, currency, amount }) => `${month} ${currency} ${showPlaces(amount, 2, 'half-even')}`).slice(0, 12).join(', ')}`),
      sampled.value.plan === undefined ? `Plan: the median of ${input.paths} futures at list prices, seed ${input.seed}; usage after the last whole month is forecast.` : 'Plan: usage as the files give it for the months of the deal.',
    ],
  });
  return outcome(bytes, [...read.flatMap(({ read: { findings } }) => findings), ...book.findings, ...input.usage.flatMap(({ findings }) => findings), ...history.findings, ...sampled.findings, ...shapes.findings]);
}
