import { describe, expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { show } from '../base/decimal.ts';
import { bookNames, bundledBook, bundledEquivalents } from '../../tests/cases/rates/bundled.ts';
import { alternativeRate, alternativesFor, readEquivalents, type Alternative } from './alternatives.ts';
import type { Kind, Tier } from './meter.ts';

const books = bookNames.map(bundledBook);
const equivalents = bundledEquivalents();

function alternative(model: string, book: string): Alternative {
  const found = alternativesFor(books, equivalents, model).find((candidate) => candidate.book.name === book);
  expect(found, `${model} in ${book}`).toBeDefined();
  return found!;
}

function price(of: Alternative, kind: Kind, tier: Tier = 'standard') {
  const found = alternativeRate(of, { tier, context: 'short', kind }, day('2027-01-01'));
  return found && { perMillion: show(found.rate.perMillion), reason: found.reason };
}

describe('what an Azure model is compared with', () => {
  it('is the same model from its maker and from AWS first, then other makers’ models, each with its ground and day', () => {
    const found = alternativesFor(books, equivalents, 'gpt-5.4');
    expect(found.map(({ channel, model, same }) => `${channel} ${model}${same ? ' (same)' : ''}`)).toEqual([
      'openai gpt-5.4 (same)',
      'bedrock openai.gpt-5.4 (same)',
      'anthropic claude-sonnet-5',
      'azureMarketplace claude-sonnet-5-5',
      'google gemini-3.1-pro-preview',
    ]);
    expect(found.every(({ ground, judged, caveats }) => ground !== '' && judged === '2026-11-22' && caveats.length >= 2)).toBe(true);
  });

  it('leaves out what no book at hand prices, and has nothing for a model nobody judged', () => {
    expect(alternativesFor([bundledBook('openai-2026-10')], equivalents, 'gpt-5.4').map(({ channel }) => channel)).toEqual(['openai']);
    expect(alternativesFor(books, equivalents, 'computer-use-preview')).toEqual([]);
  });

  it('is found for a version as for its model', () => {
    expect(alternativesFor(books, equivalents, 'gpt-4o-2024-11-20').map(({ model }) => model)).toContain('gpt-4o');
    expect(alternativesFor(books, equivalents, 'gpt-4o-2024-08-06').map(({ model }) => model)).toContain('gpt-4o');
  });

  it('has a price for input and output on the day a deal of 2027 starts, in every judgement', () => {
    const models = [...new Set(equivalents.flatMap((equivalent) => equivalent.for))];
    const found = models.flatMap((model) => alternativesFor(books, equivalents, model));
    expect(found).toHaveLength(equivalents.flatMap((equivalent) => equivalent.for).length);
    const unpriced = found.filter((each) => price(each, 'input') === undefined || (price(each, 'output') === undefined && !each.model.startsWith('text-embedding')));
    expect(unpriced.map(({ book, model }) => `${book.name} ${model}`)).toEqual([]);
  });

  it('refuses judgements without a day or with an unknown scope', () => {
    expect(() => readEquivalents('parley: equivalents/1\njudged: soon\n')).toThrow('on what day');
    expect(() => readEquivalents('parley: equivalents/1\njudged: 2026-11-22\nequivalents: [{for: a, book: b, model: c, scope: world, ground: d}]\n')).toThrow('has the scope "world"');
  });
});

describe('what an alternative charges', () => {
  it.each([
    { model: 'gpt-5.4', book: 'openai-2026-10', kind: 'output', is: '15' },
    { model: 'gpt-5.4', book: 'bedrock-2026-10', kind: 'output', is: '16.5' },
    { model: 'gpt-5.4', book: 'anthropic-2026-10', kind: 'output', is: '10' },
    { model: 'gpt-5.4', book: 'azure-2026-10', kind: 'cached', is: '0.2' },
    { model: 'gpt-5.4', book: 'google-2026-10', kind: 'input', is: '2' },
  ] as const)('$book asks $is for $kind of what $model does', ({ model, book, kind, is }) => {
    expect(price(alternative(model, book), kind)).toEqual({ perMillion: is, reason: undefined });
  });

  it('is the standard price where it lists no such tier, and says so', () => {
    expect(price(alternative('gpt-5.4', 'openai-2026-10'), 'input', 'batch')).toEqual({
      perMillion: '2.5',
      reason: 'no batch price is listed for gpt-5.4 in openai-2026-10, so its standard price is used.',
    });
    expect(price(alternative('gpt-6-astra', 'openai-2026-10'), 'input', 'batch')).toEqual({ perMillion: '5', reason: undefined });
  });

  it('is the price of fresh input for tokens written to a cache that it does not price', () => {
    expect(price(alternative('gpt-5.4', 'google-2026-10'), 'cacheWrite')).toEqual({
      perMillion: '2',
      reason: 'no price for writing to the cache is listed for gemini-3.1-pro-preview in google-2026-10, so they are priced as fresh input.',
    });
  });

  it('is not known before its first row', () => {
    expect(alternativeRate(alternative('gpt-5.4', 'openai-2026-10'), { tier: 'standard', context: 'short', kind: 'input' }, day('2025-01-01'))).toBeUndefined();
  });
});
