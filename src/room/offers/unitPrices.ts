import { decimal, divide, isZero, multiply, subtract, type Decimal } from '../../base/decimal.ts';
import type { Day } from '../../base/calendar.ts';
import type { DealTerms, ProvisionedBlock } from '../../deal/dealTerms.ts';
import { ptuList } from '../../deal/listPrice.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { modelsIn } from '../../ledger/scope.ts';
import type { Figure } from './figures.ts';
import { kindIn, scopeIn } from './saidRule.ts';

/** A price of a million tokens, and which tokens it is for; undefined for all. */
export interface UnitPrice {
  readonly figure: Figure;
  readonly kind: string | undefined;
  /** Of a million tokens, whatever number of tokens the text prices. */
  readonly perMillion: Decimal;
}

const perTokens = /(?:\bper\s+|\/\s*)(?:1\s*)?(m|million|1m|1,000,000|k|thousand|1k|1,000)\b(?:\s+(?:input|output|cached|cached input))?\s*(?:tokens)?/gi;

/** How many times the price of so many tokens the price of a million is; undefined where a text prices none, or two numbers of them. */
function timesToMillion(text: string): Decimal | undefined {
  const [times, other] = new Set([...text.matchAll(perTokens)].map(([, number = '']) => (/^(?:k|thousand|1k|1,000)$/i.test(number) ? 1000 : 1)));
  return times === undefined || other !== undefined ? undefined : decimal(times);
}

/** Whether the line is the head of a table of prices of tokens. */
export function headsPrices(line: string): boolean {
  return line.includes('\t') && line.split('\t').some((head) => timesToMillion(head) !== undefined) && modelsIn(line).length === 0;
}

/**
 * The prices of tokens in a sentence: one, or several that each say their kind, before the amount ("input $1.25, output $10 per
 * 1M tokens") or behind it ("$1.25 per 1M input tokens and $10 per 1M output tokens"). None where that can be read in two ways.
 */
export function unitPricesIn(sentence: string, amounts: readonly Figure[]): readonly UnitPrice[] {
  const [first, second] = amounts;
  const times = timesToMillion(sentence);
  if (!first || times === undefined) return [];
  const priced = (figure: Figure, kind: string | undefined): UnitPrice => ({ figure, kind, perMillion: multiply(figure.value, times) });
  if (!second) return [priced(first, kindIn(sentence))];
  const readings = [
    amounts.map((figure, place) => kindIn(sentence.slice(figure.end, amounts[place + 1]?.start ?? sentence.length))),
    amounts.map((figure, place) => kindIn(sentence.slice(amounts[place - 1]?.end ?? 0, figure.start))),
  ].filter((kinds) => kinds.every((kind) => kind !== undefined) && new Set(kinds).size === kinds.length);
  const [only, other] = readings;
  return only === undefined || other !== undefined ? [] : amounts.map((figure, place) => priced(figure, only[place]));
}

/** A row of a table of prices as a sentence, each cell with the head of its column; a line of anything else as it is. */
export function asSentence(line: string, columns: string | undefined): string {
  const [cells, heads] = [line.split('\t'), (columns ?? '').split('\t')];
  if (columns === undefined || columns === line || cells.length !== heads.length || !heads.some((head) => timesToMillion(head) !== undefined || /\bper\s+PTU\b/i.test(head))) return line;
  return `${cells[0] ?? ''}: ${cells.slice(1).map((cell, place) => `${heads[place + 1] ?? ''} ${withCurrency(cell, heads[place + 1] ?? '')}`).join(', ')}`;
}

/** "2.50" under "Input, USD per 1M tokens" is "USD 2.50". */
function withCurrency(cell: string, head: string): string {
  const [currency] = /\b(?:USD|EUR|GBP|CHF)\b|[$€£]/.exec(head) ?? [];
  return currency !== undefined && /^\s*\d[\d.,]*\s*$/.test(cell) ? `${currency} ${cell.trim()}` : cell;
}

/** A price of one PTU and the blocks of the deal that it is for. */
export interface PtuPriceSaid {
  readonly figure: Figure;
  readonly says: string;
  readonly applies: (block: ProvisionedBlock) => boolean;
}

/** The price of a PTU in a sentence that says one: by the hour, or for a reserved month or year. */
export function ptuPriceIn(sentence: string, amounts: readonly Figure[]): PtuPriceSaid | undefined {
  const [figure, second] = amounts;
  if (!figure || second || !/\b(?:per|a|each|\/)\s*(?:PTU|provisioned throughput unit)/i.test(sentence)) return undefined;
  const bought = [/\bhour(?:ly)?\b/i.test(sentence) ? ('hourly' as const) : [], /\bmonth(?:ly)?\b/i.test(sentence) ? ('oneMonth' as const) : [], /\b(?:year(?:ly)?|annual(?:ly)?)\b/i.test(sentence) ? ('oneYear' as const) : []].flat();
  const [purchase, other] = bought;
  if (purchase === undefined || other !== undefined) return undefined;
  const [models, scope] = [modelsIn(sentence), scopeIn(sentence)];
  const unit = { hourly: 'an hour', oneMonth: 'a month', oneYear: 'a year' }[purchase];
  return { figure, says: `${figure.written} a PTU ${unit}`, applies: (block) => block.purchase === purchase && (models.length === 0 || models.includes(block.model)) && (scope === undefined || scope === block.scope) };
}

/** The deal with the blocks that the price is for at that price, said as a discount on list; a sentence where it holds none, or none is listed. */
export function atPtuPrice({ figure: { value }, says, applies }: PtuPriceSaid, terms: DealTerms, book: RateBook): DealTerms | string {
  const meant = terms.provisioned.filter(applies);
  if (meant.length === 0) return `The deal file holds no block of PTU that ${says} would be for.`;
  const discounts = new Map(meant.map((block) => [block.id, discountOf(value, terms, block, book)]));
  if ([...discounts.values()].includes(undefined)) return `No list price of such a PTU is known, so ${says} cannot be told as a discount on it.`;
  return { ...terms, provisioned: terms.provisioned.map((block) => ({ ...block, discountPercent: discounts.get(block.id) ?? block.discountPercent })) };
}

/** In percent of list, to twelve places: above list it is below zero. */
function discountOf(price: Decimal, terms: DealTerms, block: ProvisionedBlock, book: RateBook): Decimal | undefined {
  const list = ptuList(terms, book, block, block.purchase, `${block.from}-01` as Day)?.amount;
  return list === undefined || isZero(list) ? undefined : multiply(subtract(decimal(1), divide(price, list, 14, 'half-even')), decimal(100));
}
