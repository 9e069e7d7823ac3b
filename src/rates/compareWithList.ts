import type { Day } from '../base/calendar.ts';
import { compare, divide, isZero, one, show, showPlaces, subtract, sum, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { lookUpNear } from './lookUp.ts';
import { showMeter, type Meter } from './meter.ts';
import type { PriceSheet, SheetPrice } from './priceSheet.ts';
import type { Rate, RateBook } from './rateBook.ts';
import { saidOfStale } from './staleRates.ts';

/** What one price of the sheet is against list. */
export interface RealisedDiscount {
  readonly meterName: string;
  readonly meter: Meter;
  readonly region: string;
  readonly from: Day | undefined;
  readonly perMillion: Decimal;
  /** The list price it is held against, and where that is from: the rate book, or the sheet's own market price. */
  readonly list: Decimal | undefined;
  readonly against: 'book' | 'sheet' | 'nothing';
  /** Per cent below list, two places half-even; negative where the customer pays more than list. */
  readonly discount: string | undefined;
}

export interface SheetComparison {
  readonly discounts: readonly RealisedDiscount[];
  readonly compared: number;
  /** The mean over meters, each counted once: not weighted by use. Two places. */
  readonly meanDiscount: string | undefined;
}

/**
 * The realised discount of every token price that the sheet holds on `on`, against the list price of that day: 1 − price ÷ list.
 * Two currencies are never compared: a sheet in another one is held against its own market price only.
 */
export function compareWithList(sheet: PriceSheet, book: RateBook, on: Day, today?: Day): Outcome<SheetComparison> {
  const inForce = sheet.prices.filter((price) => (price.from === undefined || price.from <= on) && (price.until === undefined || on <= price.until));
  const near: string[] = [];
  const used: Rate[] = [];
  const discounts = inForce.map((price): RealisedDiscount => {
    const { meterName, meter, region, from, perMillion } = price;
    const listed = price.currency === book.currency ? lookUpNear(book, meter, region === '' ? 'eastus2' : region, on) : undefined;
    if (listed !== undefined) used.push(listed.rate);
    if (listed?.reason !== undefined) near.push(listed.reason);
    const list = listed?.rate.perMillion ?? price.marketPerMillion;
    const against = listed !== undefined ? 'book' : list !== undefined ? 'sheet' : 'nothing';
    return { meterName, meter, region, from, perMillion, list, against, discount: list === undefined || isZero(list) ? undefined : percentBelow(perMillion, list) };
  });
  const shares = discounts.flatMap(({ perMillion, list }) => (list === undefined || isZero(list) ? [] : [shareBelow(perMillion, list)]));
  const mean = shares.length === 0 ? undefined : percent(divide(sum(shares), { coefficient: BigInt(shares.length), scale: 0 }, 12, 'half-even'));
  const ended = sheet.prices.length - inForce.length;
  return outcome({ discounts, compared: shares.length, meanDiscount: mean }, [...notCompared(sheet, discounts, book, ended, on), ...unlike(sheet.prices, book, on), ...nearby(near, sheet), ...aged(used, book, today)]);
}

function notCompared(sheet: PriceSheet, discounts: readonly RealisedDiscount[], book: RateBook, ended: number, on: Day): Finding[] {
  const findings: Finding[] = [];
  const dearer = discounts.filter(({ perMillion, list }) => list !== undefined && compare(perMillion, list) > 0);
  const alone = discounts.filter(({ against }) => against === 'nothing');
  const foreign = sheet.prices.find(({ currency }) => currency !== book.currency);
  if (dearer.length > 0) findings.push(finding('warning', 'above-list', `${dearer.length} prices of ${sheet.file} are above list, "${dearer[0]?.meterName}" (${show(dearer[0]?.perMillion ?? one)} against ${show(dearer[0]?.list ?? one)}) among them: list may have been cut since they were fixed. Ask for list price or lower on them.`, sheet.file));
  if (alone.length > 0) findings.push(finding('warning', 'no-list-price', `${alone.length} prices of ${sheet.file} have no list price on ${on} to be held against, "${alone[0]?.meterName}" among them.`, sheet.file));
  if (ended > 0) findings.push(finding('info', 'not-in-force', `${ended} prices of ${sheet.file} are not in force on ${on} and were left aside.`, sheet.file));
  if (foreign !== undefined) findings.push(finding('warning', 'currency-differs', `${sheet.file} is in ${foreign.currency} and ${book.name} in ${book.currency}: its prices are held against the sheet's own market price.`, sheet.file));
  return findings;
}

/** A sheet whose own market price is not the book's list price: one of the two is old. */
function unlike(prices: readonly SheetPrice[], book: RateBook, on: Day): Finding[] {
  const differing = prices.filter((price) => {
    const listed = price.currency === book.currency ? lookUpNear(book, price.meter, price.region === '' ? 'eastus2' : price.region, on) : undefined;
    return listed !== undefined && listed.reason === undefined && price.marketPerMillion !== undefined && compare(listed.rate.perMillion, price.marketPerMillion) !== 0;
  });
  const [first] = differing;
  return first === undefined ? [] : [finding('warning', 'list-differs', `The market price of the sheet is not the list price of ${book.name} on ${differing.length} prices, ${showMeter(first.meter)} among them (${show(first.marketPerMillion ?? one)}): one of the two is older. The book's price was taken; bring it up to date with "parley rates sync".`, `line ${first.line}`)];
}

function aged(used: readonly Rate[], book: RateBook, today: Day | undefined): Finding[] {
  const said = today === undefined ? undefined : saidOfStale(book, used, today);
  return said === undefined ? [] : [finding('warning', 'rates-stale', `${said} A discount may look larger or smaller than it is.`, book.name)];
}

function nearby(reasons: readonly string[], sheet: PriceSheet): Finding[] {
  return reasons.length === 0 ? [] : [finding('info', 'region-near', `${reasons.length} prices of ${sheet.file} are held against the list price of another region: ${reasons[0]}`, sheet.file)];
}

function shareBelow(price: Decimal, list: Decimal): Decimal {
  return subtract(one, divide(price, list, 12, 'half-even'));
}

function percentBelow(price: Decimal, list: Decimal): string {
  return percent(shareBelow(price, list));
}

function percent(share: Decimal): string {
  return showPlaces({ coefficient: share.coefficient * 100n, scale: share.scale }, 2, 'half-even');
}
