import { addMonths, firstDay, monthOf, monthsBetween, type Month } from '../../base/calendar.ts';
import { add, compare, decimal, greatest, multiply, negate, show, subtract, sum, zero, type Decimal } from '../../base/decimal.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Source } from '../../base/source.ts';
import type { UsageRow, UsageSeries } from '../../usage/usageSeries.ts';
import type { Bill, BillLine } from '../bill.ts';
import type { DealTerms } from '../dealTerms.ts';
import { billFor, pricing, type Knowledge } from '../evaluate.ts';
import { explainTier, tierCharges } from './explainTier.ts';
import { explainTokens } from './explainTokens.ts';
import { share } from '../percent.ts';
import { showNumber } from '../showNumber.ts';
import { splitTraffic } from '../splitTraffic.ts';
import { tokenCharges, type TokenCharge } from '../tokenCharges.ts';

/** A line of a bill as a person in finance can follow it. */
export interface LineExplained {
  /** Counted from 1 within its month. */
  readonly number: number;
  readonly line: BillLine;
  readonly words: string;
  /** As a spreadsheet takes it: it comes to the amount, to the 12 digits that a line is rounded to where a quotient does not end. */
  readonly formula: string;
  /** The usage that is in it, where the files say: at most twenty rows. */
  readonly rows: readonly { readonly at: string; readonly source?: Source }[];
}

