/** A word, number or quantity of a text, in the plain form in which phrases are compared. */
export interface Token {
  /** Lower case, straight quotes, no possessive: "customer" for "Customer’s". */
  readonly word: string;
  /** UTF-16 offsets into the text it was read from. */
  readonly start: number;
  readonly end: number;
  readonly quantity?: Quantity;
}

/** A number with its unit as a contract writes it: "thirty (30) days", "99.9%", "twelve months", "USD 5,000". */
export interface Quantity {
  readonly kind: 'duration' | 'percent' | 'money' | 'times';
  readonly value: number;
  /** As written: "days", "business days", "months", "percent", "USD". */
  readonly unit: string;
}

/** Days of a duration for comparing it with a limit: a month counts 30, a year 365, a business day 1.4. */
export function inDays({ value, unit }: Quantity): number {
  return value * (daysOf[unit] ?? 1);
}

const daysOf: Readonly<Record<string, number>> = { minutes: 1 / 1440, hours: 1 / 24, days: 1, 'business days': 1.4, weeks: 7, months: 30, quarters: 91, years: 365 };

/** The tokens of `text`; `offset` is added to their places. */
export function tokenise(text: string, offset = 0): Token[] {
  return withQuantities(plainTokens(text, offset));
}

function plainTokens(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  // Invisible characters inside a word do not divide it: "no\u200btice" is compared as "notice".
  const pattern = /[€$£%§]|\d+(?:,\d{3})*(?:\.\d+)?|\p{L}[\p{L}\p{M}\p{Cf}]*(?:['’]\p{L}+)?/gu;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [start, end] = [offset + match.index, offset + match.index + match[0].length];
    for (const word of wordsOf(match[0])) tokens.push({ word, start, end });
  }
  return tokens;
}

/** "don’t" is the two words "do not", "Customer’s" is "customer". */
function wordsOf(written: string): readonly string[] {
  const word = written.replace(/\p{Cf}/gu, '').toLowerCase().replace('’', "'");
  if (!word.includes("'")) return word === 'cannot' ? ['can', 'not'] : [word];
  const known = contractions[word];
  if (known) return known;
  const [stem = '', ending] = word.split("'");
  const opened = ending === undefined ? undefined : endings[ending];
  if (ending === 't' && stem.endsWith('n')) return [stem.slice(0, -1), 'not'];
  return opened === undefined ? [stem] : [stem, opened];
}

const contractions: Readonly<Record<string, readonly string[]>> = { "won't": ['will', 'not'], "can't": ['can', 'not'], "shan't": ['shall', 'not'], "it's": ['it', 'is'] };
const endings: Readonly<Record<string, string>> = { ll: 'will', ve: 'have', re: 'are', d: 'would', m: 'am' };

/** Joins numbers with the units that follow them; "thirty (30) days" is one quantity. */
function withQuantities(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = quantityAt(tokens, at);
    if (read) {
      joined.push({ word: tokens.slice(at, at + read.length).map((each) => each.word).join(' '), start: tokens[at]?.start ?? 0, end: tokens[at + read.length - 1]?.end ?? 0, quantity: read.quantity });
      at += read.length;
    } else {
      const token = tokens[at];
      if (token) joined.push(token);
      at++;
    }
  }
  return joined;
}

function quantityAt(tokens: readonly Token[], at: number): { quantity: Quantity; length: number } | undefined {
  const word = (index: number): string => tokens[index]?.word ?? '';
  const currency = currencies[word(at)];
  if (currency !== undefined) {
    const amount = numberAt(tokens, at + 1);
    const scaled = amount && scales[word(at + 1 + amount.length)];
    return amount && { quantity: { kind: 'money', value: amount.value * (scaled ?? 1), unit: currency }, length: 1 + amount.length + (scaled === undefined ? 0 : 1) };
  }
  const number = numberAt(tokens, at);
  if (!number) return undefined;
  const unitAt = at + number.length;
  const working = /^(business|working)$/.test(word(unitAt));
  const between = working || word(unitAt) === 'calendar' || word(unitAt) === 'consecutive' ? 1 : 0;
  const duration = durations[word(unitAt + between)];
  if (duration !== undefined) {
    const unit = working && duration === 'days' ? 'business days' : duration;
    return { quantity: { kind: 'duration', value: number.value, unit }, length: number.length + between + 1 };
  }
  if (word(unitAt) === '%' || word(unitAt) === 'percent') return { quantity: { kind: 'percent', value: number.value, unit: 'percent' }, length: number.length + 1 };
  if (word(unitAt) === 'per' && word(unitAt + 1).startsWith('cent')) return { quantity: { kind: 'percent', value: number.value, unit: 'percent' }, length: number.length + 2 };
  if (word(unitAt) === 'times' || word(unitAt) === 'x') return { quantity: { kind: 'times', value: number.value, unit: 'times' }, length: number.length + 1 };
  const after = currencies[word(unitAt)];
  return after === undefined ? undefined : { quantity: { kind: 'money', value: number.value, unit: after }, length: number.length + 1 };
}

/** "30", "thirty", "thirty (30)", "30 (thirty)", "twenty-four": the number and how many tokens write it. */
function numberAt(tokens: readonly Token[], at: number): { value: number; length: number } | undefined {
  const first = oneNumber(tokens, at);
  if (!first) return undefined;
  const second = oneNumber(tokens, at + first.length);
  // "thirty (30)" says one number twice; "30 90" would be two numbers.
  return second?.value === first.value ? { value: first.value, length: first.length + second.length } : first;
}

function oneNumber(tokens: readonly Token[], at: number): { value: number; length: number } | undefined {
  const word = (index: number): string => tokens[index]?.word ?? '';
  if (/^\d/.test(word(at))) return { value: Number(word(at).replaceAll(',', '')), length: 1 };
  const first = belowHundred(tokens, at);
  if (!first || word(at + first.length) !== 'hundred') return first;
  const joined = first.length + 1 + (word(at + first.length + 1) === 'and' ? 1 : 0);
  const rest = belowHundred(tokens, at + joined);
  return rest ? { value: first.value * 100 + rest.value, length: joined + rest.length } : { value: first.value * 100, length: first.length + 1 };
}

function belowHundred(tokens: readonly Token[], at: number): { value: number; length: number } | undefined {
  const value = numbers[tokens[at]?.word ?? ''];
  if (value === undefined) return undefined;
  const ones = value >= 20 && value < 100 ? numbers[tokens[at + 1]?.word ?? ''] : undefined;
  return ones !== undefined && ones < 10 ? { value: value + ones, length: 2 } : { value, length: 1 };
}

const numbers: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};
const durations: Readonly<Record<string, string>> = { minute: 'minutes', minutes: 'minutes', hour: 'hours', hours: 'hours', day: 'days', days: 'days', week: 'weeks', weeks: 'weeks', month: 'months', months: 'months', quarter: 'quarters', quarters: 'quarters', year: 'years', years: 'years' };
const currencies: Readonly<Record<string, string>> = { $: 'USD', usd: 'USD', '€': 'EUR', eur: 'EUR', '£': 'GBP', gbp: 'GBP', chf: 'CHF', dollars: 'USD', euros: 'EUR' };
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
