import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledBook, bundledVocabulary, dataText, facts } from '../../tests/cases/rates/bundled.ts';
import { showMeter } from './meter.ts';
import { readMeterName, readMeterVocabulary, type MeterReading } from './readMeterName.ts';

const vocabulary = bundledVocabulary();
const named = bundledBook('azure-2026-10').rates.filter((rate) => rate.meterName !== undefined);

describe('the name of a meter', () => {
  it.each([
    ['5.4 inp Gl 1M Tokens', 'gpt-5.4 global standard input'],
    ['5.4 longco batch cd inp Dz 1M Tokens', 'gpt-5.4 data zone batch long context cached'],
    ['gpt 4.1 cached Inp glbl Tokens', 'gpt-4.1 global standard cached'],
    ['5.6 sol ShortCo Cd Wr Std Gl 1M Tokens', 'gpt-5.6-sol global standard cache write'],
    ['6-astra LongCo Inp Std DZ 1M Tokens', 'gpt-6-astra data zone standard long context input'],
    ['6.1 sol ShortCo Opt Std Gl 1M Tokens', 'gpt-6.1-sol global standard output'],
    ['5.5 ShortCo PP opt Dz 1M Tokens', 'gpt-5.5 data zone priority output'],
    ['gpt 4o mini0718 BatchOutp DataZone Tokens', 'gpt-4o-mini data zone batch output'],
    ['gpt-4-Turbo-Batch-128K Inp-glbl Tokens', 'gpt-4-turbo-128k global batch input'],
    ['text embedding 3 large DZ Tokens', 'text-embedding-3-large data zone standard input'],
    ['o3-deep research 0626-inp-cchd-glbl 1M Tokens', 'o3-deep-research global standard cached'],
  ])('%s is for %s', (name, meter) => {
    const reading = readMeterName(vocabulary, name);
    expect(reading.kind === 'tokens' ? showMeter(reading.meter) : reading).toBe(meter);
  });

  it.each([
    { name: 'gpt 4o 0513 Input global Tokens', model: 'gpt-4o-2024-05-13', version: '0513' },
    { name: 'gpt-4o-0806-Inp-glbl Tokens', model: 'gpt-4o-2024-08-06', version: '0806' },
    { name: 'gpt 4o 1120 Inp glbl Tokens', model: 'gpt-4o', version: '1120' },
    { name: 'gpt-35-trb16K-Batch-125-Inp-glbl Tokens', model: 'gpt-35-turbo-16k-0125', version: '125' },
    { name: 'gpt-35-trb16K-Batch-Inp-glbl Tokens', model: 'gpt-35-turbo-16k-1106', version: '1106' },
    { name: 'gpt-35-turbo16K-Batch-Inp-glbl Tokens', model: 'gpt-35-turbo-16k', version: undefined },
  ])('$name means the version whose rows stand under $model', ({ name, model, version }) => {
    expect(readMeterName(vocabulary, name)).toMatchObject({ kind: 'tokens', meter: { model }, version });
  });

  it('says how many tokens one unit of its price is, where it does', () => {
    expect(readMeterName(vocabulary, '5.4 inp Gl 1M Tokens')).toMatchObject({ block: 1_000_000, context: 'any' });
    expect(readMeterName(vocabulary, 'gpt 4.1 Inp glbl Tokens')).toMatchObject({ block: undefined });
  });

  it.each([
    ['Provisioned Managed Global Unit', { kind: 'provisioned', scope: 'global' }],
    ['Provisioned Managed Data Zone Unit', { kind: 'provisioned', scope: 'dataZone' }],
    ['Provisioned Managed Regional Unit', { kind: 'provisioned', scope: 'regional' }],
    ['gpt-4.1-ft hosting global Unit', { kind: 'other', what: 'fine-tuning', word: 'ft' }],
    ['gpt-4o-rt-aud-1217 cchd Inp DZn Tokens', { kind: 'other', what: 'audio or realtime', word: 'rt' }],
    ['gpt4o realtimePrvwAudInp DataZone Tokens', { kind: 'other', what: 'audio or realtime', word: 'realtimePrvwAudInp' }],
    ['Az-Provisioned Throughput Unit', { kind: 'other', what: 'provisioned throughput as sold until 2024', word: 'Provisioned' }],
    ['5.7 nova inp Gl 1M Tokens', { kind: 'unmapped', stoppedAt: '5.7' }],
    ['gpt 4o 0901 Inp glbl Tokens', { kind: 'unmapped', stoppedAt: '0901' }],
    ['5.4 turbo inp Gl 1M Tokens', { kind: 'unmapped', stoppedAt: 'turbo' }],
    ['5.4 inp Gl Dz 1M Tokens', { kind: 'unmapped', stoppedAt: 'Dz', why: 'a second scope' }],
    ['5.4 cd opt Gl 1M Tokens', { kind: 'unmapped', stoppedAt: 'Tokens' }],
    ['Az-GPT4-Turbo-128K Output Tokens', { kind: 'unmapped', stoppedAt: 'Tokens', why: 'the name ends without a scope (global, data zone, regional)' }],
    ['', { kind: 'unmapped' }],
  ])('%s is no token meter that is priced: %o', (name, reading) => {
    expect(readMeterName(vocabulary, name)).toMatchObject(reading);
  });

  it('is judged by its product where the words leave it open', () => {
    expect(readMeterName(vocabulary, 'gpt-latest 05052026 inp Gl 1M Tokens').kind).toBe('unmapped');
    expect(readMeterName(vocabulary, 'gpt-latest 05052026 inp Gl 1M Tokens', 'Azure OpenAI Media').kind).toBe('other');
  });
});

