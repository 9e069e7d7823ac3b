import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { readMeterVocabulary } from '../rates/readMeterName.ts';
import { combine } from './combine.ts';
import { readUsage } from './readUsage.ts';
import type { UsageImport } from './usageImport.ts';

const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
const facts = '../shared/facts/schemas/';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (given: string | Uint8Array, name = 'export.csv') => readUsage(typeof given === 'string' ? bytes(given) : given, name, { vocabulary });

/** The bytes of a published file, or undefined and one line where it is not beside the checkout. */
function published(file: string): Uint8Array | undefined {
  if (existsSync(facts + file)) return readFileSync(facts + file);
  console.info(`${facts}${file} is not beside this checkout: it was not tried.`);
  return undefined;
}

/** A column added up apart from the reader: another CSV parser, and whole units of the thirtieth decimal. */
function independentSum(text: string, column: string): bigint {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  return data.reduce((total, row) => total + units(row[column] ?? ''), 0n);
}

function units(written: string): bigint {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const digits = BigInt(whole + fraction) * 10n ** BigInt(30 - fraction.length + Number(exponent));
  return sign === '-' ? -digits : digits;
}

const total = (value: UsageImport): bigint => value.control.reduce((sum, { amount }) => sum + amount.coefficient * 10n ** BigInt(30 - amount.scale), 0n);

describe('published exports tie to an independent sum of their cost column', () => {
  it.each([
    ['finops-toolkit/EA_ActualCost_Small.csv', 'Cost', 'azure-ea-actual'],
    ['finops-toolkit/EA_AmortizedCost_Small.csv', 'Cost', 'azure-ea-amortized'],
    ['focus/focus_1.0_sample_1000rows_CCBY4.csv', 'BilledCost', 'focus-1.0'],
  ])('%s, plain and gzipped', (file, column, format) => {
    const content = published(file);
    if (content === undefined) return;
    for (const given of [content, gzipSync(content)]) {
      const { value } = read(given, file);
      expect(value.format).toBe(format);
      expect(total(value)).toBe(independentSum(new TextDecoder().decode(content), column));
      expect(value.rows.refused).toBe(0);
    }
  });

  it.each([
    ['focuscost_1.0-preview_v1', 'focus-1.0-preview'],
    ['focuscost_1.0', 'focus-1.0'],
    ['focuscost_1.0r2', 'focus-1.0'],
    ['focuscost_1.2-preview', 'focus-1.2'],
    ['focuscost_1.2', 'focus-1.2'],
  ])('rows under the published header %s are read as %s: what was billed, never the effective cost', (header, format) => {
    const content = published(`headers/${header}.header.csv`);
    if (content === undefined) return;
    const columns = new TextDecoder().decode(content).trim().split(',');
    const row = (cells: Readonly<Record<string, string>>) => columns.map((column) => cells[column] ?? '').join(',');
    const usual = { BillingCurrency: 'USD', ChargePeriodStart: '2026-09-19T00:00:00Z', BillingPeriodStart: '2026-09-01', ChargeCategory: 'Usage', ProviderName: 'Microsoft', x_SkuMeterCategory: 'Foundry Models', x_SkuMeterSubcategory: 'Azure OpenAI GPT5', x_PricingUnitDescription: '1M', x_PricingBlockSize: '1000000', ResourceName: 'aoai', Region: 'East US 2', RegionId: 'eastus2' };
    const meter = (name: string) => ({ x_SkuMeterName: name, SkuMeter: name });
    const text = [
      columns.join(','),
      row({ ...usual, ...meter('5.4 inp Gl 1M Tokens'), PricingQuantity: '1.5', x_BilledUnitPrice: '2.5', BilledCost: '3.75', EffectiveCost: '3.75' }),
      row({ ...usual, ...meter('5.4 opt Gl 1M Tokens'), PricingQuantity: '2', x_BilledUnitPrice: '15', BilledCost: '30.0000000000000001', EffectiveCost: '30' }),
      row({ ...usual, ...meter('Provisioned Managed Global Unit'), ChargeSubcategory: 'Used Commitment', CommitmentDiscountStatus: 'Used', PricingQuantity: '24', BilledCost: '0', EffectiveCost: '17.5' }),
      row({ ...usual, ...meter('Provisioned Managed Global Unit'), ChargeCategory: 'Purchase', PricingQuantity: '1', BilledCost: '260', EffectiveCost: '0' }),
    ].join('\n');
    const { value } = read(text);
    expect(value.format).toBe(format);
    expect(value.control.map(({ month, currency, amount }) => `${month} ${currency} ${show(amount)}`)).toEqual(['2026-09 USD 293.7500000000000001']);
    expect(total(value)).toBe(independentSum(text, 'BilledCost'));
    expect(value.usage.rows).toMatchObject([{ model: 'gpt-5.4', region: 'eastus2', input: 1_500_000n, output: 2_000_000n }]);
  });
});

