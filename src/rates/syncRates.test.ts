import { describe, expect, it } from 'vitest';
import { bundledVocabulary, dataText, facts } from '../../tests/cases/rates/bundled.ts';
import { day } from '../base/calendar.ts';
import { decimal, equals } from '../base/decimal.ts';
import { lookUp } from './lookUp.ts';
import { readRateBook } from './readRateBook.ts';
import type { RetailPrice } from './retailPage.ts';
import { syncRates } from './syncRates.ts';

const vocabulary = bundledVocabulary();
const address = 'https://prices.azure.com/api/retail/prices';
const today = day('2026-07-31');

/** The 2,820 rows of a real list, one price a region. */
function realPrices(): RetailPrice[] {
  const json = facts('schemas/retail-prices/azure_openai_retail_rows_2026-07-31.json') as { items: { meterName: string; productName: string; retailPrice: number; unitOfMeasure: string; effectiveStartDate: string; regions: string[] }[] } | undefined;
  return (json?.items ?? []).flatMap((row) => row.regions.map((region) => ({ meterName: row.meterName, productName: row.productName, region, unitOfMeasure: row.unitOfMeasure, currency: 'USD', price: decimal(row.retailPrice), from: day(row.effectiveStartDate.slice(0, 10)), until: undefined, type: 'Consumption', above: 0 })));
}

describe('a sync of a real list of prices', () => {
  const prices = realPrices();

  it('makes a book that prices its meters as the list does, and adds nothing on the day after', () => {
    if (prices.length === 0) return;
    const first = syncRates(undefined, prices, vocabulary, today, 'mine', address).value;
    expect(first.changes.length).toBeGreaterThan(400);
    const book = readRateBook(first.texts, 'mine');
    expect(book.findings).toEqual([]);
    for (const { meter, regions, after, what } of first.changes) {
      if (what === 'new') expect(equals(lookUp(book.value, meter, regions[0] ?? '', today)?.perMillion ?? decimal(-1), after)).toBe(true);
    }
    const second = syncRates(first.texts, prices, vocabulary, day('2026-08-01'), 'mine', address).value;
    expect(second.texts).toEqual(first.texts);
    expect(second.gone).toEqual([]);
  });

  it('finds the bundled book to agree with the list it was made from', () => {
    if (prices.length === 0) return;
    const texts = { book: dataText('rates/azure-2026-10.yaml'), rates: dataText('rates/azure-2026-10.csv') };
    const { changes, unchanged } = syncRates(texts, prices, vocabulary, today, 'azure-2026-10', address).value;
    expect(changes.filter(({ what }) => what === 'changed').length / (unchanged + changes.length)).toBeLessThan(0.02);
    expect(unchanged).toBeGreaterThan(5000);
  });
});
