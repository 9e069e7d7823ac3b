import { firstDay } from '../../base/calendar.ts';
import { compare, multiply, one, show, zero, type Decimal } from '../../base/decimal.ts';
import { lookUp } from '../../rates/lookUp.ts';
import type { Rate, RateBook } from '../../rates/rateBook.ts';
import type { DealTerms, Exchange } from '../dealTerms.ts';
import { listDay } from '../listPrice.ts';
import { less } from '../percent.ts';
import { showNumber } from '../showNumber.ts';
import type { TokenCharge } from '../tokenCharges.ts';

/** A token line in words and as a formula: tokens ÷ a million × the price, and where the price comes from. */
export function explainTokens(terms: DealTerms, book: RateBook, charge: TokenCharge): { readonly words: string; readonly formula: string } {
  const { line } = charge;
  const [quantity, rate] = [line.quantity ?? zero, line.rate ?? zero];
  const list = listOf(terms, book, charge);
  const place = placeIn(line.source, 'rates');
  const price = list === undefined ? show(rate) : priceFormula(list.perMillion, exchangeOf(terms, line.source), place === undefined ? undefined : terms.rates[place], rate);
  return {
    words: `${line.workload ?? 'A workload'} used ${showNumber(quantity)} tokens of ${line.what} in ${line.month}. ${line.source.map((key) => because(terms, key, list)).join(' ')} So a million costs ${terms.currency} ${show(rate)}, and the tokens cost ${showNumber(line.amount)}.`,
    formula: `=${show(quantity)}/${line.per ?? 1}*${price}`,
  };
}

/** How list became the rate: times the exchange rate, less the discount; the rate itself where a protection or a fixed price made it. */
function priceFormula(list: Decimal, exchange: Exchange['rates'][number] | undefined, rule: DealTerms['rates'][number] | undefined, rate: Decimal): string {
  const factor = rule?.price.kind === 'discount' ? less(rule.price.percent) : one;
  if (rule?.price.kind === 'fixed' || compare(multiply(multiply(list, exchange?.rate ?? one), factor), rate) !== 0) return show(rate);
  return `${show(list)}${exchange === undefined ? '' : `*${show(exchange.rate)}`}${rule?.price.kind === 'discount' ? `*(1-${show(rule.price.percent)}%)` : ''}`;
}

/** The list price of the day; undefined where usage by the day meets a price that changes within the month, or nothing is listed. */
function listOf(terms: DealTerms, book: RateBook, { subject, line }: TokenCharge): Rate | undefined {
  const { model, scope, tier, context = 'short', kind = 'input', region } = subject;
  return lookUp(book, { model, scope, tier, context, kind }, region, listDay(terms, firstDay(line.month)));
}

function exchangeOf(terms: DealTerms, source: readonly string[]): Exchange['rates'][number] | undefined {
  const place = placeIn(source, 'exchange.rates');
  return place === undefined ? undefined : terms.exchange?.rates[place];
}

/** The place of the term of that list among the terms that made a line. */
function placeIn(source: readonly string[], list: string): number | undefined {
  const key = source.find((key) => key.startsWith(`${list}[`));
  return key === undefined ? undefined : placeOf(key);
}

function placeOf(key: string): number {
  return Number(/\[(\d+)\]/.exec(key)?.[1] ?? 0);
}

/** One sentence for each term that made the price. */
function because(terms: DealTerms, key: string, list: Rate | undefined): string {
  const currency = terms.exchange === undefined ? '' : `${terms.exchange.listCurrency} `;
  const listed = list === undefined ? 'its list price' : `the list price of ${currency}${show(list.perMillion)} a million (${terms.rateBook}, from ${list.from}, seen ${list.seen})`;
  const place = placeOf(key);
  const [term = ''] = key.split('[');
  switch (term) {
    case 'rateBook':
      return `No agreed price applies, so it is ${listed}.`;
    case 'rates': {
      const rule = terms.rates[place];
      return rule?.price.kind === 'discount' ? `${key} takes ${show(rule.price.percent)} % off ${listed}.` : `${key} fixes the price${list === undefined ? '' : ` in place of ${listed}`}.`;
    }
    case 'exchange.rates': {
      const row = terms.exchange?.rates[place];
      return `${key} makes ${terms.currency} ${show(row?.rate ?? one)} of each ${currency}from ${row?.from}.`;
    }
    case 'priceProtection':
      return `${key} holds it to the agreed price of ${terms.start}: ${protectionInWords(terms.priceProtection[place])}.`;
    case 'newModels':
      return `newModels caps it at the predecessor's price plus ${show(terms.newModels?.capOverPredecessorPercent ?? zero)} %.`;
    case 'shares': {
      const rule = terms.shares?.[place];
      return `${key} sends ${show(rule?.batchPercent ?? zero)} % of this standard traffic by batch and ${show(rule?.priorityPercent ?? zero)} % by priority; this is one of the parts.`;
    }
    default:
      return `${key} was full: these tokens spilled from it.`;
  }
}

function protectionInWords(rule: DealTerms['priceProtection'][number] | undefined): string {
  const cap = rule?.capPercentPerYear === undefined ? '' : `it may rise by ${show(rule.capPercentPerYear)} % a deal year at most`;
  const floor = rule?.floorPercentPerYear === undefined ? '' : `it may fall by ${show(rule.floorPercentPerYear)} % a deal year at most`;
  return [cap, floor, rule?.passCuts === false ? 'cuts are not passed on' : ''].filter((part) => part !== '').join(', ');
}
