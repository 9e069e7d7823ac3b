import { assert } from '../base/assert.ts';
import { monthOf, monthsFrom } from '../base/calendar.ts';
import { sum, type Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { addsUp } from './addsUp.ts';
import type { Bill, BillLine } from './bill.ts';
import type { MonthCharges } from './settle/credits.ts';
import type { DealTerms } from './dealTerms.ts';
import { checkCurrency, exchangeFindings } from './exchange.ts';
import { missedSteps } from './missedSteps.ts';
import { ptuCharges, type PtuCharges } from './ptuCharges.ts';
import { rateCard, type RateCard } from './rateCard.ts';
import { settle } from './settle/settle.ts';
import { splitTraffic, type Split } from './splitTraffic.ts';
import { tokenCharges } from './tokenCharges.ts';
import { unknownModels } from './unknownModels.ts';
import { volumeTiers } from './volumeTiers.ts';

/** What a bill is computed from besides terms and usage. */
export interface Knowledge {
  readonly book: RateBook;
  /** How month-grain provisioned traffic varies within the month, by workload; without one it is spread evenly. */
  readonly shapes?: ReadonlyMap<string, LoadShape>;
}

/** What `usage` costs under `terms`, to the last digit; lines add up to the total. The order is that of docs/reference/deal-terms.md. */
export function evaluate(terms: DealTerms, usage: UsageSeries, knowledge: Knowledge): Outcome<Bill> {
  const split = splitTraffic(terms, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  const made = billFor(terms, split, pricing(terms, knowledge.book));
  const bill: Bill = { ...made, findings: [...unknownModels(terms, usage, knowledge.book), ...made.findings] };
  return outcome(bill, bill.findings);
}

/** What of a bill does not depend on usage. */
export interface Pricing {
  readonly card: RateCard;
  readonly ptu: PtuCharges;
}

const priced = new WeakMap<DealTerms, WeakMap<RateBook, Pricing>>();

/** The prices of a deal on a rate book; made once, so that thousands of futures of one deal look each rate up once. */
export function pricing(terms: DealTerms, book: RateBook): Pricing {
  const books = priced.get(terms) ?? new WeakMap<RateBook, Pricing>();
  const known = books.get(book);
  if (known !== undefined) return known;
  checkCurrency(terms, book);
  const made = { card: rateCard(terms, book), ptu: ptuCharges(terms, book) };
  priced.set(terms, books.set(book, made));
  return made;
}

/** The bill of usage that is split already, at given prices. */
export function billFor(terms: DealTerms, split: Split, prices: Pricing): Bill {
  return settledBill(terms, chargesFor(terms, split, prices));
}

/** What use costs month by month before it is settled: deals that differ only in commitment, credits, support and payment share it. */
export interface Charges {
  readonly months: readonly MonthCharges[];
  readonly reservations: Bill['ledgers']['reservations'];
  readonly findings: readonly Finding[];
}

export function chargesFor(terms: DealTerms, split: Split, { card, ptu }: Pricing): Charges {
  const tokens = tokenCharges(terms, split.traffic, card);
  const rebates = volumeTiers(terms, tokens.charges);
  const missed = missedSteps(terms, tokens.charges, () => tokenCharges(terms, split.traffic, card.beforeDiscounts?.() ?? card).charges);
  return { months: byMonth(terms, { tokens: tokens.charges, rebates, ptu: ptu.charges }), reservations: split.reservations, findings: [...exchangeFindings(terms), ...tokens.findings, ...missed, ...ptu.findings, ...split.findings] };
}

/** The bill of what use costs: support, credits, conditional credit and commitment settled over the months. */
export function settledBill(terms: DealTerms, { months: charged, reservations, findings }: Charges): Bill {
  const settled = settle(terms, charged);
  const months = monthsFrom(monthOf(terms.start), terms.months).map((month, index) => ({ month, amount: amountOf(settled.lines[index] ?? []) }));
  const bill: Bill = {
    currency: terms.currency,
    months: terms.months,
    lines: settled.lines.flat(),
    byMonth: months,
    total: sum(months.map(({ amount }) => amount)),
    ledgers: { commitment: settled.commitment, conditionalCredit: settled.conditionalCredit, credits: settled.credits, reservations },
    findings: [...findings, ...settled.findings],
  };
  assert(addsUp(bill), 'lines add up');
  return bill;
}

function byMonth(terms: DealTerms, all: Omit<MonthCharges, 'lines' | 'net'>): readonly MonthCharges[] {
  const [tokens, rebates, ptu] = [Map.groupBy(all.tokens, monthIndex), Map.groupBy(all.rebates, monthIndex), Map.groupBy(all.ptu, monthIndex)];
  return Array.from({ length: terms.months }, (_, month) => {
    const charges = { tokens: tokens.get(month) ?? [], rebates: rebates.get(month) ?? [], ptu: ptu.get(month) ?? [] };
    const lines = [...charges.tokens, ...charges.rebates, ...charges.ptu].map(({ line }) => line);
    return { ...charges, lines, net: amountOf(lines) };
  });
}

function amountOf(lines: readonly BillLine[]): Decimal {
  return sum(lines.map(({ amount }) => amount));
}

function monthIndex(charge: { readonly month: number }): number {
  return charge.month;
}