describe('amortised cost', () => {
  const header = 'Date,MeterCategory,MeterSubCategory,MeterName,UnitOfMeasure,Quantity,UnitPrice,CostInBillingCurrency,ChargeType,PricingModel,benefitId';
  const tokens = '2026-09-19,Foundry Models,Azure OpenAI,5.4 inp Gl 1M Tokens,1M,10,2.5,25,Usage,OnDemand,';
  const actual = [header, tokens, '2026-09-01,Foundry Models,Azure OpenAI,Provisioned Managed Global Unit,1 Hour,1,260,260,Purchase,Reservation,r1', '2026-09-19,Foundry Models,Azure OpenAI,Provisioned Managed Global Unit,1 Hour,24,0,0,Usage,Reservation,r1'].join('\n');
  const spread = '2026-09-19,Foundry Models,Azure OpenAI,Provisioned Managed Global Unit,1 Hour,24,0,8.67,Usage,Reservation,r1';
  const amortised = [header, tokens, spread].join('\n');

  it.each([
    { case: 'a reserved hour that costs money', rows: [spread], format: 'azure-ea-amortized' },
    { case: 'an hour that a savings plan covers and that costs money', rows: [spread.replace('Reservation,r1', 'SavingsPlan,s1')], format: 'azure-ea-amortized' },
    { case: 'an unused hour of a reservation', rows: [spread.replace('Usage,Reservation,r1', 'UnusedReservation,,')], format: 'azure-ea-amortized' },
    { case: 'a reserved hour at nothing, and its purchase', rows: [spread.replace('8.67', '0'), spread.replace('Usage,', 'Purchase,')], format: 'azure-ea-actual' },
    { case: 'no reservation at all', rows: [tokens], format: 'azure-ea-actual' },
  ])('is told by its rows: $case is $format', ({ rows, format }) => {
    expect(read([header, ...rows].join('\n')).value.format).toBe(format);
  });

  it('is never billed cost: it has a control total, no charges, and a finding that says so', () => {
    const { value, findings } = read(amortised);
    expect(value.control.map(({ amount }) => show(amount))).toEqual(['33.67']);
    expect(value.charges).toEqual([]);
    expect(findings.find(({ code }) => code === 'amortised-cost')?.message).toContain('burns down no commitment');
  });

  it.each(['actual first', 'amortised first'])('and actual cost of one month are never added: %s', (order) => {
    const files = [read(actual, 'actual.csv').value, read(amortised, 'amortised.csv').value];
    const { value, findings } = combine(order === 'actual first' ? files : files.reverse());
    expect(value.usage.rows.map(({ input }) => input)).toEqual([10_000_000n]);
    expect(value.charges.reduce((sum, { amount }) => sum + Number(show(amount)), 0)).toBe(285);
    expect(findings.map(({ code }) => code)).toContain('two-views');
  });

  it('tells the tokens of a month that no actual cost tells of, and no money', () => {
    const { value } = combine([read(amortised).value]);
    expect(value.usage.rows.map(({ input }) => input)).toEqual([10_000_000n]);
    expect(value.charges).toEqual([]);
  });
});
