import { round, showPlaces, type Decimal } from '../base/decimal.ts';
import { money, showMoney } from '../base/money.ts';
import type { Bill, BillLine } from './bill.ts';
import { showAmount, showNumber } from './showNumber.ts';

/** The bill as a finance person reads it: a table of lines a month, the total, the ledgers and the findings. Amounts in full where they have more than cents. */
export function showBill(bill: Bill): string {
  const lines = Map.groupBy(bill.lines, (line) => line.month);
  const months = stretches(bill, lines).map(({ from, to, amount }) => {
    const own = lines.get(from);
    return own === undefined ? `${from === to ? from : `${from} to ${to}`}: no charges` : monthTable(from, own, amount);
  });
  return `${[...months, total(bill), ...ledgers(bill), ...findings(bill)].filter((part) => part !== '').join('\n\n')}\n`;
}

/** The months one by one, but for runs of months without a line. */
function stretches(bill: Bill, lines: ReadonlyMap<string, unknown>): readonly { readonly from: BillLine['month']; readonly to: string; readonly amount: Decimal }[] {
  const shown: { readonly from: BillLine['month']; to: string; readonly amount: Decimal }[] = [];
  for (const { month, amount } of bill.byMonth) {
    const last = shown.at(-1);
    if (last !== undefined && !lines.has(month) && !lines.has(last.from)) last.to = month;
    else shown.push({ from: month, to: month, amount });
  }
  return shown;
}

function monthTable(month: string, lines: readonly BillLine[], amount: Decimal): string {
  const rows = lines.map((line) => [line.workload ?? '', line.what, line.quantity ? showNumber(line.quantity) : '', line.unit ?? '', rateOf(line), showAmount(line.amount), line.source.join(', ')]);
  const sum = ['', `${month} in all`, '', '', '', showAmount(amount), ''];
  return `${month}\n${table(['workload', 'what', 'quantity', 'unit', 'rate', 'amount', 'by'], [...rows, sum], [2, 4, 5])}`;
}

function total(bill: Bill): string {
  const cents = showPlaces(bill.total, 2, 'half-even');
  const exactly = showAmount(bill.total);
  const rounded = showMoney(money(bill.currency, bill.total));
  return `Total for ${bill.months} ${bill.months === 1 ? 'month' : 'months'}: ${rounded}${exactly.replaceAll(',', '') === cents ? '' : ` (exactly ${exactly})`}`;
}

function rateOf(line: BillLine): string {
  if (line.rate === undefined) return '';
  const per = line.per === undefined || line.per === 1 ? '' : line.per === 1_000_000 ? ' per 1M' : ` / ${line.per}`;
  return `${showAmount(line.rate)}${per}`;
}

function ledgers(bill: Bill): string[] {
  const { commitment, conditionalCredit, credits, reservations } = bill.ledgers;
  return [
    commitment.length === 0
      ? ''
      : `Commitment\n${table(
          ['month', 'countable', 'cumulative', 'milestone', 'shortfall'],
          commitment.map((month) => [month.month, showAmount(month.countable), showAmount(month.cumulative), month.milestone ? showAmount(month.milestone) : '', month.shortfall ? showAmount(month.shortfall) : '']),
          [1, 2, 3, 4],
        )}`,
    conditionalCredit.length === 0
      ? ''
      : `Spend that earns conditional credit\n${table(
          ['month', 'countable', 'cumulative', 'milestone', 'earned'],
          conditionalCredit.map((month) => [month.month, showAmount(month.countable), showAmount(month.cumulative), month.milestone ? showAmount(month.milestone) : '', month.earned ? showAmount(month.earned) : '']),
          [1, 2, 3, 4],
        )}`,
    credits.length === 0
      ? ''
      : `Credits\n${table(
          ['credit', 'granted', 'used', 'breakage', 'remaining'],
          credits.map((credit) => [credit.id, showAmount(credit.granted), showAmount(credit.used), showAmount(credit.breakage), credit.remaining ? showAmount(credit.remaining) : '']),
          [1, 2, 3, 4],
        )}`,
    reservations.length === 0
      ? ''
      : `Provisioned blocks\n${table(
          ['block', 'PTU minutes', 'served', 'utilisation', 'spilled tokens', 'refused tokens'],
          reservations.map((block) => [block.id, showNumber(block.ptuMinutes), showNumber(round(block.servedPtuMinutes, 3, 'half-even')), `${(block.utilisation * 100).toFixed(1)} %`, showNumber(round(block.spilledTokens, 3, 'half-even')), showNumber(round(block.refusedTokens, 3, 'half-even'))]),
          [1, 2, 3, 4, 5],
        )}`,
  ];
}

function findings(bill: Bill): string[] {
  if (bill.findings.length === 0) return [];
  return [['Findings', ...bill.findings.map((found) => `- ${found.severity}: ${found.message} [${found.code}]`)].join('\n')];
}

/** Columns padded to one width; those of `right` aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
