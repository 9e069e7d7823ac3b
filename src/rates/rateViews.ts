import { addDays, type Day } from '../base/calendar.ts';
import { decimal, equals, multiply, readDecimal, show } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { Refusal } from '../base/refusal.ts';
import { lookUp } from './lookUp.ts';
import { showMeter, type Context, type Kind, type Meter, type Scope, type Tier } from './meter.ts';
import type { MeterVocabulary } from './meterVocabulary.ts';
import { sinceUnknown, type Rate, type RateBook } from './rateBook.ts';
import { rateGap } from './rateGap.ts';
import { ageOf, isStale, staleAfterDays } from './staleRates.ts';
import { readMeterName } from './readMeterName.ts';

/** What `parley rates find --json` prints. */
export interface RateAnswer {
  /** Exact decimal text: "2.5". */
  readonly perMillion: string;
  readonly currency: string;
  /** First day of the price. */
  readonly from: string;
  /** Last day, where it is known. */
  readonly until: string | null;
  /** The source in words, its short id first. */
  readonly source: string;
  /** The day the price was seen there. */
  readonly seen: string;
  readonly book: string;
  readonly findings: readonly Finding[];
}

/** The list price of a meter in a region on a day, with where it is from; refuses with the reason where there is none. */
export function findRate(book: RateBook, meter: Meter, region: string, on: Day, today?: Day): RateAnswer {
  const rate = lookUp(book, meter, region, on);
  if (rate === undefined) throw new Refusal('not-found', rateGap(book, meter, region, on));
  const source = book.sources[rate.source];
  return {
    perMillion: show(rate.perMillion),
    currency: book.currency,
    from: began(book, meter, region, rate),
    until: rate.until ?? null,
    source: source === undefined ? rate.source : `${rate.source}: ${source.what}`,
    seen: rate.seen,
    book: book.name,
    findings: [...cautions(book, rate, showMeter(meter)), ...stale(book, rate, showMeter(meter), today)],
  };
}

/** The first day of the price: a row that only saw an unchanged price again did not begin it. */
function began(book: RateBook, meter: Meter, region: string, rate: Rate): Day {
  let first = rate;
  while (first.from !== sinceUnknown) {
    const before = lookUp(book, meter, region, addDays(first.from, -1));
    if (before === undefined || !equals(before.perMillion, rate.perMillion)) break;
    first = before;
  }
  return first.from;
}

/** What a reader of one price should know before relying on it. */
function cautions(book: RateBook, rate: Rate, what: string): Finding[] {
  const at = `${book.name}, ${rate.meterName ?? what}`;
  const found: Finding[] = [];
  if (rate.derived !== undefined) found.push(finding('warning', 'rate-derived', `The price of ${what} was computed (${rate.derived}) and not observed: check it before relying on it.`, at));
  if (rate.status === 'scheduled') found.push(finding('warning', 'rate-scheduled', `The price of ${what} was announced for ${rate.from} and has not been seen in force.`, at));
  if (rate.until !== undefined) found.push(finding('info', 'rate-ends', `The price of ${what} is known to hold until ${rate.until}; after that day an earlier or a later price applies.`, at));
  if (rate.from === sinceUnknown) found.push(finding('info', 'rate-start-unknown', `The first day of the price of ${what} is not known: its source only tells what came after it.`, at));
  return found;
}

/** A price that nobody has looked at for long; a price that has ended is history, and does not age. */
function stale(book: RateBook, rate: Rate, what: string, today: Day | undefined): Finding[] {
  if (today === undefined || rate.until !== undefined || !isStale(rate, today)) return [];
  return [finding('warning', 'rate-stale', `The price of ${what} was last seen on ${rate.seen}, ${ageOf(rate, today)} days ago, which is more than ${staleAfterDays}: stale. Look again before relying on it${book.name.startsWith('azure') ? ', or bring a book of your own up to date with "parley rates sync"' : ''}.`, book.name)];
}

/** One row of the Azure Retail Prices API, as far as a token price needs it. */
export interface RetailRow {
  readonly meterName: string;
  readonly productName: string;
  readonly retailPrice: number | string;
  readonly unitOfMeasure: string;
}

/** What `parley rates meters --json` prints. */
export interface MetersAnswer {
  readonly rows: number;
  readonly mapped: number;
  /** Each row that is no token price, with the word that says so or could not be read. */
  readonly unmapped: readonly { readonly meterName: string; readonly stoppedAt: string; readonly why: string }[];
  readonly rates: readonly MeterRate[];
  readonly findings: readonly Finding[];
}

