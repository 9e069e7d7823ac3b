import { toDouble } from '../../base/decimal.ts';
import { finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { Arrivals } from '../../capacity/leakyBucket.ts';
import { readArrivals, type WeighRequest } from '../../capacity/readArrivals.ts';
import { readSpillCounts } from '../../capacity/readSpillCounts.ts';
import { replayDeal, type DealReplay } from '../../capacity/replayDeal.ts';
import type { Deployment } from '../../capacity/servableLoad.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { pricing } from '../../deal/evaluate.ts';
import { readDeal } from '../../deal/readDeal.ts';
import type { HeaderMapping } from '../../usage/mapping/headerMapping.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import { kinds, type Scope } from '../../rates/meter.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { oneLoad } from '../../usage/oneLoad.ts';
import type { UsageImport } from '../../usage/usageImport.ts';
import { deploymentOf } from '../deploymentOf.ts';

export interface ReplayOfDealInput {
  readonly usage: readonly Outcome<UsageImport>[];
  /** The request log whose single requests are replayed; undefined where there is none, or it is too large. */
  readonly log: { readonly bytes: Uint8Array; readonly name: string; readonly mappings: readonly HeaderMapping[] } | undefined;
  readonly counts: { readonly text: string; readonly file: string } | undefined;
  readonly deal: { readonly text: string; readonly file: string };
  readonly book: RateBookTexts;
  readonly model: string;
  readonly scope: Scope | undefined;
  readonly region: string | undefined;
  readonly ptu: number | undefined;
}

/** What a number of PTU would have served of the usage in some files. */
export function replayOfDeal(input: ReplayOfDealInput, watch: Watch): Outcome<DealReplay> {
  const terms = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.book, terms.value.rateBook);
  const load = oneLoad(input.usage.map(({ value }) => value));
  const usage = load.value;
  const deployment = deploymentOf(usage, input.model, input.scope, input.region);
  watch.progress(0.3, 'Reading single requests');
  const counts = input.counts && readSpillCounts(input.counts.text, input.counts.file);
  const arrivals = input.log && arrivalsIn(input.log, terms.value, book.value, deployment.value);
  watch.progress(0.6, 'Replaying the load');
  const notes = counts !== undefined && arrivals === undefined ? [finding('warning', 'counts-unused', 'Counts of 429 answers calibrate a replay of single requests, and no request log was brought: they are used for nothing.', input.counts?.file)] : [];
  const replay = replayDeal(terms.value, usage, book.value, { deployment: deployment.value, ptu: input.ptu, arrivals, counts: counts?.value });
  return outcome(replay.value, [...terms.findings, ...book.findings, ...input.usage.flatMap(({ findings }) => findings), ...load.findings, ...deployment.findings, ...(counts?.findings ?? []), ...notes, ...replay.findings]);
}

function arrivalsIn(log: NonNullable<ReplayOfDealInput['log']>, terms: DealTerms, book: RateBook, of: Deployment): Arrivals | undefined {
  const weights = ptuModel(book.ptu, of.model)?.weights.short;
  if (weights === undefined) return undefined;
  const { card } = pricing(terms, book);
  const [input, cached, , output] = kinds.map((kind) => {
    const rate = card.agreed({ model: of.model, scope: of.scope, tier: 'standard', context: 'short', kind }, of.region, '', terms.start);
    return { weight: toDouble(weights[kind]), price: rate === undefined ? 0 : toDouble(rate.perMillion) / 1_000_000 };
  });
  const none = { weight: 0, price: 0 };
  const weigh: WeighRequest = (freshTokens, cachedTokens, outputTokens) => ({
    weight: freshTokens * (input ?? none).weight + cachedTokens * (cached ?? none).weight + outputTokens * (output ?? none).weight,
    worth: freshTokens * (input ?? none).price + cachedTokens * (cached ?? none).price + outputTokens * (output ?? none).price,
  });
  return readArrivals(log.bytes, log.name, of.model, weigh, log.mappings);
}
