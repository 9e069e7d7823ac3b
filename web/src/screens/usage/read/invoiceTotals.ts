import { readAmount } from '../../../parts/readAmount.ts';

/** The totals of invoices that were typed in, by "2026-10 USD", from the fact that keeps them: one month a line. */
export function invoiceTotals(kept: string): Readonly<Record<string, string>> {
  return Object.fromEntries(kept.split('\n').flatMap((line) => {
    const match = /^(\d{4}-\d{2} [A-Z]{3}) (.+)$/.exec(line.trim());
    return match ? [[match[1] ?? '', match[2] ?? '']] : [];
  }));
}

/** The lines that keep them, in order of months; what is no amount yet is not kept. */
export function writeInvoiceTotals(typed: Readonly<Record<string, string>>): string {
  return Object.entries(typed).flatMap(([month, text]) => {
    const amount = text.trim() === '' ? undefined : readAmount(text);
    return amount === undefined ? [] : [`${month} ${amount}`];
  }).toSorted().join('\n');
}
