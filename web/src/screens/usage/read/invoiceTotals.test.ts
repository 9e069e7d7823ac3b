import { expect, it } from 'vitest';
import { invoiceTotals, writeInvoiceTotals } from './invoiceTotals.ts';

it('totals of invoices are kept by month and currency, and read back', () => {
  const kept = writeInvoiceTotals({ '2026-10 USD': '1,234.50', '2026-09 EUR': '7', '2026-08 USD': '', '2026-07 USD': 'soon' });
  expect(kept).toBe('2026-09 EUR 7\n2026-10 USD 1234.5');
  expect(invoiceTotals(kept)).toEqual({ '2026-09 EUR': '7', '2026-10 USD': '1234.5' });
  expect(writeInvoiceTotals(invoiceTotals(kept))).toBe(kept);
});