describe('the bundled vocabulary', () => {
  it('reads every meter name of the bundled book as the meter its row stands under', () => {
    const wrong = named.filter((rate) => {
      const reading = readMeterName(vocabulary, rate.meterName ?? '');
      const { model, scope, tier, kind, context } = rate;
      return reading.kind !== 'tokens' || JSON.stringify({ ...reading.meter, context: reading.context }) !== JSON.stringify({ model, scope, tier, context, kind });
    });
    expect(named.length).toBeGreaterThan(1400);
    expect(wrong.map((rate) => rate.meterName)).toEqual([]);
  });

  it('reads a name alike in any case, with any separator, and with the words after the model in any order', () => {
    const names = [...new Set(named.map((rate) => rate.meterName ?? ''))].filter((name) => !/trb16K|Data ?Zone|Batch-128K|Cd Wr|deep/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(' ', '-', '_', '  '), fc.boolean(), fc.nat(), (name, separator, upper, turn) => {
        const reading = readMeterName(vocabulary, name);
        const spelt = upper ? name.toUpperCase() : name.toLowerCase();
        expect(meterOf(readMeterName(vocabulary, spelt.split(/[\s-]+/).join(separator)))).toEqual(meterOf(reading));
        // Attributes may be turned round; the words of the model stay in front.
        const words = name.split(/[\s-]+/);
        const model = meterOf(reading)?.model;
        const first = words.findIndex((_, at) => meterOf(readMeterName(vocabulary, [...words.slice(0, at), 'Gl', 'inp'].join(' ')))?.model === model);
        expect(first).toBeGreaterThan(0);
        const rest = words.slice(first);
        const turned = [...rest.slice(turn % rest.length), ...rest.slice(0, turn % rest.length)];
        expect(meterOf(readMeterName(vocabulary, [...words.slice(0, first), ...turned].join(' ')))).toEqual(meterOf(reading));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with every collected price on every retail row that both know, and loses no row', () => {
    const retail = facts('schemas/retail-prices/azure_openai_retail_rows_2026-07-31.json') as { readonly items: readonly { readonly meterName: string; readonly productName: string }[] } | undefined;
    if (retail === undefined) return;
    const known = new Map(named.map((rate) => [rate.meterName, rate]));
    const count = { tokens: 0, provisioned: 0, other: 0, unmapped: 0 };
    const stopped = new Set<string>();
    for (const { meterName, productName } of retail.items) {
      const reading = readMeterName(vocabulary, meterName, productName);
      count[reading.kind]++;
      if (reading.kind === 'unmapped') stopped.add(`${meterName}: ${reading.stoppedAt}`);
      if (known.has(meterName)) expect(reading.kind, meterName).toBe('tokens');
    }
    expect(count).toEqual({ tokens: 1456, provisioned: 13, other: 1336, unmapped: 15 });
    expect([...stopped].toSorted()).toEqual([
      'Az-Embeddings-Ada Tokens: Tokens',
      'Az-GPT-3.5-turbo Tokens: 3.5',
      'Az-GPT35-Turbo-16K-1106 Input Tokens: Tokens',
      'Az-GPT35-Turbo-16K-1106 Output Tokens: Tokens',
      'Az-GPT4-Turbo-128K Input Tokens: Tokens',
      'Az-GPT4-Turbo-128K Output Tokens: Tokens',
      'Az-GPT4-Turbo-Vision-128K Input Tokens: Tokens',
      'Az-GPT4-Turbo-Vision-128K Output Tokens: Tokens',
    ]);
  });

  it('takes a new model as one new line', () => {
    const grown = readMeterVocabulary(`${dataText('meters.yaml')}\n  - {model: gpt-5.7-nova, words: [5.7 nova]}\n`);
    expect(readMeterName(grown, '5.7 nova ShortCo Cd Inp Std Gl 1M Tokens')).toMatchObject({ kind: 'tokens', meter: { model: 'gpt-5.7-nova', kind: 'cached' } });
  });

  it.each([
    { case: 'a word with two meanings', text: 'parley: meters/1\ntier: {batch: [std], standard: [std]}\n', says: 'gives "std" two meanings' },
    { case: 'a scope nobody knows', text: 'parley: meters/1\nscope: {world: [gl]}\n', says: 'names the scope "world"; Parley knows global, dataZone, regional' },
    { case: 'a model without a name', text: 'parley: meters/1\nmodels: [{words: [5.7]}]\n', says: 'should say "model"' },
  ])('refuses $case', ({ text, says }) => {
    expect(() => readMeterVocabulary(text)).toThrow(says);
  });
});

function meterOf(reading: MeterReading) {
  return reading.kind === 'tokens' ? reading.meter : undefined;
}
