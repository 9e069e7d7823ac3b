import type { Day } from '../base/calendar.ts';
import { show } from '../base/decimal.ts';
import { nearest } from '../base/nearest.ts';
import { lookUpNear, plainModel, rowsOfMeter } from './lookUp.ts';
import { contexts, kinds, scopes, showMeter, tiers, type Meter } from './meter.ts';
import type { Rate, RateBook } from './rateBook.ts';

/** Why `lookUp` finds nothing, as a sentence that says what to ask for instead: an unknown model, a tier or kind that is not sold, a region, a day. */
export function rateGap(book: RateBook, meter: Meter, region: string, on: Day): string {
  const plain = plainModel(book, meter.model);
  const ofModel = book.rates.filter((rate) => rate.model === plain);
  if (ofModel.length === 0) return unknownModel(book, meter.model);
  const rows = rowsOfMeter(book, meter);
  const [newest] = rows;
  if (newest === undefined) return notSold(book, meter, ofModel);
  const near = lookUpNear(book, meter, region, on);
  if (near !== undefined) {
    const { rate } = near;
    const where = rate.regions === 'any' ? 'every region' : rate.regions.join(', ');
    return `${showMeter(meter)} is not listed for ${region} on ${on} in ${book.name}; it is listed at ${book.currency} ${show(rate.perMillion)} per million tokens for ${where}.`;
  }
  const first = rows.reduce((earliest, rate) => (rate.from < earliest ? rate.from : earliest), newest.from);
  if (first > on) return `${showMeter(meter)} has no price on ${on} in ${book.name}; its first one is from ${first}.`;
  return `${showMeter(meter)} has no price on ${on} in ${book.name}: ${meter.context === 'long' ? 'the price of its long prompts is not known' : 'its last one has ended'}.`;
}

function unknownModel(book: RateBook, model: string): string {
  const near = nearest(model, [...new Set(book.rates.map((rate) => rate.model))]);
  return `There is no model named ${model} in ${book.name}${near === undefined ? '' : `; ${near} may be meant`}.`;
}

/** Names the words that are sold for the first part of the meter that is not. */
function notSold(book: RateBook, meter: Meter, ofModel: readonly Rate[]): string {
  const parts = [
    { what: 'scope', asked: meter.scope, known: scopes.filter((scope) => ofModel.some((rate) => rate.scope === scope)) },
    { what: 'tier', asked: meter.tier, known: tiers.filter((tier) => ofModel.some((rate) => rate.scope === meter.scope && rate.tier === tier)) },
    { what: 'kind', asked: meter.kind, known: kinds.filter((kind) => ofModel.some((rate) => rate.scope === meter.scope && rate.tier === meter.tier && rate.kind === kind)) },
  ];
  const missing = parts.find(({ asked, known }) => !known.some((word) => word === asked));
  if (missing !== undefined) return `${showMeter(meter)} is not listed in ${book.name}: the ${missing.what} is one of ${missing.known.join(', ')} there.`;
  const lengths = contexts.filter((context) => ofModel.some((rate) => rate.context === context));
  return `${showMeter(meter)} is not listed in ${book.name}: the length of the prompt is one of ${lengths.join(', ')} there.`;
}
