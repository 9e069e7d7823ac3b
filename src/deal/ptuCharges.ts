import { addMonths, firstDay, hoursInMonth, monthOf, monthsBetween, type Month } from '../base/calendar.ts';
import { add, decimal, isZero, multiply, zero, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { PtuTable } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { BillLine } from './bill.ts';
import type { DealTerms, ProvisionedBlock } from './dealTerms.ts';
import { ptuList } from './listPrice.ts';
import type { Subject } from './match.ts';
import { less } from './percent.ts';
import { quotient } from './quotient.ts';
import { showNumber } from './showNumber.ts';

/** A line for provisioned throughput, and what it is for, as credits match it. */
export interface PtuCharge {
  readonly month: number;
  readonly subject: Subject;
  readonly line: BillLine;
}

export interface PtuCharges {
  readonly charges: readonly PtuCharge[];
  readonly findings: readonly Finding[];
}

/** Step 6 of docs/reference/deal-terms.md: what each block costs in each month of the deal, used or not. */
export function ptuCharges(terms: DealTerms, book: RateBook): PtuCharges {
  const charges: PtuCharge[] = [];
  const findings: Finding[] = [];
  for (const block of terms.provisioned) {
    findings.push(...sizeFindings(block, book.ptu));
    let due = { before: zero, after: zero };
    for (const payment of paymentsOf(block, terms, book, findings)) {
      const month = monthsBetween(monthOf(terms.start), payment.month);
      const amount = quotient(multiply(payment.quantity, payment.rate), decimal(payment.per));
      if (month < 0) due = { ...due, before: add(due.before, amount) };
      else if (month >= terms.months) due = { ...due, after: add(due.after, amount) };
      else charges.push(charge(block, month, payment, amount));
    }
    findings.push(...dueFindings(terms, block, due));
  }
  return { charges: charges.toSorted((a, b) => a.month - b.month), findings };
}

/** One payment for a block: quantity × rate ÷ per. */
interface Payment {
  readonly month: Month;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly rate: Decimal;
  readonly per: number;
  readonly source: readonly string[];
}

/** Everything a block makes fall due, inside the deal or not; a term that has begun is paid to its end. */
function paymentsOf(block: ProvisionedBlock, terms: DealTerms, book: RateBook, findings: Finding[]): readonly Payment[] {
  const ptu = decimal(block.ptu);
  const term = block.purchase === 'oneYear' ? 12 : 1;
  const unpriced: Month[] = [];
  const payments: Payment[] = [];
  for (let bought = 0; bought < block.months; bought += term) {
    const month = addMonths(block.from, bought);
    const priced = rateOf(block, terms, book, month);
    if (priced === undefined) {
      unpriced.push(month);
      continue;
    }
    if (block.purchase === 'hourly') payments.push({ month, quantity: multiply(ptu, decimal(hoursInMonth(month))), unit: 'PTU hour', ...priced, per: 1 });
    else if (block.purchase === 'oneMonth') payments.push({ month, quantity: ptu, unit: 'PTU month', ...priced, per: 1 });
    else if (block.pay === 'upfront') payments.push({ month, quantity: ptu, unit: 'PTU year', ...priced, per: 1 });
    else for (let paid = 0; paid < 12; paid++) payments.push({ month: addMonths(month, paid), quantity: ptu, unit: 'PTU month of a year', ...priced, per: 12 });
  }
  if (unpriced.length > 0) findings.push(unpricedFinding(block, terms, unpriced));
  return payments;
}

/** List on the first day of the term (of the deal, where list is frozen), less the block's discount. */
function rateOf(block: ProvisionedBlock, terms: DealTerms, book: RateBook, month: Month): Pick<Payment, 'rate' | 'source'> | undefined {
  const list = ptuList(terms, book, block, block.purchase, firstDay(month));
  return list && { rate: multiply(list.amount, less(block.discountPercent)), source: list.source };
}

function charge(block: ProvisionedBlock, month: number, payment: Payment, amount: Decimal): PtuCharge {
  const bought = { hourly: 'hourly', oneMonth: 'one-month reservation', oneYear: `one-year reservation paid ${block.pay}` }[block.purchase];
  const line: BillLine = {
    month: payment.month,
    kind: 'ptu',
    what: `${block.id}: ${block.ptu} PTU for ${block.model}, ${block.scope === 'dataZone' ? 'data zone' : block.scope}, ${bought}`,
    quantity: payment.quantity,
    unit: payment.unit,
    rate: payment.rate,
    per: payment.per,
    amount,
    source: [`provisioned[${block.id}]`, ...payment.source],
  };
  return { month, subject: { model: block.model, scope: block.scope, tier: 'provisioned', region: block.region }, line };
}

function sizeFindings(block: ProvisionedBlock, table: PtuTable): Finding[] {
  const model = ptuModel(table, block.model);
  if (model === undefined) return [];
  const [minimum, increment] = [model.minimum[block.scope], model.increment[block.scope]];
  const deployable = block.ptu >= minimum && (block.ptu - minimum) % increment === 0;
  if (deployable) return [];
  return [finding('warning', 'ptu-not-deployable', `${block.id} has ${block.ptu} PTU, but ${block.model} is deployed from ${minimum} PTU in steps of ${increment}. The bill is computed as written.`, `provisioned[${block.id}].ptu`)];
}

function unpricedFinding(block: ProvisionedBlock, terms: DealTerms, months: readonly Month[]): Finding {
  const span = months.length === 1 ? months[0] : `${months.length} purchases from ${months[0]} to ${months.at(-1)}`;
  const message = `${block.id}: the rate book ${terms.rateBook} has no ${block.purchase} price of ${block.scope} PTU in ${block.region}${terms.exchange === undefined ? '' : ', or the deal no exchange rate,'} for ${span}, so the ${block.ptu} PTU are on no line there and the total is too low.`;
  return finding('error', 'ptu-unpriced', message, `provisioned[${block.id}]`);
}

function dueFindings(terms: DealTerms, block: ProvisionedBlock, due: { readonly before: Decimal; readonly after: Decimal }): Finding[] {
  const at = `provisioned[${block.id}]`;
  const last = addMonths(monthOf(terms.start), terms.months - 1);
  return [
    ...(isZero(due.before) ? [] : [finding('info', 'due-before-deal', `${block.id} makes ${terms.currency} ${showNumber(due.before)} fall due before the deal starts: that is not on this bill.`, at)]),
    ...(isZero(due.after) ? [] : [finding('warning', 'due-after-deal', `${block.id} makes ${terms.currency} ${showNumber(due.after)} fall due after ${last}, the deal's last month: that is not on this bill.`, at)]),
  ];
}