export interface MeterRate {
  readonly meterName: string;
  /** The model without its version: "gpt-4o". */
  readonly model: string;
  /** The version word of the name ("0806"), or null. */
  readonly version: string | null;
  /** The name a rate book has the model under: "gpt-4o-2024-08-06". */
  readonly rateModel: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly context: Context | 'any';
  readonly kind: Kind;
  readonly perMillion: string;
}

/** The rows of a file of the Azure Retail Prices API: a list, or an answer with `Items`; refuses anything else. */
export function readRetailRows(json: unknown, file = ''): readonly RetailRow[] {
  const rows = Array.isArray(json) ? json : itemsOf(json);
  if (rows === undefined) throw new Refusal('unreadable', `${file === '' ? 'The file' : file} is no list of Azure retail prices: it should be a JSON list, or have one under "Items".`, file);
  return rows.map((row: unknown, index) => {
    const { meterName, productName, retailPrice, unitOfMeasure } = fieldsOf(row);
    const readable = typeof meterName === 'string' && typeof unitOfMeasure === 'string' && (typeof retailPrice === 'number' || typeof retailPrice === 'string') && readDecimal(String(retailPrice)) !== undefined;
    if (!readable) throw new Refusal('invalid', `Price ${index + 1}${file === '' ? '' : ` of ${file}`} should have meterName, retailPrice and unitOfMeasure.`, file);
    return { meterName, productName: typeof productName === 'string' ? productName : '', retailPrice, unitOfMeasure };
  });
}

/** Every row as the token price it is, or with the word that says why it is none; `mapped` and `unmapped` add up to `rows`. */
export function readMeters(vocabulary: MeterVocabulary, rows: readonly RetailRow[]): MetersAnswer {
  const unmapped: MetersAnswer['unmapped'][number][] = [];
  const rates: MeterRate[] = [];
  for (const row of rows) {
    const { meterName } = row;
    const reading = readMeterName(vocabulary, meterName, row.productName);
    switch (reading.kind) {
      case 'tokens': {
        const unit = tokenUnits.get(row.unitOfMeasure.toUpperCase());
        if (unit === undefined) {
          unmapped.push({ meterName, stoppedAt: row.unitOfMeasure, why: 'a unit that is no number of tokens' });
          break;
        }
        const { scope, tier, kind, model: rateModel } = reading.meter;
        const perMillion = show(multiply(decimal(row.retailPrice), unit));
        rates.push({ meterName, model: reading.family, version: reading.version ?? null, rateModel, scope, tier, context: reading.context, kind, perMillion });
        break;
      }
      case 'provisioned':
        unmapped.push({ meterName, stoppedAt: meterName.split(' ')[0] ?? meterName, why: 'an hour of provisioned throughput, not tokens' });
        break;
      case 'other':
        unmapped.push({ meterName, stoppedAt: reading.word, why: reading.what });
        break;
      case 'unmapped':
        unmapped.push({ meterName, stoppedAt: reading.stoppedAt, why: reading.why });
        break;
    }
  }
  return { rows: rows.length, mapped: rates.length, unmapped, rates, findings: notRead(vocabulary, rows) };
}

/** Units of measure, as what a price is multiplied by to be per million tokens. */
export const tokenUnits = new Map([
  ['1K', decimal(1000)],
  ['1M', decimal(1)],
]);

/** Meters with a word nobody knows: those that may be ours and would go unpriced. */
function notRead(vocabulary: MeterVocabulary, rows: readonly RetailRow[]): Finding[] {
  const names = [...new Set(rows.filter((row) => readMeterName(vocabulary, row.meterName, row.productName).kind === 'unmapped').map((row) => row.meterName))];
  if (names.length === 0) return [];
  const message = `${names.length} meter ${names.length === 1 ? 'name was' : 'names were'} not understood, ${names.slice(0, 3).map((name) => `"${name}"`).join(', ')} among them; add their words to meters.yaml, or usage on them stays unpriced.`;
  return [finding('warning', 'meter-unmapped', message)];
}

function itemsOf(json: unknown): readonly unknown[] | undefined {
  const { Items, items } = fieldsOf(json);
  return Array.isArray(Items) ? Items : Array.isArray(items) ? items : undefined;
}

function fieldsOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}
