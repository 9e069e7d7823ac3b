import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asRead } from '../../tests/cases/usage/asRead.ts';
import { show } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { readMeterVocabulary } from '../rates/readMeterName.ts';
import { readUsage } from './readUsage.ts';
import type { UsageImport } from './usageImport.ts';

const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
const cases = 'tests/cases/usage/';
const read = (file: string) => readUsage(readFileSync(`${cases}${file}`), file, { vocabulary });
const readText = (text: string) => readUsage(new TextEncoder().encode(text), 'bill.csv', { vocabulary });
const control = (value: UsageImport): string => value.control.map(({ month, currency, amount }) => `${month} ${currency} ${show(amount)}`).join('; ');

describe('what a person reads of a file that was brought in', () => {
  it.each(['ea.csv', 'mca.csv', 'focus-1.0.csv', 'focus-1.2.csv', 'requests.csv', 'month.yaml'])('%s', async (file) => {
    await expect(asRead(read(file))).toMatchFileSnapshot(`../../${cases}${file}.read.txt`);
  });
});

describe('files as they arrive', () => {
  const ok = { rows: [2, 0], control: '2025-05 USD 7.5', codes: [] as string[] };
  it.each([
    { file: 'ok.csv', ...ok },
    { file: 'utf8-bom.csv', ...ok },
    { file: 'utf16le-bom.csv', ...ok },
    { file: 'utf16be-bom.csv', ...ok },
    { file: 'cr-only.csv', ...ok },
    { file: 'mixed-newlines.csv', ...ok },
    { file: 'no-final-newline.csv', ...ok },
    { file: 'blank-lines.csv', ...ok },
    { file: 'tab.csv', ...ok },
    { file: 'semicolon-comma-decimal.csv', ...ok },
    { file: 'header-case.csv', ...ok },
    { file: 'html-cells.csv', ...ok },
    { file: 'proto-header.csv', ...ok },
    { file: 'cp1252-euro.csv', ...ok, codes: ['not-utf-8'] },
    { file: 'nul-bytes.csv', ...ok, codes: ['nul-bytes'] },
    { file: 'preamble.csv', ...ok, codes: ['line-above-header'] },
    { file: 'total-line.csv', ...ok, codes: ['total-line'] },
    { file: 'dmy-dates.csv', rows: [2, 0], control: '2025-03 USD 7.5', codes: [] },
    { file: 'dst-gap.csv', rows: [2, 0], control: '2025-03 USD 2.5; 2025-05 USD 5', codes: [] },
    { file: 'scientific.csv', rows: [3, 0], control: '2025-05 USD 7.500012', codes: ['price-times-quantity'] },
    { file: '17-digits.csv', rows: [3, 0], control: '2025-05 USD 7.62345678901234567', codes: ['price-times-quantity'] },
    { file: 'thousands.csv', rows: [3, 0], control: '2025-05 USD 1242', codes: ['price-times-quantity'] },
    { file: 'accounting-negative.csv', rows: [3, 0], control: '2025-05 USD 6.25', codes: ['credits'] },
    { file: 'negative-credit.csv', rows: [3, 0], control: '2025-05 USD 6.25', codes: ['credits'] },
    { file: 'price-times-qty-mismatch.csv', rows: [3, 0], control: '2025-05 USD 17.49', codes: ['price-times-quantity'] },
    { file: 'duplicate-rows.csv', rows: [4, 0], control: '2025-05 USD 15', codes: ['rows-repeated'] },
    { file: 'two-currencies.csv', rows: [3, 0], control: '2025-05 EUR 4; 2025-05 USD 7.5', codes: ['several-currencies'] },
    { file: 'gz-two-members.csv.gz', rows: [3, 0], control: '2025-05 USD 10', codes: [] },
    { file: 'header-only.csv', rows: [0, 0], control: '', codes: ['no-rows'] },
    { file: 'impossible-date.csv', rows: [1, 1], control: '2025-05 USD 2.5; undated USD 5', codes: ['row-refused'] },
    { file: 'nan-infinity.csv', rows: [2, 2], control: '2025-05 USD 7.5', codes: ['row-refused', 'rows-refused'] },
    { file: 'ragged-long.csv', rows: [2, 1], control: '2025-05 USD 7.5', codes: ['row-refused'] },
    { file: 'ragged-short.csv', rows: [2, 1], control: '2025-05 USD 7.5', codes: ['row-refused'] },
    { file: 'unclosed-quote.csv', rows: [2, 1], control: '2025-05 USD 5', codes: ['row-refused', 'rows-repeated'] },
  ])('$file: $control', ({ file, rows, control: expected, codes }) => {
    const { value, findings } = read(`odd/${file}`);
    expect([value.rows.accepted, value.rows.refused]).toEqual(rows);
    expect(control(value)).toBe(expected);
    const seen = new Set(findings.map(({ code }) => code));
    for (const code of codes) expect(seen).toContain(code);
    // A file that only lacks the unit, the region and the tags draws these and no other finding.
    const usual = ['unit-assumed', 'workload-per-resource', 'region-assumed', 'price-times-quantity', 'no-rows', 'other-services'];
    expect([...seen].filter((code) => !usual.includes(code) && !codes.includes(code))).toEqual([]);
  });

  it.each([
    ['empty.csv', 'unreadable', 'an empty file'],
    ['ambiguous-dates.csv', 'invalid', '"03/04/2025" is 3 April 2025 or 4 March 2025'],
    ['missing-cost-column.csv', 'unreadable', '"CostInBillingCurrency"'],
    ['duplicate-header.csv', 'invalid', '"Cost" twice'],
    ['gz-truncated.csv.gz', 'unreadable', 'cut off'],
  ])('%s is refused: %s', (file, code, said) => {
    expect(() => read(`odd/${file}`)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(said) }) as Error);
  });

  it('leaves no odd file untried', () => {
    expect(readdirSync(`${cases}odd`).length).toBe(35 + 4);
  });

  it.each(['PK\u0003\u0004', 'PAR1', '%PDF-1.7'])('a file that begins %j is refused by what it is', (start) => {
    expect(() => readText(`${start} and so on`)).toThrow(Refusal);
  });
});

