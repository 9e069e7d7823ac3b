import { lastDay, month, readDay, type Day } from '../../base/calendar.ts';
import { decimal, multiply, readDecimal, show, type Decimal } from '../../base/decimal.ts';

/** A figure as a text writes it, exact. */
export interface Figure {
  readonly kind: 'percent' | 'money' | 'day' | 'span' | 'count';
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Percent, amount of money, months of a span, a count; for a day its number is not used. */
  readonly value: Decimal;
  /** The currency of money; "days", "months" of a span; what is counted: "PTU". */
  readonly unit: string;
  readonly day?: Day;
  /** Why it can be read in two ways; a figure with this is taken for nothing. */
  readonly doubtful?: string;
}

/** Every figure of a line that could be a term of an offer, in order. Numbers in the names of models are none. */
export function figuresIn(line: string): readonly Figure[] {
  const found: Figure[] = [];
  const free = (start: number, end: number) => !found.some((each) => start < each.end && each.start < end);
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<Figure, 'start' | 'end' | 'written'> | undefined) => {
    for (const match of line.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const figure = free(start, end) ? read(match) : undefined;
      if (figure) found.push({ ...figure, start, end, written: match[0].trim().replace(/[.,]+$/, '') });
    }
  };
  take(/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([written]) => dayFigure(readDay(written)));
  take(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthNames})\\.?,?\\s+(\\d{4})\\b`, 'gi'), ([, number = '', name = '', year = '']) => dayFigure(dayOf(year, name, number)));
  take(new RegExp(`\\b(${monthNames})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'), ([, name = '', number = '', year = '']) => dayFigure(dayOf(year, name, number)));
  take(new RegExp(`\\bend of (${monthNames})\\s+(\\d{4})\\b`, 'gi'), ([, name = '', year = '']) => dayFigure(lastDay(month(`${year}-${monthNumber(name)}`))));
  take(/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g, ([written, first = '', second = '', year = '']) => numericDay(written, first, second, year));
  take(/(?:(USD|EUR|GBP|CHF|US\$|\$|€|£)\s*)(\d[\d.,]*)\s*(million|mio|mn|m|thousand|k|billion|bn)?\b/gi, ([written, currency = '', number = '', scale]) => moneyFigure(written, currency, number, scale));
  take(/\b(\d[\d.,]*)\s*(million|mio|mn|m|thousand|k|billion|bn)?\s*(USD|EUR|GBP|CHF|dollars|euros)\b/gi, ([written, number = '', scale, currency = '']) => moneyFigure(written, currency, number, scale));
  take(/(\d+(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b)/gi, ([, number = '']) => ({ kind: 'percent', value: readDecimal(number.replace(',', '.')) ?? decimal(0), unit: 'percent' }));
  // "thirty-six (36) months" is 36 and not six: digits in brackets say it for certain, and the second half of a number says nothing.
  take(/(?:\b[a-z-]{1,30}\s*)?\((\d{1,4})\)[- ]?(business days|days?|weeks?|months?|years?)\b/gi, ([, number = '', unit = '']) => spanFigure(number, unit));
  take(new RegExp(`(?:\\b(\\d+)|(?<![\\w-]|(?:hundred and|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) )(${Object.keys(words).join('|')}))[- ]?(business days|days?|weeks?|months?|years?)\\b`, 'gi'), ([, number, word = '', unit = '']) => spanFigure(number ?? word, unit));
  take(/\b(\d[\d,]*)\)?\s*(?:PTUs?|provisioned throughput units?)\b/gi, ([, number = '']) => ({ kind: 'count', value: readDecimal(number.replaceAll(',', '')) ?? decimal(0), unit: 'PTU' }));
  take(/\b(\d[\d.,]*)\s*(million|billion|bn|m)?\s*tokens\b/gi, ([, number = '', scale]) => ({ kind: 'count', value: scaled(number.replaceAll(',', ''), scale), unit: 'tokens' }));
  return found.toSorted((a, b) => a.start - b.start);
}

const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, twelve: 12, eighteen: 18, twentyfour: 24, thirty: 30, sixty: 60, ninety: 90 };

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
}

function dayOf(year: string, name: string, number: string): Day | undefined {
  return readDay(`${year}-${monthNumber(name)}-${number.padStart(2, '0')}`);
}

function dayFigure(day: Day | undefined): Omit<Figure, 'start' | 'end' | 'written'> | undefined {
  return day && { kind: 'day', value: decimal(0), unit: '', day };
}

/** 12/31/2026 can be one day only; 03/04/2026 is two. */
function numericDay(written: string, first: string, second: string, year: string): Omit<Figure, 'start' | 'end' | 'written'> | undefined {
  const [dayFirst, monthFirst] = [readDay(`${year}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`), readDay(`${year}-${first.padStart(2, '0')}-${second.padStart(2, '0')}`)];
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) return { kind: 'day', value: decimal(0), unit: '', doubtful: `${written} is ${dayFirst} or ${monthFirst}` };
  return dayFigure(dayFirst ?? monthFirst);
}

function moneyFigure(written: string, currency: string, number: string, scale: string | undefined): Omit<Figure, 'start' | 'end' | 'written'> | undefined {
  const unit = currencies[currency.toLowerCase()] ?? currency.toUpperCase();
  const plain = number.replace(/[.,]+$/, '');
  // 3.000.000 and 3,5 are written in another country's way: one can only be meant, the other may be anything.
  if (/^\d{1,3}(?:,\d{3})*(?:\.\d+)?$/.test(plain) || /^\d+(?:\.\d+)?$/.test(plain)) {
    if (/^[1-9]\d{0,2}\.\d{3}$/.test(plain) && scale === undefined) return { kind: 'money', value: decimal(0), unit, doubtful: `${written.trim()} may be thousands or a fraction` };
    return { kind: 'money', value: scaled(plain.replaceAll(',', ''), scale), unit };
  }
  return { kind: 'money', value: decimal(0), unit, doubtful: `${written.trim()} is not written in a way that can be read for certain` };
}

const currencies: Readonly<Record<string, string>> = { $: 'USD', us$: 'USD', '€': 'EUR', '£': 'GBP', dollars: 'USD', euros: 'EUR' };

function scaled(number: string, scale: string | undefined): Decimal {
  const power = scale === undefined ? 1 : /^(?:thousand|k)$/i.test(scale) ? 1e3 : /^(?:billion|bn)$/i.test(scale) ? 1e9 : 1e6;
  return multiply(readDecimal(number) ?? decimal(0), decimal(power));
}

function spanFigure(number: string, unit: string): Omit<Figure, 'start' | 'end' | 'written'> {
  const value = words[number.toLowerCase()] ?? Number(number);
  const plain = unit.toLowerCase();
  if (plain.startsWith('year')) return { kind: 'span', value: decimal(value * 12), unit: 'months' };
  if (plain.startsWith('month')) return { kind: 'span', value: decimal(value), unit: 'months' };
  return { kind: 'span', value: decimal(plain.startsWith('week') ? value * 7 : value), unit: plain.startsWith('business') ? 'business days' : 'days' };
}

/** A span of months in words. */
export function showMonths({ value }: Figure): string {
  return show(value) === '1' ? '1 month' : `${show(value)} months`;
}
