import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognise, unrecognised } from './recognise.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const headers = '../shared/facts/schemas/headers/';

describe('what a file is, by its content', () => {
  it.each([
    ['cost-usage-details-ea_2024-08-01', 'azure-ea-actual'],
    ['actualcost_c360-2025-04', 'azure-ea-actual'],
    ['cost-usage-details-mca_2023-12-01-preview', 'azure-mca-actual'],
    ['amortizedcost_c360-2025-04', 'azure-ea-actual'],
    ['focuscost_1.0-preview_v1', 'focus-1.0-preview'],
    ['focuscost_1.0', 'focus-1.0'],
    ['focuscost_1.0r2', 'focus-1.0'],
    ['focuscost_1.2-preview', 'focus-1.2'],
    ['focuscost_1.2', 'focus-1.2'],
  ])('the published header %s is %s, whatever its case, delimiter and encoding', (file, format) => {
    const path = `${headers}${file}.header.csv`;
    if (!existsSync(path)) {
      console.info(`${path} is not beside this checkout: the published header was not tried.`);
      return;
    }
    const header = readFileSync(path, 'utf8').trim();
    const utf16 = Uint8Array.from([0xff, 0xfe, ...header.split('').flatMap((letter) => [letter.charCodeAt(0), 0])]);
    for (const written of [bytes(header), bytes(`\uFEFF${header.toUpperCase()}\r\n`), bytes(header.replaceAll(',', ';')), bytes(header.replaceAll(',', '\t')), utf16]) {
      expect(recognise(written, 'anything.txt')).toMatchObject({ kind: 'table', format });
    }
  });

  it.each([
    ['TIMESTAMP,ContextTokens,GeneratedTokens', 'request-log'],
    ['request_id,startTime,model,prompt_tokens,completion_tokens', 'request-log'],
    ['time;gen_ai.usage.input_tokens;gen_ai.usage.output_tokens', 'request-log'],
    ['parley: usage/1\ngrain: month\nrows: []', 'parley-usage'],
    ['# made by hand\n---\nparley: "usage/1"\n', 'parley-usage'],
    ['{"parley": "usage/1", "grain": "day", "rows": []}', 'parley-usage'],
  ])('%s is a %s', (text, format) => {
    expect(recognise(text, 'x')).toMatchObject({ format });
  });

  it('finds a header below a preamble, and keeps what stood above it', () => {
    const found = recognise('Billing report for Fennwick\nGenerated 2026-06-01\n\nDate,MeterName,Quantity,Cost\n', 'x');
    expect(found).toMatchObject({ kind: 'table', format: 'azure-ea-actual', header: { line: 4 }, preamble: [{ line: 1 }, { line: 2 }] });
  });

  it('names the nearest format and what the file lacks for it', () => {
    const found = recognise('Date,MeterName,Quantity,UnitPrice\n2026-05-01,gpt-4o Inp glbl Tokens,1,2\n', 'bill.csv');
    expect(found).toMatchObject({ kind: 'unknown', nearest: { format: 'azure-ea-actual', missing: ['CostInBillingCurrency'] } });
    if (found.kind === 'unknown') expect(unrecognised(found, 'bill.csv')).toContain('has no column "CostInBillingCurrency"');
  });

  it.each([
    ['', 'an empty file'],
    ['parley: deal/1\nname: Renewal', 'a Parley deal file'],
    ['Dear Sir or Madam,\nwe write to you about', 'a file that begins "Dear Sir or Madam,"'],
  ])('%j is no usage, and is said to be %s', (text, seen) => {
    expect(recognise(text, 'x')).toMatchObject({ kind: 'unknown', seen: expect.stringContaining(seen) });
  });
});
