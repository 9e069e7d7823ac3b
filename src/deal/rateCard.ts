import { wholeYearsBetween, type Day } from '../base/calendar.ts';
import { greatest, least, multiply, power, compare, zero, type Decimal } from '../base/decimal.ts';
import { lookUpNear } from '../rates/lookUp.ts';
import type { Meter } from '../rates/meter.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { DealTerms, PriceProtection } from './dealTerms.ts';
import { inDealCurrency } from './exchange.ts';
import { listDay, tokenList } from './listPrice.ts';
import { matches, mostSpecific, type Subject } from './match.ts';
import { less, more } from './percent.ts';

/** A token price of the deal and the terms that made it; `note` says which protection could not be applied. */
export interface AgreedRate {
  readonly perMillion: Decimal;
  readonly source: readonly string[];
  readonly note?: RateNote;
}

/** A protection that has nothing to hold the rate against: no price on the start day, or none of the predecessor. */
export interface RateNote {
  readonly code: 'protection-without-start-rate' | 'predecessor-unpriced';
  readonly message: string;
}

/** The agreed prices of one deal on one rate book. */
export interface RateCard {
  /** The price of a meter on a day, for a workload; undefined where neither list nor deal has one. */
  agreed(meter: Meter, region: string, workload: string, on: Day): AgreedRate | undefined;
  /** The price of one meter for one workload on any day: quicker where many days are asked for. */
  dayByDay?(meter: Meter, region: string, workload: string): (on: Day) => AgreedRate | undefined;
  /** The prices without the discounts of `rates`: what a spend tier would have counted. */
  beforeDiscounts?(): RateCard;
  /** The list price of the meter in another region, for a finding: never for a bill. */
  elsewhere?(meter: Meter, region: string, on: Day): { readonly perMillion: Decimal; readonly region: string } | undefined;
}

/** Steps 2 and 3 of docs/reference/deal-terms.md: list, agreed price, price protection, new-model cap. */
export function rateCard(terms: DealTerms, book: RateBook): RateCard {
  const known = new Map<string, (on: Day) => AgreedRate | undefined>();
  const dayByDay = (meter: Meter, region: string, workload: string): ((on: Day) => AgreedRate | undefined) => {
    const key = `${meter.kind} ${meter.context} ${meter.tier} ${meter.scope} ${region} ${meter.model}\u0000${workload}`;
    const rates = known.get(key) ?? rememberedByDay((on) => agreedRate({ terms, book, agreed }, meter, region, workload, on));
    known.set(key, rates);
    return rates;
  };
  const agreed: RateCard['agreed'] = (meter, region, workload, on) => dayByDay(meter, region, workload)(on);
  return { agreed, dayByDay, beforeDiscounts: () => rateCard(withoutDiscounts(terms), book), elsewhere: (meter, region, on) => elsewhere(terms, book, meter, region, on) };
}

/** The rates of a deal without their discounts: list and fixed prices stay. */
function withoutDiscounts(terms: DealTerms): DealTerms {
  return { ...terms, rates: terms.rates.map((rule) => (rule.price.kind === 'discount' ? { ...rule, price: { kind: 'discount', percent: zero } } : rule)) };
}

function rememberedByDay(rateOn: (on: Day) => AgreedRate | undefined): (on: Day) => AgreedRate | undefined {
  const rates = new Map<Day, AgreedRate | undefined>();
  return (on) => {
    const rate = rates.get(on);
    if (rate !== undefined || rates.has(on)) return rate;
    const found = rateOn(on);
    rates.set(on, found);
    return found;
  };
}

function elsewhere(terms: DealTerms, book: RateBook, meter: Meter, region: string, on: Day): { readonly perMillion: Decimal; readonly region: string } | undefined {
  const rate = lookUpNear(book, meter, region, listDay(terms, on))?.rate;
  const converted = rate && inDealCurrency(terms, rate.perMillion, on);
  return rate && converted && { perMillion: converted.amount, region: rate.regions === 'any' ? 'any region' : (rate.regions[0] ?? 'no region') };
}

