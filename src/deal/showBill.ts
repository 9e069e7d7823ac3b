import { round, show, showPlaces, type Decimal } from '../base/decimal.ts';
import type { Bill, BillLine } from './bill.ts';

/** The bill as a finance person reads it: a table of lines a month, the total, the ledgers and the findings. Amounts in full where they have more than cents. */
export function showBill(bill: Bill): string {
  const parts = bill.byMonth.map(({ month, amount }) => monthTable(month, bill.lines.filter((line) => line.month === month), amount));
  const total = `Total for ${bill.months} ${bill.months === 1 ? 'month' : 'months'}: ${bill.currency} ${cents(bill.total)}${hasMore(bill.total) ? ` (exactly ${grouped(show(bill.total))})` : ''}`;
  return `${[...parts, total, ...ledgers(bill), ...findings(bill)].filter((part) => part !== '').join('\n\n')}\n`;
}

function monthTable(month: string, lines: readonly BillLine[], amount: Decimal): string {
  const rows = lines.map((line) => [line.workload ?? '', line.what, line.quantity ? grouped(show(line.quantity)) : '', line.unit ?? '', rateOf(line), grouped(full(line.amount)), line.source.join(', ')]);
  const sum = ['', `${month} in all`, '', '', '', grouped(full(amount)), ''];
  return table(['workload', 'what', 'quantity', 'unit', 'rate', 'amount', 'by'], [...rows, sum], [2, 4, 5]).replace(/^/, `${month}\n`);
}

function rateOf(line: BillLine): string {
  if (line.rate === undefined) return '';
  const per = line.per === undefined || line.per === 1 ? '' : line.per === 1_000_000 ? ' per 1M' : ` / ${line.per}`;
  return `${grouped(full(line.rate))}${per}`;
}

function ledgers(bill: Bill): string[] {
  const { commitment, credits, reservations } = bill.ledgers;
  return [
    commitment.length === 0
      ? ''
      : `Commitment\n${table(
          ['month', 'countable', 'cumulative', 'milestone', 'shortfall'],
          commitment.map((month) => [month.month, grouped(full(month.countable)), grouped(full(month.cumulative)), month.milestone ? grouped(full(month.milestone)) : '', month.shortfall ? grouped(full(month.shortfall)) : '']),
          [1, 2, 3, 4],
        )}`,
    credits.length === 0
      ? ''
      : `Credits\n${table(
          ['credit', 'granted', 'used', 'breakage', 'remaining'],
          credits.map((credit) => [credit.id, grouped(full(credit.granted)), grouped(full(credit.used)), grouped(full(credit.breakage)), credit.remaining ? grouped(full(credit.remaining)) : '']),
          [1, 2, 3, 4],
        )}`,
    reservations.length === 0
      ? ''
      : `Provisioned blocks\n${table(
          ['block', 'PTU minutes', 'served', 'utilisation', 'spilled tokens', 'refused tokens'],
          reservations.map((block) => [block.id, grouped(show(block.ptuMinutes)), grouped(show(round(block.servedPtuMinutes, 3, 'half-even'))), `${(block.utilisation * 100).toFixed(1)} %`, grouped(show(round(block.spilledTokens, 3, 'half-even'))), grouped(show(round(block.refusedTokens, 3, 'half-even')))]),
          [1, 2, 3, 4, 5],
        )}`,
  ];
}

function findings(bill: Bill): string[] {
  if (bill.findings.length === 0) return [];
  return [['Findings', ...bill.findings.map((found) => `- ${found.severity}: ${found.message} [${found.code}]`)].join('\n')];
}

/** At least cents, and every digit that there is. */
function full(value: Decimal): string {
  return hasMore(value) ? show(value) : showPlaces(value, 2, 'half-even');
}

function cents(value: Decimal): string {
  return grouped(showPlaces(value, 2, 'half-even'));
}

function hasMore(value: Decimal): boolean {
  return (show(value).split('.')[1] ?? '').length > 2;
}

function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** Columns padded to one width; those of `right` aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
