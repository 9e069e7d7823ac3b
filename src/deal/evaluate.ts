import { assert } from '../base/assert.ts';
import { addMonths, monthOf, monthsFrom } from '../base/calendar.ts';
import { add, negate, subtract, sum, zero } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { addsUp } from './addsUp.ts';
import type { Bill, BillLine, CommitmentMonth, CreditStanding } from './bill.ts';
import { commitmentLedger } from './commitment.ts';
import { conditionalCreditLedger } from './conditionalCredit.ts';
import { creditLine, creditStandings, grantedCredits, payWithCredits, type MonthCharges } from './credits.ts';
import type { DealTerms } from './dealTerms.ts';
import type { LoadShape } from './loadShape.ts';
import { ptuCharges, type PtuCharges } from './ptuCharges.ts';
import { rateCard, type RateCard } from './rateCard.ts';
import { splitTraffic } from './splitTraffic.ts';
import { supportLine } from './support.ts';
import { tokenCharges } from './tokenCharges.ts';
import { volumeTiers } from './volumeTiers.ts';

/** What a bill is computed from besides terms and usage. */
export interface Knowledge {
  readonly book: RateBook;
  /** How month-grain provisioned traffic varies within the month, by workload; without one it is spread evenly. */
  readonly shapes?: ReadonlyMap<string, LoadShape>;
}

/** What `usage` costs under `terms`, to the last digit; lines add up to the total. The order is that of docs/reference/deal-terms.md. */
export function evaluate(terms: DealTerms, usage: UsageSeries, knowledge: Knowledge): Outcome<Bill> {
  const prepared = prepare(terms, knowledge.book);
  const split = splitTraffic(terms, usage, knowledge.book.ptu, knowledge.shapes ?? noShapes);
  const tokens = tokenCharges(terms, split.traffic, prepared.card);
  const rebates = volumeTiers(terms, tokens.charges);
  const charges = byMonth(terms, { tokens: tokens.charges, rebates, ptu: prepared.ptu.charges });
  const settled = settle(terms, charges);
  const findings = [...tokens.findings, ...prepared.ptu.findings, ...split.findings, ...settled.findings];
  const bill = {
    currency: terms.currency,
    months: terms.months,
    lines: settled.lines.flat(),
    byMonth: monthsFrom(monthOf(terms.start), terms.months).map((month, index) => ({ month, amount: sum((settled.lines[index] ?? []).map((line) => line.amount)) })),
    total: sum(settled.lines.flat().map((line) => line.amount)),
    ledgers: { commitment: settled.commitment, credits: settled.credits, reservations: split.reservations },
    findings,
  };
  assert(addsUp(bill), 'lines add up');
  return outcome(bill, findings);
}

const noShapes: ReadonlyMap<string, LoadShape> = new Map();

/** What of a bill does not depend on usage. */
interface Prepared {
  readonly card: RateCard;
  readonly ptu: PtuCharges;
}

const preparedDeals = new WeakMap<DealTerms, WeakMap<RateBook, Prepared>>();

/** Made once a deal and book, so that thousands of futures of one deal look each rate up once. */
function prepare(terms: DealTerms, book: RateBook): Prepared {
  const known = preparedDeals.get(terms)?.get(book);
  if (known !== undefined) return known;
  if (book.currency !== terms.currency) {
    throw new Refusal('invalid', `The deal is in ${terms.currency} and the rate book ${book.name} in ${book.currency}: amounts in two currencies are never added. Write the deal in ${book.currency}, or name a rate book or price sheet in ${terms.currency}.`, 'currency');
  }
  const prepared = { card: rateCard(terms, book), ptu: ptuCharges(terms, book.ptu) };
  const books = preparedDeals.get(terms) ?? new WeakMap<RateBook, Prepared>();
  preparedDeals.set(terms, books.set(book, prepared));
  return prepared;
}

function byMonth(terms: DealTerms, all: Omit<MonthCharges, 'net'>): readonly MonthCharges[] {
  const [tokens, rebates, ptu] = [Map.groupBy(all.tokens, monthIndex), Map.groupBy(all.rebates, monthIndex), Map.groupBy(all.ptu, monthIndex)];
  return Array.from({ length: terms.months }, (_, month) => {
    const charges = { tokens: tokens.get(month) ?? [], rebates: rebates.get(month) ?? [], ptu: ptu.get(month) ?? [] };
    return { ...charges, net: sum(chargeLines(charges).map((line) => line.amount)) };
  });
}

function monthIndex(charge: { readonly month: number }): number {
  return charge.month;
}

function chargeLines(charges: Omit<MonthCharges, 'net'>): BillLine[] {
  return [...charges.tokens, ...charges.rebates, ...charges.ptu].map(({ line }) => line);
}

interface Settled {
  /** By month of the deal. */
  readonly lines: readonly (readonly BillLine[])[];
  readonly commitment: readonly CommitmentMonth[];
  readonly credits: readonly CreditStanding[];
  readonly findings: readonly Finding[];
}

/** Steps 7 to 10, month after month: support, credits, prepayment, commitment, conditional credit. */
function settle(terms: DealTerms, charges: readonly MonthCharges[]): Settled {
  const accounts = grantedCredits(terms);
  const commitment = terms.commitment && commitmentLedger(terms, terms.commitment);
  const conditional = terms.conditionalCredit && conditionalCreditLedger(terms, terms.conditionalCredit);
  const lines = charges.map((of, index): BillLine[] => {
    const month = addMonths(monthOf(terms.start), index);
    const support = supportLine(terms, index, of.net);
    const payments = payWithCredits(accounts, month, of);
    const credited = sum(payments.map((payment) => payment.amount));
    const prepaid = commitment?.prepay(index, subtract(of.net, credited), support?.amount ?? zero);
    const spend = subtract(of.net, sum(payments.filter(({ account }) => !account.countsTowardCommitment).map(({ amount }) => amount)));
    const shortfalls = commitment?.post(index, add(spend, negate(prepaid?.usage ?? zero))) ?? [];
    // What prepayment paid counts here: its purchase did not.
    accounts.push(...(conditional?.post(month, spend) ?? []));
    return [...chargeLines(of), ...present(support), ...payments.map((payment) => creditLine(payment, month)), ...present(prepaid?.line), ...shortfalls];
  });
  const credits = creditStandings(terms, accounts);
  const committed = commitment?.close();
  return {
    lines,
    commitment: committed?.months ?? [],
    credits: [...credits.standings, ...present(committed?.prepayment)],
    findings: [...credits.findings, ...(committed?.findings ?? []), ...(conditional?.close() ?? [])],
  };
}

function present<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}

