import { firstDay } from '../base/calendar.ts';
import { compare, multiply, show, zero } from '../base/decimal.ts';
import { lookUp } from '../rates/lookUp.ts';
import type { Rate, RateBook } from '../rates/rateBook.ts';
import type { DealTerms } from './dealTerms.ts';
import { less } from './percent.ts';
import { showNumber } from './showNumber.ts';
import type { TokenCharge } from './tokenCharges.ts';

/** A token line in words and as a formula: tokens ÷ a million × the price, and where the price comes from. */
export function explainTokens(terms: DealTerms, book: RateBook, charge: TokenCharge): { readonly words: string; readonly formula: string } {
  const { line } = charge;
  const [quantity, rate] = [line.quantity ?? zero, line.rate ?? zero];
  const list = listOf(terms, book, charge);
  const rule = ruleOf(terms, line.source);
  const discounted = list !== undefined && rule?.price.kind === 'discount' && compare(multiply(list.perMillion, less(rule.price.percent)), rate) === 0;
  const price = discounted && rule?.price.kind === 'discount' ? `${show(list.perMillion)}*(1-${show(rule.price.percent)}%)` : show(rate);
  return {
    words: `${line.workload ?? 'A workload'} used ${showNumber(quantity)} tokens of ${line.what} in ${line.month}. ${line.source.map((key) => because(terms, key, list)).join(' ')} So a million costs ${terms.currency} ${show(rate)}, and the tokens cost ${showNumber(line.amount)}.`,
    formula: `=${show(quantity)}/${line.per ?? 1}*${price}`,
  };
}

/** The list price of the day; undefined where usage by the day meets a price that changes within the month, or nothing is listed. */
function listOf(terms: DealTerms, book: RateBook, { subject, line }: TokenCharge): Rate | undefined {
  const { model, scope, tier, context = 'short', kind = 'input', region } = subject;
  return lookUp(book, { model, scope, tier, context, kind }, region, terms.listPrices === 'frozen' ? terms.start : firstDay(line.month));
}

function ruleOf(terms: DealTerms, source: readonly string[]): DealTerms['rates'][number] | undefined {
  const place = source.map((key) => /^rates\[(\d+)\]$/.exec(key)?.[1]).find((found) => found !== undefined);
  return place === undefined ? undefined : terms.rates[Number(place)];
}

/** One sentence for each term that made the price. */
function because(terms: DealTerms, key: string, list: Rate | undefined): string {
  const listed = list === undefined ? 'its list price' : `the list price of ${show(list.perMillion)} a million (${terms.rateBook}, from ${list.from}, seen ${list.seen})`;
  const place = Number(/\[(\d+)\]/.exec(key)?.[1] ?? 0);
  if (key === 'rateBook') return `No agreed price applies, so it is ${listed}.`;
  if (key.startsWith('rates[')) {
    const rule = terms.rates[place];
    return rule?.price.kind === 'discount' ? `${key} takes ${show(rule.price.percent)} % off ${listed}.` : `${key} fixes the price${list === undefined ? '' : ` in place of ${listed}`}.`;
  }
  if (key.startsWith('priceProtection[')) {
    const rule = terms.priceProtection[place];
    const cap = rule?.capPercentPerYear === undefined ? '' : `it may rise by ${show(rule.capPercentPerYear)} % a deal year at most`;
    const floor = rule?.floorPercentPerYear === undefined ? '' : `fall by ${show(rule.floorPercentPerYear)} % a deal year at most`;
    return `${key} holds it to the agreed price of ${terms.start}: ${[cap, floor, rule?.passCuts === false ? 'cuts are not passed on' : ''].filter((part) => part !== '').join(', ')}.`;
  }
  if (key === 'newModels') return `newModels caps it at the predecessor's price plus ${show(terms.newModels?.capOverPredecessorPercent ?? zero)} %.`;
  return `${key} was full: these tokens spilled from it.`;
}