/** The lines of one month that `wanted` names (a number, or words of it), each in words and as a formula. */
export function explainLines(terms: DealTerms, usage: UsageSeries, knowledge: Knowledge, month: Month, wanted: string | undefined): Outcome<readonly LineExplained[]> {
  const at = monthsBetween(monthOf(terms.start), month);
  if (at < 0 || at >= terms.months) throw new Refusal('not-found', `${month} is not a month of this deal: it runs from ${monthOf(terms.start)} to ${addMonths(monthOf(terms.start), terms.months - 1)}.`);
  const split = splitTraffic(terms, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  const prices = pricing(terms, knowledge.book);
  const bill = billFor(terms, split, prices);
  const { charges } = tokenCharges(terms, split.traffic, prices.card);
  const lines = bill.lines.filter((line) => line.month === month);
  // Token lines stand in the bill in the order of their charges.
  const own = charges.filter((charge) => charge.month === at);
  const chosen = choose(lines, month, wanted);
  const explained = chosen.map((number): LineExplained => {
    const line = lines[number - 1];
    if (line === undefined) throw new Refusal('not-found', `${month} has ${lines.length} lines.`);
    const charge = line.kind === 'tokens' ? own[number - 1] : undefined;
    const said = charge === undefined ? explain(terms, bill, charges, line) : explainTokens(terms, knowledge.book, charge);
    return { number, line, ...said, rows: rowsOf(terms, usage, charge === undefined ? rebatedBy(terms, charges, line) : [charge]) };
  });
  return outcome(explained, bill.findings);
}

/** Numbers of the lines: the one of that number, or those that have all the words. */
function choose(lines: readonly BillLine[], month: Month, wanted: string | undefined): readonly number[] {
  const all = lines.map((_, place) => place + 1);
  if (wanted === undefined || wanted.trim() === '') return all;
  if (/^\d+$/.test(wanted.trim()) && all.includes(Number(wanted))) return [Number(wanted)];
  const words = wanted.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = all.filter((number) => {
    const line = lines[number - 1];
    const text = `${line?.kind} ${line?.what} ${line?.workload ?? ''} ${line?.source.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (found.length > 0) return found;
  const some = lines.slice(0, 8).map((line, place) => `${place + 1} "${line.what}"`).join(', ');
  throw new Refusal('not-found', `No line of ${month} is "${wanted}". ${lines.length === 0 ? 'The month has no line.' : `It has ${lines.length}: ${some}${lines.length > 8 ? ', …' : ''}.`} Name one by its number or by words of it.`);
}

type Said = Pick<LineExplained, 'words' | 'formula'>;

function explain(terms: DealTerms, bill: Bill, charges: readonly TokenCharge[], line: BillLine): Said {
  switch (line.kind) {
    case 'tokens':
    case 'other':
      return { words: `${line.what}.`, formula: `=${show(line.amount)}` };
    case 'tier':
      return explainTier(terms, charges, line);
    case 'ptu':
      return explainPtu(terms, line);
    case 'support':
      return explainSupport(terms, bill, line);
    case 'credit':
      return explainCredit(terms, bill, line);
    case 'prepayment':
      return explainPrepayment(terms, bill, line);
    case 'shortfall':
      return explainShortfall(terms, bill, line);
  }
}

function explainPtu(terms: DealTerms, line: BillLine): Said {
  const block = terms.provisioned.find(({ id }) => line.source.includes(`provisioned[${id}]`));
  const [quantity, rate, per] = [line.quantity ?? zero, line.rate ?? zero, line.per ?? 1];
  const exchanged = line.source.find((key) => key.startsWith('exchange.'));
  const list = `list${exchanged === undefined ? '' : ` at ${exchanged}`}`;
  const off = block === undefined || compare(block.discountPercent, zero) === 0 ? list : `${list} less ${show(block.discountPercent)} %`;
  const parts = per === 1 ? '' : `, of which one ${per === 12 ? 'twelfth' : `part in ${per}`} falls into each month`;
  return {
    words: `${line.what}. ${showNumber(quantity)} ${line.unit}${compare(quantity, decimal(1)) === 0 ? '' : 's'} at ${terms.currency} ${show(rate)} (${off})${parts}. It is owed whether the PTU are used or not.`,
    formula: `=${show(quantity)}*${show(rate)}${per === 1 ? '' : `/${per}`}`,
  };
}

function explainSupport(terms: DealTerms, bill: Bill, line: BillLine): Said {
  const { percentOfSpend = zero, minimumPerMonth = zero } = terms.support ?? {};
  const net = netOf(bill, line.month);
  const charged = multiply(net, share(percentOfSpend));
  const which = compare(charged, minimumPerMonth) >= 0 ? 'that is above the minimum' : 'the minimum is more and is owed';
  return {
    words: `Support is ${show(percentOfSpend)} % of the month's charges for tokens, tiers and PTU (${showNumber(net)}), at least ${showNumber(minimumPerMonth)} a month: ${showNumber(charged)}; ${which}. Credits do not lower it.`,
    formula: `=MAX(${show(net)}*${show(percentOfSpend)}%,${show(minimumPerMonth)})`,
  };
}

function explainCredit(terms: DealTerms, bill: Bill, line: BillLine): Said {
  const [id = ''] = line.source;
  const granted = bill.ledgers.credits.find((credit) => credit.id === id)?.granted ?? zero;
  const usedBefore = negate(sum(bill.lines.filter((other) => other.kind === 'credit' && other.source[0] === id && other.month < line.month).map(({ amount }) => amount)));
  const left = subtract(granted, usedBefore);
  const paid = negate(line.amount);
  const open = add(netOf(bill, line.month), sum(bill.lines.filter((other, place) => other.kind === 'credit' && other.month === line.month && place < bill.lines.indexOf(line)).map(({ amount }) => amount)));
  const all = compare(paid, left) === 0;
  const limit = all || compare(paid, open) === 0;
  return {
    words: `${id} grants ${terms.currency} ${showNumber(granted)}; ${showNumber(left)} of it was left before this month. ${all ? 'All of it is used here' : `The charges it may pay come to ${showNumber(paid)}, and ${showNumber(subtract(left, paid))} stay for later`}. The credit that expires first pays first, and never support.`,
    formula: limit ? `=-MIN(${show(left)},${show(greatest(open, paid))})` : `=-${show(paid)}`,
  };
}

function explainPrepayment(terms: DealTerms, bill: Bill, line: BillLine): Said {
  const before = bill.lines.filter((other) => other.month < line.month);
  const bought = sum(before.filter(({ kind }) => kind === 'shortfall').map(({ amount }) => amount));
  const used = negate(sum(before.filter(({ kind }) => kind === 'prepayment').map(({ amount }) => amount)));
  const left = subtract(bought, used);
  const inMonth = (...kinds: readonly BillLine['kind'][]): Decimal => sum(bill.lines.filter((other) => other.month === line.month && kinds.includes(other.kind)).map(({ amount }) => amount));
  // A yearly rebate larger than the month's charges leaves no usage to pay, and takes nothing off support.
  const open = add(greatest(zero, inMonth('tokens', 'tier', 'ptu', 'credit')), inMonth('support'));
  return {
    words: `Earlier shortfalls of the commitment were paid in advance: ${terms.currency} ${showNumber(left)} of that was left before this month. It pays what credits left of the charges (${showNumber(open)}), usage before support, and does not count towards the commitment again.`,
    formula: `=-MIN(${show(left)},${show(open)})`,
  };
}

function explainShortfall(terms: DealTerms, bill: Bill, line: BillLine): Said {
  const milestone = terms.commitment?.milestones.find(({ by }) => line.what.endsWith(by));
  const reached = subtract(milestone?.amount ?? line.amount, line.amount);
  const countable = bill.ledgers.commitment.filter(({ month }) => month <= line.month).length;
  const after = { prepayment: 'The gap becomes prepayment of later charges.', forfeit: 'The gap is owed and gone.', carryOver: 'What earlier milestones missed was carried over to this one.' }[terms.commitment?.shortfall ?? 'forfeit'];
  return {
    words: `By ${milestone?.by ?? line.month} at least ${terms.currency} ${showNumber(milestone?.amount ?? zero)} must be spent; what counts of the first ${countable} months, other eligible spend and earlier shortfall payments included, is ${showNumber(reached)}. ${after}`,
    formula: `=${show(milestone?.amount ?? line.amount)}-${show(reached)}`,
  };
}

/** Charges for tokens, tiers and PTU of a month. */
function netOf(bill: Bill, month: Month): Decimal {
  return sum(bill.lines.filter((line) => line.month === month && (line.kind === 'tokens' || line.kind === 'tier' || line.kind === 'ptu')).map(({ amount }) => amount));
}

const mostRows = 20;

/** The charges that a rebate is on; none for lines that no usage makes by itself. */
function rebatedBy(terms: DealTerms, charges: readonly TokenCharge[], line: BillLine): readonly TokenCharge[] {
  return line.kind === 'tier' ? tierCharges(terms, charges, line).own : [];
}

function rowsOf(terms: DealTerms, usage: UsageSeries, charges: readonly TokenCharge[]): LineExplained['rows'] {
  const first = monthOf(terms.start);
  const isIn = (row: UsageRow): boolean => charges.some((charge) => monthsBetween(first, monthOf(row.at)) === charge.month && isFor(row, charge));
  return usage.rows.filter(isIn).slice(0, mostRows).map(({ at, source }) => ({ at, ...(source === undefined ? {} : { source }) }));
}

/** Whether tokens of the row are in the charge; a row of a month counts for its first day. */
function isFor(row: UsageRow, { subject, line, days }: TokenCharge): boolean {
  const [spilled, shared] = [line.source.some((key) => key.startsWith('provisioned[')), line.source.some((key) => key.startsWith('shares['))];
  const tier = row.tier === 'provisioned' ? spilled || (subject.tier === 'standard' && !shared) : shared ? row.tier === 'standard' : !spilled && row.tier === subject.tier;
  const on = row.at.length === 7 ? firstDay(monthOf(row.at)) : row.at.slice(0, 10);
  return tier && row.workload === subject.workload && row.model === subject.model && row.scope === subject.scope && row.region === subject.region && row.context === subject.context && (days === undefined || days.some((day) => day === on));
}
