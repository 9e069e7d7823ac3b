import type { Day } from '../base/calendar.ts';
import { equals, multiply, show, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { lookUp } from './lookUp.ts';
import { showMeter, type Meter } from './meter.ts';
import { appendRates, emptyBook, withSource, type NewRate } from './bookText.ts';
import { readMeterName, type MeterVocabulary } from './readMeterName.ts';
import { readRateBook, type RateBookTexts } from './readRateBook.ts';
import { tokenUnits } from './rateViews.ts';
import type { RetailPrice } from './retailPage.ts';

/** What is different from the book as it was. */
export interface RateChange {
  readonly what: 'new' | 'changed' | 'scheduled';
  readonly meterName: string;
  readonly meter: Meter;
  readonly regions: readonly string[];
  readonly from: Day;
  readonly before: Decimal | undefined;
  readonly after: Decimal;
}

export interface RateSync {
  /** The book's texts with the new rows below the old ones; every old byte of its rows is kept. */
  readonly texts: { readonly book: string; readonly rates: string };
  readonly changes: readonly RateChange[];
  /** Token prices of the list that the book has already. */
  readonly unchanged: number;
  /** Meters the book has from this source and the list no longer names. */
  readonly gone: readonly string[];
}

/** The book with a dated row for every token price of the list that it does not have yet: nothing is overwritten, and a second sync of the same list adds nothing. */
export function syncRates(texts: RateBookTexts | undefined, prices: readonly RetailPrice[], vocabulary: MeterVocabulary, today: Day, name: string, address: string): Outcome<RateSync> {
  const given = texts ?? emptyBook(name, prices[0]?.currency ?? 'USD');
  const start = { ...given, book: withSource(given.book, source, address, name) };
  const { value: book, findings: bookFindings } = readRateBook(start, name);
  const read = tokenPrices(prices, vocabulary, book.currency, today);
  const seen = new Map<string, NewRate & { readonly what: RateChange['what']; readonly before: Decimal | undefined; readonly regions: string[] }>();
  const kept = new Set<string>();
  let unchanged = 0;
  for (const { price, meter, context, perMillion } of read.value) {
    const region = price.region === '' ? 'any' : price.region;
    kept.add(showMeter(meter));
    const later = price.from > today;
    const inForce = lookUp(book, meter, region, later ? price.from : today);
    if (inForce !== undefined && equals(inForce.perMillion, perMillion)) {
      unchanged++;
      continue;
    }
    // A price that is in force and began before the book's own row was not seen to begin: it holds from the day it was seen.
    const from = inForce !== undefined && price.from <= inForce.from ? today : price.from;
    const what = later ? 'scheduled' : inForce === undefined ? 'new' : 'changed';
    const key = `${showMeter(meter)}\n${context}\n${price.meterName}\n${from}\n${price.until ?? ''}\n${show(perMillion)}\n${what}\n${inForce === undefined ? '' : show(inForce.perMillion)}`;
    const group = seen.get(key);
    if (group === undefined) seen.set(key, { what, before: inForce?.perMillion, meter, context, meterName: price.meterName, from, until: price.until, perMillion, regions: [region] });
    else if (!group.regions.includes(region)) group.regions.push(region);
  }
  const added = [...seen.values()];
  const gone = [...new Set(book.rates.filter((rate) => rate.source === source && rate.until === undefined).map((rate) => showMeter({ ...rate, context: rate.context === 'long' ? 'long' : 'short' })))].filter((meter) => !kept.has(meter));
  const value: RateSync = {
    texts: { book: start.book, rates: appendRates(start.rates, added, source, today) },
    changes: added.map(({ what, meterName, meter, regions, from, before, perMillion }) => ({ what, meterName, meter, regions, from, before, after: perMillion })),
    unchanged,
    gone,
  };
  checkAppended(start.rates, value.texts, name, added.length, book.rates.length);
  const more = gone.length === 0 ? [] : [finding('warning', 'meters-gone', `The price list no longer names ${gone.length} meters that the book has from it (${gone.slice(0, 5).join(', ')}${gone.length > 5 ? ', …' : ''}). Their rows stay: a past bill is priced by them. Ask whether the models retire.`, name)];
  return outcome(value, [...bookFindings, ...read.findings, ...more]);
}

/** The id of the price list among a book's sources. */
const source = 'retailApi';

interface TokenPrice {
  readonly price: RetailPrice;
  readonly meter: Meter;
  readonly context: 'short' | 'long' | 'any';
  readonly perMillion: Decimal;
}

/** The prices of tokens as meters; what is none is counted by why. */
function tokenPrices(prices: readonly RetailPrice[], vocabulary: MeterVocabulary, currency: string, today: Day): Outcome<TokenPrice[]> {
  const found: TokenPrice[] = [];
  const aside = { ended: 0, tiers: 0, otherTypes: 0, otherMeters: 0 };
  const unmapped = new Set<string>();
  for (const price of prices) {
    if (price.currency !== currency) throw new Refusal('invalid', `The price list is in ${price.currency} and the book in ${currency}: two currencies are never mixed. Ask for the list in ${currency}, or name another book.`);
    const reading = readMeterName(vocabulary, price.meterName, price.productName);
    const unit = tokenUnits.get(price.unitOfMeasure.toUpperCase());
    if (price.type !== 'Consumption') aside.otherTypes++;
    else if (price.above > 0) aside.tiers++;
    else if (price.until !== undefined && price.until < today) aside.ended++;
    else if (reading.kind === 'unmapped') unmapped.add(price.meterName);
    else if (reading.kind !== 'tokens' || unit === undefined) aside.otherMeters++;
    else found.push({ price, meter: reading.meter, context: reading.context, perMillion: multiply(price.price, unit) });
  }
  const left = [`${aside.otherMeters} that are not tokens`, `${aside.otherTypes} reservations and the like`, `${aside.tiers} volume tiers`, `${aside.ended} that have ended`].filter((words) => !words.startsWith('0 '));
  const findings: Finding[] = left.length === 0 ? [] : [finding('info', 'prices-aside', `Prices of the list that were left aside: ${left.join(', ')}.`)];
  if (unmapped.size > 0) findings.push(finding('warning', 'meter-unmapped', `${unmapped.size} meter ${unmapped.size === 1 ? 'name was' : 'names were'} not understood, ${[...unmapped].slice(0, 3).map((each) => `"${each}"`).join(', ')} among them; add their words to meters.yaml, or usage on them stays unpriced.`));
  return outcome(found, findings);
}

/** Reads the new texts back: old rows are untouched and every new one can be read. */
function checkAppended(before: string, after: RateSync['texts'], name: string, added: number, had: number): void {
  const { value, findings } = readRateBook(after, name);
  const spoilt = findings.find(({ code }) => code === 'rate-left-out');
  if (!after.rates.startsWith(before) || value.rates.length !== had + added) throw new Refusal('invalid', `The new rows would not be read back from ${name}${spoilt === undefined ? '' : `: ${spoilt.message}`} Nothing was written; correct the book first.`, name);
}
