import { readDay, type Day, type Month } from '../../../src/base/calendar.ts';

/** How figures are written on every screen; with numbers hidden, digits never reach the page. */
export interface Show {
  readonly hidden: boolean;
  /** "$5,214.00": to the cent, from exact decimal text. */
  readonly money: (amount: string, currency: string) => string;
  /** "$7.92M": three figures, for comparing at a glance. */
  readonly about: (amount: string | number, currency: string) => string;
  /** "$8M": for the steps of an axis. */
  readonly tick: (amount: number, currency: string) => string;
  /** "1,234". */
  readonly count: (value: string | number) => string;
  /** "1.23B". */
  readonly tokens: (value: string | number) => string;
  /** "5B": for the steps of an axis. */
  readonly tokenTick: (value: number) => string;
  /** "80 %". */
  readonly percent: (share: number) => string;
  /** A sentence from elsewhere, figures and all. */
  readonly words: (text: string) => string;
}

// Days are written as in Britain; figures as both sides of this table write them: $7.92M, 1.23B.
const locale = 'en';

export function makeShow(hidden: boolean): Show {
  const guard = (text: string): string => (hidden ? hideDigits(text) : text);
  return {
    hidden,
    money: (amount, currency) => guard(formatMoney(amount, currency)),
    about: (amount, currency) => guard(formatAbout(amount, currency, 3)),
    tick: (amount, currency) => guard(formatAbout(amount, currency, 1)),
    count: (value) => guard(formatter('count', { maximumFractionDigits: 0 }).format(exactly(value))),
    tokens: (value) => guard(formatter('tokens', { notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).format(exactly(value))),
    tokenTick: (value) => guard(formatter('token tick', { notation: 'compact', maximumSignificantDigits: 3 }).format(value)),
    percent: (share) => guard(`${formatter('percent', { maximumFractionDigits: 0 }).format(share * 100)}\u00a0%`),
    words: (text) => guard(text.replace(/(?<=\d) %/g, '\u00a0%')),
  };
}

/** The text with every figure, thousands and millions included, replaced by the same three dots: neither the figure nor its size is left. */
export function hideDigits(text: string): string {
  return text.replace(/(?:\d[\d.,]*\d|\d)(?:[KMBT]\b)?/g, '•••');
}

/** "22 Nov 2026". */
export function showDay(day: Day | string): string {
  const read = readDay(day.slice(0, 10));
  if (!read) return day;
  return `${Number(read.slice(8, 10))} ${showMonth(read.slice(0, 7))}`;
}

/** "Nov 2026"; a period finer than a day keeps its own text. */
export function showMonth(month: Month | string): string {
  const name = monthNames[Number(month.slice(5, 7)) - 1];
  return name === undefined ? month : `${name} ${month.slice(0, 4)}`;
}

/** "1 file", "3 files". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : many}`;
}

/** "4.2 MB". */
export function showBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 'B';
  for (const next of units) {
    if (value < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toLocaleString(locale, { maximumSignificantDigits: 3 })} ${unit}`;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function formatMoney(amount: string, currency: string): string {
  const style = currencyStyle(currency);
  return style
    ? formatter(`money ${currency}`, { ...style, minimumFractionDigits: 2, maximumFractionDigits: 2, roundingMode: 'halfEven' }).format(exactly(amount))
    : `${currency} ${formatter('money', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(exactly(amount))}`;
}

function formatAbout(amount: string | number, currency: string, digits: number): string {
  const compact: Intl.NumberFormatOptions = { notation: 'compact', minimumSignificantDigits: digits, maximumSignificantDigits: 3 };
  const style = currencyStyle(currency);
  const text = formatter(`about ${currency} ${digits}`, { ...compact, ...style }).format(exactly(amount));
  return style ? text : `${currency} ${text}`;
}

function currencyStyle(currency: string): Intl.NumberFormatOptions | undefined {
  return /^[A-Z]{3}$/.test(currency) ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : undefined;
}

/** Decimal text is formatted digit by digit, never by way of a double. */
function exactly(value: string | number): number {
  return value as number;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.NumberFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}