describe('the control total', () => {
  const amount = fc.oneof(
    fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 14 })).map(([units, places]) => ({ text: written(units, places), nano: scaled(units, places) })),
    fc.constantFrom('', 'n/a', '#REF!', '1.2.3').map((text) => ({ text, nano: undefined })),
  );
  const row = fc.record({
    day: fc.constantFrom('2026-09-01', '2026-09-30', '2026-10-15', 'someday'),
    meter: fc.constantFrom('5.4 inp Gl 1M Tokens', 'D8 v5', 'what is this Tokens', 'Provisioned Managed Global Unit'),
    category: fc.constantFrom('Foundry Models', 'Virtual Machines'),
    type: fc.constantFrom('Usage', 'Purchase', 'Refund', 'Tax', 'RoundingAdjustment'),
    amount,
  });

  it('is the sum of every cost that could be read, to the last digit, whatever the rows are for', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const lines = rows.map(({ day, meter, category, type, amount: { text } }) => `${day},${category},Azure OpenAI,${meter},1,${text},${type}`);
        const { value } = readText(['Date,MeterCategory,MeterSubCategory,MeterName,Quantity,Cost,ChargeType', ...lines].join('\n'));
        // Counted apart from the reader: whole units of the fourteenth decimal.
        const expected = rows.reduce((sum, { amount: { nano } }) => sum + (nano ?? 0n), 0n);
        const total = value.control.reduce((sum, { amount: { coefficient, scale } }) => sum + coefficient * 10n ** BigInt(14 - scale), 0n);
        expect(total).toBe(expected);
        expect(value.rows.accepted + value.rows.refused).toBe(rows.length);
        expect(value.rows.refused).toBe(rows.filter(({ day, amount: { nano } }) => nano === undefined || day === 'someday').length);
      }),
    );
  });

  function written(units: number, places: number): string {
    const digits = String(Math.abs(units)).padStart(places + 1, '0');
    return `${units < 0 ? '-' : ''}${digits.slice(0, digits.length - places)}${places === 0 ? '' : `.${digits.slice(digits.length - places)}`}`;
  }

  function scaled(units: number, places: number): bigint {
    return BigInt(units) * 10n ** BigInt(14 - places);
  }
});

describe('quantities', () => {
  const row = (quantity: string, unit: string, price: string, cost: string) => readText(`Date,MeterCategory,MeterSubCategory,MeterName,UnitOfMeasure,Quantity,UnitPrice,Cost\n2026-09-01,Foundry Models,Azure OpenAI,gpt 4.1 Inp glbl Tokens,${unit},${quantity},${price},${cost}\n`);
  it.each([
    { case: 'in blocks of a thousand', quantity: '512000', unit: '1K', price: '0.002', cost: '1024', tokens: 512_000_000n },
    { case: 'in blocks of a million', quantity: '512', unit: '1M', price: '2', cost: '1024', tokens: 512_000_000n },
    { case: 'in single tokens', quantity: '512000000', unit: '1K', price: '0.002', cost: '1024', tokens: 512_000_000n },
    { case: 'in blocks, the cost rounded to cents', quantity: '1.234567', unit: '1M', price: '2', cost: '2.47', tokens: 1_234_567n },
    { case: 'at no charge, as most rows of Azure', quantity: '5', unit: '1K', price: '0', cost: '0', tokens: 5_000n },
  ])('$case', ({ quantity, unit, price, cost, tokens }) => {
    const { value, findings } = row(quantity, unit, price, cost);
    expect(value.usage.rows.map(({ input }) => input)).toEqual([tokens]);
    expect(findings.map(({ code }) => code)).not.toContain('price-times-quantity');
  });

  it('are doubted where price × quantity is not the cost, and the row is counted as warned', () => {
    const { value, findings } = row('3', '1M', '2', '60');
    expect(value.rows).toMatchObject({ accepted: 1, warned: 1 });
    expect(findings.map(({ code }) => code)).toContain('price-times-quantity');
  });
});

describe('published samples', () => {
  it.each([
    ['finops-toolkit/EA_ActualCost_Small.csv', '2023-09 USD 8.5450077867419368', 11],
    ['focus/focus_1.0_sample_1000rows_CCBY4.csv', undefined, 1000],
  ])('%s ties to its own cost column', (file, total, rows) => {
    const path = `../shared/facts/schemas/${file}`;
    if (!existsSync(path)) {
      console.info(`${path} is not beside this checkout: the published sample was not tried.`);
      return;
    }
    const { value } = readUsage(readFileSync(path), file, { vocabulary });
    expect(value.rows).toMatchObject({ accepted: rows, refused: 0, otherServices: rows });
    if (total !== undefined) expect(control(value)).toBe(total);
  });
});
