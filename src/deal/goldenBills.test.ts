import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { smallBook } from '../../tests/cases/deals/smallBook.ts';
import { readParleyUsage } from '../usage/readers/readParleyUsage.ts';
import { billJson } from './billJson.ts';
import { evaluate } from './evaluate.ts';
import { readBill } from './readBill.ts';
import { readDeal } from './readDeal.ts';
import { showBill } from './showBill.ts';

// Each case is a deal, its usage and the bill as a finance person reads it; the change of a bill is reviewed as money.
const folder = new URL('../../tests/cases/deals/golden/', import.meta.url);
const cases = readdirSync(folder).flatMap((file) => /^(.*)\.usage\.yaml$/.exec(file)?.[1] ?? []);

describe('the bill of', () => {
  it.each(cases)('%s', async (name) => {
    const terms = readDeal(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), `${name}.yaml`).value;
    const { usage } = readParleyUsage(readFileSync(new URL(`${name}.usage.yaml`, folder), 'utf8'), `${name}.usage.yaml`).value;
    const bill = evaluate(terms, usage, { book: smallBook }).value;
    await expect(showBill(bill)).toMatchFileSnapshot(new URL(`${name}.txt`, folder).pathname);
    expect(showBill(readBill(JSON.stringify(billJson(bill)), 'bill.json'))).toBe(showBill(bill));
  });

  it('at least a dozen deals', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });
});