interface Knowledge {
  readonly agreed: RateCard['agreed'];
  readonly terms: DealTerms;
  readonly book: RateBook;
}

function agreedRate(knowledge: Knowledge, meter: Meter, region: string, workload: string, on: Day): AgreedRate | undefined {
  const { terms } = knowledge;
  const subject: Subject = { ...meter, region, workload };
  const ruled = ruledRate(knowledge, meter, subject, on);
  if (ruled === undefined) return undefined;
  const place = mostSpecific(terms.priceProtection, (rule) => matches(rule.match, subject));
  const protection = place === undefined ? undefined : terms.priceProtection[place];
  const held = protection === undefined ? ruled : protectedRate(knowledge, meter, subject, on, ruled, protection, place ?? 0);
  return newModelRate(knowledge, meter, region, workload, on, held);
}

/** List on the day, or the agreed price where a rule of `rates` applies on the day. */
function ruledRate({ terms, book }: Knowledge, meter: Meter, subject: Subject, on: Day): AgreedRate | undefined {
  const list = tokenList(terms, book, meter, subject.region, on);
  const place = mostSpecific(terms.rates, (rule) => matches(rule.match, subject) && (rule.from ?? on) <= on && on <= (rule.until ?? on));
  const rule = place === undefined ? undefined : terms.rates[place];
  if (rule === undefined) return list === undefined ? undefined : { perMillion: list.amount, source: ['rateBook', ...list.source] };
  const source = [`rates[${place}]`];
  if (rule.price.kind === 'fixed') return { perMillion: rule.price.perMillion, source };
  return list === undefined ? undefined : { perMillion: multiply(list.amount, less(rule.price.percent)), source: [...source, ...list.source] };
}

function protectedRate(knowledge: Knowledge, meter: Meter, subject: Subject, on: Day, rate: AgreedRate, protection: PriceProtection, place: number): AgreedRate {
  const { start } = knowledge.terms;
  const startRate = ruledRate(knowledge, meter, subject, start)?.perMillion;
  if (startRate === undefined) {
    const message = `${subject.model} in ${subject.region} has no price on the start day ${start}, so priceProtection[${place}] has nothing to hold its price against and was not applied.`;
    return { ...rate, note: { code: 'protection-without-start-rate', message } };
  }
  const years = wholeYearsBetween(start, on);
  const cap = protection.capPercentPerYear && multiply(startRate, power(more(protection.capPercentPerYear), years));
  const floor = protection.floorPercentPerYear && multiply(startRate, power(less(protection.floorPercentPerYear), years));
  const capped = cap ? least(rate.perMillion, cap) : rate.perMillion;
  const floored = floor ? greatest(capped, floor) : capped;
  const held = protection.passCuts ? floored : greatest(floored, startRate);
  return compare(held, rate.perMillion) === 0 ? rate : { perMillion: held, source: [...rate.source, `priceProtection[${place}]`] };
}

function newModelRate(knowledge: Knowledge, meter: Meter, region: string, workload: string, on: Day, rate: AgreedRate): AgreedRate {
  const clause = knowledge.terms.newModels;
  const predecessor = clause?.predecessors[meter.model];
  if (clause?.capOverPredecessorPercent === undefined || predecessor === undefined) return rate;
  const before = knowledge.agreed({ ...meter, model: predecessor }, region, workload, on);
  if (before === undefined) {
    const message = `${predecessor}, the predecessor of ${meter.model}, has no ${meter.tier} ${meter.kind} price in ${region} on some day of use, so newModels.capOverPredecessorPercent was not applied there.`;
    return { ...rate, note: { code: 'predecessor-unpriced', message } };
  }
  const cap = multiply(before.perMillion, more(clause.capOverPredecessorPercent));
  return compare(rate.perMillion, cap) <= 0 ? rate : { perMillion: cap, source: [...rate.source, 'newModels'] };
}
