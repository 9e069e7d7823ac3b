import { describe, expect, it } from 'vitest';
import { previewTable } from './previewTable.ts';
import { recognise } from './recognise.ts';

const previewed = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return previewTable(bytes, 'export.csv', recognise(bytes, 'export.csv'), 2);
};
const ea = (day: string, cost: string) => `Date,MeterName,Quantity,CostInBillingCurrency,BillingCurrencyCode,Notes\n03/04/2026,gpt-5 inp glbl Tokens,1000,1.50,USD,a\n${day},gpt-5 inp glbl Tokens,"1,000","${cost}",USD,b\n`;

describe('the first rows of a file', () => {
  it('say what each column is, and show days and money as they are read', () => {
    const shown = previewed(ea('03/05/2026', '1,234.50'));
    expect(shown?.columns.map(({ name, role, is }) => `${name}: ${role ?? 'not used'}, ${is}`)).toEqual(['Date: day, day', 'MeterName: meter, other', 'Quantity: quantity, amount', 'CostInBillingCurrency: amount, amount', 'BillingCurrencyCode: currency, other', 'Notes: not used, other']);
    expect(shown?.rows.map(({ line, cells }) => [line, cells[0]?.as, cells[2]?.as, cells[3]?.as, cells[5]?.as])).toEqual([[2, '2026-03-04', '1000', '1.5', undefined], [3, '2026-03-05', '1000', '1234.5', undefined]]);
  });

  it('read their days in the order that the rest of the file gives away', () => {
    expect(previewed(`${ea('03/05/2026', '1')}25/05/2026,gpt-5 inp glbl Tokens,1,1,USD,c\n`)?.rows[0]?.cells[0]?.as).toBe('2026-04-03');
  });

  it('leave a cell that cannot be read as it is', () => {
    expect(previewed(ea('03/05/2026', '#REF!'))?.rows[1]?.cells[3]).toEqual({ text: '#REF!', as: undefined });
  });
});
