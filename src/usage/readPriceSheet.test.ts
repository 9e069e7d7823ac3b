import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundledBook, bundledVocabulary } from '../../tests/cases/rates/bundled.ts';
import { day } from '../base/calendar.ts';
import { show } from '../base/decimal.ts';
import { compareWithList } from '../rates/compareWithList.ts';
import { readPriceSheet } from './readPriceSheet.ts';

const vocabulary = bundledVocabulary();
const book = bundledBook('azure-2026-10');
const example = readFileSync('examples/formats/price-sheet.csv');
const read = (given: string | Uint8Array) => readPriceSheet(typeof given === 'string' ? new TextEncoder().encode(given) : given, 'sheet.csv', vocabulary);
const on = day('2026-11-01');

describe('a price sheet', () => {
  it('holds token prices per million, whatever their unit; PTU and other services are counted aside', () => {
    const { value, findings } = read(example);
    expect(value.prices.map(({ meter, region, perMillion, marketPerMillion }) => [meter.model, meter.kind, region, show(perMillion), marketPerMillion === undefined ? '' : show(marketPerMillion)])).toEqual([
      ['gpt-5.4', 'input', 'eastus2', '2.25', '2.5'],
      ['gpt-5.4', 'output', 'eastus2', '13.5', '15'],
      ['gpt-4.1', 'input', 'eastus2', '2.1', '2'],
    ]);
    expect([value.format, value.rows, value.others, findings]).toEqual(['price-sheet-ea', 5, 2, []]);
    expect(read(gzipSync(example))).toEqual(read(example));
  });

  it.each([
    ['pricesheet_2023-05-01_ea', 'price-sheet-ea', 'CurrencyCode'],
    ['pricesheet_2023-05-01_mca', 'price-sheet-mca', 'Currency'],
  ])('under the published header %s is read as %s', (file, format, currency) => {
    const path = `../shared/facts/schemas/headers/${file}.header.csv`;
    if (!existsSync(path)) {
      console.info(`${path} is not beside this checkout: the published header was not tried.`);
      return;
    }
    const columns = readFileSync(path, 'utf8').trim().split(',');
    const row = (cells: Readonly<Record<string, string>>) => columns.map((column) => cells[column] ?? '').join(',');
    const usual = { MeterName: '5.4 inp Gl 1M Tokens', Product: 'Azure OpenAI GPT5', UnitOfMeasure: '1M', UnitPrice: '2', MarketPrice: '2.5', EffectiveStartDate: '2026-10-01T00:00:00Z', PriceType: 'Consumption', [currency]: 'USD' };
    const { value, findings } = read([columns.join(','), row(usual), row({ ...usual, PriceType: 'Reservation' }), row({ ...usual, TierMinimumUnits: '100' })].join('\n'));
    expect([value.format, value.prices.map(({ perMillion, from, currency: said }) => [show(perMillion), from, said])]).toEqual([format, expect.arrayContaining([['2', '2026-10-01', 'USD']])]);
    expect(findings.map(({ code }) => code)).toEqual(columns.includes('TierMinimumUnits') ? ['volume-tiers'] : []);
  });

  it.each([
    { case: 'a price that is no number', change: ['2.25,2.5', 'n/a,2.5'], code: 'row-refused' },
    { case: 'a unit that is none', change: ['1M,AAA-00001', 'some,AAA-00001'], code: 'row-refused' },
  ])('tells of $case', ({ change: [from = '', to = ''], code }) => {
    const { value, findings } = read(example.toString().replace(from, to));
    expect(value.prices).toHaveLength(2);
    expect(findings.map((each) => each.code)).toEqual([code]);
  });

  it('is told from a cost export, and from anything else', () => {
    expect(() => read(readFileSync('tests/cases/usage/ea.csv'))).toThrow('no Azure price sheet');
    expect(() => read('Dear Sir,\nyour prices')).toThrow('no Azure price sheet');
  });
});

describe('the realised discount', () => {
  const discounts = (text: string | Uint8Array, when = on) => compareWithList(read(text).value, book, when);

  it('is one less price over list, a meter at a time', () => {
    const { value } = discounts(example);
    expect(value.discounts.map(({ against, discount }) => [against, discount])).toEqual([['book', '10.00'], ['book', '10.00'], ['book', '-5.00']]);
    expect([value.compared, value.meanDiscount]).toEqual([3, '5.00']);
  });

  it('counts only prices in force on the day', () => {
    const { value, findings } = discounts(example, day('2027-01-01'));
    expect([value.compared, value.meanDiscount]).toEqual([0, undefined]);
    expect(findings.map(({ code }) => code)).toEqual(['not-in-force']);
  });

  it.each([
    { case: 'a sheet in another currency is held against its own market price', from: /,USD,/g, to: ',EUR,', against: 'sheet', code: 'currency-differs' },
    { case: 'a market price that is not the book\'s list price is told', from: /2\.25,2\.5,2\.5/g, to: '2.25,2.5,3', against: 'book', code: 'list-differs' },
    { case: 'a price above list is told', from: /2\.25,2\.5/g, to: '2.75,2.5', against: 'book', code: 'above-list' },
  ])('$case', ({ from, to, against, code }) => {
    const { value, findings } = discounts(example.toString().replace(from, to));
    expect(value.discounts[0]?.against).toBe(against);
    expect(findings.map((each) => each.code)).toContain(code);
  });
});
