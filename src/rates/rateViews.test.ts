import { describe, expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';
import { bundledBook, bundledVocabulary, facts } from '../../tests/cases/rates/bundled.ts';
import type { Meter } from './meter.ts';
import { findRate, readMeters, readRetailRows } from './rateViews.ts';

const azure = bundledBook('azure-2026-10');
const vocabulary = bundledVocabulary();
const input: Meter = { model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', kind: 'input' };

describe('a rate that is asked for', () => {
  it('comes with its currency, its first day, its source in words and the day it was seen', () => {
    expect(findRate(azure, input, 'swedencentral', day('2026-11-22'))).toEqual({
      perMillion: '2.5',
      currency: 'USD',
      from: '2026-03-01',
      until: null,
      source: expect.stringMatching(/^S1: 2,820 Azure Retail Prices API rows/) as string,
      seen: '2026-07-31',
      book: 'azure-2026-10',
      findings: [],
    });
  });

  it.each([
    { case: 'a promotion says when it ends', asked: { ...input, model: 'gpt-5.6-sol' }, on: '2026-10-15', code: 'rate-ends' },
    { case: 'a computed price says how it was computed', asked: { ...input, model: 'gpt-5.6-sol', context: 'long' as const }, on: '2026-10-15', code: 'rate-derived' },
  ])('$case', ({ asked, on, code }) => {
    expect(findRate(azure, asked, 'eastus2', day(on)).findings.map((each) => each.code)).toContain(code);
  });

  it('says that an announced price has not been seen in force', () => {
    const found = findRate(bundledBook('google-2026-10'), { ...input, model: 'gemini-3.6-flash' }, 'any', day('2027-02-01'));
    expect(found).toMatchObject({ perMillion: '1.5', from: '2027-01-01', findings: [{ code: 'rate-scheduled' }] });
  });

  it('says that the first day of a replaced price is not known', () => {
    const found = findRate(bundledBook('openai-2026-10'), { ...input, model: 'o3' }, 'any', day('2025-06-09'));
    expect(found).toMatchObject({ perMillion: '10', until: '2025-06-09' });
    expect(found.findings.map((each) => each.code)).toEqual(['rate-ends', 'rate-start-unknown']);
  });

  it('is refused with the reason where there is none', () => {
    const ask = () => findRate(azure, { ...input, model: 'gpt-5,4' }, 'eastus2', day('2026-11-22'));
    expect(ask).toThrow(Refusal);
    expect(ask).toThrow('There is no model named gpt-5,4 in azure-2026-10; gpt-5.4 may be meant.');
  });
});

describe('a file of Azure retail prices', () => {
  const rows = [
    { meterName: '5.4 inp Gl 1M Tokens', productName: 'Azure OpenAI GPT5', retailPrice: 2.5, unitOfMeasure: '1M' },
    { meterName: 'gpt 4o 0806 cached Inp glbl Tokens', productName: 'Azure OpenAI', retailPrice: 0.00125, unitOfMeasure: '1K' },
    { meterName: '4.1 nano pp cd Inp Dz Tokens', productName: 'Azure OpenAI PP FT GPT4s', retailPrice: 7e-8, unitOfMeasure: '1K' },
    { meterName: 'Provisioned Managed Global Unit', productName: 'Azure OpenAI', retailPrice: 1, unitOfMeasure: '1/Hour' },
    { meterName: 'gpt-4.1-ft hosting global Unit', productName: 'Azure OpenAI', retailPrice: 1.7, unitOfMeasure: '1 Hour' },
    { meterName: '5.7 nova inp Gl 1M Tokens', productName: 'Azure OpenAI GPT5', retailPrice: 3, unitOfMeasure: '1M' },
  ];

  it('becomes exact prices per million tokens, and every other row the word that stopped it', () => {
    const read = readMeters(vocabulary, readRetailRows({ Items: rows }));
    expect(read.rates).toEqual([
      { meterName: '5.4 inp Gl 1M Tokens', model: 'gpt-5.4', version: null, rateModel: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'any', kind: 'input', perMillion: '2.5' },
      { meterName: 'gpt 4o 0806 cached Inp glbl Tokens', model: 'gpt-4o', version: '0806', rateModel: 'gpt-4o-2024-08-06', scope: 'global', tier: 'standard', context: 'any', kind: 'cached', perMillion: '1.25' },
      { meterName: '4.1 nano pp cd Inp Dz Tokens', model: 'gpt-4.1-nano', version: null, rateModel: 'gpt-4.1-nano', scope: 'dataZone', tier: 'priority', context: 'any', kind: 'cached', perMillion: '0.00007' },
    ]);
    expect(read.unmapped.map(({ meterName, stoppedAt }) => ({ meterName, stoppedAt }))).toEqual([
      { meterName: 'Provisioned Managed Global Unit', stoppedAt: 'Provisioned' },
      { meterName: 'gpt-4.1-ft hosting global Unit', stoppedAt: 'ft' },
      { meterName: '5.7 nova inp Gl 1M Tokens', stoppedAt: '5.7' },
    ]);
    expect(read).toMatchObject({ rows: 6, mapped: 3, findings: [{ code: 'meter-unmapped', message: expect.stringContaining('1 meter name was not understood, "5.7 nova inp Gl 1M Tokens"') as string }] });
  });

  it('is priced only in units of tokens', () => {
    const read = readMeters(vocabulary, [{ ...rows[0]!, unitOfMeasure: '1/Day' }]);
    expect(read).toMatchObject({ mapped: 0, unmapped: [{ stoppedAt: '1/Day', why: 'a unit that is no number of tokens' }] });
  });

  it.each([
    { case: 'something that is no list', json: { prices: 3 }, says: 'prices.json is no list of Azure retail prices' },
    { case: 'a price without a unit', json: [{ meterName: 'x', retailPrice: 1 }], says: 'Price 1 of prices.json should have meterName, retailPrice and unitOfMeasure' },
    { case: 'a price that is none', json: [{ ...rows[0], retailPrice: 'free' }], says: 'Price 1 of prices.json should have' },
  ])('refuses $case', ({ json, says }) => {
    expect(() => readRetailRows(json, 'prices.json')).toThrow(says);
  });

  it('agrees with every collected price of the same rows, to the last digit', () => {
    const retail = facts('schemas/retail-prices/azure_openai_retail_rows_2026-07-31.json');
    const collected = facts('prices.json') as { readonly records: readonly { readonly src: string; readonly meterName?: string; readonly model: string; readonly deploymentScope: string; readonly tier: string; readonly context: string; readonly kind: string; readonly usd: number }[] } | undefined;
    if (retail === undefined || collected === undefined) return;
    const read = readMeters(vocabulary, readRetailRows(retail));
    expect(read.rows).toBe(2820);
    expect(read.mapped + read.unmapped.length).toBe(2820);
    const inOurs = (word: string) => word.replace('data_zone', 'dataZone').replace('cached_input', 'cached').replace('cache_write', 'cacheWrite');
    const said = new Set(read.rates.map((rate) => [rate.meterName, rate.model, rate.scope, rate.tier, rate.context, rate.kind, Number(rate.perMillion)].join(' | ')));
    const lost = collected.records.filter((record) => record.src === 'S1').map((record) => [record.meterName, record.model, inOurs(record.deploymentScope), record.tier, record.context, inOurs(record.kind), record.usd].join(' | ')).filter((key) => !said.has(key));
    expect(lost).toEqual([]);
  });
});
