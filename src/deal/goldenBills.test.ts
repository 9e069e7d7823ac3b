import { describe, expect, it } from 'vitest';
import { goldenCases } from '../../tests/cases/deals/goldenCases.ts';
import { smallBook } from '../../tests/cases/deals/smallBook.ts';
import { billJson } from './billJson.ts';
import { evaluate } from './evaluate.ts';
import { readBill } from './readBill.ts';
import { showBill } from './showBill.ts';

// Each case is a deal, its usage and the bill as a finance person reads it; the change of a bill is reviewed as money.
const cases = goldenCases();

describe('the bill of', () => {
  it.each(cases)('$name', async ({ printed, terms, usage }) => {
    const bill = evaluate(terms, usage, { book: smallBook }).value;
    await expect(`${terms.name}\n\n${showBill(bill)}`).toMatchFileSnapshot(printed);
    expect(showBill(readBill(JSON.stringify(billJson(bill)), 'bill.json'))).toBe(showBill(bill));
  });

  it('at least sixty deals', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });
});
